use crate::idp::{Signer, examined, response, sign_assertion, value};

#[test]
fn a_response_is_shown_with_one_element_on_each_line() {
    let shown = examined(&sign_assertion(&response(), &Signer::rsa())).xml.unwrap();
    let subject = "\n    <saml:Subject>\n      <saml:NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">ada@northwind.example</saml:NameID>\n";
    assert!(shown.contains(subject), "{shown}");
}

#[test]
fn what_is_shown_holds_no_signature_that_could_be_presented_again() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let shown = examined(&signed).xml.unwrap();
    for name in ["ds:SignatureValue", "ds:X509Certificate"] {
        let secret = value(&signed, name);
        assert!(!shown.contains(&secret[..40]), "{name}");
        let short = format!("<{name}>{}… ({} characters)</{name}>", &secret[..12], secret.len());
        assert!(shown.contains(&short), "{short} in {shown}");
    }
}

#[test]
fn what_is_shown_is_bounded() {
    let long = format!("<a>{}</a>", "<b></b>".repeat(3_900));
    let deep = "<a>".repeat(30_000);
    let text = format!("<a>{}</a>", "é".repeat(60_000));
    let tag = format!("<{}>", "a".repeat(120_000));
    for xml in [long, deep, text, tag] {
        assert!(examined(&xml).xml.unwrap().len() < 66_000);
    }
}
