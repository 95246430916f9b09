use serde::{Deserialize, Serialize};

use super::FetchFlaw;
use crate::Flaw;

/// Why what was pasted or uploaded to make a connection cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PasteFlaw {
    /// It was read as a certificate, or as something in the place of one.
    Certificate {
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// More bytes than are accepted.
    TooLarge {
        /// The most bytes that are accepted.
        limit: u32,
    },
    /// A URL that is not https.
    UrlNotHttps,
    /// Something that begins like a URL and is none.
    UrlMalformed,
    /// A URL with a name or a password in it, which would be sent along.
    UrlWithPassword,
    /// The URL of a document that could not be fetched.
    NotFetched {
        /// The host in the URL.
        host: String,
        /// Why.
        reason: FetchFlaw,
    },
    /// A web page, such as the identity provider's sign-in page.
    WebPage,
    /// An archive (zip, gzip) that is to be unpacked first.
    Archive,
    /// A SAML response or request, as the browser posts it.
    SamlMessage,
    /// XML that cannot be read as such.
    NotXml,
    /// XML that is not SAML metadata.
    NotMetadata {
        /// The name of its outermost element.
        received: String,
    },
    /// Metadata with a document type declaration, which is never needed.
    DocumentType,
    /// Metadata of a service provider, perhaps this organization's own.
    ServiceProviderMetadata {
        /// Its entity ID.
        entity_id: String,
    },
    /// Metadata without an identity provider.
    NoIdentityProvider,
    /// Metadata of more than one identity provider.
    SeveralIdentityProviders {
        /// How many.
        count: u32,
    },
    /// Metadata without an entity ID.
    NoEntityId,
    /// Metadata without a sign-in URL for the HTTP-Redirect or HTTP-POST binding.
    NoSignInUrl,
    /// Metadata without a certificate to verify signatures with.
    NoSigningCertificate,
}

/// How it is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    code: String,
    flaw: Option<Flaw>,
    limit: Option<u32>,
    host: Option<String>,
    reason: Option<FetchFlaw>,
    received: Option<String>,
    entity_id: Option<String>,
    count: Option<u32>,
}

impl TryFrom<Flat> for PasteFlaw {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Self::read(flat).ok_or("an unknown or incomplete flaw of a paste")
    }
}

impl PasteFlaw {
    fn read(flat: Flat) -> Option<Self> {
        Some(match flat.code.as_str() {
            "certificate" => Self::Certificate { flaw: flat.flaw? },
            "too_large" => Self::TooLarge { limit: flat.limit? },
            "url_not_https" => Self::UrlNotHttps,
            "url_malformed" => Self::UrlMalformed,
            "url_with_password" => Self::UrlWithPassword,
            "not_fetched" => Self::NotFetched { host: flat.host?, reason: flat.reason? },
            "web_page" => Self::WebPage,
            "archive" => Self::Archive,
            "saml_message" => Self::SamlMessage,
            "not_xml" => Self::NotXml,
            "not_metadata" => Self::NotMetadata { received: flat.received? },
            "document_type" => Self::DocumentType,
            "service_provider_metadata" => {
                Self::ServiceProviderMetadata { entity_id: flat.entity_id? }
            }
            "no_identity_provider" => Self::NoIdentityProvider,
            "several_identity_providers" => Self::SeveralIdentityProviders { count: flat.count? },
            "no_entity_id" => Self::NoEntityId,
            "no_sign_in_url" => Self::NoSignInUrl,
            "no_signing_certificate" => Self::NoSigningCertificate,
            _ => return None,
        })
    }
}
