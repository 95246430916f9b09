use std::time::Duration;

use gatehouse_contract::Timestamp;
use gatehouse_contract::domain::{Check, DomainName, Finding, read_values};

use crate::dns::{Dns, Response};

/// The most values that are kept of what a name has, and the most characters of each.
const VALUES: usize = 10;
const CHARACTERS: usize = 255;
/// How long it may take to find out where a missing record may be instead.
const SEARCH: Duration = Duration::from_secs(6);

/// Looks for the record of a claim in the DNS, and where it is not there, for what went wrong.
pub(super) async fn look(dns: &Dns, name: &DomainName, token: &str, now: Timestamp) -> Check {
    let answer = dns.txt(name.as_str()).await;
    let (finding, values, ttl) = match answer.response {
        Response::Records { values, ttl } => (read_values(&values, token), values, Some(ttl)),
        Response::NoSuchName { ttl } => (Finding::NoSuchName, Vec::new(), ttl),
        Response::NoRecord { ttl } => (Finding::NoRecord, Vec::new(), ttl),
        Response::Failure { response_code } => {
            (Finding::ServerFailure { response_code }, Vec::new(), None)
        }
        Response::TimedOut => (Finding::TimedOut, Vec::new(), None),
    };
    let finding = match finding {
        Finding::NoSuchName | Finding::NoRecord | Finding::OtherValues => {
            let elsewhere = tokio::time::timeout(SEARCH, search(dns, name, token)).await;
            elsewhere.ok().flatten().unwrap_or(finding)
        }
        conclusive => conclusive,
    };
    Check {
        at: now,
        server: answer.server.to_string(),
        finding,
        values: values.iter().take(VALUES).map(|value| shortened(value)).collect(),
        cached_until: ttl.map(|seconds| now.plus_seconds(seconds.into())),
    }
}

/// Looks where a record is put by mistake, or why it cannot be where it should.
async fn search(dns: &Dns, name: &DomainName, token: &str) -> Option<Finding> {
    if let Response::Records { values, .. } = dns.cname(name.as_str()).await.response {
        let target = values.into_iter().next()?;
        return Some(Finding::Alias { target });
    }
    let doubled = doubled(name);
    match dns.txt(&doubled).await.response {
        Response::Records { values, .. } if read_values(&values, token).is_record() => {
            Some(Finding::DoubledName { name: doubled })
        }
        _ => None,
    }
}

/// Where a record ends up when a DNS console appends its zone to a name that has it already.
fn doubled(name: &DomainName) -> String {
    let name = name.as_str();
    format!("{name}.{}", psl::domain_str(name).unwrap_or(name))
}

/// A value that can be shown: no control characters, and not endless.
fn shortened(value: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = value.chars().take(CHARACTERS).map(shown).collect();
    if value.chars().count() > CHARACTERS {
        short.push('…');
    }
    short
}
