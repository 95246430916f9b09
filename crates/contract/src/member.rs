use serde::{Deserialize, Serialize};

use crate::{FactorsHeld, Permit, Person, Role, RoleShift, Timestamp};

/// A person of the organization, as whoever manages its members sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// Who.
    pub person: Person,
    /// How they can sign in now.
    pub sign_in: MemberSignIn,
    /// Which kinds of second factor they have.
    pub held: FactorsHeld,
    /// Whether their address is on none of the verified domains, while there is one.
    pub guest: bool,
    /// When they last used the product, if ever.
    pub last_seen: Option<Timestamp>,
    /// How many browsers they are signed in with.
    pub devices: u32,
    /// The roles that the viewer may give them, highest first. The one that they have is among them,
    /// unless there are none.
    pub roles: Vec<Role>,
    /// Which of these change how they sign in, and how.
    pub shifts: Vec<RoleShift>,
    /// Whether the identity provider lets them in again as a Member once they are removed, until they
    /// are removed there too.
    pub returns: bool,
    /// Whether the viewer may remove them.
    pub removal: Permit,
}

impl Member {
    /// Whether the viewer may give them another role than they have.
    pub fn may_change_role(&self) -> bool {
        self.roles.iter().any(|role| *role != self.person.role)
    }
}

/// How somebody can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MemberSignIn {
    /// With a password.
    Password,
    /// Through the identity provider.
    Sso,
    /// Either way.
    PasswordOrSso,
    /// Not at all: they have no password, or may not use it, and no identity provider knows them.
    Nothing,
}

impl MemberSignIn {
    /// Of somebody who has a password that they may use, and whom the identity provider signs in.
    pub fn of(password: bool, sso: bool) -> Self {
        match (password, sso) {
            (true, true) => Self::PasswordOrSso,
            (true, false) => Self::Password,
            (false, true) => Self::Sso,
            (false, false) => Self::Nothing,
        }
    }
}

/// Some of the members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Members {
    /// How many the organization has.
    pub all: u32,
    /// How many there are like those that were asked for.
    pub total: u32,
    /// Those of the page that was asked for.
    pub members: Vec<Member>,
}

impl Members {
    /// The most members on a page.
    pub const PAGE: u32 = 100;
}

/// Which members are looked for, and in which order: the query of the list of members, in the API and
/// in the app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberQuery {
    /// Part of a name or of an address, whatever its case and accents.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// With this role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Who can sign in this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignInFilter>,
    /// With this second factor, or without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<HeldFilter>,
    /// Guests, or everyone else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<MemberKind>,
    /// What they are sorted by.
    #[serde(skip_serializing_if = "is_default")]
    pub sort: MemberSort,
    /// Which way.
    #[serde(skip_serializing_if = "is_default")]
    pub order: SortOrder,
}

impl MemberQuery {
    /// The most characters of what is looked for.
    pub const LONGEST_SEARCH: usize = 200;
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whom a filter for the way of signing in leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignInFilter {
    /// Who can sign in with a password.
    Password,
    /// Whom the identity provider signs in.
    Sso,
    /// Who cannot sign in.
    Nothing,
}

/// Whom a filter for second factors leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum HeldFilter {
    /// Who has an authenticator app.
    AuthenticatorApp,
    /// Who has a passkey.
    Passkey,
    /// Who has neither.
    Nothing,
}

/// Whom a filter for guests leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MemberKind {
    /// Whose address is on none of the verified domains, while there is one.
    Guest,
    /// Everyone else.
    Own,
}

/// What members are sorted by; those who are alike, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MemberSort {
    /// By name.
    #[default]
    Name,
    /// By role, the highest first.
    Role,
    /// By when they were last seen, the latest first; whoever never was comes last.
    LastSeen,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SortOrder {
    /// As the sort says.
    #[default]
    Usual,
    /// The other way round.
    Reversed,
}
