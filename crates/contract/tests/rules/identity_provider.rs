use gatehouse_contract::sso::identity_provider;

#[test]
fn people_read_the_name_of_the_product_that_the_sign_in_url_belongs_to() {
    for (url, name) in [
        ("https://northwind.okta.com/app/exk1f/sso/saml", "Okta"),
        ("https://northwind.okta.example/app/exk1f/sso/saml", "Okta"),
        ("https://northwind.oktapreview.com/sso", "Okta"),
        ("HTTPS://Northwind.OKTA.com", "Okta"),
        ("https://northwind.okta-emea.com:443/sso", "Okta"),
        ("https://login.microsoftonline.com/1234/saml2", "Microsoft Entra ID"),
        ("https://sts.windows.net/1234/", "Microsoft Entra ID"),
        ("https://accounts.google.com/o/saml2/idp?idpid=C01", "Google Workspace"),
        ("https://northwind.onelogin.com/trust/saml2", "OneLogin"),
        ("https://sso.jumpcloud.com/saml2/gatehouse", "JumpCloud"),
        ("https://auth.pingone.eu/1234/saml20/idp/sso", "PingOne"),
        ("https://sso.connect.pingidentity.com/sso", "PingOne"),
        ("https://keycloak.northwind.example/realms/main", "Keycloak"),
        ("https://adfs.northwind.example/adfs/ls/", "AD FS"),
        ("https://sts.northwind.example/adfs/ls/", "AD FS"),
        ("https://sso.northwind.example/realms/main/protocol/saml", "Keycloak"),
    ] {
        assert_eq!(identity_provider(url), Some(name), "{url}");
    }
}

#[test]
fn a_host_that_only_contains_a_products_name_is_not_called_by_it() {
    for url in [
        "https://notokta.example/sso",
        "https://my-okta.example/sso",
        "https://oktavia.example/sso",
        "https://sso.northwind.example/okta",
        "https://sso.northwind.example?okta.com",
        "https://sso.northwind.example/sso?to=/realms/",
        "https://sso.northwind.example#.okta.com",
        "https://sso.northwind.example:okta",
        "okta.com",
        "",
    ] {
        assert_eq!(identity_provider(url), None, "{url}");
    }
}
