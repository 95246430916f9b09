//! Asking the DNS, one server after the other, so that it can be told which one said what.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use hickory_resolver::config::{
    ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts,
};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use hickory_resolver::{Resolver, TokioResolver};

/// How long one server is waited for, twice.
const TIMEOUT: Duration = Duration::from_secs(2);
/// The most servers that are asked (resolv.conf(5) has no more either).
const SERVERS: usize = 3;

/// The DNS servers to ask. Nothing is cached here.
pub(crate) struct Dns(Vec<Server>);

struct Server {
    address: SocketAddr,
    resolver: TokioResolver,
}

/// What a question came to.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Who answered; if nobody did, who was asked last.
    pub server: SocketAddr,
    pub response: Response,
}

#[derive(Debug)]
pub(crate) enum Response {
    /// Records of the kind that was asked for, as text, and for how many seconds they are good.
    Records { values: Vec<String>, ttl: u32 },
    /// Such a name does not exist; for how many seconds that may be repeated (RFC 2308).
    NoSuchName { ttl: Option<u32> },
    /// The name has no such records; for how many seconds that may be repeated (RFC 2308).
    NoRecord { ttl: Option<u32> },
    /// The server cannot answer, by its response code.
    Failure { response_code: String },
    /// No answer in time.
    TimedOut,
}

/// Why the DNS cannot be asked.
#[derive(Debug, thiserror::Error)]
#[error("the DNS servers cannot be used: {0}")]
pub struct DnsSetupError(#[from] NetError);

impl Dns {
    /// The servers that are configured, or else the system's.
    pub(crate) fn new(configured: &[SocketAddr]) -> Result<Self, DnsSetupError> {
        let addresses = if configured.is_empty() { of_system() } else { configured.to_vec() };
        let servers = addresses.into_iter().take(SERVERS).map(Server::new);
        Ok(Self(servers.collect::<Result<_, _>>()?))
    }

    /// The TXT records at a name, also behind an alias, each with its strings put together.
    pub(crate) async fn txt(&self, name: &str) -> Answer {
        self.ask(name, RecordType::TXT).await
    }

    /// What a name is an alias of.
    pub(crate) async fn cname(&self, name: &str) -> Answer {
        self.ask(name, RecordType::CNAME).await
    }

    /// The addresses of a name, also behind an alias, IPv4 first. `None` when the DNS cannot say.
    pub(crate) async fn addresses(&self, name: &str) -> Option<Vec<IpAddr>> {
        let (v4, v6) =
            tokio::join!(self.ask(name, RecordType::A), self.ask(name, RecordType::AAAA));
        let (mut found, mut is_answered) = (Vec::new(), true);
        for answer in [v4, v6] {
            match answer.response {
                Response::Records { values, .. } => {
                    found.extend(values.iter().filter_map(|it| it.parse::<IpAddr>().ok()));
                }
                Response::NoSuchName { .. } | Response::NoRecord { .. } => {}
                Response::Failure { .. } | Response::TimedOut => is_answered = false,
            }
        }
        (is_answered || !found.is_empty()).then_some(found)
    }

    async fn ask(&self, name: &str, kind: RecordType) -> Answer {
        let mut last = Answer {
            server: SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), 53),
            response: Response::TimedOut,
        };
        for server in &self.0 {
            last = Answer { server: server.address, response: server.ask(name, kind).await };
            if !matches!(last.response, Response::Failure { .. } | Response::TimedOut) {
                break;
            }
        }
        last
    }
}

impl Server {
    fn new(address: SocketAddr) -> Result<Self, NetError> {
        let mut connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
        for connection in &mut connections {
            connection.port = address.port();
        }
        let server = NameServerConfig::new(address.ip(), true, connections.into());
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        let mut options = ResolverOpts::default();
        options.timeout = TIMEOUT;
        options.attempts = 2;
        options.cache_size = 0;
        options.use_hosts_file = ResolveHosts::Never;
        let resolver = Resolver::builder_with_config(config, TokioRuntimeProvider::default())
            .with_options(options)
            .build()?;
        Ok(Self { address, resolver })
    }

    async fn ask(&self, name: &str, kind: RecordType) -> Response {
        let asked = self.resolver.lookup(format!("{name}."), kind);
        match tokio::time::timeout(TIMEOUT * 2, asked).await {
            Ok(Ok(found)) => {
                let records = found.answers().iter().filter(|it| it.record_type() == kind);
                let ttl = records.clone().map(|record| record.ttl).min().unwrap_or_default();
                Response::Records { values: records.map(|it| text(&it.data)).collect(), ttl }
            }
            Ok(Err(error)) => of_error(error),
            Err(_) => Response::TimedOut,
        }
    }
}

fn of_error(error: NetError) -> Response {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => Response::NoSuchName { ttl: none.negative_ttl },
            ResponseCode::NoError => Response::NoRecord { ttl: none.negative_ttl },
            code => failure(code),
        },
        NetError::Dns(DnsError::ResponseCode(code)) => failure(code),
        other => {
            tracing::debug!(error = %other, "no answer from the DNS");
            Response::TimedOut
        }
    }
}

/// A response code by its name in the IANA registry.
fn failure(code: ResponseCode) -> Response {
    let response_code = match code {
        ResponseCode::ServFail => "SERVFAIL".to_owned(),
        ResponseCode::FormErr => "FORMERR".to_owned(),
        other => format!("{other:?}").to_uppercase(),
    };
    Response::Failure { response_code }
}

fn text(data: &RData) -> String {
    match data {
        RData::TXT(txt) => String::from_utf8_lossy(&txt.txt_data.concat()).into_owned(),
        RData::CNAME(target) => target.to_string().trim_end_matches('.').to_owned(),
        other => other.to_string(),
    }
}

/// The servers of /etc/resolv.conf; without any, the one on this machine (resolv.conf(5)).
fn of_system() -> Vec<SocketAddr> {
    let listed = match read_system_conf() {
        Ok((config, _)) => config.name_servers().iter().map(|server| server.ip).collect(),
        Err(error) => {
            tracing::warn!(%error, "no DNS server is configured on this machine");
            vec![IpAddr::from(Ipv4Addr::LOCALHOST)]
        }
    };
    listed.into_iter().map(|ip| SocketAddr::new(ip, 53)).collect()
}
