use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use super::{PasteFix, PasteFlaw};
use crate::Flaw;
use crate::sso::Certificate;

/// What was pasted or uploaded to make a connection: metadata, its URL, or certificates, in any way
/// of writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlPaste))]
pub struct Paste {
    /// How `content` is written.
    pub form: PasteForm,
    /// What was pasted.
    pub content: String,
}

impl Paste {
    /// Text, as it was pasted.
    pub fn text(text: String) -> Self {
        Self { form: PasteForm::Text, content: text }
    }

    /// A file.
    pub fn file(bytes: &[u8]) -> Self {
        Self { form: PasteForm::File, content: BASE64_STANDARD.encode(bytes) }
    }

    /// The bytes of the text or of the file.
    ///
    /// # Errors
    /// [`Flaw::NotACertificate`] when a file is not written in base64.
    pub fn into_bytes(self) -> Result<Vec<u8>, PasteFlaw> {
        match self.form {
            PasteForm::Text => Ok(self.content.into_bytes()),
            PasteForm::File => BASE64_STANDARD
                .decode(self.content)
                .map_err(|_| PasteFlaw::Certificate { flaw: Flaw::NotACertificate }),
        }
    }
}

/// How a paste is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlPasteForm))]
pub enum PasteForm {
    /// Text, as it was pasted.
    Text,
    /// The bytes of a file, in base64 (RFC 4648, section 4).
    File,
}

/// What a paste was understood as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlPasteReading))]
pub enum PasteReading {
    /// Metadata of one identity provider.
    Metadata {
        /// Its entity ID.
        issuer: String,
        /// Its sign-in URL, as it is written, which may be no https URL.
        sign_in_url: String,
        /// What it signs with, at least one, in the order of the document.
        certificates: Vec<Certificate>,
        /// Whether it takes only signed requests.
        wants_signed_requests: bool,
        /// What was put right to read it.
        fixes: Vec<PasteFix>,
    },
    /// Certificates, each once. They may be expired or too weak: see [`Certificate::check`].
    Certificates {
        /// At least one.
        certificates: Vec<Certificate>,
        /// What was put right to read them.
        fixes: Vec<PasteFix>,
    },
    /// Nothing that can be used.
    Unusable {
        /// Why.
        flaw: PasteFlaw,
    },
}

/// How it is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    kind: String,
    issuer: Option<String>,
    sign_in_url: Option<String>,
    certificates: Option<Vec<Certificate>>,
    wants_signed_requests: Option<bool>,
    fixes: Option<Vec<PasteFix>>,
    flaw: Option<PasteFlaw>,
}

impl TryFrom<Flat> for PasteReading {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Self::read(flat).ok_or("an unknown or incomplete reading of a paste")
    }
}

impl PasteReading {
    fn read(flat: Flat) -> Option<Self> {
        Some(match flat.kind.as_str() {
            "metadata" => Self::Metadata {
                issuer: flat.issuer?,
                sign_in_url: flat.sign_in_url?,
                certificates: flat.certificates?,
                wants_signed_requests: flat.wants_signed_requests?,
                fixes: flat.fixes?,
            },
            "certificates" => {
                Self::Certificates { certificates: flat.certificates?, fixes: flat.fixes? }
            }
            "unusable" => Self::Unusable { flaw: flat.flaw? },
            _ => return None,
        })
    }
}
