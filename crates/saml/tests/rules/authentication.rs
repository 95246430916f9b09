//! How somebody signed in at the identity provider.

use gatehouse_contract::saml::SecondFactor;

use crate::idp::{
    Signer, assertion, edit, examined, response, sign_assertion, sign_both, sign_response, value,
};

/// A response that says this of how the person signed in, in its class and in Microsoft's attribute.
fn said(class: &str, methods: &[&str]) -> String {
    let name = "http://schemas.microsoft.com/claims/authnmethodsreferences";
    let values: String = methods
        .iter()
        .map(|it| format!("<saml:AttributeValue>{it}</saml:AttributeValue>"))
        .collect();
    let listed = format!(r#"<saml:Attribute Name="{name}">{values}</saml:Attribute>"#);
    let xml = edit(&response(), &value(&response(), "saml:AuthnContextClassRef"), class);
    edit(&xml, "</saml:AttributeStatement>", &format!("{listed}</saml:AttributeStatement>"))
}

fn second_factor(class: &str, methods: &[&str]) -> SecondFactor {
    let claims = assertion(&sign_assertion(&said(class, methods), &Signer::rsa())).claims;
    claims.authentication.unwrap().second_factor()
}

#[test]
fn a_response_says_whether_the_sign_in_included_a_second_factor() {
    const CLASSES: &str = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
    for several in
        ["MobileTwoFactorContract", "MobileTwoFactorUnregistered", "SmartcardPKI", "TimeSyncToken"]
    {
        let of = second_factor(&format!("{CLASSES}{several}"), &[]);
        assert_eq!(of, SecondFactor::Included, "{several}");
    }
    for several in
        ["https://refeds.org/profile/mfa", "http://schemas.microsoft.com/claims/multipleauthn"]
    {
        assert_eq!(second_factor(several, &[]), SecondFactor::Included, "{several}");
    }
    for one in ["Password", "PasswordProtectedTransport", "Kerberos", "MobileOneFactorContract"] {
        let of = second_factor(&format!("{CLASSES}{one}"), &[]);
        assert_eq!(of, SecondFactor::Missing, "{one}");
    }
    assert_eq!(second_factor("https://refeds.org/profile/sfa", &[]), SecondFactor::Missing);
    for other in ["unspecified", "PreviousSession", "X509", "password", "Password/mfa"] {
        let of = second_factor(&format!("{CLASSES}{other}"), &[]);
        assert_eq!(of, SecondFactor::Unsaid, "{other}");
    }
    assert_eq!(second_factor("", &[]), SecondFactor::Unsaid);
}

#[test]
fn what_microsoft_lists_beside_a_password_counts_as_a_second_factor() {
    let password = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";
    let listed = "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password";
    let several = "http://schemas.microsoft.com/claims/multipleauthn";
    assert_eq!(second_factor(password, &[listed]), SecondFactor::Missing);
    assert_eq!(second_factor(password, &[listed, several]), SecondFactor::Included);
    let claims = assertion(&sign_assertion(&said(password, &[listed, several]), &Signer::rsa()));
    assert_eq!(claims.claims.authentication.unwrap().methods, [password, listed, several]);
}

#[test]
fn how_somebody_signed_in_is_read_only_where_the_signature_holds() {
    let said = said("https://refeds.org/profile/mfa", &[]);
    let unproven = [
        said.replace("@response@", "").replace("@assertion@", ""),
        sign_assertion(&said, &Signer::other()),
        edit(&sign_assertion(&said, &Signer::rsa()), "/profile/mfa", "/profile/sfa"),
    ];
    for xml in unproven {
        let claims = examined(&xml).claims.unwrap();
        assert_eq!(claims.authentication, None, "{xml}");
        assert_eq!(claims.email.as_deref(), Some("ada@northwind.example"));
    }
    for xml in [sign_response(&said, &Signer::rsa()), sign_both(&said, &Signer::rsa())] {
        assert!(examined(&xml).claims.unwrap().authentication.is_some());
    }
    let late = edit(
        &said,
        "NotOnOrAfter=\"2026-11-23T12:05:00Z\"",
        "NotOnOrAfter=\"2026-11-23T11:00:00Z\"",
    );
    let refused = examined(&sign_assertion(&late, &Signer::rsa()));
    assert!(refused.outcome.is_err() && refused.claims.unwrap().authentication.is_some());
}
