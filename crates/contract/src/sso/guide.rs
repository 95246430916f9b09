use super::{ServiceProvider, identity_provider};

/// How an identity provider is set up, step by step: the document `<slug>.md` of
/// `guides/identity-providers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// What it is called in addresses.
    pub slug: &'static str,
    /// The product, as its maker calls it.
    pub product: &'static str,
}

impl Guide {
    /// Every guide. The last is for whatever has none of its own.
    pub const ALL: [Self; 9] = [
        Self::new("okta", "Okta"),
        Self::new("entra-id", "Microsoft Entra ID"),
        Self::new("google-workspace", "Google Workspace"),
        Self::new("onelogin", "OneLogin"),
        Self::new("jumpcloud", "JumpCloud"),
        Self::new("pingone", "PingOne"),
        Self::new("keycloak", "Keycloak"),
        Self::new("ad-fs", "AD FS"),
        Self::new("other", "Any other"),
    ];

    const fn new(slug: &'static str, product: &'static str) -> Self {
        Self { slug, product }
    }

    /// The guide that is called like this in addresses.
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guide| guide.slug == slug)
    }

    /// The guide for the product behind a sign-in URL, where the host tells.
    pub fn of(sign_in_url: &str) -> Option<Self> {
        let product = identity_provider(sign_in_url)?;
        Self::ALL.into_iter().find(|guide| guide.product == product)
    }
}

impl ServiceProvider {
    /// The values by the names that stand for them in guides, in braces: `{acs_url}`. The metadata
    /// document stands at the entity ID (SAML Metadata 4.1).
    pub fn named_values(&self) -> [(&'static str, &str); 4] {
        [
            ("acs_url", &self.acs_url),
            ("entity_id", &self.entity_id),
            ("start_url", &self.start_url),
            ("metadata_url", &self.entity_id),
        ]
    }
}
