use gatehouse_contract::{FactorName, Timestamp};
use sqlx::AnyConnection;

use super::SeedError;
use super::plan::{SeedFactor, SeedPerson};
use crate::factor::{Totp, recovery_code as code};
use crate::owner::new_id;
use crate::state::AppState;
use crate::store::authenticator_app::{self, StoredAuthenticatorApp};
use crate::store::passkey::{self, StoredPasskey};
use crate::store::recovery_code;

/// Gives somebody the second factor that the seed says they have.
pub(super) async fn give(
    state: &AppState,
    db: &mut AnyConnection,
    person_id: &str,
    seed: &SeedPerson,
    now: Timestamp,
) -> Result<(), SeedError> {
    match seed.factor {
        SeedFactor::None => {}
        SeedFactor::AuthenticatorApp => give_app(state, db, person_id, seed, now).await?,
        SeedFactor::Passkey => give_passkey(db, person_id, now).await?,
    }
    let hashes: Vec<String> = seed.recovery_codes.iter().map(|it| code::hash(it)).collect();
    Ok(recovery_code::replace(db, person_id, &hashes, now).await?)
}

async fn give_app(
    state: &AppState,
    db: &mut AnyConnection,
    person_id: &str,
    seed: &SeedPerson,
    now: Timestamp,
) -> Result<(), SeedError> {
    let totp = match &seed.authenticator_secret {
        Some(secret) => Totp::of_base32(secret).ok_or_else(|| {
            SeedError::Contradiction(format!("the authenticator secret of {}", seed.email))
        })?,
        None => Totp::random()?,
    };
    let id = new_id();
    let secret = totp.seal(state, &id)?;
    let app =
        StoredAuthenticatorApp { id, name: name("Phone")?, secret, added_at: now, used_at: None };
    authenticator_app::create(db, person_id, &app).await?;
    Ok(authenticator_app::confirm(db, &app.id, &app.name).await?)
}

async fn give_passkey(
    db: &mut AnyConnection,
    person_id: &str,
    now: Timestamp,
) -> Result<(), SeedError> {
    let passkey = StoredPasskey {
        id: new_id(),
        name: name("Security key")?,
        credential: "{}".to_owned(),
        added_at: now,
        used_at: None,
    };
    Ok(passkey::create(db, person_id, &passkey).await?)
}

fn name(name: &str) -> Result<FactorName, SeedError> {
    FactorName::parse(name).map_err(|flaw| SeedError::Contradiction(format!("factor: {flaw:?}")))
}
