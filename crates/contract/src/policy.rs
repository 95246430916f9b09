use crate::{AccessFacts, Action, Denial, FactorsHeld, Role};

/// All that [`decide`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The viewer's role now, read in the transaction that acts on the answer.
    pub role: Role,
    /// Which second factors the viewer has.
    pub held: FactorsHeld,
    /// The state of the access security settings.
    pub access: AccessFacts,
}

/// Decides whether a person may do something.
///
/// The role is looked at first: a person whose role does not hold the permission learns nothing
/// of the state of the settings.
///
/// # Errors
/// The first condition that is missing.
pub fn decide(facts: &Facts, action: Action) -> Result<(), Denial> {
    let permission = action.permission();
    if !permission.is_held_by(facts.role) {
        return Err(Denial::RoleRequired { roles: permission.roles().to_vec() });
    }
    facts.access.permit(action)?;
    match action {
        Action::RequireTwoFactor if !facts.held.any() => Err(Denial::NoFactorOfYourOwn),
        Action::RequirePasskeys if !facts.held.passkey => Err(Denial::NoPasskeyOfYourOwn),
        _ => Ok(()),
    }
}
