//! The one door to the XML Signature library.

use gamlastan::crypto::keys::loader::load_x509_cert_der;
use gamlastan::crypto::{AlgorithmPolicy, KeysManager, SamlVerifier, VerifyResult};
use gamlastan::xml::NodeId;

/// RSA and ECDSA with SHA-2 (RFC 9231, section 2.3).
pub(crate) const SIGNATURE_ALGORITHMS: [&str; 5] = [
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
];

/// SHA-2 (RFC 9231, section 2.1).
pub(crate) const DIGEST_ALGORITHMS: [&str; 3] = [
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512",
];

/// A signature that holds.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Verified {
    /// The `ds:Signature` element.
    pub(crate) signature: NodeId,
    /// The element that it covers.
    pub(crate) target: NodeId,
}

/// Verifies XML signatures with the key of one certificate, and never with a key from the document.
pub(crate) trait Verifier {
    /// The signatures in `xml` that hold with the key of the certificate `der`. Nodes are those of
    /// the document that `xml` is parsed into.
    fn verified(&self, xml: &str, der: &[u8]) -> Vec<Verified>;
}

/// The verifier of `gamlastan`, which parses with the parser that this crate reads with.
pub(crate) struct Gamlastan;

impl Verifier for Gamlastan {
    fn verified(&self, xml: &str, der: &[u8]) -> Vec<Verified> {
        let Ok(key) = load_x509_cert_der(der) else { return Vec::new() };
        let mut keys = KeysManager::new();
        keys.add_key(key);
        let policy = AlgorithmPolicy::allow_only(SIGNATURE_ALGORITHMS, DIGEST_ALGORITHMS);
        let verifier = SamlVerifier::new(keys).with_algorithm_policy(policy);
        let results = verifier.verify_all_enveloped(xml).unwrap_or_default();
        results.iter().filter_map(verified).collect()
    }
}

/// What a result says, if it covers one element of the document by its digest.
fn verified(result: &VerifyResult) -> Option<Verified> {
    let VerifyResult::Valid { signature_node, references, .. } = result else { return None };
    let [reference] = references.as_slice() else { return None };
    let target = reference.resolved_node.filter(|_| reference.digest_verified)?;
    Some(Verified { signature: *signature_node, target })
}
