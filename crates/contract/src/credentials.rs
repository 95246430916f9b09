use serde::{Deserialize, Serialize};

use crate::PasskeyAssertion;

/// What a person signs in with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Credentials {
    /// The e-mail address, in any case.
    #[cfg_attr(feature = "openapi", schema(max_length = 320))]
    pub email: String,
    /// The password.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}

/// What a person can prove with that it is still them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProofKind {
    /// Their password.
    Password,
    /// A code of an authenticator app.
    Code,
    /// A passkey.
    Passkey,
}

/// A fresh proof of identity, before a sensitive change.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StepUp {
    /// The viewer's password.
    Password(String),
    /// The six digits that an authenticator app of the viewer's shows now.
    Code(String),
    /// What a passkey of the viewer's says.
    Passkey(PasskeyAssertion),
}
