/// What the pages of an identity provider call the things that a connection is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The Assertion Consumer Service URL.
    pub acs_url: &'static str,
    /// The entity ID of the service provider.
    pub entity_id: &'static str,
    /// Who the assertion is about.
    pub name_id: &'static str,
    /// Where attributes are sent from.
    pub attributes: &'static str,
    /// The certificate that responses are signed with.
    pub certificate: &'static str,
    /// Its own entity ID.
    pub issuer: &'static str,
}

/// The terms of a product, by the name that `identity_provider` gives it; of any other, SAML's own.
pub fn terms(product: Option<&str>) -> Terms {
    match product {
        Some("Okta") => OKTA,
        Some("Microsoft Entra ID") => ENTRA_ID,
        Some("Google Workspace") => GOOGLE,
        Some("OneLogin") => ONELOGIN,
        Some("JumpCloud") => JUMPCLOUD,
        Some("PingOne") => PINGONE,
        Some("Keycloak") => KEYCLOAK,
        Some("AD FS") => AD_FS,
        _ => ANY,
    }
}

const ANY: Terms = Terms {
    acs_url: "ACS URL",
    entity_id: "SP entity ID",
    name_id: "NameID",
    attributes: "attribute statements",
    certificate: "signing certificate",
    issuer: "IdP entity ID",
};

const OKTA: Terms = Terms {
    acs_url: "Single sign-on URL",
    entity_id: "Audience URI (SP Entity ID)",
    name_id: "Application username",
    attributes: "Attribute Statements",
    certificate: "SAML Signing Certificates",
    issuer: "Issuer",
};

const ENTRA_ID: Terms = Terms {
    acs_url: "Reply URL (Assertion Consumer Service URL)",
    entity_id: "Identifier (Entity ID)",
    name_id: "Unique User Identifier (Name ID)",
    attributes: "Attributes & Claims",
    certificate: "SAML Certificates",
    issuer: "Microsoft Entra Identifier",
};

const GOOGLE: Terms = Terms {
    acs_url: "ACS URL",
    entity_id: "Entity ID",
    name_id: "Name ID",
    attributes: "Attribute mapping",
    certificate: "Certificate",
    issuer: "Entity ID",
};

const ONELOGIN: Terms = Terms {
    acs_url: "ACS (Consumer) URL",
    entity_id: "Audience (EntityID)",
    name_id: "NameID value",
    attributes: "Parameters",
    certificate: "X.509 Certificate",
    issuer: "Issuer URL",
};

const JUMPCLOUD: Terms = Terms {
    acs_url: "ACS URLs",
    entity_id: "SP Entity ID",
    name_id: "SAMLSubject NameID",
    attributes: "User Attribute Mapping",
    certificate: "IdP Certificate",
    issuer: "IdP Entity ID",
};

const PINGONE: Terms = Terms {
    acs_url: "ACS URLs",
    entity_id: "Entity ID",
    name_id: "saml_subject",
    attributes: "Attribute Mappings",
    certificate: "Signing Key",
    issuer: "Issuer ID",
};

const KEYCLOAK: Terms = Terms {
    acs_url: "Assertion Consumer Service POST Binding URL",
    entity_id: "Client ID",
    name_id: "Name ID format",
    attributes: "Client scopes, Mappers",
    certificate: "Realm settings, Keys",
    issuer: "realm’s entity ID",
};

const AD_FS: Terms = Terms {
    acs_url: "Relying party SAML 2.0 SSO service URL",
    entity_id: "Relying party trust identifier",
    name_id: "Name ID",
    attributes: "Claim Issuance Policy",
    certificate: "Token-signing",
    issuer: "Federation Service identifier",
};
