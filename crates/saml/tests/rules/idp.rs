//! An identity provider that says whatever a test wants it to, and signs it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gamlastan::crypto::keys::loader::load_pem_auto;
use gamlastan::crypto::{Key, KeyUsage, KeysManager, SamlSigner};
use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::Refusal;
use gatehouse_contract::sso::Certificate;
use gatehouse_saml::{
    Assertion, Examination, Expectations, Solicitation, examine, read_certificate,
};
use rcgen::{CertificateParams, DnType, KeyPair};

pub const NOW: &str = "2026-11-23T12:00:00Z";
pub const ISSUER: &str = "https://idp.example/metadata";
pub const ENTITY_ID: &str = "https://gatehouse.example/saml/northwind";
pub const ACS_URL: &str = "https://gatehouse.example/saml/northwind/acs";
pub const REQUEST: &str = "_5f3c9a1e7b2d4860";

pub const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
pub const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

const RSA_KEY: &str = include_str!("../fixtures/throwaway_rsa.key.pem");
const OTHER_RSA_KEY: &str = include_str!("../fixtures/throwaway_other_rsa.key.pem");

pub fn at(rfc3339: &str) -> Timestamp {
    serde_json::from_value(rfc3339.into()).unwrap()
}

/// A key with a certificate.
pub struct Signer {
    pub key: Key,
    pub der: Vec<u8>,
    /// The signature algorithm that goes with the key.
    pub method: &'static str,
}

impl Signer {
    /// The identity provider's own.
    pub fn rsa() -> Self {
        Self::with_key(&KeyPair::from_pem(RSA_KEY).unwrap(), RSA_SHA256, (2026, 2027))
    }

    /// Somebody else's.
    pub fn other() -> Self {
        Self::with_key(&KeyPair::from_pem(OTHER_RSA_KEY).unwrap(), RSA_SHA256, (2026, 2027))
    }

    /// A certificate that is valid from the beginning of one year to that of another.
    pub fn with_key(pair: &KeyPair, method: &'static str, years: (i32, i32)) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "idp.example");
        params.not_before = rcgen::date_time_ymd(years.0, 1, 1);
        params.not_after = rcgen::date_time_ymd(years.1, 1, 1);
        let der = params.self_signed(pair).unwrap().der().to_vec();
        let mut key = load_pem_auto(pair.serialize_pem().as_bytes(), None).unwrap();
        key.usage = KeyUsage::Sign;
        Self { key, der, method }
    }

    pub fn certificate(&self) -> Certificate {
        read_certificate(&self.der).unwrap()
    }

    /// Fills in the first signature of the document.
    pub fn sign(&self, xml: &str) -> String {
        self.try_sign(xml).unwrap()
    }

    /// The same, if the library can do what the template asks for.
    pub fn try_sign(&self, xml: &str) -> Option<String> {
        let mut keys = KeysManager::new();
        keys.add_key(self.key.clone());
        SamlSigner::new(keys).sign_enveloped(xml).ok()
    }

    /// A signature to be filled in, over the element with this ID.
    pub fn template(&self, id: &str) -> String {
        let certificate = BASE64_STANDARD.encode(&self.der);
        let method = self.method;
        format!(
            r##"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="{method}"/><ds:Reference URI="#{id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="{SHA256}"/><ds:DigestValue></ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"##
        )
    }
}

/// A good response, unsigned, with `@response@` and `@assertion@` where signatures belong.
pub fn response() -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_response" Version="2.0" IssueInstant="{NOW}" Destination="{ACS_URL}" InResponseTo="{REQUEST}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{ISSUER}</saml:Issuer>@response@<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion" Version="2.0" IssueInstant="{NOW}"><saml:Issuer>{ISSUER}</saml:Issuer>@assertion@<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@northwind.example</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="{REQUEST}" NotOnOrAfter="2026-11-23T12:05:00Z" Recipient="{ACS_URL}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="2026-11-23T11:55:00Z" NotOnOrAfter="2026-11-23T12:05:00Z"><saml:AudienceRestriction><saml:Audience>{ENTITY_ID}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{NOW}" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>ada@northwind.example</saml:AttributeValue></saml:Attribute><saml:Attribute Name="firstName"><saml:AttributeValue>Ada</saml:AttributeValue></saml:Attribute><saml:Attribute Name="lastName"><saml:AttributeValue>Osei</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>"#
    )
}

/// The good response with something else in a place that must be there.
#[track_caller]
pub fn edited(what: &str, with: &str) -> String {
    edit(&response(), what, with)
}

#[track_caller]
pub fn edit(xml: &str, what: &str, with: &str) -> String {
    assert!(xml.contains(what), "there is no {what}");
    xml.replace(what, with)
}

/// Signs the assertion, as most identity providers do.
pub fn sign_assertion(xml: &str, signer: &Signer) -> String {
    signer
        .sign(&xml.replace("@response@", "").replace("@assertion@", &signer.template("_assertion")))
}

/// Signs the response.
pub fn sign_response(xml: &str, signer: &Signer) -> String {
    signer
        .sign(&xml.replace("@assertion@", "").replace("@response@", &signer.template("_response")))
}

/// Signs the assertion and then the response around it.
pub fn sign_both(xml: &str, signer: &Signer) -> String {
    let inner = xml.replace("@assertion@", &signer.template("_assertion"));
    let inner = signer.sign(&inner);
    signer.sign(&inner.replace("@response@", &signer.template("_response")))
}

/// What the good response agrees with.
pub fn expectations(certificates: &[Certificate]) -> Expectations<'_> {
    Expectations {
        issuer: ISSUER,
        certificates,
        entity_id: ENTITY_ID,
        acs_url: ACS_URL,
        solicitation: Solicitation::Requested(REQUEST),
        now: at(NOW),
    }
}

/// The form value.
pub fn posted(xml: &str) -> String {
    BASE64_STANDARD.encode(xml)
}

/// Examines XML against what the good response agrees with.
pub fn examined(xml: &str) -> Examination {
    examine(&posted(xml), &expectations(&[Signer::rsa().certificate()]))
}

#[track_caller]
pub fn assertion(xml: &str) -> Assertion {
    let examination = examined(xml);
    examination.outcome.unwrap_or_else(|it| panic!("refused: {it:?}"))
}

/// Why nobody signs in with this response once its assertion is signed.
#[track_caller]
pub fn refusal(unsigned: &str) -> Refusal {
    examined(&sign_assertion(unsigned, &Signer::rsa())).outcome.unwrap_err()
}

/// The content of the first element with this name.
pub fn value(xml: &str, name: &str) -> String {
    let (_, rest) = xml.split_once(&format!("<{name}>")).unwrap();
    rest.split_once(&format!("</{name}>")).unwrap().0.to_owned()
}
