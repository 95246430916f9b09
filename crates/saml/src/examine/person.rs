//! Who it is about.

use gatehouse_contract::saml::{Check, CheckName, Claims, Refusal};

use crate::claims::is_email;
use crate::xml::{ASSERTION, Element};

const TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

pub(super) fn check(assertion: Element<'_>, claims: &Claims) -> Vec<Check> {
    vec![name_id(assertion, claims), email(claims)]
}

fn name_id(assertion: Element<'_>, claims: &Claims) -> Check {
    let subject = assertion.first(ASSERTION, "Subject");
    let is_encrypted = subject.is_some_and(|it| it.first(ASSERTION, "EncryptedID").is_some());
    let result = match (&claims.name_id, claims.name_id_format.as_deref()) {
        _ if is_encrypted => Err(Refusal::EncryptedNameId),
        (None, _) => Err(Refusal::NoNameId),
        (Some(_), Some(TRANSIENT)) => Err(Refusal::TransientNameId),
        (Some(_), _) => Ok(()),
    };
    let received = [&claims.name_id, &claims.name_id_format].into_iter().flatten();
    let received = received.cloned().collect::<Vec<_>>().join("\n");
    Check::new(CheckName::NameId, None, Some(received).filter(|it| !it.is_empty()), result)
}

fn email(claims: &Claims) -> Check {
    let result = match &claims.email {
        None => Err(Refusal::NoEmail),
        Some(received) if !is_email(received) => {
            Err(Refusal::WrongEmail { received: received.clone() })
        }
        Some(_) => Ok(()),
    };
    Check::new(CheckName::Email, None, claims.email.clone(), result)
}
