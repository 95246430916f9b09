use serde::{Deserialize, Serialize};

use crate::sso::SsoRequirement;
use crate::{AllowedFactors, FactorsHeld, MemberSignIn, Role, decide_exemption, may_use_password};

/// What a role changes about how somebody signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleShift {
    /// The role.
    pub role: Role,
    /// How they could sign in then.
    pub sign_in: MemberSignIn,
    /// Whether they are signed out, since what they signed in with may not be used then.
    pub signed_out: bool,
    /// Whether an exception from required single sign-on that they have ends, and stays ended.
    pub exception_ends: bool,
    /// Whether their next sign-in with a password asks for a second factor to be set up, and would not
    /// now.
    pub sets_up_factor: bool,
}

/// How somebody signs in, as far as their role has a say in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleShiftFacts {
    /// Their role now.
    pub role: Role,
    /// Whether they are excepted from required single sign-on.
    pub exempt: bool,
    /// Whether they have a password.
    pub has_password: bool,
    /// Whether the identity provider signs them in.
    pub by_sso: bool,
    /// Which kinds of second factor they have.
    pub held: FactorsHeld,
    /// What requiring single sign-on comes to now.
    pub requirement: SsoRequirement,
}

impl RoleShiftFacts {
    /// What another role would change; `None` where it changes nothing. `demand` says which factors
    /// somebody of a role must have one of, excepted or not.
    pub fn shift(
        &self,
        wanted: Role,
        demand: impl Fn(Role, bool) -> Option<AllowedFactors>,
    ) -> Option<RoleShift> {
        let now = (self.role, self.exempt);
        let then = (wanted, exempt_with(wanted, self.exempt));
        let may = |(role, exempt)| may_use_password(role, exempt, self.requirement);
        let sign_in = |it| MemberSignIn::of(self.has_password && may(it), self.by_sso);
        let lacks = |it: (Role, bool)| {
            let wanted = demand(it.0, it.1).filter(|allowed| !self.held.satisfy(*allowed));
            self.has_password && may(it) && wanted.is_some()
        };
        let shift = RoleShift {
            role: wanted,
            sign_in: sign_in(then),
            signed_out: may(now) && !may(then),
            exception_ends: self.exempt && !then.1,
            sets_up_factor: lacks(then) && !lacks(now),
        };
        let is_any = shift.signed_out || shift.exception_ends || shift.sets_up_factor;
        (is_any || shift.sign_in != sign_in(now)).then_some(shift)
    }
}

/// Whether somebody who is excepted from required single sign-on, or not, is so with a role: an
/// exception that a role makes needless ends with it.
fn exempt_with(role: Role, exempt: bool) -> bool {
    exempt && decide_exemption(role).is_ok()
}
