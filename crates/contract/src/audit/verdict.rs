use std::fmt;

use serde::{Deserialize, Serialize};

/// What a look at the audit log finds, from its beginning or from an entry on that was found as it was
/// written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuditVerdict {
    /// Every entry is there and as it was written.
    Intact {
        /// How many there are.
        entries: i64,
        /// The hash of the last, in hex; empty when there is none.
        head: String,
    },
    /// Every entry up to one is there and as it was written. It goes on after that one.
    IntactSoFar {
        /// Its number.
        seq: i64,
        /// How many entries there are.
        entries: i64,
    },
    /// The first entry that is missing or altered.
    Broken {
        /// Its number.
        seq: i64,
    },
}

impl AuditVerdict {
    /// The most entries that one answer of the API looks at.
    pub const PART: i64 = 10_000;
}

impl fmt::Display for AuditVerdict {
    /// For whoever runs the server.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Intact { entries: 0, .. } => write!(f, "intact, with no entries yet"),
            Self::Intact { entries, head } => {
                write!(f, "intact, {entries} entries, the last one sealed by {head}")
            }
            Self::IntactSoFar { seq, entries } => write!(f, "intact up to {seq} of {entries}"),
            Self::Broken { seq } => write!(f, "BROKEN: entry {seq} is missing or was altered"),
        }
    }
}

/// How a verdict is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    status: String,
    entries: Option<i64>,
    head: Option<String>,
    seq: Option<i64>,
}

impl TryFrom<Flat> for AuditVerdict {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.status.as_str(), flat.entries, flat.head, flat.seq) {
            ("intact", Some(entries), Some(head), _) => Ok(Self::Intact { entries, head }),
            ("intact_so_far", Some(entries), _, Some(seq)) => {
                Ok(Self::IntactSoFar { seq, entries })
            }
            ("broken", _, _, Some(seq)) => Ok(Self::Broken { seq }),
            _ => Err("an unknown or incomplete verdict"),
        }
    }
}
