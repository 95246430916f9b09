use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gatehouse_contract::{Factor, FactorName, Timestamp};
use serde_json::json;
use sqlx::AnyConnection;

use super::SeedError;
use super::plan::{SeedFactor, SeedPerson};
use crate::factor::{Totp, recovery_code as code};
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
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
    let hashes: Vec<String> =
        seed.recovery_codes.iter().map(|it| code::hash(state, person_id, it)).collect();
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
    let app = StoredAuthenticatorApp {
        factor: Factor { id, name: name("Phone")?, added_at: now, used_at: None },
        secret,
    };
    authenticator_app::create(db, person_id, &app).await?;
    Ok(authenticator_app::confirm(db, &app.factor.id, &app.factor.name).await?)
}

async fn give_passkey(
    db: &mut AnyConnection,
    person_id: &str,
    now: Timestamp,
) -> Result<(), SeedError> {
    let (id, credential) = random_passkey()?;
    let name = name("Security key")?;
    let passkey =
        StoredPasskey { factor: Factor { id, name, added_at: now, used_at: None }, credential };
    passkey::create(db, person_id, &passkey).await?;
    Ok(())
}

/// A passkey whose private key nobody has: its credential ID, and what is stored of it.
fn random_passkey() -> Outcome<(String, String)> {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).map_err(Refusal::fault)?;
    // An uncompressed point: 4, x, y (SEC 1, section 2.3.3).
    let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
    let id = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let key = json!({ "EC_EC2": {
        "curve": "SECP256R1", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    } });
    let credential = json!({ "cred": {
        "cred_id": id,
        "cred": { "type_": "ES256", "key": key },
        "counter": 0,
        "transports": null,
        "user_verified": true,
        "backup_eligible": false,
        "backup_state": false,
        "registration_policy": "required",
        "extensions": {},
        "attestation": { "data": "None", "metadata": "None" },
        "attestation_format": "none",
    } });
    Ok((id, credential.to_string()))
}

fn name(name: &str) -> Result<FactorName, SeedError> {
    FactorName::parse(name).map_err(|flaw| SeedError::Contradiction(format!("factor: {flaw:?}")))
}
