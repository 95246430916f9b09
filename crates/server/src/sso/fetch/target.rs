use axum::http::HeaderValue;
use gatehouse_contract::saml::PasteFlaw;
use rustls::pki_types::ServerName;
use url::{Host, Url};

/// An https URL that may be asked for, if its host's addresses are.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    url: Url,
    /// A name without a dot at its end, or an address.
    pub host: Host,
    pub port: u16,
    /// What the host's TLS certificate must be for.
    pub server_name: ServerName<'static>,
}

impl Target {
    /// Reads a URL (URL Standard), as a browser does.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, PasteFlaw> {
        let url = Url::parse(text).map_err(|_| PasteFlaw::UrlMalformed)?;
        if url.scheme() != "https" {
            return Err(PasteFlaw::UrlNotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(PasteFlaw::UrlWithPassword);
        }
        let (host, server_name) = host(&url).ok_or(PasteFlaw::UrlMalformed)?;
        let port = url.port_or_known_default().ok_or(PasteFlaw::UrlMalformed)?;
        Ok(Self { url, host, port, server_name })
    }

    /// The path and the query, as they are sent.
    pub(crate) fn path(&self) -> &str {
        &self.url[url::Position::BeforePath..url::Position::AfterQuery]
    }

    /// The host, and the port where it is not 443 (RFC 9110, section 7.2).
    pub(crate) fn authority(&self) -> Option<HeaderValue> {
        let authority = match self.url.port() {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.to_string(),
        };
        HeaderValue::from_str(&authority).ok()
    }

    /// The host of what this one leads on to.
    pub(crate) fn leads_to(&self, location: &HeaderValue) -> Option<String> {
        let next = self.url.join(location.to_str().ok()?).ok()?;
        Some(next.host_str()?.to_owned())
    }
}

fn host(url: &Url) -> Option<(Host, ServerName<'static>)> {
    Some(match url.host()? {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_owned();
            (Host::Domain(name.clone()), ServerName::try_from(name).ok()?)
        }
        Host::Ipv4(ip) => (Host::Ipv4(ip), ServerName::IpAddress(ip.into())),
        Host::Ipv6(ip) => (Host::Ipv6(ip), ServerName::IpAddress(ip.into())),
    })
}
