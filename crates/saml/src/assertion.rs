use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::Claims;

/// An assertion that was verified and that holds: this person signed in there just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Its ID, which the issuer uses once.
    pub id: String,
    /// The entity ID of the identity provider.
    pub issuer: String,
    /// The identifier by which the identity provider knows the person.
    pub name_id: String,
    /// The URI of its format; never the transient one.
    pub name_id_format: String,
    /// An address that has the outline of one, as it was sent. Its domain is still to be checked.
    pub email: String,
    /// What it says of the person, with every attribute.
    pub claims: Claims,
    /// When the person proved who they are there (AuthnInstant, Core 2.7.2): earlier than now where
    /// an open session was enough.
    pub authenticated_at: Option<Timestamp>,
    /// The handle of the person's session there, for a sign-out (Core 2.7.2).
    pub session_index: Option<String>,
    /// When the person's session there ends, if it says so.
    pub session_ends: Option<Timestamp>,
    /// The moment from which [`crate::examine`] refuses it as expired: until then its ID must be
    /// remembered, so that nobody uses it twice.
    pub expires: Timestamp,
    /// The SHA-256 fingerprint of the connection's certificate that verified it.
    pub fingerprint: String,
}
