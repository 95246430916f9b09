use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gamlastan::xml::parse_secure_metadata;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{PasteFlaw, Refusal};

use crate::gate::admit_metadata_bytes;
use crate::read_certificate;
use crate::xml::{DSIG, Element, METADATA, PROTOCOL};

/// The most bytes of metadata.
pub const METADATA_LIMIT: u32 = 262_144;

/// What metadata says of an identity provider (SAML Metadata 2.4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its entity ID.
    pub entity_id: String,
    /// Where people are sent to sign in. As it is written, which may be no https URL.
    pub sign_in_url: String,
    /// How the request gets there.
    pub binding: SignInBinding,
    /// The DER of its signing certificates, each once, in the order of the document.
    pub certificates: Vec<Vec<u8>>,
    /// Whether it takes only signed requests.
    pub wants_signed_requests: bool,
}

/// How a request gets to the identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInBinding {
    /// In the URL (Bindings 3.4).
    HttpRedirect,
    /// In a form (Bindings 3.5).
    HttpPost,
}

/// Reads the metadata of one identity provider. It may stand among service providers.
///
/// # Errors
/// What it is instead, or what it lacks.
pub fn read_metadata(xml: &str) -> Result<IdentityProvider, PasteFlaw> {
    if xml.len() > METADATA_LIMIT as usize {
        return Err(PasteFlaw::TooLarge { limit: METADATA_LIMIT });
    }
    let xml = xml.trim_start_matches('\u{feff}').trim();
    admit_metadata_bytes(xml).map_err(|refusal| match refusal {
        Refusal::DocumentType => PasteFlaw::DocumentType,
        _ => PasteFlaw::NotXml,
    })?;
    let document = parse_secure_metadata(xml).map_err(|_| PasteFlaw::NotXml)?;
    let root = Element::root(&document).ok_or(PasteFlaw::NotXml)?;
    let (entity, role) = identity_provider(root)?;
    let entity_id = entity.attribute("entityID").map(str::trim).filter(|it| !it.is_empty());
    let (binding, sign_in_url) = sign_in(role).ok_or(PasteFlaw::NoSignInUrl)?;
    Ok(IdentityProvider {
        entity_id: entity_id.ok_or(PasteFlaw::NoEntityId)?.to_owned(),
        sign_in_url,
        binding,
        certificates: certificates(role)?,
        wants_signed_requests: is_true(role.attribute("WantAuthnRequestsSigned")),
    })
}

/// The one entity that is an identity provider, and what says so.
fn identity_provider<'d>(root: Element<'d>) -> Result<(Element<'d>, Element<'d>), PasteFlaw> {
    let is_one = root.is(METADATA, "EntityDescriptor");
    if !is_one && !root.is(METADATA, "EntitiesDescriptor") {
        return Err(match root.namespace() {
            PROTOCOL => PasteFlaw::SamlMessage,
            _ => PasteFlaw::NotMetadata { received: root.name().to_owned() },
        });
    }
    let entities = root.descendants().filter(|it| it.is(METADATA, "EntityDescriptor"));
    let roles = |it: Element<'d>| it.first(METADATA, "IDPSSODescriptor").map(|role| (it, role));
    let found: Vec<(Element<'d>, Element<'d>)> = entities.filter_map(roles).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] if is_one && root.first(METADATA, "SPSSODescriptor").is_some() => {
            let entity_id = root.attribute("entityID").unwrap_or_default().to_owned();
            Err(PasteFlaw::ServiceProviderMetadata { entity_id })
        }
        [] => Err(PasteFlaw::NoIdentityProvider),
        several => {
            let count = u32::try_from(several.len()).unwrap_or(u32::MAX);
            Err(PasteFlaw::SeveralIdentityProviders { count })
        }
    }
}

/// The sign-in URL, for the HTTP-Redirect binding if there is one.
fn sign_in(role: Element<'_>) -> Option<(SignInBinding, String)> {
    let with = |binding: SignInBinding, uri: &str| {
        let services = role.children().filter(|it| it.is(METADATA, "SingleSignOnService"));
        let mut services = services.filter(|it| it.attribute("Binding") == Some(uri));
        let location = services.find_map(|it| it.attribute("Location"))?.trim();
        (!location.is_empty()).then(|| (binding, location.to_owned()))
    };
    with(SignInBinding::HttpRedirect, "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect")
        .or_else(|| with(SignInBinding::HttpPost, "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"))
}

/// The certificates of keys for signing, and of keys for anything (SAML Metadata 2.4.1.1).
fn certificates(role: Element<'_>) -> Result<Vec<Vec<u8>>, PasteFlaw> {
    let keys = role.children().filter(|it| it.is(METADATA, "KeyDescriptor"));
    let signing = keys.filter(|it| matches!(it.attribute("use"), None | Some("signing")));
    let mut found: Vec<Vec<u8>> = Vec::new();
    for element in
        signing.flat_map(Element::descendants).filter(|it| it.is(DSIG, "X509Certificate"))
    {
        let text: String = element.text().split_whitespace().collect();
        let not_one = PasteFlaw::Certificate { flaw: Flaw::NotACertificate };
        let der = BASE64_STANDARD.decode(text).map_err(|_| not_one)?;
        read_certificate(&der).map_err(|flaw| PasteFlaw::Certificate { flaw })?;
        if !found.contains(&der) {
            found.push(der);
        }
    }
    if found.is_empty() { Err(PasteFlaw::NoSigningCertificate) } else { Ok(found) }
}

/// xs:boolean.
fn is_true(value: Option<&str>) -> bool {
    matches!(value.map(str::trim), Some("true" | "1"))
}
