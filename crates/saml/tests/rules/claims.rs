//! How identity providers call the same things.

use gatehouse_contract::saml::Claims;

use crate::idp::{Signer, assertion, edit, examined, response, sign_assertion};

const CLAIMS: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/// What is read from attributes with these names, with a NameID that is no address.
fn named(email: &str, first: &str, last: &str) -> Claims {
    let persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    let xml =
        response().replace("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", persistent);
    let xml = edit(&xml, r#"Name="email""#, &format!(r#"Name="{email}""#));
    let xml = edit(&xml, r#"Name="firstName""#, &format!(r#"Name="{first}""#));
    let xml = edit(&xml, r#"Name="lastName""#, &format!(r#"Name="{last}""#));
    examined(&sign_assertion(&xml, &Signer::rsa())).claims.unwrap()
}

#[test]
fn the_address_and_the_names_are_found_as_each_identity_provider_calls_them() {
    for (product, email, first, last) in [
        ("Okta", "email", "firstName", "lastName"),
        ("Okta, older", "user.email", "user.firstName", "user.lastName"),
        (
            "Microsoft Entra ID",
            &format!("{CLAIMS}/emailaddress"),
            &format!("{CLAIMS}/givenname"),
            &format!("{CLAIMS}/surname"),
        ),
        ("Google Workspace", "email", "first_name", "last_name"),
        ("OneLogin", "User.email", "User.FirstName", "User.LastName"),
        ("JumpCloud", "email", "firstname", "lastname"),
        ("PingOne", "Email Address", "Given Name", "Family Name"),
        ("Keycloak", "urn:oid:1.2.840.113549.1.9.1", "urn:oid:2.5.4.42", "urn:oid:2.5.4.4"),
        (
            "AD FS",
            "http://schemas.xmlsoap.org/claims/EmailAddress",
            &format!("{CLAIMS}/givenname"),
            &format!("{CLAIMS}/surname"),
        ),
        (
            "SimpleSAMLphp",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:2.5.4.42",
            "urn:oid:2.5.4.4",
        ),
        ("SimpleSAMLphp, by name", "mail", "givenName", "sn"),
    ] {
        let claims = named(email, first, last);
        assert_eq!(claims.email.as_deref(), Some("ada@northwind.example"), "{product}");
        assert_eq!(claims.first_name.as_deref(), Some("Ada"), "{product}");
        assert_eq!(claims.last_name.as_deref(), Some("Osei"), "{product}");
    }
}

#[test]
fn names_that_mean_something_else_are_not_taken_for_an_address() {
    for other in ["emailverified", "http://example/email/verified", "urn:oid:2.5.4.3", ""] {
        assert_eq!(named(other, "firstName", "lastName").email, None, "{other}");
    }
}

#[test]
fn a_friendly_name_counts_when_the_name_says_nothing() {
    let number = r#"Name="urn:oid:1.2.3" FriendlyName="mail""#;
    let xml = edit(&response(), r#"Name="email""#, number);
    let claims = assertion(&sign_assertion(&xml, &Signer::rsa())).claims;
    assert_eq!(claims.email.as_deref(), Some("ada@northwind.example"));
    assert_eq!(claims.attributes[0].friendly_name.as_deref(), Some("mail"));
}

#[test]
fn a_name_id_is_the_address_when_no_attribute_is() {
    let nameless = edit(&response(), r#"Name="email""#, r#"Name="department""#);
    assert_eq!(
        assertion(&sign_assertion(&nameless, &Signer::rsa())).email,
        "ada@northwind.example"
    );
    let format = r#" Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress""#;
    let unspecified = edit(&nameless, format, "");
    let it = assertion(&sign_assertion(&unspecified, &Signer::rsa()));
    assert_eq!(it.email, "ada@northwind.example");
    assert_eq!(it.name_id_format, "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
}

#[test]
fn every_attribute_is_shown_with_all_its_values() {
    let groups = r#"<saml:Attribute Name="groups"><saml:AttributeValue>a</saml:AttributeValue><saml:AttributeValue> b &amp; c </saml:AttributeValue><saml:AttributeValue/></saml:Attribute></saml:AttributeStatement>"#;
    let xml = edit(&response(), "</saml:AttributeStatement>", groups);
    let claims = assertion(&sign_assertion(&xml, &Signer::rsa())).claims;
    let names: Vec<&str> = claims.attributes.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["email", "firstName", "lastName", "groups"]);
    assert_eq!(claims.attributes[3].values, ["a", "b & c", ""]);
}
