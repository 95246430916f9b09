//! How identity providers call the same things.

use gatehouse_contract::saml::Claims;

use crate::idp::{Signer, assertion, edit, examined, response, sign_assertion};

/// What is read from an assertion whose NameID is no address, with these names for its attributes.
fn named(email: &str, first: &str, last: &str) -> Claims {
    let persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    let xml =
        response().replace("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", persistent);
    let xml = edit(&xml, r#"Name="email""#, &format!(r#"Name="{email}""#));
    let xml = edit(&xml, r#"Name="firstName""#, &format!(r#"Name="{first}""#));
    let xml = edit(&xml, r#"Name="lastName""#, &format!(r#"Name="{last}""#));
    examined(&sign_assertion(&xml, &Signer::rsa())).claims.unwrap()
}

/// How each identity provider calls the address, the first and the last name: by itself, and as its
/// manual shows.
const NAMES: [(&str, [&str; 3]); 32] = [
    ("Okta", ["email", "firstName", "lastName"]),
    ("Okta, older", ["user.email", "user.firstName", "user.lastName"]),
    ("Okta, catalogue", ["Email", "FirstName", "LastName"]),
    ("Okta, catalogue", ["User.email", "User.firstName", "User.lastName"]),
    (
        "Microsoft Entra ID",
        [
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
        ],
    ),
    ("Microsoft Entra ID, no namespace", ["emailaddress", "givenname", "surname"]),
    ("Microsoft Entra ID, by source", ["user.mail", "user.givenname", "user.surname"]),
    ("Google Workspace", ["email", "first_name", "last_name"]),
    ("Google Workspace", ["Primary email", "First name", "Last name"]),
    ("Google Workspace", ["primaryEmail", "givenName", "familyName"]),
    ("OneLogin", ["User.email", "User.FirstName", "User.LastName"]),
    ("OneLogin", ["Email", "First Name", "Last Name"]),
    ("OneLogin", ["EmailAddress", "First_Name", "Last_Name"]),
    ("JumpCloud", ["email", "firstname", "lastname"]),
    ("JumpCloud", ["workEmail", "FirstName", "LastName"]),
    ("PingOne", ["email", "given_name", "family_name"]),
    ("PingOne", ["Email Address", "Given Name", "Family Name"]),
    ("PingOne", ["emailAddress", "name.given", "name.family"]),
    ("PingOne for Enterprise", ["Email (Work)", "First Name", "Last Name"]),
    ("PingFederate", ["mail", "givenName", "sn"]),
    ("Keycloak", ["urn:oid:1.2.840.113549.1.9.1", "urn:oid:2.5.4.42", "urn:oid:2.5.4.4"]),
    ("Keycloak", ["email", "firstName", "lastName"]),
    ("Keycloak", ["email", "given_name", "family_name"]),
    (
        "AD FS",
        [
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
        ],
    ),
    (
        "AD FS 1.x",
        [
            "http://schemas.xmlsoap.org/claims/EmailAddress",
            "http://schemas.xmlsoap.org/claims/FirstName",
            "http://schemas.xmlsoap.org/claims/LastName/",
        ],
    ),
    ("AD FS, by LDAP name", ["E-Mail-Addresses", "Given-Name", "Surname"]),
    (
        "SimpleSAMLphp, eduPerson",
        ["urn:oid:0.9.2342.19200300.100.1.3", "urn:oid:2.5.4.42", "urn:oid:2.5.4.4"],
    ),
    ("SimpleSAMLphp, by name", ["mail", "givenName", "sn"]),
    ("Shibboleth", ["urn:OID:0.9.2342.19200300.100.1.3", "urn:OID:2.5.4.42", "urn:OID:2.5.4.4"]),
    (
        "Shibboleth, older",
        [
            "urn:mace:dir:attribute-def:mail",
            "urn:mace:dir:attribute-def:givenName",
            "urn:mace:dir:attribute-def:sn",
        ],
    ),
    ("LDAP", ["0.9.2342.19200300.100.1.3", "2.5.4.42", "2.5.4.4"]),
    ("any other", ["E-MAIL", "first-name", "last-name"]),
];

#[test]
fn the_address_and_the_names_are_found_as_each_identity_provider_calls_them() {
    for (product, [email, first, last]) in NAMES {
        let claims = named(email, first, last);
        assert_eq!(claims.email.as_deref(), Some("ada@northwind.example"), "{product}: {email}");
        assert_eq!(claims.first_name.as_deref(), Some("Ada"), "{product}: {first}");
        assert_eq!(claims.last_name.as_deref(), Some("Osei"), "{product}: {last}");
        assert_eq!(claims.display_name, None, "{product}");
    }
}

#[test]
fn a_whole_name_is_found_where_first_and_last_are_not_sent() {
    for (product, name) in [
        ("Okta", "displayName"),
        ("Okta", "user.displayName"),
        ("Microsoft Entra ID", "http://schemas.microsoft.com/identity/claims/displayname"),
        ("AD FS", "http://schemas.xmlsoap.org/claims/CommonName"),
        ("Google Workspace", "Full name"),
        ("SimpleSAMLphp", "urn:oid:2.16.840.1.113730.3.1.241"),
        ("SimpleSAMLphp", "cn"),
        ("Shibboleth", "urn:oid:2.5.4.3"),
        ("Shibboleth, older", "urn:mace:dir:attribute-def:displayName"),
    ] {
        let claims = named("email", name, "department");
        assert_eq!(claims.display_name.as_deref(), Some("Ada"), "{product}: {name}");
        assert_eq!((claims.first_name, claims.last_name), (None, None), "{product}: {name}");
    }
}

#[test]
fn names_that_mean_something_else_are_not_taken_for_an_address() {
    for other in [
        "emailverified",
        "http://example/email/verified",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "eduPersonPrincipalName",
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
        "urn:oid:2.5.4.3",
        "",
    ] {
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
