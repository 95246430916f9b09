use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::{
    Attempt, AttemptKind, AttemptReport, Check, CheckName, CheckOutcome, Claims, Refusal,
};
use gatehouse_saml::{Assertion, Examination, read_certificate};

/// A report in the making. The first check that fails decides.
pub(super) struct Report {
    examination: Examination,
}

impl Report {
    /// Begins with what the response itself shows.
    pub(super) fn of(examination: Examination) -> Self {
        Self { examination }
    }

    /// For a response that there is no connection for any more.
    pub(super) fn unexamined() -> Self {
        Self::of(Examination {
            outcome: Err(Refusal::ConnectionChanged),
            checks: Vec::new(),
            claims: None,
            clock_difference: None,
            new_certificate: None,
            xml: None,
        })
    }

    /// Adds a check that was made.
    pub(super) fn check(
        &mut self,
        name: CheckName,
        expected: Option<String>,
        received: Option<String>,
        result: Result<(), Refusal>,
    ) {
        if let (Ok(_), Err(refusal)) = (&self.examination.outcome, &result) {
            self.examination.outcome = Err(refusal.clone());
        }
        self.examination.checks.push(Check::new(name, expected, received, result));
    }

    /// Adds a check that was not made.
    pub(super) fn skip(&mut self, name: CheckName) {
        self.examination.checks.push(Check::skipped(name));
    }

    /// The assertion, as long as nothing has failed.
    pub(super) fn assertion(&self) -> Option<Assertion> {
        self.examination.outcome.as_ref().ok().cloned()
    }

    /// Why it is refused, if it is.
    pub(super) fn refusal(&self) -> Option<&Refusal> {
        self.examination.outcome.as_ref().err()
    }

    /// Why it is refused, where it is known to be.
    pub(super) fn reason(&self) -> Refusal {
        self.refusal().cloned().unwrap_or(Refusal::ConnectionChanged)
    }

    /// What the response says of the person, proven or not.
    pub(super) fn claims(&self) -> Option<&Claims> {
        self.examination.claims.as_ref()
    }

    /// Whether it was signed with the connection's certificate, whatever else is wrong with it.
    pub(super) fn is_signed(&self) -> bool {
        let is_passed = |it: &Check| it.outcome == CheckOutcome::Passed;
        let mut checks = self.examination.checks.iter();
        checks.any(|it| it.name == CheckName::Signature && is_passed(it))
    }

    /// The report as it is kept.
    pub(super) fn finish(
        self,
        id: &str,
        kind: AttemptKind,
        person: Option<&str>,
        at: Timestamp,
    ) -> AttemptReport {
        let refusal = self.refusal().cloned();
        let Examination { checks, claims, clock_difference, new_certificate, xml, .. } =
            self.examination;
        AttemptReport {
            attempt: Attempt {
                id: id.to_owned(),
                kind,
                at,
                person: person.map(str::to_owned),
                email: claims.as_ref().and_then(|it| it.email.clone()),
                refusal,
            },
            checks,
            claims,
            clock_difference,
            new_certificate: new_certificate.and_then(|der| read_certificate(&der).ok()),
            xml,
        }
    }
}
