use gamlastan::xml::NodeId;
use gatehouse_contract::saml::{Check, CheckName, Refusal};

use super::Expectations;
use super::holder::Holder;
use crate::gate::{Shape, Signature, admit_signatures};
use crate::verifier::{DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS, Verifier};

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
        let holder = Holder::find(xml, &signatures, expectations, verifier);
        found.checks.extend(holder.checks(&signatures, expectations));
        match holder {
            Holder::Connection(certificate) => {
                found.signed = signatures.iter().map(|it| it.parent.id).collect();
                found.fingerprint = Some(certificate.fingerprint.clone());
            }
            Holder::Stranger { der, is_usable: true } => found.new_certificate = Some(der.to_vec()),
            Holder::Stranger { .. } | Holder::Nobody => {}
        }
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
