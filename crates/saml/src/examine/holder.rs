use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{Check, CheckName, Refusal};
use gatehouse_contract::sso::{Certificate, read_certificate_text};

use super::Expectations;
use crate::certificate::{fingerprint, read_certificate};
use crate::gate::Signature;
use crate::instant;
use crate::verifier::{Verified, Verifier};

/// Whose key made the signatures.
pub(super) enum Holder<'a> {
    /// The holder of one of the connection's certificates, be it out of date.
    Connection(&'a Certificate),
    /// The holder of another certificate, which the response carries.
    Stranger {
        /// The certificate.
        der: &'a [u8],
        /// Whether it could be added to the connection now.
        is_usable: bool,
    },
    /// Nobody who is known, or the content was changed.
    Nobody,
}

impl<'a> Holder<'a> {
    /// Tries the connection's certificates, those that are valid now first, and then the carried
    /// one, which tells a new certificate from a broken signature.
    pub(super) fn find(
        xml: &str,
        signatures: &'a [Signature<'_>],
        expectations: &Expectations<'a>,
        verifier: &impl Verifier,
    ) -> Self {
        let holds = |der: &[u8]| holds(signatures, &verifier.verified(xml, der));
        let mut trusted: Vec<&'a Certificate> = expectations.certificates.iter().collect();
        trusted.retain(|it| it.check_key().is_ok());
        trusted.sort_by_key(|it| it.check(expectations.now).is_err());
        let der = |it: &Certificate| read_certificate_text(&it.pem).unwrap_or_default();
        if let Some(certificate) = trusted.into_iter().find(|it| holds(&der(it))) {
            return Self::Connection(certificate);
        }
        let carried = carried(signatures).filter(|_| !expectations.certificates.is_empty());
        let Some(carried) = carried else { return Self::Nobody };
        let stranger = read_certificate(carried).ok().filter(|it| {
            let is_known = |known: &Certificate| known.fingerprint == it.fingerprint;
            !expectations.certificates.iter().any(is_known) && it.check_key().is_ok()
        });
        match stranger {
            Some(it) if holds(carried) => {
                Self::Stranger { der: carried, is_usable: it.check(expectations.now).is_ok() }
            }
            _ => Self::Nobody,
        }
    }

    /// What there is to say of the certificate and of the signature, as far as it is known.
    pub(super) fn checks(
        &self,
        signatures: &[Signature<'_>],
        expectations: &Expectations<'_>,
    ) -> Vec<Check> {
        let known = expectations.certificates;
        let fingerprints: Vec<String> = known.iter().map(|it| it.fingerprint.clone()).collect();
        let certificate = |received: Option<String>, result| {
            let expected = Some(fingerprints.join("\n"));
            Check::new(CheckName::Certificate, expected, received, result)
        };
        let signature = |result| Check::new(CheckName::Signature, None, None, result);
        let received = carried(signatures).map(fingerprint);
        match self {
            Self::Connection(it) => vec![
                certificate(Some(it.fingerprint.clone()), Ok(())),
                signature(Ok(())),
                validity(it, expectations),
            ],
            Self::Stranger { der, .. } => {
                let (known, stranger) = (fingerprints.clone(), fingerprint(der));
                let unknown = Refusal::UnknownCertificate { known, received: stranger };
                vec![certificate(received, Err(unknown))]
            }
            Self::Nobody if known.is_empty() => {
                vec![certificate(received, Err(Refusal::NoCertificate))]
            }
            Self::Nobody => match known.iter().find_map(|it| it.check_key().err()) {
                Some(flaw) => {
                    vec![certificate(received, Err(Refusal::UnusableCertificate { flaw }))]
                }
                None => vec![signature(Err(Refusal::WrongSignature))],
            },
        }
    }
}

/// Whether there is a verification of each signature, over its own parent.
fn holds(signatures: &[Signature<'_>], verified: &[Verified]) -> bool {
    let is_verified = |it: &Signature<'_>| {
        verified.contains(&Verified { signature: it.element.id, target: it.parent.id })
    };
    !signatures.is_empty() && signatures.iter().all(is_verified)
}

fn carried<'a>(signatures: &'a [Signature<'_>]) -> Option<&'a [u8]> {
    signatures.iter().find_map(|it| it.certificate.as_deref())
}

fn validity(certificate: &Certificate, expectations: &Expectations<'_>) -> Check {
    let (not_before, not_after) = (certificate.not_before, certificate.not_after);
    let result = certificate.check(expectations.now).map_err(|flaw| match flaw {
        Flaw::CertificateExpired { at } => Refusal::CertificateExpired { at },
        Flaw::CertificateNotYetValid { from } => Refusal::CertificateNotYetValid { at: from },
        flaw => Refusal::UnusableCertificate { flaw },
    });
    let span = format!("{}\n{}", instant::write(not_before), instant::write(not_after));
    let now = instant::write(expectations.now);
    Check::new(CheckName::CertificateValidity, Some(now), Some(span), result)
}
