//! What signing in through an identity provider leaves in the database.

pub(crate) mod assertion;
pub(crate) mod attempt;
pub(crate) mod identity;
pub(crate) mod request;

use gatehouse_contract::saml::AttemptKind;

/// The kind as it is stored and as it is on the wire.
fn kind_word(kind: AttemptKind) -> &'static str {
    match kind {
        AttemptKind::Test => "test",
        AttemptKind::SignIn => "sign_in",
    }
}
