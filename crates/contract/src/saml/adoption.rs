use serde::{Deserialize, Serialize};

use super::{AttemptKind, AttemptReport, Check, CheckName, CheckOutcome, Refusal};

/// What of a refused test can be taken over into the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAdoption))]
pub enum Adoption {
    /// The issuer that the response names, in place of the connection's.
    Issuer,
    /// The certificate that the response is signed with, beside the connection's.
    Certificate,
}

/// What is to be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAdoptionDraft))]
pub struct AdoptionDraft {
    /// What of the attempt.
    pub what: Adoption,
}

impl AttemptReport {
    /// What can be taken over safely: only what came back from the identity provider in a test, in
    /// the browser of the Owner or Admin who had begun it. Anybody can send the server anything
    /// else.
    pub fn adoption(&self) -> Option<Adoption> {
        let is_passed = |name: CheckName| {
            let is_it = |it: &&Check| it.name == name;
            self.checks.iter().find(is_it).is_some_and(|it| it.outcome == CheckOutcome::Passed)
        };
        let is_own_test = self.attempt.kind == AttemptKind::Test
            && is_passed(CheckName::Browser)
            && is_passed(CheckName::Person);
        match &self.attempt.refusal {
            Some(Refusal::WrongIssuer { received: Some(_), .. }) if is_own_test => {
                Some(Adoption::Issuer)
            }
            Some(_) if is_own_test && self.new_certificate.is_some() => Some(Adoption::Certificate),
            _ => None,
        }
    }
}
