use crate::xml::{DSIG, METADATA, PROTOCOL, escaped};

/// This organization as identity providers see it.
#[derive(Clone, Copy, Debug)]
pub struct ServiceProvider<'a> {
    /// Its entity ID.
    pub entity_id: &'a str,
    /// Where responses are posted.
    pub acs_url: &'a str,
    /// The certificate of the key that requests are signed with, as PEM or its base64.
    pub signing_certificate: &'a str,
    /// Whether requests are signed.
    pub signs_requests: bool,
}

impl ServiceProvider<'_> {
    /// Its metadata document (SAML Metadata 2.4.4), which asks for signed assertions and names no
    /// key to encrypt with.
    pub fn metadata(&self) -> String {
        let (entity_id, acs_url) = (escaped(self.entity_id), escaped(self.acs_url));
        let (signs, certificate) = (self.signs_requests, base64(self.signing_certificate));
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="{METADATA}" entityID="{entity_id}">
  <md:SPSSODescriptor protocolSupportEnumeration="{PROTOCOL}" AuthnRequestsSigned="{signs}" WantAssertionsSigned="true">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="{DSIG}">
        <ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{acs_url}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
"#
        )
    }
}

/// The base64 of a PEM (RFC 7468), without its boundaries and line breaks.
fn base64(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with("-----")).map(str::trim).collect()
}
