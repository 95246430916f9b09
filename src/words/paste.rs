use gatehouse_contract::Field;
use gatehouse_contract::saml::PasteFlaw;

use super::flaw;

/// Why what was pasted makes no connection, and what to paste instead.
pub fn paste(pasted: &PasteFlaw) -> String {
    match pasted {
        PasteFlaw::Certificate { flaw: reason } => flaw(Field::Certificate, reason),
        PasteFlaw::TooLarge { limit } => {
            format!("That is more than {} kB. Metadata is much smaller.", limit / 1024)
        }
        PasteFlaw::Url => {
            "That is the address of the metadata. Open it in your browser, and paste \
             the document that it shows."
                .to_owned()
        }
        PasteFlaw::UrlNotHttps => {
            "The address must begin with https://, so that nobody can change what it holds."
                .to_owned()
        }
        PasteFlaw::WebPage => "That is a web page. Look for the link to the metadata XML in your \
             identity provider, and paste what it shows."
            .to_owned(),
        PasteFlaw::Archive => {
            "That is an archive. Unpack it, then choose the file inside.".to_owned()
        }
        PasteFlaw::SamlMessage => "That is a SAML message, as the browser sends it at a sign-in. \
             Paste the metadata or the certificate."
            .to_owned(),
        PasteFlaw::NotXml => "That looks like XML, but a part of it is missing or broken. Copy \
             all of it again."
            .to_owned(),
        PasteFlaw::NotMetadata { received } => {
            format!("That is XML, but a “{received}” and no SAML metadata.")
        }
        PasteFlaw::DocumentType => {
            "This metadata has a document type declaration, which is not accepted. Take the line \
             that begins with <!DOCTYPE out."
                .to_owned()
        }
        PasteFlaw::ServiceProviderMetadata { entity_id } => format!(
            "That is the metadata of a service provider ({entity_id}). It goes to the identity \
             provider; paste the metadata that you get there."
        ),
        PasteFlaw::NoIdentityProvider => {
            "This metadata describes no identity provider for SAML 2.0.".to_owned()
        }
        PasteFlaw::SeveralIdentityProviders { count } => format!(
            "This metadata describes {count} identity providers. Paste the part of one of them."
        ),
        PasteFlaw::NoEntityId => "This metadata has no entity ID.".to_owned(),
        PasteFlaw::NoSignInUrl => {
            "This metadata names no sign-in URL for the HTTP-Redirect or HTTP-POST binding."
                .to_owned()
        }
        PasteFlaw::NoSigningCertificate => {
            "This metadata has no certificate for signatures, so that no sign-in could be checked."
                .to_owned()
        }
    }
}
