use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// What was wrong with one field of a request body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong with it.
    pub flaw: Flaw,
}

impl FieldError {
    /// Pairs a field with what is wrong with it.
    pub fn new(field: Field, flaw: Flaw) -> Self {
        Self { field, flaw }
    }
}

/// A field of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Field {
    /// The organization's name.
    Name,
    /// The organization's name, typed again to confirm a removal.
    OrganizationName,
    /// The identity provider's sign-in URL.
    SignInUrl,
    /// The identity provider's issuer (its entity ID).
    Issuer,
    /// The identity provider's signing certificate.
    Certificate,
    /// The date from which a second factor is required.
    HoldsFrom,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Flaw {
    /// Nothing, or only white space.
    Empty,
    /// More than `limit` characters.
    TooLong {
        /// The most characters that are accepted.
        limit: u32,
    },
    /// Characters that cannot be shown, or white space inside.
    StrayCharacters,
    /// Not the text that was asked for.
    Mismatch,
    /// Not a URL.
    NotAUrl,
    /// A URL with a scheme other than https.
    NotHttps,
    /// A private key, which nobody but its owner may have.
    PrivateKey,
    /// A certificate signing request (RFC 2986).
    SigningRequest,
    /// A public key without a certificate around it.
    PublicKey,
    /// An archive of key and certificate (PKCS #12, RFC 7292).
    KeyArchive,
    /// More than one certificate.
    SeveralCertificates {
        /// How many.
        count: u32,
    },
    /// Nothing that can be read as an X.509 certificate (RFC 5280).
    NotACertificate,
    /// A certificate whose validity has ended.
    CertificateExpired {
        /// When it ended.
        at: Timestamp,
    },
    /// A certificate whose validity has not begun.
    CertificateNotYetValid {
        /// When it begins.
        from: Timestamp,
    },
    /// A key that is too short to trust.
    WeakKey {
        /// Its size in bits.
        bits: u32,
        /// The least that is accepted.
        least: u32,
    },
    /// A key that SAML responses are not verified with here.
    UnsupportedKey {
        /// The key's algorithm, as a name or an OID.
        algorithm: String,
    },
    /// A moment that has passed.
    InThePast,
    /// A moment beyond the last that is accepted.
    TooFarAhead {
        /// The last moment that is accepted.
        latest: Timestamp,
    },
}
