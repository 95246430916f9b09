/// The product behind a sign-in URL, as its maker calls it, where the host tells, or the path of
/// those that run under any host.
pub fn identity_provider(sign_in_url: &str) -> Option<&'static str> {
    let rest = sign_in_url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let is_named = |labels: &[&str]| host.split('.').any(|label| labels.contains(&label));
    let by_host = PRODUCTS.iter().find(|(_, labels)| is_named(labels)).map(|(name, _)| *name);
    let path = rest.split(['?', '#']).next()?.to_ascii_lowercase();
    let is_below = |place: &str| path.contains(place);
    by_host.or_else(|| PATHS.iter().find(|(_, path)| is_below(path)).map(|(name, _)| *name))
}

/// Where a product's sign-in URLs are, whatever the host.
const PATHS: [(&str, &str); 2] = [("Keycloak", "/realms/"), ("AD FS", "/adfs/ls")];

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
