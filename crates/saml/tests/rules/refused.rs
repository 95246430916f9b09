use gatehouse_contract::saml::Refusal;

use crate::idp::{Signer, examined, response, sign_assertion};

#[test]
fn nobody_signs_in_with_an_unsigned_response() {
    let plain = response().replace("@response@", "").replace("@assertion@", "");
    assert_eq!(examined(&plain).outcome, Err(Refusal::Unsigned));
}

#[test]
fn nobody_signs_in_with_a_changed_name() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let changed = signed.replace(">Ada<", ">Eve<");
    assert_eq!(examined(&changed).outcome, Err(Refusal::WrongSignature));
}
