//! `/api/audit`

use gatehouse_contract::{AuditEntries, AuditFilters, AuditFormat, AuditVerdict, Reply};

use super::{Answer, get, get_within};

const PATH: &str = "/api/audit";

/// How long a look at the whole log may take, in milliseconds: a little longer than the server takes for
/// any request.
const WHOLE_LOG: u32 = 35_000;

/// Which of the entries that a query finds are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The newest.
    Newest,
    /// Those older than the entry with this number.
    Before(i64),
    /// Those newer than the entry with this number.
    After(i64),
}

/// Entries of the audit log: those that an `AuditQuery` finds, as it stands in a URL.
pub async fn list(query: &str, part: Part) -> Answer<Reply<AuditEntries>> {
    let part = match part {
        Part::Newest => String::new(),
        Part::Before(seq) => format!("&before={seq}"),
        Part::After(seq) => format!("&after={seq}"),
    };
    get(&format!("{PATH}?{query}{part}")).await
}

/// What the log can be filtered by.
pub async fn filters() -> Answer<Reply<AuditFilters>> {
    get(&format!("{PATH}/filters")).await
}

/// Where what a query finds is as a file.
pub fn export(query: &str, format: AuditFormat) -> String {
    let format = match format {
        AuditFormat::Csv => "csv",
        AuditFormat::Ndjson => "ndjson",
    };
    format!("{PATH}/export?format={format}&{query}")
}

/// Whether the log is complete.
pub async fn verify() -> Answer<Reply<AuditVerdict>> {
    get_within(WHOLE_LOG, &format!("{PATH}/verification")).await
}
