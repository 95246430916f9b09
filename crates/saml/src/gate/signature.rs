use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gatehouse_contract::saml::Refusal;

use super::Shape;
use crate::xml::{DSIG, Element};

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";

/// The most prefixes that canonicalization is told of: each makes it slower.
const PREFIXES_LIMIT: usize = 16;

/// A signature of the accepted form, over the whole of its parent.
pub(crate) struct Signature<'d> {
    /// The element.
    pub(crate) element: Element<'d>,
    /// What is signed: the response or the assertion.
    pub(crate) parent: Element<'d>,
    /// The URI of the signature algorithm.
    pub(crate) method: &'d str,
    /// The URI of the digest algorithm.
    pub(crate) digest: &'d str,
    /// The DER of the first certificate that it carries.
    pub(crate) certificate: Option<Vec<u8>>,
}

/// Checks that there are one or two signatures, each a direct child of what it signs, with one
/// reference to it, exactly the two transforms of SAML (Core 5.4), and nothing that could bring
/// other content or another key.
///
/// # Errors
/// What is there instead.
pub(crate) fn admit_signatures<'d>(shape: &Shape<'d>) -> Result<Vec<Signature<'d>>, Refusal> {
    let found = shape.response.descendants().filter(|it| it.name() == "Signature");
    let elements: Vec<Element<'d>> = found.collect();
    match elements.len() {
        0 => return Err(Refusal::Unsigned),
        1 | 2 => {}
        several => {
            let count = u32::try_from(several).unwrap_or(u32::MAX);
            return Err(Refusal::SeveralSignatures { count });
        }
    }
    let mut signatures: Vec<Signature<'d>> = Vec::new();
    for element in elements {
        let signature = admit_signature(shape, element)?;
        if signatures.iter().any(|it| it.parent == signature.parent) {
            return Err(Refusal::SeveralSignatures { count: 2 });
        }
        signatures.push(signature);
    }
    Ok(signatures)
}

fn admit_signature<'d>(shape: &Shape<'d>, element: Element<'d>) -> Result<Signature<'d>, Refusal> {
    let parent =
        element.parent().filter(|it| *it == shape.response || Some(*it) == shape.assertion);
    let parent =
        parent.filter(|_| element.namespace() == DSIG).ok_or(Refusal::MisplacedSignature)?;
    let (signed_info, key_info) = match parts(element)?.as_slice() {
        [info @ ("SignedInfo", _), ("SignatureValue", _)] => (info.1, None),
        [info @ ("SignedInfo", _), ("SignatureValue", _), ("KeyInfo", key)] => (info.1, Some(*key)),
        other => return Err(unexpected(other, element)),
    };
    let certificate = key_info.map(admit_key_info).transpose()?.flatten();
    let (method, reference) = match parts(signed_info)?.as_slice() {
        [("CanonicalizationMethod", canonical), ("SignatureMethod", method), ("Reference", it)] => {
            admit_canonicalization(algorithm(*canonical)?)?;
            (algorithm(*method)?, *it)
        }
        other => return Err(unexpected(other, signed_info)),
    };
    let digest = admit_reference(reference, parent)?;
    Ok(Signature { element, parent, method, digest, certificate })
}

/// The digest algorithm of a reference to `parent`.
fn admit_reference<'d>(reference: Element<'d>, parent: Element<'d>) -> Result<&'d str, Refusal> {
    let expected = format!("#{}", parent.attribute("ID").unwrap_or_default());
    let received = reference.attribute("URI").unwrap_or_default();
    if received != expected || expected == "#" {
        return Err(Refusal::WrongReference { expected, received: received.to_owned() });
    }
    let parts = parts(reference)?;
    let [("Transforms", transforms), ("DigestMethod", digest), ("DigestValue", _)] = parts[..]
    else {
        return Err(unexpected(&parts, reference));
    };
    admit_transforms(transforms)?;
    algorithm(digest)
}

fn admit_transforms(transforms: Element<'_>) -> Result<(), Refusal> {
    let mut uris = Vec::new();
    for (name, transform) in parts(transforms)? {
        if name != "Transform" {
            return Err(malformed(transform));
        }
        uris.push(algorithm(transform)?);
    }
    let forbidden = |uri: &str| Err(Refusal::ForbiddenTransform { received: uri.to_owned() });
    match uris[..] {
        [ENVELOPED, EXCLUSIVE] => Ok(()),
        [ENVELOPED, other] => forbidden(other),
        [ENVELOPED, EXCLUSIVE, other, ..] => forbidden(other),
        [other, ..] => forbidden(other),
        [] => forbidden(""),
    }
}

fn admit_canonicalization(uri: &str) -> Result<(), Refusal> {
    if uri == EXCLUSIVE {
        return Ok(());
    }
    Err(Refusal::ForbiddenCanonicalization { received: uri.to_owned() })
}

/// Lets through what names a key, and nothing that fetches or points to one. The first certificate
/// is the signer's.
fn admit_key_info(key_info: Element<'_>) -> Result<Option<Vec<u8>>, Refusal> {
    for (name, part) in parts(key_info)? {
        if !matches!(name, "X509Data" | "KeyValue" | "KeyName") {
            return Err(malformed(part));
        }
    }
    let mut certificates = key_info.descendants().filter(|it| it.is(DSIG, "X509Certificate"));
    let text: Option<String> = certificates.next().map(|it| it.text().split_whitespace().collect());
    Ok(text.and_then(|it| BASE64_STANDARD.decode(it).ok()))
}

/// The elements of XML Signature directly in one, by name. There may be nothing else.
fn parts(element: Element<'_>) -> Result<Vec<(&str, Element<'_>)>, Refusal> {
    let part = |it: Element<'_>| it.namespace() == DSIG;
    match element.children().find(|it| !part(*it)) {
        Some(other) => Err(malformed(other)),
        None => Ok(element.children().map(|it| (it.name(), it)).collect()),
    }
}

/// The algorithm that an element names. Its parameters may be some prefixes for exclusive
/// canonicalization, and nothing else.
fn algorithm(element: Element<'_>) -> Result<&str, Refusal> {
    let is_accepted = |it: &Element<'_>| {
        let prefixes = it.attribute("PrefixList").unwrap_or_default();
        it.is(EXCLUSIVE, "InclusiveNamespaces")
            && prefixes.split_whitespace().count() <= PREFIXES_LIMIT
            && it.children().next().is_none()
    };
    if let Some(other) = element.children().find(|it| !is_accepted(it)) {
        return Err(malformed(other));
    }
    Ok(element.attribute("Algorithm").unwrap_or_default())
}

fn malformed(element: Element<'_>) -> Refusal {
    Refusal::MalformedSignature { received: element.name().to_owned() }
}

/// Names the first part that is not in its place, or the element when a part is missing.
fn unexpected(parts: &[(&str, Element<'_>)], whole: Element<'_>) -> Refusal {
    let accepted: &[&str] = match whole.name() {
        "Signature" => &["SignedInfo", "SignatureValue", "KeyInfo"],
        "SignedInfo" => &["CanonicalizationMethod", "SignatureMethod", "Reference"],
        _ => &["Transforms", "DigestMethod", "DigestValue"],
    };
    let misplaced = parts.iter().enumerate().find(|(at, it)| accepted.get(*at) != Some(&it.0));
    malformed(misplaced.map_or(whole, |(_, it)| it.1))
}
