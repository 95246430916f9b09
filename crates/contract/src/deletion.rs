use serde::{Deserialize, Serialize};

use crate::{OrganizationName, Timestamp, Version};

/// For how many days an organization that was deleted can be brought back.
pub const RESTORABLE_DAYS: i64 = 30;

/// An organization that was deleted and can still be brought back. Until then nobody can do anything
/// else in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deletion {
    /// Its name.
    pub organization: OrganizationName,
    /// Who deleted it: their name at that time.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// When all that is stored of it is gone for good.
    pub gone_at: Timestamp,
    /// Whether the viewer may bring it back.
    pub restorable: bool,
}

/// Whom and what deleting the organization would concern now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeletionImpact {
    /// What `If-Match` takes to delete it.
    pub version: Version,
    /// How many people can no longer work in it.
    pub people: u32,
    /// How many of them are Owners, who can bring it back and are told by mail.
    pub owners: u32,
    /// How many invitations can no longer be accepted.
    pub invited: u32,
    /// How many verified domains others can claim once it is gone.
    pub domains: u32,
    /// When all that is stored of it would be gone for good.
    pub gone_at: Timestamp,
}
