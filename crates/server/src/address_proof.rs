//! What ends when the owner of an address first shows up in an account that somebody else may have
//! made: whoever looked at the link of its invitation could have joined by it.

use gatehouse_contract::Timestamp;
use serde_json::json;
use sqlx::AnyConnection;

use crate::audit::Event;
use crate::factor::enrol::forget_all;
use crate::mail::letters::invitation::cleared;
use crate::mail::{self, Letterhead};
use crate::member::factors::names;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person::{self, StoredPerson};
use crate::store::{coverage, password_link, recovery_code, session};

/// What it is called in the audit log.
const ACTION: &str = "prove_address";

/// How the owner of an address has shown up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProvenBy {
    /// Through the identity provider, which vouches for the address.
    Sso,
    /// By a link that was mailed to the address, with a new password.
    Link,
}

/// Ends everything by which somebody else could be signed in as `who`, unless their address was proven
/// before: the password that was there, second factors, recovery codes and sessions. The owner is told
/// by mail. Answers what to write down, if anything was to be ended.
pub(crate) async fn prove(
    state: &AppState,
    db: &mut AnyConnection,
    who: &mut StoredPerson,
    by: ProvenBy,
    now: Timestamp,
) -> Outcome<Option<Event>> {
    if !who.address_unproven {
        return Ok(None);
    }
    let (id, organization_id) = (who.person.id.clone(), who.organization_id.clone());
    let factors = names(db, &id).await?;
    let codes = recovery_code::count(db, &id).await?.map_or(0, |codes| codes.left);
    let payload = json!({
        "person": { "id": id, "name": who.person.name },
        "with": match by { ProvenBy::Sso => "sso", ProvenBy::Link => "link" },
        "deleted": { "password": who.has_password, "factors": factors, "recovery_codes": codes },
    });
    person::note_proof_of_address(db, &id).await?;
    if by == ProvenBy::Sso {
        person::forget_password(db, &id).await?;
        who.has_password = false;
    }
    forget_all(db, &id).await?;
    password_link::delete_of_person(db, &id).await?;
    session::delete_of_person(db, &id).await?;
    coverage::note(db, &organization_id, now).await?;
    let head = Letterhead::of(state, db, &organization_id).await?;
    let letter = cleared(&head, &who.person, by, now);
    mail::write(db, &organization_id, &who.person, &letter, now).await?;
    who.address_unproven = false;
    Ok(Some(Event { action: ACTION, payload }))
}
