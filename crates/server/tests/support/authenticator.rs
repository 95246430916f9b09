use std::sync::atomic::{AtomicU32, Ordering};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 1;
pub const USER_VERIFIED: u8 = 4;
const BACKUP_ELIGIBLE: u8 = 8;
pub const BACKED_UP: u8 = 16;
const ATTESTED: u8 = 64;

/// A passkey in software, with the browser around it (WebAuthn level 3, sections 6.3.2 and 6.3.3).
pub struct SoftPasskey {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    owner: Value,
    uses: AtomicU32,
}

/// What a browser and an authenticator say of themselves; a test may have them say something else.
pub struct Claims {
    pub kind: &'static str,
    pub origin: &'static str,
    pub rp_id: &'static str,
    pub challenge: Value,
    pub flags: u8,
    pub counter: u32,
    pub owner: Value,
}

impl Claims {
    fn honest(kind: &'static str, options: &Value, owner: &Value) -> Self {
        Self {
            kind,
            origin: "https://gate.example",
            rp_id: "gate.example",
            challenge: options["challenge"].clone(),
            flags: USER_PRESENT | USER_VERIFIED | BACKUP_ELIGIBLE,
            counter: 0,
            owner: owner.clone(),
        }
    }

    fn client_data(&self) -> String {
        json!({ "type": self.kind, "challenge": self.challenge, "origin": self.origin }).to_string()
    }

    fn authenticator_data(&self) -> Vec<u8> {
        let mut data = Sha256::digest(self.rp_id).to_vec();
        data.push(self.flags);
        data.extend(self.counter.to_be_bytes());
        data
    }
}

impl SoftPasskey {
    /// Makes one for what is asked, and what the browser then says.
    pub fn make(options: &Value) -> (Self, Value) {
        Self::make_with(options, |_| {})
    }

    /// The same, where the browser and the authenticator lie.
    pub fn make_with(options: &Value, lie: impl FnOnce(&mut Claims)) -> (Self, Value) {
        let passkey = Self {
            pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap(),
            id: rand::random::<[u8; 32]>().to_vec(),
            owner: options["user"]["id"].clone(),
            uses: AtomicU32::default(),
        };
        let said = passkey.register_with(options, lie);
        (passkey, said)
    }

    /// What the browser says of this one, when it is asked for a new one.
    pub fn register(&self, options: &Value) -> Value {
        self.register_with(options, |_| {})
    }

    fn register_with(&self, options: &Value, lie: impl FnOnce(&mut Claims)) -> Value {
        let mut claims = Claims::honest("webauthn.create", options, &self.owner);
        claims.flags |= ATTESTED;
        lie(&mut claims);
        let mut data = claims.authenticator_data();
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        self.credential(json!({
            "clientDataJSON": base64(claims.client_data()),
            "attestationObject": base64(attestation(&data)),
            "transports": ["internal"],
        }))
    }

    /// What it says to a challenge.
    pub fn sign(&self, options: &Value) -> Value {
        self.sign_with(options, |_| {})
    }

    /// The same, where the browser and the authenticator lie.
    pub fn sign_with(&self, options: &Value, lie: impl FnOnce(&mut Claims)) -> Value {
        let mut claims = Claims::honest("webauthn.get", options, &self.owner);
        claims.counter = self.uses.fetch_add(1, Ordering::Relaxed) + 1;
        lie(&mut claims);
        let (client, data) = (claims.client_data(), claims.authenticator_data());
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        self.credential(json!({
            "clientDataJSON": base64(client),
            "authenticatorData": base64(data),
            "signature": base64(signature),
            "userHandle": claims.owner,
        }))
    }

    /// The credential ID, in base64url.
    pub fn id(&self) -> String {
        base64(&self.id)
    }

    fn credential(&self, response: Value) -> Value {
        json!({
            "id": self.id(), "rawId": self.id(), "type": "public-key", "response": response,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
        })
    }

    /// The public key as a COSE_Key (RFC 9053, section 7.1.1).
    fn cose_key(&self) -> Vec<u8> {
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat()
    }
}

/// An attestation object with the statement `none` (WebAuthn level 3, section 8.7), in CBOR.
fn attestation(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
    [head.as_slice(), &length, data].concat()
}

fn base64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
