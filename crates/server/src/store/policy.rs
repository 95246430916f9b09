//! What the contract's `SignInFacts` stand on and decide, as SQL over a person `p`: for questions
//! that concern thousands. A test holds both together.

/// Whether their address is on a verified domain.
pub(crate) const DOMAIN_VERIFIED: &str = "EXISTS (SELECT 1 FROM domain d \
     WHERE d.organization_id = p.organization_id AND d.status IN ('verified', 'lapsing') \
     AND substr(p.email, length(p.email) - length(d.name)) = '@' || d.name)";

/// Whether they may use a password while single sign-on is required: `may_use_password`.
pub(crate) const KEEPS_PASSWORD: &str = "(p.role IN ('owner', 'admin') OR p.sso_exempt = 1)";
