use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What an authenticator is asked for, and what its answer is told apart by. Good for five minutes
/// and for one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyOptions {
    /// Opaque. Goes back with the answer.
    pub ceremony: String,
    /// What the browser asks the authenticator for: the `PublicKeyCredentialCreationOptionsJSON` of
    /// a new passkey, or the `PublicKeyCredentialRequestOptionsJSON` of one that is there (WebAuthn
    /// level 3, sections 5.1.8 and 5.1.9).
    pub options: Value,
}

/// A new passkey, and what its owner calls it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyRegistration {
    /// As it came with what was asked for.
    pub ceremony: String,
    /// What to call it.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
    /// The `RegistrationResponseJSON` of the browser (WebAuthn level 3, section 5.1.8).
    pub credential: Value,
}

/// What a passkey says to a challenge.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyAssertion {
    /// As it came with the challenge.
    pub ceremony: String,
    /// The `AuthenticationResponseJSON` of the browser (WebAuthn level 3, section 5.1.9).
    pub credential: Value,
}

/// Whether a passkey alone signs the viewer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeySignIn {
    /// Whether it does.
    pub enabled: bool,
}
