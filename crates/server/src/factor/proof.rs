//! What proves that somebody has a second factor.

use gatehouse_contract::{PasskeyAssertion, Problem};

use super::ceremony;
use super::recovery_code::hash;
use super::relying_party::Assertion;
use super::totp::Totp;
use crate::caller::Caller;
use crate::mail::letters::factor::codes_guessed;
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::ceremony::CeremonyKind;
use crate::store::person::Warned;
use crate::store::{authenticator_app, passkey, person, recovery_code};
use crate::throttle::{self, Door};
use crate::visit::Visit;

/// Counts a try of a code before it is looked at. Answers whether the account has to wait if it fails.
pub(crate) async fn count(state: &AppState, caller: &Caller, door: Door) -> Outcome<bool> {
    state.shared.addresses.check(caller.origin.address)?;
    count_at(state, caller, door).await
}

/// The same for a recovery code: nobody guesses one, so whoever has one is not kept waiting by whoever
/// tries to.
pub(crate) async fn count_recovery_code(state: &AppState, caller: &Caller) -> Outcome<bool> {
    state.shared.addresses.check(caller.origin.address)?;
    match count_at(state, caller, Door::RecoveryCode).await {
        Err(refusal) if matches!(refusal.0, Problem::TooManyAttempts { .. }) => Ok(false),
        counted => counted,
    }
}

async fn count_at(state: &AppState, caller: &Caller, door: Door) -> Outcome<bool> {
    let email = &caller.person.person.email;
    let mut db = state.store.write().await?;
    let has_to_wait = throttle::count_try(&mut db, door, email, state.clock.now()).await?;
    db.commit().await?;
    Ok(has_to_wait)
}

/// Takes a code of any of the viewer's authenticator apps, once.
///
/// # Errors
/// [`Problem::WrongCode`]
pub(crate) async fn take_code(visit: &mut Visit, typed: &str, door: Door) -> Outcome<()> {
    let (id, now) = (visit.caller.person.person.id.clone(), visit.now);
    let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let apps = match visit.standing_facts().takes_codes() {
        true => authenticator_app::all(visit.db(), &id).await?,
        false => Vec::new(),
    };
    for app in apps {
        let Some(step) = Totp::open(&visit.state, &app)?.step(&code, now) else { continue };
        if authenticator_app::take_step(visit.db(), &app.factor.id, step, now).await? {
            return forgive(visit, door).await;
        }
    }
    Err(Problem::WrongCode.into())
}

/// Takes one of the viewer's recovery codes, once. Answers how many are left. The last one leads to
/// setting up a factor anew.
///
/// # Errors
/// [`Problem::WrongCode`]
pub(crate) async fn take_recovery_code(visit: &mut Visit, typed: &str) -> Outcome<u32> {
    let (id, now) = (visit.caller.person.person.id.clone(), visit.now);
    let hash = hash(&visit.state, &id, typed);
    if !recovery_code::take(visit.db(), &id, &hash, now).await? {
        return Err(Problem::WrongCode.into());
    }
    let left = recovery_code::count(visit.db(), &id).await?.map_or(0, |codes| codes.left);
    if left == 0 {
        person::set_enrols_again(visit.db(), &id, true).await?;
    }
    forgive(visit, Door::RecoveryCode).await?;
    Ok(left)
}

/// Takes what one of the viewer's passkeys says, once.
///
/// # Errors
/// [`Problem::WrongPasskey`]
pub(crate) async fn take_passkey(
    visit: &mut Visit,
    kind: CeremonyKind,
    ceremony: &str,
    assertion: Assertion,
) -> Outcome<()> {
    let (state, id, now) = (visit.state.clone(), visit.caller.person.person.id.clone(), visit.now);
    let known = (kind == CeremonyKind::Proof).then_some(id.as_str());
    let challenge = ceremony::close(visit.db(), kind, known, ceremony, now).await?;
    let (all, used) = (passkey::all(visit.db(), &id).await?, assertion.passkey_id());
    let passkey = all.iter().find(|it| it.factor.id == used).ok_or(Problem::WrongPasskey)?;
    let credential = state.relying_party()?.verify(challenge, &assertion, passkey, &id)?;
    passkey::note_use(visit.db(), &passkey.factor.id, &credential, now).await
}

/// Takes what one of the viewer's passkeys says as a proof that it is them.
///
/// # Errors
/// [`Problem::WrongPasskey`]
pub(crate) async fn take_assertion(visit: &mut Visit, said: &PasskeyAssertion) -> Outcome<()> {
    let assertion = Assertion::read(said.credential.clone())?;
    take_passkey(visit, CeremonyKind::Proof, &said.ceremony, assertion).await
}

/// Forgets the failures of the viewer at a door.
pub(super) async fn forgive(visit: &mut Visit, door: Door) -> Outcome<()> {
    let email = visit.caller.person.person.email.clone();
    throttle::forgive(visit.db(), door, &email).await.map(drop)
}

/// Tells the viewer by mail that codes are being guessed, unless they were told lately.
pub(crate) async fn warn(state: &AppState, caller: &Caller, door: Door) -> Outcome<()> {
    let (to, now) = (&caller.person, state.clock.now());
    let mut db = state.store.write().await?;
    let lately = now.plus_seconds(-crate::job::WARNED_EVERY_MINUTES * 60);
    if person::note_warning(&mut db, &to.person.id, Warned::OfCodes, now, lately).await? {
        let head = Letterhead::of(state, &mut db, &to.organization_id).await?;
        let letter = codes_guessed(&head, &to.person, door, &caller.origin.address, now);
        mail::write(&mut db, &to.organization_id, &to.person, &letter, now).await?;
    }
    Ok(db.commit().await?)
}
