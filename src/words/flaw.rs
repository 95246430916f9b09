use gatehouse_contract::{Field, Flaw};

use super::date;
use super::password::weakness;

/// That a code is not accepted, and what to do.
pub fn wrong_code() -> &'static str {
    "That code isn’t accepted. Type the one that the app shows now; each works once, and only while \
     the clock of your phone is right."
}

/// What is wrong with a field, and what it takes instead.
pub fn flaw(field: Field, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Empty => empty(field).to_owned(),
        Flaw::TooLong { limit } => format!("That is too long: at most {limit} characters."),
        Flaw::TooShort { least } => format!("That is too short: at least {least} characters."),
        Flaw::StrayCharacters => {
            "There is a space or an invisible character inside. Take it out.".to_owned()
        }
        Flaw::InvisibleCharacters => {
            "There is a character inside that can’t be seen, as in text that \
             was copied. Type it instead of pasting it."
                .to_owned()
        }
        Flaw::Mismatch if field == Field::Code => wrong_code().to_owned(),
        Flaw::Mismatch => "That isn’t the name. Type it exactly as it is shown.".to_owned(),
        Flaw::NotAUrl => {
            "That isn’t a URL. It looks like https://idp.example.com/sso/saml.".to_owned()
        }
        Flaw::NotHttps => {
            "The URL must begin with https://, so that nobody can read along.".to_owned()
        }
        Flaw::PrivateKey => {
            "This is a private key. It was not saved, and nobody but your identity \
             provider may have it: if others could see it, replace it there. Paste the \
             certificate instead."
                .to_owned()
        }
        Flaw::SigningRequest => {
            "This is a certificate signing request. Paste the certificate that \
             your identity provider shows, which begins with BEGIN CERTIFICATE."
                .to_owned()
        }
        Flaw::PublicKey => "This is a public key on its own. Paste the whole certificate, which \
             begins with BEGIN CERTIFICATE."
            .to_owned(),
        Flaw::KeyArchive => "This is an archive that holds a private key (PKCS #12). It was not \
             saved. Export the certificate alone, as .cer or .pem."
            .to_owned(),
        Flaw::SeveralCertificates { count } => {
            format!("These are {count} certificates. Paste only the one that signs responses.")
        }
        Flaw::TooManyCertificates { limit } => {
            format!("A connection can have {limit} certificates. Take one out that is not used.")
        }
        Flaw::NotACertificate => {
            "This can’t be read as a certificate. Paste the text of a .pem or \
             .cer file, or choose the file."
                .to_owned()
        }
        Flaw::CertificateExpired { at } => {
            format!("This certificate expired on {}. Paste the one in use now.", date(*at))
        }
        Flaw::CertificateNotYetValid { from } => {
            let from = date(*from);
            format!(
                "This certificate is valid from {from} on. Until then, keep the one in use beside it."
            )
        }
        Flaw::WeakKey { bits, least } => format!(
            "Its key has {bits} bits, and {least} are the least that is safe. Make a new \
             certificate in your identity provider."
        ),
        Flaw::UnsupportedKey { algorithm } => format!(
            "Its key is of a kind that isn’t accepted ({algorithm}). Use RSA or an elliptic curve."
        ),
        Flaw::NotAnAddress => {
            "That isn’t an email address. It looks like ada@northwind.example.".to_owned()
        }
        Flaw::NotADomain => {
            "Type the domain alone, as it stands behind the @: northwind.example.".to_owned()
        }
        Flaw::PublicSuffix => {
            "Anyone can register names under this one, so no organization can have it.".to_owned()
        }
        Flaw::MailProvider => {
            "Anyone can get an address at this mail provider, so no organization \
             can have its domain. Claim the domain of your own addresses."
                .to_owned()
        }
        Flaw::AlreadyClaimed => "Your organization has claimed this domain already.".to_owned(),
        Flaw::VerifiedElsewhere => {
            "Another organization has verified this domain. If it is yours, \
             have it removed there first."
                .to_owned()
        }
        Flaw::TooManyDomains { limit } => {
            format!("An organization can have {limit} domains. Remove one that is not needed.")
        }
        Flaw::InThePast => "That day has passed. Choose today or a later day.".to_owned(),
        Flaw::TooFarAhead { latest } => {
            format!("That is too far ahead. The latest possible day is {}.", date(*latest))
        }
        Flaw::Unchanged => "That is the password that you have now. Choose another one.".to_owned(),
        Flaw::Guessable { weakness: reason } => weakness(*reason),
    }
}

fn empty(field: Field) -> &'static str {
    match field {
        Field::Name => "Enter a name.",
        Field::OrganizationName => "Type the organization’s name to confirm.",
        Field::SignInUrl => "Enter the sign-in URL that your identity provider shows.",
        Field::Issuer => "Enter the issuer that your identity provider shows.",
        Field::Certificate => "Paste the certificate, or choose its file.",
        Field::HoldsFrom => "Choose a day.",
        Field::Domain => "Enter a domain.",
        Field::Password => "Enter a password.",
        Field::Email => "Enter an email address.",
        Field::Reason => "Say why, so that they can decide.",
        Field::Note => "Say what to tell them.",
        Field::ContactName => "Enter the name of the billing contact.",
        Field::ContactEmail => "Enter where invoices are sent.",
        Field::Address => "Enter an address.",
        Field::Code => "Enter the code that the app shows.",
    }
}
