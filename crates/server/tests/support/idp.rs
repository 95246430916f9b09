use axum::body::Body;
use axum::http::{Request, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gamlastan::bindings::deflate::deflate_decompress;
use gamlastan::bindings::encoding::{url_decode, url_encode};
use gamlastan::crypto::keys::loader::load_pem_auto;
use gamlastan::crypto::{Key, KeyUsage, KeysManager, SamlSigner};
use gatehouse_contract::Timestamp;
use rcgen::{CertificateParams, DnType, KeyPair};
use serde_json::json;

/// An identity provider: a key, and a certificate for it.
pub struct Idp {
    key: Key,
    /// Its certificate, as PEM.
    pub pem: String,
    /// Whether its responses carry the certificate.
    names_key: bool,
}

/// What a browser brings to an identity provider.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: String,
    pub acs_url: String,
    pub entity_id: String,
    pub relay_state: String,
    pub xml: String,
}

impl Asked {
    /// Reads the URL that a browser is sent to (HTTP-Redirect binding).
    #[track_caller]
    pub fn read(url: &str) -> Self {
        let (_, query) = url.split_once('?').unwrap();
        let value = |name: &str| {
            let pairs = query.split('&').filter_map(|it| it.split_once('='));
            let found = pairs.into_iter().find(|(this, _)| *this == name);
            url_decode(found.unwrap().1).unwrap()
        };
        let deflated = STANDARD.decode(value("SAMLRequest")).unwrap();
        let xml = String::from_utf8(deflate_decompress(&deflated).unwrap()).unwrap();
        let attribute = |name: &str| between(&xml, &format!(" {name}=\""), "\"");
        Self {
            id: attribute("ID"),
            acs_url: attribute("AssertionConsumerServiceURL"),
            entity_id: between(&xml, "<saml:Issuer>", "<"),
            relay_state: value("RelayState"),
            xml,
        }
    }
}

fn between(text: &str, begin: &str, end: &str) -> String {
    let (_, rest) = text.split_once(begin).unwrap();
    rest.split_once(end).unwrap().0.to_owned()
}

/// Whom an identity provider speaks of, and how.
#[derive(Clone, Debug)]
pub struct Said {
    pub email: String,
    pub name_id: String,
    pub assertion_id: String,
    pub now: Timestamp,
}

impl Said {
    /// Somebody with this address, which is their NameID too.
    pub fn of(email: &str, now: Timestamp) -> Self {
        let assertion_id = format!("_{}", uuid::Uuid::now_v7().simple());
        Self { email: email.to_owned(), name_id: email.to_owned(), assertion_id, now }
    }
}

pub const ISSUER: &str = "https://idp.example/metadata";

impl Idp {
    pub fn new() -> Self {
        let pair = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "idp.example");
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2120, 1, 1);
        let pem = params.self_signed(&pair).unwrap().pem();
        let mut key = load_pem_auto(pair.serialize_pem().as_bytes(), None).unwrap();
        key.usage = KeyUsage::Sign;
        Self { key, pem, names_key: false }
    }

    /// The same, whose responses carry the certificate.
    pub fn naming_its_key(self) -> Self {
        Self { names_key: true, ..self }
    }

    fn key_info(&self) -> String {
        let body: String = self.pem.lines().filter(|it| !it.starts_with('-')).collect();
        let certificate = format!("<ds:X509Certificate>{body}</ds:X509Certificate>");
        match self.names_key {
            true => format!("<ds:KeyInfo><ds:X509Data>{certificate}</ds:X509Data></ds:KeyInfo>"),
            false => String::new(),
        }
    }

    /// A response with a signed assertion, as the form value.
    pub fn respond(&self, asked: &Asked, said: &Said) -> String {
        self.sign(&response(asked, said))
    }

    /// Signs the assertion in XML from [`response`].
    pub fn sign(&self, xml: &str) -> String {
        let id = between(xml, "<saml:Assertion ", ">");
        let id = between(&id, "ID=\"", "\"");
        let mut keys = KeysManager::new();
        keys.add_key(self.key.clone());
        let xml = xml.replace("@signature@", &template(&id, &self.key_info()));
        STANDARD.encode(SamlSigner::new(keys).sign_enveloped(&xml).unwrap())
    }
}

fn template(id: &str, key_info: &str) -> String {
    format!(
        r##"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><ds:Reference URI="#{id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue></ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue></ds:SignatureValue>{key_info}</ds:Signature>"##
    )
}

/// A response that says what it should, not signed yet.
pub fn response(asked: &Asked, said: &Said) -> String {
    let Asked { id, acs_url, entity_id, .. } = asked;
    let Said { email, name_id, assertion_id, now } = said;
    let [now, before, after] =
        [0, -60, 300].map(|seconds| json!(now.plus_seconds(seconds)).as_str().unwrap().to_owned());
    format!(
        r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r{assertion_id}" Version="2.0" IssueInstant="{now}" Destination="{acs_url}" InResponseTo="{id}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{ISSUER}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{assertion_id}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{ISSUER}</saml:Issuer>@signature@<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{name_id}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="{id}" NotOnOrAfter="{after}" Recipient="{acs_url}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{before}" NotOnOrAfter="{after}"><saml:AudienceRestriction><saml:Audience>{entity_id}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{now}" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>{email}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="firstName"><saml:AttributeValue>Kim</saml:AttributeValue></saml:Attribute><saml:Attribute Name="lastName"><saml:AttributeValue>Berg</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>"#
    )
}

/// The POST that the identity provider lets a browser send.
pub fn posted(acs_url: &str, response: &str, relay_state: &str) -> Request<Body> {
    let path = acs_url.trim_start_matches("https://gate.example");
    let form = format!("SAMLResponse={}&RelayState={relay_state}", url_encode(response));
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("origin", "https://idp.example")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from(form))
        .unwrap()
}
