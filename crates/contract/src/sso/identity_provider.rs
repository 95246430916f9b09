/// The product behind a sign-in URL, as its maker calls it, where the host tells.
pub fn identity_provider(sign_in_url: &str) -> Option<&'static str> {
    let rest = sign_in_url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let is_named = |labels: &[&str]| host.split('.').any(|label| labels.contains(&label));
    PRODUCTS.iter().find(|(_, labels)| is_named(labels)).map(|(name, _)| *name)
}

const PRODUCTS: [(&str, &[&str]); 8] = [
    ("Okta", &["okta", "oktapreview", "okta-emea"]),
    ("Microsoft Entra ID", &["microsoftonline", "windows"]),
    ("Google Workspace", &["google"]),
    ("OneLogin", &["onelogin"]),
    ("JumpCloud", &["jumpcloud"]),
    ("PingOne", &["pingone", "pingidentity"]),
    ("Keycloak", &["keycloak"]),
    ("AD FS", &["adfs"]),
];
