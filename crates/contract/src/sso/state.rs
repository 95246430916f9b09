use serde::{Deserialize, Serialize};

use super::{PreviousConnection, SsoConnection, SsoDraft};
use crate::Timestamp;

/// A test sign-in that passed on the connection exactly as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PassedTest {
    /// The name of the Owner or Admin who signed in.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// How far single sign-on is. It cannot be on without a connection and a passed test, since there
/// is no such value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SsoState {
    /// There is no connection.
    #[default]
    Unconfigured,
    /// There is one, and it has not passed a test as it stands. Off.
    Untested {
        /// The connection.
        connection: SsoConnection,
    },
    /// It has passed a test as it stands. Off.
    Tested {
        /// The connection.
        connection: SsoConnection,
        /// The test.
        test: PassedTest,
    },
    /// People sign in through it.
    On {
        /// The connection.
        connection: SsoConnection,
        /// The test.
        test: PassedTest,
    },
}

impl SsoState {
    /// Whether people can sign in through the identity provider.
    pub fn is_on(&self) -> bool {
        matches!(self, Self::On { .. })
    }

    /// The connection, if there is one.
    pub fn connection(&self) -> Option<&SsoConnection> {
        match self {
            Self::Unconfigured => None,
            Self::Untested { connection }
            | Self::Tested { connection, .. }
            | Self::On { connection, .. } => Some(connection),
        }
    }

    /// The test that the connection has passed, if it has.
    pub fn test(&self) -> Option<&PassedTest> {
        match self {
            Self::Unconfigured | Self::Untested { .. } => None,
            Self::Tested { test, .. } | Self::On { test, .. } => Some(test),
        }
    }
}

/// What requiring single sign-on comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SsoRequirement {
    /// Single sign-on is off or one way in among others.
    NotRequired,
    /// It is the only way in for everyone but Owners, Admins and whoever is excepted.
    Enforced,
    /// It is required, and since no domain is verified through which anyone new could sign in,
    /// everyone may use a password until one is.
    Suspended,
}

/// Single sign-on with its options, which keep their values while it is off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sso {
    pub(crate) state: SsoState,
    pub(crate) required: bool,
    pub(crate) idp_managed: bool,
    pub(crate) idp_initiated: bool,
    pub(crate) password_factor: bool,
    pub(crate) reverts_at: Option<Timestamp>,
    pub(crate) draft: Option<SsoDraft>,
    pub(crate) previous: Option<PreviousConnection>,
}

impl Sso {
    /// Single sign-on as it was stored, with the two options that say who gets in.
    pub fn new(state: SsoState, required: bool, idp_managed: bool) -> Self {
        Self { state, required, idp_managed, ..Self::default() }
    }

    /// The same, where sign-ins that begin at the identity provider are taken, or not.
    pub fn idp_initiated(self, idp_initiated: bool) -> Self {
        Self { idp_initiated, ..self }
    }

    /// With the option that whoever keeps a password beside it must have a second factor.
    pub fn password_factor(self, password_factor: bool) -> Self {
        Self { password_factor, ..self }
    }

    /// The same, with a draft of a connection and the one that was there before.
    pub fn beside(self, draft: Option<SsoDraft>, previous: Option<PreviousConnection>) -> Self {
        Self { draft, previous, ..self }
    }

    /// The same, where requiring it was not confirmed yet and ends by itself at this moment.
    pub fn reverting_at(self, reverts_at: Option<Timestamp>) -> Self {
        Self { reverts_at, ..self }
    }

    /// How far it is.
    pub fn state(&self) -> &SsoState {
        &self.state
    }

    /// Whether it is required while it is on.
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// Whether a first sign-in makes a Member while it is on.
    pub fn is_idp_managed(&self) -> bool {
        self.idp_managed
    }

    /// Whether whoever keeps a password beside it must have a second factor while it is on.
    pub fn is_password_factor_required(&self) -> bool {
        self.password_factor
    }

    /// Whether sign-ins that begin at the identity provider are taken while it is on.
    pub fn is_idp_initiated(&self) -> bool {
        self.idp_initiated
    }

    /// The connection that is to take the place of the one there is.
    pub fn draft(&self) -> Option<&SsoDraft> {
        self.draft.as_ref()
    }

    /// The connection that was there before, for as long as it can be restored.
    pub fn previous(&self, now: Timestamp) -> Option<&PreviousConnection> {
        self.previous.as_ref().filter(|it| now < it.restorable_until())
    }

    /// The connection and the draft, whichever there are.
    pub fn connections(&self) -> impl Iterator<Item = &SsoConnection> {
        self.state.connection().into_iter().chain(self.draft.as_ref().map(|it| &it.connection))
    }

    /// Whether a connection that is saved becomes a draft: while people sign in with another one or
    /// while there is a draft.
    pub(crate) fn drafts(state: &SsoState, draft: Option<&SsoDraft>) -> bool {
        state.is_on() || draft.is_some()
    }

    /// What requiring it comes to, with a verified domain or without.
    pub fn requirement(&self, domain_verified: bool) -> SsoRequirement {
        match self.required && self.state.is_on() {
            false => SsoRequirement::NotRequired,
            true if domain_verified => SsoRequirement::Enforced,
            true => SsoRequirement::Suspended,
        }
    }

    /// When it stops being required unless that is confirmed; `None` when there is nothing to
    /// confirm.
    pub fn reverts_at(&self) -> Option<Timestamp> {
        self.reverts_at
    }

    /// Whether passwords have stopped working for everyone but Owners, Admins and whoever is
    /// excepted.
    pub fn is_enforced(&self, domain_verified: bool) -> bool {
        self.requirement(domain_verified) == SsoRequirement::Enforced
    }
}

/// How a state is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    status: String,
    connection: Option<SsoConnection>,
    test: Option<PassedTest>,
}

impl TryFrom<Flat> for SsoState {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.status.as_str(), flat.connection, flat.test) {
            ("unconfigured", ..) => Ok(Self::Unconfigured),
            ("untested", Some(connection), _) => Ok(Self::Untested { connection }),
            ("tested", Some(connection), Some(test)) => Ok(Self::Tested { connection, test }),
            ("on", Some(connection), Some(test)) => Ok(Self::On { connection, test }),
            _ => Err("an unknown or incomplete state"),
        }
    }
}
