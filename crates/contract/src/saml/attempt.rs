use serde::{Deserialize, Serialize};

use super::{Check, Claims, Refusal};
use crate::Timestamp;
use crate::sso::Certificate;

/// What a response was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAttemptKind))]
pub enum AttemptKind {
    /// To see whether the connection works. Nobody is signed in.
    Test,
    /// To sign somebody in.
    SignIn,
}

/// A response that came back from the identity provider, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAttempt))]
pub struct Attempt {
    /// Opaque and stable.
    pub id: String,
    /// What it was asked for.
    pub kind: AttemptKind,
    /// When it came.
    pub at: Timestamp,
    /// The name of the tester, or of the person who signed in; `None` where nobody did.
    pub person: Option<String>,
    /// The address that the response names, as it was sent. Proven by nothing when it was refused.
    pub email: Option<String>,
    /// Why it was refused; `None` when it was not.
    pub refusal: Option<Refusal>,
}

/// An attempt with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAttemptReport))]
pub struct AttemptReport {
    /// The attempt.
    pub attempt: Attempt,
    /// Every check, in the order in which they decide.
    pub checks: Vec<Check>,
    /// What the response says of the person, if it could be read.
    pub claims: Option<Claims>,
    /// Seconds by which the identity provider's clock seems to be ahead; negative when it is behind.
    pub clock_difference: Option<i64>,
    /// The certificate that the response is signed with, if it is none of the connection's.
    pub new_certificate: Option<Certificate>,
    /// The XML with indents, signatures and certificates shortened, if it could be decoded.
    pub xml: Option<String>,
}

/// A test that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlTestStart))]
pub struct TestStart {
    /// Where the identity provider is asked: to be opened in the browser that began the test,
    /// within ten minutes.
    pub start_url: String,
}
