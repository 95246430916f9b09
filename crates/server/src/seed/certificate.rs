use gatehouse_contract::Timestamp;
use gatehouse_contract::sso::Certificate;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use time::{Duration, OffsetDateTime};

use super::SeedError;
use super::plan::SeedCertificate;

/// Makes a certificate whose key nobody keeps.
pub(super) fn make(seed: &SeedCertificate, now: Timestamp) -> Result<Certificate, SeedError> {
    let contradiction = |error: rcgen::Error| SeedError::Contradiction(error.to_string());
    let now = OffsetDateTime::from_unix_timestamp(now.unix_millis() / 1_000)
        .map_err(|error| SeedError::Contradiction(error.to_string()))?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, &seed.common_name);
    params.not_after = now + Duration::days(seed.expires_in_days);
    params.not_before = params.not_after - Duration::days(365);
    let key = KeyPair::generate().map_err(contradiction)?;
    let certificate = params.self_signed(&key).map_err(contradiction)?;
    gatehouse_saml::read_certificate(certificate.der())
        .map_err(|flaw| SeedError::Contradiction(format!("certificate: {flaw:?}")))
}
