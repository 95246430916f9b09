//! Fetching the metadata behind a URL that somebody typed. The server must not reach for them what
//! they cannot reach themselves: only public addresses, and exactly those that were looked at.

mod address;
mod target;
mod tls;

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, Response, StatusCode, header};
use gatehouse_contract::saml::FetchFlaw;
use gatehouse_saml::METADATA_LIMIT;
use http_body_util::{BodyExt, Empty, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use url::Host;

use crate::config::Config;
use crate::dns::Dns;

pub(crate) use target::Target;
pub use tls::FetchSetupError;

/// Fetches metadata: one GET, without redirects, cookies or a proxy.
pub(crate) struct Fetcher {
    tls: TlsConnector,
    /// Whether this machine may be asked too.
    loopback: bool,
    timeout: Duration,
}

impl Fetcher {
    pub(crate) fn new(config: &Config) -> Result<Self, FetchSetupError> {
        Ok(Self {
            tls: tls::connector(config.metadata_ca.as_deref())?,
            loopback: config.metadata_loopback,
            timeout: config.metadata_timeout,
        })
    }

    /// The document at a URL.
    pub(crate) async fn fetch(&self, dns: &Dns, target: &Target) -> Result<Vec<u8>, FetchFlaw> {
        let deadline = Instant::now() + self.timeout;
        let found = timeout_at(deadline, self.addresses(dns, target)).await;
        let addresses = found.unwrap_or(Err(FetchFlaw::DnsUnavailable))?;
        let fetched = timeout_at(deadline, self.get(&addresses, target)).await;
        let limit = u32::try_from(self.timeout.as_secs()).unwrap_or(u32::MAX);
        fetched.unwrap_or(Err(FetchFlaw::TooSlow { limit }))
    }

    /// Where the host is, if all of its addresses may be asked.
    async fn addresses(&self, dns: &Dns, target: &Target) -> Result<Vec<SocketAddr>, FetchFlaw> {
        let found: Vec<IpAddr> = match &target.host {
            Host::Domain(name) => dns.addresses(name).await.ok_or(FetchFlaw::DnsUnavailable)?,
            Host::Ipv4(ip) => vec![(*ip).into()],
            Host::Ipv6(ip) => vec![(*ip).into()],
        };
        if found.is_empty() {
            return Err(FetchFlaw::UnknownHost);
        }
        if let Some(address) = found.iter().find(|it| !self.may_ask(**it)) {
            tracing::warn!(host = %target.host, %address, "metadata at an address that is not public");
            return Err(FetchFlaw::PrivateAddress);
        }
        Ok(found.into_iter().map(|ip| SocketAddr::new(ip, target.port)).collect())
    }

    fn may_ask(&self, address: IpAddr) -> bool {
        address::is_public(address) || (self.loopback && address.to_canonical().is_loopback())
    }

    async fn get(&self, addresses: &[SocketAddr], target: &Target) -> Result<Vec<u8>, FetchFlaw> {
        let lost = || FetchFlaw::CannotConnect { port: target.port };
        let stream = TcpStream::connect(addresses).await.map_err(|_| lost())?;
        let tls = self.tls.connect(target.server_name.clone(), stream).await;
        let tls = tls.map_err(|error| tls::flaw(&error, target.port))?;
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(tls)).await.map_err(|_| lost())?;
        let exchange = async {
            let sent = sender.send_request(request(target)?).await;
            document(sent.map_err(|_| lost())?, target).await
        };
        // The connection only carries the exchange, and ends with it.
        tokio::select! {
            document = exchange => document,
            never = async { drop(connection.await); std::future::pending().await } => never,
        }
    }
}

fn request(target: &Target) -> Result<Request<Empty<Bytes>>, FetchFlaw> {
    let authority = target.authority().ok_or(FetchFlaw::UnknownHost)?;
    Request::get(target.path())
        .header(header::HOST, authority)
        .header(header::ACCEPT, "application/samlmetadata+xml, application/xml, */*;q=0.5")
        .header(header::ACCEPT_ENCODING, "identity")
        .header(header::USER_AGENT, "Gatehouse")
        .header(header::CONNECTION, "close")
        .body(Empty::new())
        .map_err(|_| FetchFlaw::UnknownHost)
}

/// What an answer holds, read no further than may be.
async fn document(response: Response<Incoming>, target: &Target) -> Result<Vec<u8>, FetchFlaw> {
    let status = response.status();
    if status.is_redirection()
        && let Some(location) = response.headers().get(header::LOCATION)
    {
        let to = target.leads_to(location).unwrap_or_default();
        return Err(FetchFlaw::Redirects { to });
    }
    if status != StatusCode::OK {
        return Err(FetchFlaw::HttpStatus { status: status.as_u16() });
    }
    let body = Limited::new(response.into_body(), METADATA_LIMIT as usize).collect().await;
    let body = body.map_err(|error| match error.is::<LengthLimitError>() {
        true => FetchFlaw::TooLarge { limit: METADATA_LIMIT },
        false => FetchFlaw::CannotConnect { port: target.port },
    })?;
    Ok(body.to_bytes().to_vec())
}
