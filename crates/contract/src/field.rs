use serde::{Deserialize, Serialize};

use crate::{Timestamp, Weakness};

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
    /// The identity provider's signing certificates.
    Certificate,
    /// The date from which a second factor is required.
    HoldsFrom,
    /// A domain to claim.
    Domain,
    /// A new password.
    Password,
    /// A code of an authenticator app.
    Code,
    /// An e-mail address to invite.
    Email,
    /// Why somebody asks for a role.
    Reason,
    /// What is said to whoever is declined.
    Note,
    /// The name of the billing contact.
    ContactName,
    /// Where invoices are sent.
    ContactEmail,
    /// A postal address.
    Address,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Flaw {
    /// Nothing, or only white space.
    Empty,
    /// More than `limit` characters.
    TooLong {
        /// The most characters that are accepted.
        limit: u32,
    },
    /// Fewer than `least` characters.
    TooShort {
        /// The fewest characters that are accepted.
        least: u32,
    },
    /// Characters that cannot be shown, or white space inside.
    StrayCharacters,
    /// Characters that cannot be seen, or that turn the direction of the text.
    InvisibleCharacters,
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
    /// More certificates than a connection can have.
    TooManyCertificates {
        /// The most.
        limit: u32,
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
    /// Not an e-mail address.
    NotAnAddress,
    /// Not a domain name: a URL, an e-mail address, an IP address, or one label.
    NotADomain,
    /// A name under which anyone can register domains (publicsuffix.org).
    PublicSuffix,
    /// The domain of a provider with whom anyone can have an e-mail address.
    MailProvider,
    /// A domain that the organization has claimed already.
    AlreadyClaimed,
    /// A domain that another organization has verified.
    VerifiedElsewhere,
    /// One domain more than an organization can have.
    TooManyDomains {
        /// The most.
        limit: u32,
    },
    /// A moment that has passed.
    InThePast,
    /// A moment beyond the last that is accepted.
    TooFarAhead {
        /// The last moment that is accepted.
        latest: Timestamp,
    },
    /// The password that the person has already.
    Unchanged,
    /// A password that is easy to guess.
    Guessable {
        /// What makes it so.
        weakness: Weakness,
    },
}

/// How a flaw is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    code: String,
    limit: Option<u32>,
    count: Option<u32>,
    bits: Option<u32>,
    least: Option<u32>,
    at: Option<Timestamp>,
    from: Option<Timestamp>,
    latest: Option<Timestamp>,
    algorithm: Option<String>,
    weakness: Option<Weakness>,
}

impl TryFrom<Flat> for Flaw {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Self::read(flat).ok_or("an unknown or incomplete flaw")
    }
}

impl Flaw {
    fn read(flat: Flat) -> Option<Self> {
        Some(match flat.code.as_str() {
            "empty" => Self::Empty,
            "too_long" => Self::TooLong { limit: flat.limit? },
            "too_short" => Self::TooShort { least: flat.least? },
            "stray_characters" => Self::StrayCharacters,
            "invisible_characters" => Self::InvisibleCharacters,
            "mismatch" => Self::Mismatch,
            "not_a_url" => Self::NotAUrl,
            "not_https" => Self::NotHttps,
            "private_key" => Self::PrivateKey,
            "signing_request" => Self::SigningRequest,
            "public_key" => Self::PublicKey,
            "key_archive" => Self::KeyArchive,
            "several_certificates" => Self::SeveralCertificates { count: flat.count? },
            "too_many_certificates" => Self::TooManyCertificates { limit: flat.limit? },
            "not_a_certificate" => Self::NotACertificate,
            "certificate_expired" => Self::CertificateExpired { at: flat.at? },
            "certificate_not_yet_valid" => Self::CertificateNotYetValid { from: flat.from? },
            "weak_key" => Self::WeakKey { bits: flat.bits?, least: flat.least? },
            "unsupported_key" => Self::UnsupportedKey { algorithm: flat.algorithm? },
            "not_an_address" => Self::NotAnAddress,
            "not_a_domain" => Self::NotADomain,
            "public_suffix" => Self::PublicSuffix,
            "mail_provider" => Self::MailProvider,
            "already_claimed" => Self::AlreadyClaimed,
            "verified_elsewhere" => Self::VerifiedElsewhere,
            "too_many_domains" => Self::TooManyDomains { limit: flat.limit? },
            "in_the_past" => Self::InThePast,
            "too_far_ahead" => Self::TooFarAhead { latest: flat.latest? },
            "unchanged" => Self::Unchanged,
            "guessable" => Self::Guessable { weakness: flat.weakness? },
            _ => return None,
        })
    }
}
