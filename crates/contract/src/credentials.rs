use serde::{Deserialize, Serialize};

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

/// A fresh proof of identity, before a sensitive change.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepUp {
    /// The viewer's password.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}
