use serde::{Deserialize, Serialize};

/// The attribute in which Microsoft Entra ID and AD FS list every method that was used: their class
/// names the first alone.
pub const AUTHN_METHODS_NAME: &str = "http://schemas.microsoft.com/claims/authnmethodsreferences";

/// What stands for two factors or more: in SAML 2.0 Authentication Context (3.4), in the REFEDS MFA
/// Profile, and with Microsoft.
const SEVERAL_FACTORS: [&str; 6] = [
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken",
    "https://refeds.org/profile/mfa",
    "http://schemas.microsoft.com/claims/multipleauthn",
];

/// What stands for one.
const ONE_FACTOR: [&str; 10] = [
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:InternetProtocolPassword",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:SecureRemotePassword",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileOneFactorContract",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileOneFactorUnregistered",
    "https://refeds.org/profile/sfa",
    "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password",
    "urn:federation:authentication:windows",
];

/// How somebody signed in at the identity provider, by a response whose signature holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlAuthentication))]
pub struct Authentication {
    /// The URIs that it says it with, as they were sent: the class (AuthnContextClassRef,
    /// Core 2.7.2.2), and the values of [`AUTHN_METHODS_NAME`].
    pub methods: Vec<String>,
}

/// Whether signing in at the identity provider included a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// It says so.
    Included,
    /// It names one factor alone, such as a password.
    Missing,
    /// It says nothing of it, or nothing that is known.
    Unsaid,
}

impl Authentication {
    /// Whether it included a second factor. One method that stands for several is enough.
    pub fn second_factor(&self) -> SecondFactor {
        let names = |known: &[&str]| self.methods.iter().any(|it| known.contains(&it.as_str()));
        if names(&SEVERAL_FACTORS) {
            SecondFactor::Included
        } else if names(&ONE_FACTOR) {
            SecondFactor::Missing
        } else {
            SecondFactor::Unsaid
        }
    }
}
