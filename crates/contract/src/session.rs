use serde::{Deserialize, Serialize};

use crate::{Capabilities, FactorDue, OrganizationName, ProofKind, Role, Timestamp};

/// Who is signed in, where, and what they may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The person looking.
    pub viewer: Viewer,
    /// The name of their organization.
    pub organization: OrganizationName,
    /// What they may do now.
    pub capabilities: Capabilities,
    /// Until when a sensitive change asks for no further proof; `None` when it asks at once.
    pub proven_until: Option<Timestamp>,
    /// What a sensitive change may ask for as a proof; empty for whoever proves who they are at the
    /// identity provider.
    pub proofs: Vec<ProofKind>,
    /// Where somebody without a password proves who they are: they sign in anew at the identity
    /// provider. `None` for whoever proves it with a password.
    pub sso_proof_url: Option<String>,
    /// When this session ends because the viewer may no longer sign in as it began; `None` when it
    /// does not.
    pub ends_at: Option<Timestamp>,
    /// When single sign-on stops being required unless somebody confirms it or an Owner or Admin
    /// signs in with it. `None` when nothing is open, and for whoever may not change it.
    pub sso_reverts_at: Option<Timestamp>,
    /// What second factor the viewer has to set up, and until when; `None` for whoever has one that
    /// counts, needs none, or has no password.
    pub factor_due: Option<FactorDue>,
    /// Since when letters of the organization wait that could not be delivered yet. `None` when
    /// there are none, and for whoever does not manage access security.
    pub mail_waiting_since: Option<Timestamp>,
    /// How many requests for a role nobody has decided yet, for whoever decides on them.
    pub open_requests: u32,
}

/// The person looking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Viewer {
    /// Opaque and stable.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The e-mail address, in lower case.
    pub email: String,
    /// The role now.
    pub role: Role,
}
