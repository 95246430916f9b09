mod action;
mod details;
mod refusal;
mod verdict;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use action::AuditAction;
pub use details::{AuditChange, AuditDetails, AuditFact, AuditValue};
pub use refusal::AuditRefusal;
pub use verdict::AuditVerdict;

use crate::Timestamp;

/// One entry of the audit log: what somebody did, or tried to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its number, from 1 on, without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub author: AuditAuthor,
    /// What: a word that [`AuditAction`] knows, unless another version of the server wrote it.
    pub action: String,
    /// How it ended.
    pub outcome: AuditOutcome,
    /// From which address; empty where the server acted by itself.
    pub address: String,
    /// With what, as far as it said: `Firefox on Windows`. Empty where it said nothing, and in entries
    /// from before it was kept.
    pub device: String,
    /// In which request, as `X-Request-Id` had it; empty where the server acted by itself.
    pub request_id: String,
    /// What there was before and after, or what else there is to say. It holds no secret.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub payload: Value,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditAuthor {
    /// What they are.
    pub kind: AuditAuthorKind,
    /// A person's id; empty for anybody else.
    pub id: String,
    /// What they were called then: for a stranger what they called themselves, which may be nothing.
    pub name: String,
}

/// What whoever did something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuditAuthorKind {
    /// A person of the organization.
    Person,
    /// The server, by itself.
    Server,
    /// Somebody who was not known.
    Stranger,
}

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuditOutcome {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

/// Some of the entries, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntries {
    /// They.
    pub entries: Vec<AuditEntry>,
    /// Whether there are more like them, older than the last.
    pub has_older: bool,
}

impl AuditEntries {
    /// The most entries on a page.
    pub const PAGE: u32 = 50;
}

/// What the log can be filtered by: what there is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditFilters {
    /// Every action in it, in alphabetical order.
    pub actions: Vec<String>,
    /// The people in it: those who manage the organization first, then by name. Who has left is called
    /// what they were called last.
    pub people: Vec<AuditPerson>,
    /// Whether there are more people than these.
    pub more_people: bool,
}

impl AuditFilters {
    /// The most people that are named.
    pub const PEOPLE: usize = 200;
}

/// Somebody in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPerson {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
}

/// Which entries are looked for: the query of the audit log, in the API and in the app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    /// Of the person with this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Of this action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// That ended like this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AuditOutcome>,
    /// From this moment on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    /// Before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// A file that the log is exported to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuditFormat {
    /// Comma-separated values (RFC 4180).
    #[default]
    Csv,
    /// One JSON object a line.
    Ndjson,
}
