mod connections;

use crate::sso::{Sso, SsoRequirement, SsoState, SsoSwitches};
use crate::{
    AccessFacts, Action, AllowedFactors, Denial, FactorsHeld, Role, Timestamp, TwoFactorPolicy,
};

/// Seconds within which a new requirement of single sign-on is confirmed, or taken back.
pub const CONFIRMED_WITHIN: i64 = 15 * 60;

/// Single sign-on and the two-factor requirement, which exclude each other.
///
/// There is no value in which single sign-on is on and two-factor is required, and no method that
/// would make one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessSecurity {
    sso: Sso,
    two_factor: TwoFactorPolicy,
    /// What turning single sign-on on took back, to be brought back with turning it off.
    two_factor_before: TwoFactorPolicy,
}

impl AccessSecurity {
    /// The settings as they were stored, or `None` for a pair that excludes itself.
    pub fn new(sso: Sso, two_factor: TwoFactorPolicy) -> Option<Self> {
        let contradicts = sso.state().is_on() && two_factor.is_required();
        (!contradicts).then_some(Self { sso, two_factor, ..Self::default() })
    }

    /// The same, where turning single sign-on on took this requirement back.
    pub fn remembering(self, two_factor_before: TwoFactorPolicy) -> Self {
        Self { two_factor_before, ..self }
    }

    /// Single sign-on.
    pub fn sso(&self) -> &Sso {
        &self.sso
    }

    /// The two-factor requirement.
    pub fn two_factor(&self) -> &TwoFactorPolicy {
        &self.two_factor
    }

    /// The two-factor requirement as it was when single sign-on was last turned on.
    pub fn two_factor_before(&self) -> &TwoFactorPolicy {
        &self.two_factor_before
    }

    /// Brings the two-factor requirement back as it was when single sign-on was turned on, for
    /// somebody who has these factors.
    ///
    /// # Errors
    /// [`Denial::SsoIsOn`]; what [`TwoFactorPolicy::permit`] says.
    pub fn restore_two_factor(&mut self, held: FactorsHeld) -> Result<(), Denial> {
        let before = self.two_factor_before;
        before.permit(held)?;
        self.set_two_factor(before)
    }

    /// Which factors a person of this role who signs in with a password must have one of at the
    /// time `now`, if any: what the organization requires of everyone. Beside single sign-on that is
    /// not on trial, one of any kind: for the Owners and Admins where it is required, and for them
    /// and whoever is excepted where the organization wants it so.
    pub fn demand(
        &self,
        role: Role,
        exempt: bool,
        requirement: SsoRequirement,
        now: Timestamp,
    ) -> Option<AllowedFactors> {
        let is_enforced = requirement == SsoRequirement::Enforced && role.keeps_password();
        let is_wanted =
            self.sso.state.is_on() && self.sso.password_factor && (role.keeps_password() || exempt);
        match (is_enforced || is_wanted) && self.sso.reverts_at.is_none() {
            true => Some(AllowedFactors::Any),
            false => self.two_factor.demand(now),
        }
    }

    /// The facts at the time `now`.
    pub fn facts(&self, domain_verified: bool, now: Timestamp) -> AccessFacts {
        let connection = self.sso.state.connection();
        AccessFacts {
            connected: connection.is_some(),
            connection_tested: self.sso.state.test().is_some(),
            certificate_expired: connection.is_some_and(|it| it.is_expired(now)),
            domain_verified,
            sso_on: self.sso.state.is_on(),
            draft: self.draft_fact(now),
            previous: self.previous_fact(now),
        }
    }

    /// Sets the single sign-on switches. Turning single sign-on on takes a two-factor requirement
    /// back. Nothing is changed unless everything is.
    ///
    /// Answers with each change in turn, and the settings after it.
    ///
    /// # Errors
    /// The first condition that is missing.
    pub fn set_switches(
        &mut self,
        wanted: SsoSwitches,
        domain_verified: bool,
        now: Timestamp,
    ) -> Result<Vec<(Action, Self)>, Denial> {
        let (mut next, mut steps) = (self.clone(), Vec::new());
        for action in wanted.changes_from(SsoSwitches::of(&self.sso)) {
            next.facts(domain_verified, now).permit(action)?;
            if action == Action::TurnOnSso {
                next.two_factor_before = next.two_factor;
            }
            if action == Action::TurnOnSso && next.two_factor.is_required() {
                next.two_factor = TwoFactorPolicy::NotRequired;
                steps.push((Action::StopRequiringTwoFactor, next.clone()));
            }
            next.switch(action);
            next.await_confirmation(self, domain_verified, now);
            steps.push((action, next.clone()));
        }
        *self = next;
        Ok(steps)
    }

    /// Keeps single sign-on required, because somebody confirmed it or signed in with it.
    pub fn confirm_requirement(&mut self) {
        self.sso.reverts_at = None;
    }

    /// Stops requiring single sign-on if nobody has confirmed it in time. Answers whether it did.
    pub fn revert_requirement(&mut self, now: Timestamp) -> bool {
        let is_due = self.sso.reverts_at.is_some_and(|at| at <= now);
        if is_due {
            self.sso.required = false;
            self.sso.reverts_at = None;
        }
        is_due
    }

    /// Whenever passwords stop working for people, that is to be confirmed.
    fn await_confirmation(&mut self, was: &Self, domain_verified: bool, now: Timestamp) {
        let is_enforced = |it: &Self| it.sso.is_enforced(domain_verified);
        match (is_enforced(was), is_enforced(self)) {
            (false, true) => self.sso.reverts_at = Some(now.plus_seconds(CONFIRMED_WITHIN)),
            (_, false) => self.sso.reverts_at = None,
            (true, true) => {}
        }
    }

    /// Sets the two-factor requirement.
    ///
    /// # Errors
    /// [`Denial::SsoIsOn`]
    pub fn set_two_factor(&mut self, policy: TwoFactorPolicy) -> Result<(), Denial> {
        if self.sso.state.is_on() {
            return Err(Denial::SsoIsOn);
        }
        self.two_factor = policy;
        Ok(())
    }

    fn switch(&mut self, action: Action) {
        match action {
            Action::TurnOnSso => self.turn_on(),
            Action::TurnOffSso => self.turn_off(),
            Action::RequireSso => self.sso.required = true,
            Action::StopRequiringSso => self.sso.required = false,
            Action::LetIdpAddMembers => self.sso.idp_managed = true,
            Action::StopIdpAddingMembers => self.sso.idp_managed = false,
            Action::AllowIdpInitiated => self.sso.idp_initiated = true,
            Action::StopIdpInitiated => self.sso.idp_initiated = false,
            Action::RequireFactorBesideSso => self.sso.password_factor = true,
            Action::StopRequiringFactorBesideSso => self.sso.password_factor = false,
            _ => {}
        }
    }

    fn turn_on(&mut self) {
        self.sso.state = match std::mem::take(&mut self.sso.state) {
            SsoState::Tested { connection, test } => {
                self.two_factor = TwoFactorPolicy::NotRequired;
                SsoState::On { connection, test }
            }
            other => other,
        };
    }

    fn turn_off(&mut self) {
        self.sso.state = match std::mem::take(&mut self.sso.state) {
            SsoState::On { connection, test } => SsoState::Tested { connection, test },
            other => other,
        };
    }
}
