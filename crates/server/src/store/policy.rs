//! What the contract's `SignInFacts` stand on and decide, as SQL over a person `p`: for questions
//! that concern thousands. A test holds both together.

use gatehouse_contract::AllowedFactors;

/// Whether their address is on a verified domain.
pub(crate) const DOMAIN_VERIFIED: &str = "EXISTS (SELECT 1 FROM domain d \
     WHERE d.organization_id = p.organization_id AND d.status IN ('verified', 'lapsing') \
     AND substr(p.email, length(p.email) - length(d.name)) = '@' || d.name)";

/// Whether they have an authenticator app that is set up.
macro_rules! has_authenticator_app {
    () => {
        "EXISTS (SELECT 1 FROM authenticator_app a WHERE a.person_id = p.id AND a.confirmed = 1)"
    };
}
pub(super) use has_authenticator_app;

/// Whether they have a passkey.
macro_rules! has_passkey {
    () => {
        "EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)"
    };
}
pub(super) use has_passkey;

/// Whether they have no second factor.
pub(crate) const UNPROTECTED: &str =
    concat!("NOT (", has_authenticator_app!(), " OR ", has_passkey!(), ")");

/// Whether they have no second factor that counts: not `FactorsHeld::satisfy`.
pub(crate) fn lacks(allowed: AllowedFactors) -> &'static str {
    match allowed {
        AllowedFactors::Any => UNPROTECTED,
        AllowedFactors::PasskeysOnly => concat!("NOT (", has_passkey!(), ")"),
    }
}

/// Whether an authenticator app is all that they have.
pub(crate) const APP_ALONE: &str =
    concat!("(", has_authenticator_app!(), " AND NOT ", has_passkey!(), ")");

/// Whether they may use a password while single sign-on is required: `may_use_password`.
pub(crate) const KEEPS_PASSWORD: &str = "(p.role IN ('owner', 'admin') OR p.sso_exempt = 1)";
