use gamlastan::xml::NodeId;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{Check, CheckName, Refusal};
use gatehouse_contract::sso::{Certificate, read_certificate_text};

use super::Expectations;
use crate::certificate::{fingerprint, read_certificate};
use crate::gate::{Shape, Signature, admit_signatures};
use crate::instant;
use crate::verifier::{DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS, Verified, Verifier};

/// Whose response it is.
#[derive(Default)]
pub(super) struct Authenticity {
    /// From the placement of signatures to the validity of the certificate, as far as it goes.
    pub(super) checks: Vec<Check>,
    /// The elements that signatures cover: empty unless every signature holds.
    pub(super) signed: Vec<NodeId>,
    /// The fingerprint of the certificate that verified them.
    pub(super) fingerprint: Option<String>,
    /// A certificate in the response that is not the connection's, and verifies the signatures.
    pub(super) new_certificate: Option<Vec<u8>>,
}

/// Checks the signatures of a response.
pub(super) fn check(
    xml: &str,
    shape: &Shape<'_>,
    expectations: &Expectations<'_>,
    verifier: &impl Verifier,
) -> Authenticity {
    let mut found = Authenticity::default();
    let signatures = admit_signatures(shape);
    let placed = signatures.as_ref().map(|_| ()).map_err(Clone::clone);
    found.checks.push(Check::new(CheckName::SignaturePlacement, None, None, placed));
    let Ok(signatures) = signatures else { return found };
    let algorithms = [signature_algorithm(&signatures), digest_algorithm(&signatures)];
    let are_strong = algorithms.iter().all(|it| it.refusal.is_none());
    found.checks.extend(algorithms);
    if are_strong {
        verify(xml, &signatures, expectations, verifier, &mut found);
    }
    found
}

fn signature_algorithm(signatures: &[Signature<'_>]) -> Check {
    let used: Vec<&str> = signatures.iter().map(|it| it.method).collect();
    let weak = used.iter().find(|it| !SIGNATURE_ALGORITHMS.contains(it));
    let result = weak.map_or(Ok(()), |uri| {
        let received = (*uri).to_owned();
        Err(match uri.contains("#hmac-") {
            true => Refusal::SymmetricSignature { received },
            false => Refusal::WeakSignatureAlgorithm { received },
        })
    });
    algorithm(CheckName::SignatureAlgorithm, &SIGNATURE_ALGORITHMS, &used, result)
}

fn digest_algorithm(signatures: &[Signature<'_>]) -> Check {
    let used: Vec<&str> = signatures.iter().map(|it| it.digest).collect();
    let weak = used.iter().find(|it| !DIGEST_ALGORITHMS.contains(it));
    let result = weak
        .map_or(Ok(()), |uri| Err(Refusal::WeakDigestAlgorithm { received: (*uri).to_owned() }));
    algorithm(CheckName::DigestAlgorithm, &DIGEST_ALGORITHMS, &used, result)
}

fn algorithm(
    name: CheckName,
    accepted: &[&str],
    used: &[&str],
    result: Result<(), Refusal>,
) -> Check {
    let mut used = used.to_vec();
    used.dedup();
    Check::new(name, Some(accepted.join("\n")), Some(used.join("\n")), result)
}

/// Tries the connection's certificates, those that are valid now first.
fn verify(
    xml: &str,
    signatures: &[Signature<'_>],
    expectations: &Expectations<'_>,
    verifier: &impl Verifier,
    found: &mut Authenticity,
) {
    let now = expectations.now;
    let mut usable: Vec<&Certificate> = expectations.certificates.iter().collect();
    usable.retain(|it| usability(it, expectations).is_ok());
    usable.sort_by_key(|it| it.check(now).is_err());
    let holder = usable.into_iter().find(|it| {
        let der = read_certificate_text(&it.pem).unwrap_or_default();
        holds(signatures, &verifier.verified(xml, &der))
    });
    let carried = signatures.iter().find_map(|it| it.certificate.as_deref());
    let result = match holder {
        Some(holder) => {
            found.signed = signatures.iter().map(|it| it.parent.id).collect();
            found.fingerprint = Some(holder.fingerprint.clone());
            Ok(())
        }
        None => {
            let new = carried.filter(|der| is_new(der, expectations));
            let new = new.filter(|der| holds(signatures, &verifier.verified(xml, der)));
            found.new_certificate = new.map(<[u8]>::to_vec);
            Err(unverified(new, expectations))
        }
    };
    report(found, holder, carried, expectations, result);
}

/// Whether there is a verification of each signature, over its own parent.
fn holds(signatures: &[Signature<'_>], verified: &[Verified]) -> bool {
    let is_verified = |it: &Signature<'_>| {
        verified.contains(&Verified { signature: it.element.id, target: it.parent.id })
    };
    !signatures.is_empty() && signatures.iter().all(is_verified)
}

/// Whether signatures are verified with a certificate, be it out of date.
fn usability(certificate: &Certificate, expectations: &Expectations<'_>) -> Result<(), Flaw> {
    match certificate.check(expectations.now) {
        Err(Flaw::CertificateExpired { .. } | Flaw::CertificateNotYetValid { .. }) => {
            certificate.check(certificate.not_before)
        }
        other => other,
    }
}

/// Whether it could be added to the connection.
fn is_new(der: &[u8], expectations: &Expectations<'_>) -> bool {
    let known = |it: &Certificate| {
        expectations.certificates.iter().any(|known| known.fingerprint == it.fingerprint)
    };
    read_certificate(der).is_ok_and(|it| !known(&it) && it.check(expectations.now).is_ok())
}

fn unverified(new: Option<&[u8]>, expectations: &Expectations<'_>) -> Refusal {
    let certificates = expectations.certificates;
    let unusable = certificates.iter().find_map(|it| usability(it, expectations).err());
    match (new, unusable) {
        _ if certificates.is_empty() => Refusal::NoCertificate,
        (Some(der), _) => Refusal::UnknownCertificate {
            known: fingerprints(certificates),
            received: fingerprint(der),
        },
        (None, Some(flaw)) => Refusal::UnusableCertificate { flaw },
        (None, None) => Refusal::WrongSignature,
    }
}

fn fingerprints(certificates: &[Certificate]) -> Vec<String> {
    certificates.iter().map(|it| it.fingerprint.clone()).collect()
}

/// Splits the result into whose key it was, and whether the signature fits.
fn report(
    found: &mut Authenticity,
    holder: Option<&Certificate>,
    carried: Option<&[u8]>,
    expectations: &Expectations<'_>,
    result: Result<(), Refusal>,
) {
    let expected = Some(fingerprints(expectations.certificates).join("\n"));
    let received = holder.map(|it| it.fingerprint.clone()).or_else(|| carried.map(fingerprint));
    let (certificate, signature) = match result {
        Err(Refusal::WrongSignature) => (None, Some(Err(Refusal::WrongSignature))),
        Err(other) => (Some(Err(other)), None),
        Ok(()) => (Some(Ok(())), Some(Ok(()))),
    };
    if let Some(result) = certificate {
        found.checks.push(Check::new(CheckName::Certificate, expected, received, result));
    }
    if let Some(result) = signature {
        found.checks.push(Check::new(CheckName::Signature, None, None, result));
    }
    found.checks.extend(holder.map(|it| validity(it, expectations)));
}

fn validity(certificate: &Certificate, expectations: &Expectations<'_>) -> Check {
    let (not_before, not_after) = (certificate.not_before, certificate.not_after);
    let result = match certificate.check(expectations.now) {
        Ok(()) => Ok(()),
        Err(Flaw::CertificateExpired { at }) => Err(Refusal::CertificateExpired { at }),
        Err(Flaw::CertificateNotYetValid { from }) => {
            Err(Refusal::CertificateNotYetValid { at: from })
        }
        Err(flaw) => Err(Refusal::UnusableCertificate { flaw }),
    };
    let span = format!("{}\n{}", instant::write(not_before), instant::write(not_after));
    let now = instant::write(expectations.now);
    Check::new(CheckName::CertificateValidity, Some(now), Some(span), result)
}
