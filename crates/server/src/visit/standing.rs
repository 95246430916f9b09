//! How far the sign-in of whoever visits has come, and what they can prove.

use gatehouse_contract::{
    Action, AllowedFactors, Change, Deletion, Enrolment, Problem, ProofKind, RESTORABLE_DAYS,
    SecondFactorChallenge, SecondStepKind, Standing, StandingFacts,
};

use super::Visit;
use crate::problem::Outcome;
use crate::store::factor::{self, FactorKind};
use crate::store::recovery_code;

/// Seconds within which a sign-in is completed, once its first step is taken.
const COMPLETED_WITHIN: i64 = 15 * 60;

impl Visit {
    /// Which second factors the viewer must have one of, if any.
    pub(crate) fn demand(&self) -> Option<AllowedFactors> {
        let person = &self.caller.person;
        let (role, requirement) = (person.person.role, self.requirement());
        self.access.security.demand(role, person.sso_exempt, requirement, self.now)
    }

    /// What decides how far the viewer's sign-in has come.
    pub(crate) fn standing_facts(&self) -> StandingFacts {
        StandingFacts {
            began_with: self.caller.session.began_with,
            factor_proven: self.caller.session.factor_at.is_some(),
            held: self.caller.person.held,
            enrols_again: self.caller.person.enrols_again,
            demand: self.demand(),
        }
    }

    /// How far the viewer's sign-in has come.
    pub(crate) fn standing(&self) -> Standing {
        self.standing_facts().standing()
    }

    /// Whether the viewer's sign-in is complete, and the organization is there.
    ///
    /// # Errors
    /// What is asked of them next, or until when the organization can be brought back.
    pub(crate) async fn expect_signed_in(&mut self) -> Outcome<()> {
        self.expect_complete().await?;
        match self.deletion() {
            None => Ok(()),
            Some(deletion) => Err(Problem::OrganizationDeleted { deletion }.into()),
        }
    }

    /// That the organization was deleted, and until when it can be brought back by whom.
    pub(crate) fn deletion(&self) -> Option<Deletion> {
        let Change { by, at } = self.organization.deleted.clone()?;
        let gone_at = at.plus_days(RESTORABLE_DAYS);
        let may = self.decide(Action::DeleteOrganization).is_ok();
        let organization = self.organization.name.clone();
        Some(Deletion { organization, by, at, gone_at, restorable: may && self.now < gone_at })
    }

    /// Whether the viewer's sign-in is complete.
    ///
    /// # Errors
    /// What is asked of them next.
    pub(super) async fn expect_complete(&mut self) -> Outcome<()> {
        let email = self.caller.person.person.email.clone();
        match self.standing() {
            Standing::SignedIn => Ok(()),
            Standing::ProvesFactor => {
                let challenge = SecondFactorChallenge { email, steps: self.steps().await? };
                Err(Problem::SecondFactorRequired { challenge }.into())
            }
            Standing::Enrols(allowed) => {
                let (organization, again) =
                    (self.organization.name.clone(), self.caller.person.enrols_again);
                let enrolment = Enrolment { email, organization, allowed, again };
                Err(Problem::EnrolmentRequired { enrolment }.into())
            }
        }
    }

    /// Whether a sign-in that is not complete is still young. Whoever has to set up a factor from now
    /// on begins with their password again.
    pub(super) fn expect_soon(&self) -> Outcome<()> {
        let until = self.caller.session.created_at.plus_seconds(COMPLETED_WITHIN);
        match self.standing() {
            Standing::SignedIn => Ok(()),
            _ if self.now < until => Ok(()),
            _ => Err(Problem::SignedOut.into()),
        }
    }

    /// The ways in which the viewer can take the second step, the one that they used last first.
    async fn steps(&mut self) -> Outcome<Vec<SecondStepKind>> {
        let (id, facts) = (self.caller.person.person.id.clone(), self.standing_facts());
        let mut steps = Vec::new();
        for (is_taken, kind, step) in [
            (facts.takes_codes(), FactorKind::AuthenticatorApp, SecondStepKind::Code),
            (facts.held.passkey, FactorKind::Passkey, SecondStepKind::Passkey),
        ] {
            if is_taken {
                let all = factor::all(self.db(), kind, &id).await?;
                steps.push((all.iter().filter_map(|it| it.used_at).max(), step));
            }
        }
        steps.sort_by_key(|(used_at, _)| std::cmp::Reverse(*used_at));
        let mut steps: Vec<_> = steps.into_iter().map(|(_, step)| step).collect();
        let codes = recovery_code::count(self.db(), &id).await?;
        steps.extend(codes.filter(|it| it.left > 0).map(|_| SecondStepKind::RecoveryCode));
        Ok(steps)
    }

    /// What the viewer can prove with that it is still them, apart from a fresh single sign-on.
    pub(super) fn proofs(&self) -> Vec<ProofKind> {
        let person = &self.caller.person;
        let by_password = person.proves_with_password(self.requirement());
        let all = [
            (by_password, ProofKind::Password),
            (self.standing_facts().takes_codes(), ProofKind::Code),
            (person.held.passkey, ProofKind::Passkey),
        ];
        all.into_iter().filter(|(may, _)| *may).map(|(_, kind)| kind).collect()
    }
}
