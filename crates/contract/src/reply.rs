use serde::{Deserialize, Serialize};

use crate::{Session, Timestamp};

/// A resource, with what the viewer is and may do once it has been read or changed.
///
/// The app puts both in place of what it had, so that a page follows its viewer's role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reply<T> {
    /// What was asked for, or what the change made.
    pub resource: T,
    /// Who is looking, and what they may do now.
    pub session: Session,
}

/// Counts the changes of a resource. Its entity tag (RFC 9110, section 8.8.3) is `"v8"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version(pub i64);

impl Version {
    /// The strong entity tag, quotes included.
    pub fn etag(self) -> String {
        format!("\"v{}\"", self.0)
    }

    /// Reads an entity tag that [`Version::etag`] wrote.
    pub fn from_etag(etag: &str) -> Option<Self> {
        let digits = etag.trim().strip_prefix("\"v")?.strip_suffix('"')?;
        digits.parse().ok().map(Self).filter(|version| version.etag() == etag.trim())
    }
}

/// Who changed a resource last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// The person's name at that time.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
