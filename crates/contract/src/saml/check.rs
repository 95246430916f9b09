use serde::{Deserialize, Serialize};

use super::Refusal;

/// One check of a response, with what was expected beside what was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlCheck))]
pub struct Check {
    /// What was checked.
    pub name: CheckName,
    /// How it ended.
    pub outcome: CheckOutcome,
    /// What the connection asks for, as text; several values are on lines of their own. `None`
    /// where nothing in particular is.
    pub expected: Option<String>,
    /// What the response holds, as text; several values are on lines of their own. `None` where
    /// it holds nothing.
    pub received: Option<String>,
    /// Why it failed: there if and only if it did.
    pub refusal: Option<Refusal>,
}

impl Check {
    /// A check that ended with `result`.
    pub fn new(
        name: CheckName,
        expected: Option<String>,
        received: Option<String>,
        result: Result<(), Refusal>,
    ) -> Self {
        let outcome = if result.is_ok() { CheckOutcome::Passed } else { CheckOutcome::Failed };
        Self { name, outcome, expected, received, refusal: result.err() }
    }

    /// A check that could not be made, because an earlier one failed.
    pub fn skipped(name: CheckName) -> Self {
        let outcome = CheckOutcome::Skipped;
        Self { name, outcome, expected: None, received: None, refusal: None }
    }
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlCheckOutcome))]
pub enum CheckOutcome {
    /// As expected.
    Passed,
    /// The response is refused for it.
    Failed,
    /// Not made, because an earlier check failed or because nothing hangs on it.
    Skipped,
}

/// What is checked in a response, in the order in which the checks decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlCheckName))]
pub enum CheckName {
    /// It can be read: base64, XML of an accepted size and kind, one response with one assertion.
    Document,
    /// The identity provider says that the sign-in succeeded (Core 3.2.2.2).
    Status,
    /// One or two signatures, where they belong, each over the whole of its parent (Core 5.4).
    SignaturePlacement,
    /// What the signatures are made with.
    SignatureAlgorithm,
    /// What the signed content is hashed with.
    DigestAlgorithm,
    /// Whose key made the signatures, as SHA-256 fingerprints of certificates.
    Certificate,
    /// The signatures fit the content.
    Signature,
    /// When that certificate is valid.
    CertificateValidity,
    /// The entity ID of who sent it (Core 2.2.5).
    Issuer,
    /// The URL that it was sent to (Core 3.2.2).
    Destination,
    /// The URL that the assertion may be presented at (Profiles 4.1.4.2).
    Recipient,
    /// The entity ID that the assertion is for (Core 2.5.1.4).
    Audience,
    /// The request that it answers (Core 3.2.2).
    InResponseTo,
    /// The time span in which the assertion holds (Core 2.5.1).
    Validity,
    /// That and how the person signed in there (Core 2.7.2).
    Authentication,
    /// Who it is about (Core 2.2.3).
    NameId,
    /// The person's e-mail address.
    Email,
    /// The domain of that address is verified. The server's.
    EmailDomain,
    /// The assertion has not been used before (Profiles 4.1.4.5). The server's.
    Replay,
    /// The request was sent from this browser. The server's.
    Browser,
    /// The connection is on, and the one that the request was sent for. The server's.
    Connection,
    /// Whom it signs in, or whose test it is. The server's.
    Person,
}
