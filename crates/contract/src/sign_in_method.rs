use serde::{Deserialize, Serialize};

/// Who wants to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInAddress {
    /// The e-mail address, in any case.
    pub email: String,
}

/// How people with addresses on one domain sign in. It is the same for all of them, known or not, so
/// that it tells nobody who exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignInMethod {
    /// With a password.
    Password,
    /// Through the identity provider.
    Sso {
        /// Where that begins.
        start_url: String,
        /// Whether only Owners, Admins and whoever is excepted may still use a password.
        required: bool,
    },
}

/// How it is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    method: String,
    start_url: Option<String>,
    required: Option<bool>,
}

impl TryFrom<Flat> for SignInMethod {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.method.as_str(), flat.start_url, flat.required) {
            ("password", ..) => Ok(Self::Password),
            ("sso", Some(start_url), Some(required)) => Ok(Self::Sso { start_url, required }),
            _ => Err("an unknown or incomplete method of signing in"),
        }
    }
}
