//! What an X.509 certificate says (RFC 5280).

use gatehouse_contract::sso::{Certificate, certificate_pem};
use gatehouse_contract::{Flaw, Timestamp};
use sha2::{Digest, Sha256};
use x509_parser::oid_registry::{
    OID_PKCS1_SHA1WITHRSA, OID_PKCS1_SHA256WITHRSA, OID_PKCS1_SHA384WITHRSA,
    OID_PKCS1_SHA512WITHRSA, OID_SIG_ECDSA_WITH_SHA256, OID_SIG_ECDSA_WITH_SHA384,
    OID_SIG_ECDSA_WITH_SHA512, OID_SIG_ED25519, Oid,
};
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;

/// Reads a certificate from DER.
///
/// # Errors
/// [`Flaw::NotACertificate`]
pub fn read_certificate(der: &[u8]) -> Result<Certificate, Flaw> {
    let Ok(([], parsed)) = X509Certificate::from_der(der) else {
        return Err(Flaw::NotACertificate);
    };
    let (key_algorithm, key_bits) = key(&parsed);
    Ok(Certificate {
        pem: certificate_pem(der),
        subject: parsed.subject().to_string(),
        issuer: parsed.issuer().to_string(),
        key_algorithm,
        key_bits,
        signature_algorithm: signature_algorithm(&parsed.signature_algorithm.algorithm),
        fingerprint: fingerprint(der),
        not_before: moment(parsed.validity().not_before).ok_or(Flaw::NotACertificate)?,
        not_after: moment(parsed.validity().not_after).ok_or(Flaw::NotACertificate)?,
    })
}

fn moment(time: ASN1Time) -> Option<Timestamp> {
    Timestamp::from_unix_millis(time.timestamp().checked_mul(1_000)?)
}

fn key(certificate: &X509Certificate<'_>) -> (String, u32) {
    let bits = |bits: usize| u32::try_from(bits).unwrap_or(u32::MAX);
    match certificate.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => ("RSA".to_owned(), bits(key.key_size())),
        Ok(PublicKey::EC(key)) => ("EC".to_owned(), bits(key.key_size())),
        _ => {
            let algorithm = &certificate.public_key().algorithm.algorithm;
            let is_ed25519 = *algorithm == OID_SIG_ED25519;
            (if is_ed25519 { "Ed25519".to_owned() } else { algorithm.to_id_string() }, 0)
        }
    }
}

fn signature_algorithm(oid: &Oid<'_>) -> String {
    let known = [
        (OID_PKCS1_SHA1WITHRSA, "SHA-1 with RSA"),
        (OID_PKCS1_SHA256WITHRSA, "SHA-256 with RSA"),
        (OID_PKCS1_SHA384WITHRSA, "SHA-384 with RSA"),
        (OID_PKCS1_SHA512WITHRSA, "SHA-512 with RSA"),
        (OID_SIG_ECDSA_WITH_SHA256, "SHA-256 with ECDSA"),
        (OID_SIG_ECDSA_WITH_SHA384, "SHA-384 with ECDSA"),
        (OID_SIG_ECDSA_WITH_SHA512, "SHA-512 with ECDSA"),
        (OID_SIG_ED25519, "Ed25519"),
    ];
    let name = known.iter().find(|(known, _)| known == oid).map(|(_, name)| (*name).to_owned());
    name.unwrap_or_else(|| oid.to_id_string())
}

/// SHA-256 of the DER, as upper-case hex pairs with colons.
pub(crate) fn fingerprint(der: &[u8]) -> String {
    let pairs: Vec<String> = Sha256::digest(der).iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}
