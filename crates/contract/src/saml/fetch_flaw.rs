use serde::{Deserialize, Serialize};

/// Why the metadata behind a URL could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FetchFlaw {
    /// The DNS has no address for the host.
    UnknownHost,
    /// The DNS did not answer.
    DnsUnavailable,
    /// An address of the host is not on the public internet.
    PrivateAddress,
    /// No connection was made, or it broke off.
    CannotConnect {
        /// The port.
        port: u16,
    },
    /// TLS could not be agreed on, as where plain http is spoken.
    NoTls {
        /// The port.
        port: u16,
    },
    /// The host's TLS certificate is not valid now.
    CertificateNotValidNow,
    /// The host's TLS certificate is for another name.
    CertificateForAnotherHost,
    /// The host's TLS certificate is signed by nobody who is trusted.
    CertificateUntrusted,
    /// The URL leads on to another one, which is not followed.
    Redirects {
        /// The host of the other one.
        to: String,
    },
    /// An answer that is no document.
    HttpStatus {
        /// Its status (RFC 9110, section 15).
        status: u16,
    },
    /// It took too long.
    TooSlow {
        /// How many seconds it may take.
        limit: u32,
    },
    /// More bytes than are accepted.
    TooLarge {
        /// The most bytes that are accepted.
        limit: u32,
    },
    /// A document that is neither metadata nor a certificate.
    SomethingElse,
}

/// How it is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    code: String,
    port: Option<u16>,
    to: Option<String>,
    status: Option<u16>,
    limit: Option<u32>,
}

impl TryFrom<Flat> for FetchFlaw {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Self::read(flat).ok_or("an unknown or incomplete flaw of a fetch")
    }
}

impl FetchFlaw {
    fn read(flat: Flat) -> Option<Self> {
        Some(match flat.code.as_str() {
            "unknown_host" => Self::UnknownHost,
            "dns_unavailable" => Self::DnsUnavailable,
            "private_address" => Self::PrivateAddress,
            "cannot_connect" => Self::CannotConnect { port: flat.port? },
            "no_tls" => Self::NoTls { port: flat.port? },
            "certificate_not_valid_now" => Self::CertificateNotValidNow,
            "certificate_for_another_host" => Self::CertificateForAnotherHost,
            "certificate_untrusted" => Self::CertificateUntrusted,
            "redirects" => Self::Redirects { to: flat.to? },
            "http_status" => Self::HttpStatus { status: flat.status? },
            "too_slow" => Self::TooSlow { limit: flat.limit? },
            "too_large" => Self::TooLarge { limit: flat.limit? },
            "something_else" => Self::SomethingElse,
            _ => return None,
        })
    }
}
