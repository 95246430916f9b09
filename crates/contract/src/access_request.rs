use serde::{Deserialize, Serialize};

use crate::remark::read_remark;
use crate::role_change::decide_giving;
use crate::{Denial, Field, FieldError, Flaw, Member, Permit, Role, Timestamp};

/// A role that somebody asks for, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessRequestDraft {
    /// The role.
    pub role: Role,
    /// Why they need it.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub reason: String,
}

impl AccessRequestDraft {
    /// The most characters of a reason.
    pub const LONGEST_REASON: u32 = 500;

    /// Reads the reason: 1 to 500 characters, all of which can be seen, on any number of lines.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(&self) -> Result<String, Vec<FieldError>> {
        let flawed = |flaw| vec![FieldError::new(Field::Reason, flaw)];
        match read_remark(&self.reason, Self::LONGEST_REASON).map_err(flawed)? {
            Some(reason) => Ok(reason),
            None => Err(flawed(Flaw::Empty)),
        }
    }
}

/// What somebody says to whom they decline a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Declining {
    /// It; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub note: String,
}

impl Declining {
    /// Reads the note: up to 500 characters, all of which can be seen.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(&self) -> Result<Option<String>, Vec<FieldError>> {
        read_remark(&self.note, AccessRequestDraft::LONGEST_REASON)
            .map_err(|flaw| vec![FieldError::new(Field::Note, flaw)])
    }
}

/// The roles that somebody may ask for: those above their own, highest first.
pub fn roles_to_ask_for(own: Role) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| own.is_below(*role)).collect()
}

/// The roles that may give one of these, highest first.
pub fn roles_that_give(wanted: &[Role]) -> Vec<Role> {
    let gives = |giver: &Role| wanted.iter().any(|role| decide_giving(*giver, *role).is_ok());
    Role::ALL.into_iter().filter(gives).collect()
}

/// Decides whether somebody may ask for a role.
///
/// # Errors
/// [`Denial::NotAboveYou`]
pub fn decide_access_request(own: Role, wanted: Role) -> Result<(), Denial> {
    if own.is_below(wanted) { Ok(()) } else { Err(Denial::NotAboveYou) }
}

/// What somebody has asked for, and what they may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnAccess {
    /// The roles that they may ask for, highest first.
    pub roles: Vec<Role>,
    /// What they have asked for and nobody has decided yet.
    pub request: Option<OwnRequest>,
    /// How the last one that was decided ended.
    pub decision: Option<AccessDecision>,
}

/// A request that nobody has decided yet, as whoever made it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRequest {
    /// The role that was asked for.
    pub role: Role,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessDecision {
    /// The role that was asked for.
    pub role: Role,
    /// Whether it was given.
    pub granted: bool,
    /// Who decided: their name.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What they said.
    pub note: Option<String>,
}

/// A request that nobody has decided yet, as whoever decides it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessRequest {
    /// Its id.
    pub id: String,
    /// Who asks, with the role that they have, and what the one that they ask for changes about how they
    /// sign in.
    pub member: Member,
    /// The role that they ask for.
    pub role: Role,
    /// Why.
    pub reason: String,
    /// When they asked.
    pub asked_at: Timestamp,
    /// Whether the viewer may give the role, or decline to.
    pub permit: Permit,
}

/// The requests that nobody has decided yet, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessRequests {
    /// How many there are.
    pub total: u32,
    /// The first [`AccessRequests::PAGE`] of them.
    pub requests: Vec<AccessRequest>,
}

impl AccessRequests {
    /// The most requests that are listed at once.
    pub const PAGE: u32 = 100;
}
