//! What an organization's requests are signed with: made when it is first asked for, and kept.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use time::{Duration, OffsetDateTime};

use crate::problem::{Outcome, Refusal};
use crate::seal::Seal;
use crate::state::AppState;
use crate::store::organization::StoredOrganization;
use crate::store::signing_key::{self, StoredSigningKey};

/// Days for which the certificate is valid. Identity providers pin the key and seldom look at it.
const VALID_DAYS: i64 = 3_650;

/// An organization's RSA key, which stays sealed until it signs, and a certificate for it.
pub(super) struct SigningKey {
    /// As PEM.
    pub certificate: String,
    sealed: String,
    purpose: String,
}

impl SigningKey {
    /// The organization's key. Of several who ask for it first, all get the same.
    pub(super) async fn of(state: &AppState, organization: &StoredOrganization) -> Outcome<Self> {
        let mut db = state.store.read().await?;
        let found = signing_key::find(&mut db, &organization.id).await?;
        drop(db);
        let stored = match found {
            Some(stored) => stored,
            None => create(state, organization).await?,
        };
        let StoredSigningKey { private_key: sealed, certificate } = stored;
        Ok(Self { certificate, sealed, purpose: purpose(organization) })
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2).
    pub(super) fn sign(&self, seal: &Seal, message: &[u8]) -> Outcome<Vec<u8>> {
        let private_key = seal.open(&self.purpose, &self.sealed)?;
        let pair = RsaKeyPair::from_pkcs8(&private_key).map_err(Refusal::fault)?;
        let mut signature = vec![0; pair.public_modulus_len()];
        let signed = pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature);
        signed.map_err(Refusal::fault)?;
        Ok(signature)
    }
}

async fn create(state: &AppState, organization: &StoredOrganization) -> Outcome<StoredSigningKey> {
    let (now, name) = (state.clock.now(), format!("Gatehouse {}", organization.handle));
    let begins = OffsetDateTime::from_unix_timestamp(now.unix_millis() / 1_000);
    let begins = begins.map_err(Refusal::fault)?;
    let made = tokio::task::spawn_blocking(move || make(&name, begins)).await;
    let (private_key, certificate) = made.map_err(Refusal::fault)?.map_err(Refusal::fault)?;
    let private_key = state.shared.seal.seal(&purpose(organization), &private_key)?;
    let mut db = state.store.write().await?;
    let made = StoredSigningKey { private_key, certificate };
    signing_key::create(&mut db, &organization.id, &made, now).await?;
    let kept = signing_key::find(&mut db, &organization.id).await?;
    db.commit().await?;
    Ok(kept.unwrap_or(made))
}

/// A new key as PKCS #8 (RFC 5958), and its certificate as PEM.
fn make(name: &str, begins: OffsetDateTime) -> Result<(Vec<u8>, String), rcgen::Error> {
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = begins;
    params.not_after = begins + Duration::days(VALID_DAYS);
    let certificate = params.self_signed(&pair)?;
    Ok((pair.serialize_der(), certificate.pem()))
}

fn purpose(organization: &StoredOrganization) -> String {
    format!("signing key of {}", organization.id)
}
