use gatehouse_contract::saml::{LeftOut, PasteFix, PasteFlaw};
use gatehouse_contract::{Field, Flaw};

use super::{date, flaw, not_fetched};

/// Why what was pasted makes no connection, and what to paste instead.
pub fn paste(pasted: &PasteFlaw) -> String {
    match pasted {
        PasteFlaw::Certificate { flaw: reason } => flaw(Field::Certificate, reason),
        PasteFlaw::TooLarge { limit } => {
            format!("That is more than {} kB. Metadata is much smaller.", limit / 1024)
        }
        PasteFlaw::UrlNotHttps => {
            "The address must begin with https://, so that nobody can change what it holds."
                .to_owned()
        }
        PasteFlaw::UrlMalformed => {
            "That begins like an address and is none. Copy all of it again.".to_owned()
        }
        PasteFlaw::UrlWithPassword => {
            "The address has a name or a password in it, which would be sent along. Take \
             everything before the @ out."
                .to_owned()
        }
        PasteFlaw::NotFetched { host, reason } => not_fetched(host, reason),
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

/// What was put right in a paste, as a part of a sentence.
pub fn paste_fix(fix: PasteFix) -> &'static str {
    match fix {
        PasteFix::Utf16 => "read as UTF-16",
        PasteFix::ByteOrderMark => "a byte order mark taken out",
        PasteFix::TextAround => "the text around it left out",
        PasteFix::LineEnds => "line ends of Windows replaced",
        PasteFix::BlankLines => "blank lines taken out",
        PasteFix::HeaderLines => "the missing BEGIN and END lines added",
        PasteFix::Repeated => "what was there twice taken once",
    }
}

/// Why one certificate of several is not taken.
pub fn left_out(reason: &LeftOut) -> String {
    match reason {
        LeftOut::TooMany => "a connection takes no more".to_owned(),
        LeftOut::Flaw(Flaw::CertificateExpired { at }) => format!("it expired on {}", date(*at)),
        LeftOut::Flaw(Flaw::CertificateNotYetValid { from }) => {
            format!("it is valid from {} on", date(*from))
        }
        LeftOut::Flaw(Flaw::WeakKey { bits, least }) => {
            format!("its key has {bits} bits, and {least} are the least that is safe")
        }
        LeftOut::Flaw(Flaw::UnsupportedKey { algorithm }) => {
            format!("its key is of a kind that isn’t accepted ({algorithm})")
        }
        LeftOut::Flaw(other) => flaw(Field::Certificate, other),
    }
}
