//! `/api/audit`

use gatehouse_contract::{AuditEntries, AuditFilters, AuditFormat, AuditVerdict, Reply};

use super::{Answer, get};

const PATH: &str = "/api/audit";

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

/// Whether the log is complete, after an entry up to which it is, or from its beginning (0).
pub async fn verify(after: i64) -> Answer<Reply<AuditVerdict>> {
    get(&format!("{PATH}/verification?after={after}")).await
}
