use serde::{Deserialize, Serialize};

use crate::{Flaw, Timestamp};

/// The fewest bits of an RSA key whose signatures are trusted.
pub const LEAST_RSA_BITS: u32 = 2048;

/// An X.509 certificate (RFC 5280) that an identity provider signs with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// The certificate itself, as PEM (RFC 7468).
    pub pem: String,
    /// The distinguished name of who it is for (`CN=northwind`).
    pub subject: String,
    /// The distinguished name of who signed it.
    pub issuer: String,
    /// The kind of key (`RSA`, `EC`).
    pub key_algorithm: String,
    /// The size of the key in bits.
    pub key_bits: u32,
    /// What it is signed with (`SHA-256 with RSA`).
    pub signature_algorithm: String,
    /// SHA-256 of the DER, as upper-case hex pairs with colons.
    pub fingerprint: String,
    /// The first moment of its validity.
    pub not_before: Timestamp,
    /// The last moment of its validity.
    pub not_after: Timestamp,
}

impl Certificate {
    /// Checks that a response signed with it could be accepted at the time `now`. Of several flaws,
    /// one that time does not mend comes first.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, now: Timestamp) -> Result<(), Flaw> {
        self.check_key()?;
        if self.is_expired(now) {
            return Err(Flaw::CertificateExpired { at: self.not_after });
        }
        if now < self.not_before {
            return Err(Flaw::CertificateNotYetValid { from: self.not_before });
        }
        Ok(())
    }

    /// Checks that signatures made with its key are trusted, at whatever time.
    ///
    /// # Errors
    /// [`Flaw::WeakKey`], [`Flaw::UnsupportedKey`]
    pub fn check_key(&self) -> Result<(), Flaw> {
        match self.key_algorithm.as_str() {
            "RSA" if self.key_bits < LEAST_RSA_BITS => {
                Err(Flaw::WeakKey { bits: self.key_bits, least: LEAST_RSA_BITS })
            }
            "RSA" | "EC" => Ok(()),
            other => Err(Flaw::UnsupportedKey { algorithm: other.to_owned() }),
        }
    }

    /// Whether its validity has ended at the time `now`.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        now > self.not_after
    }

    /// How much of its validity has passed at the time `now`, from 0 to 1.
    pub fn elapsed(&self, now: Timestamp) -> f64 {
        let moment = |time: Timestamp| time.unix_millis() as f64;
        let (start, end) = (moment(self.not_before), moment(self.not_after));
        ((moment(now) - start) / (end - start).max(1.0)).clamp(0.0, 1.0)
    }
}
