mod authenticity;
mod conditions;
mod holder;
mod person;
mod routing;

use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::{Check, CheckName, Claims, Refusal};
use gatehouse_contract::sso::Certificate;

use self::authenticity::Authenticity;
use crate::gate::{Shape, admit_bytes, admit_shape, decode, parse};
use crate::verifier::Gamlastan;
use crate::xml::{Element, PROTOCOL};
use crate::{Assertion, claims, display, instant};

/// How far the clocks of two servers may be apart, in milliseconds: 180 seconds.
const SKEW: i64 = 180_000;

/// What a response must agree with.
#[derive(Clone, Copy, Debug)]
pub struct Expectations<'a> {
    /// The identity provider's entity ID.
    pub issuer: &'a str,
    /// The certificates of the connection, as [`crate::read_certificate`] reads them.
    pub certificates: &'a [Certificate],
    /// This organization's entity ID.
    pub entity_id: &'a str,
    /// The URL that the response was posted to.
    pub acs_url: &'a str,
    /// Whether a request was sent.
    pub solicitation: Solicitation<'a>,
    /// The time.
    pub now: Timestamp,
}

/// Whether a response answers a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solicitation<'a> {
    /// A request with this ID was sent from the browser that brings the response, and has not been
    /// answered.
    Requested(&'a str),
    /// None was sent, and the connection takes responses that answer none.
    Unsolicited,
    /// None was sent, and the connection takes only answers.
    Refused,
}

/// What came of looking at a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// Who signed in, or the first reason why nobody did.
    pub outcome: Result<Assertion, Refusal>,
    /// Every check in the order in which they decide, also those after a failed one.
    pub checks: Vec<Check>,
    /// What the response says of the person. To be shown; only `outcome` is to be acted on.
    pub claims: Option<Claims>,
    /// Seconds by which the identity provider's clock seems to be ahead of `now`; negative when it
    /// is behind. Time on the way counts too.
    pub clock_difference: Option<i64>,
    /// The DER of the certificate that the response carries, if it is none of the connection's and
    /// the signature holds with it: what an administrator may adopt.
    pub new_certificate: Option<Vec<u8>>,
    /// The XML with indents, at most some 64 KiB, with signatures and certificates shortened; `None`
    /// when it could not be decoded.
    pub xml: Option<String>,
}

/// Examines the form value `SAMLResponse` of the HTTP-POST binding (Bindings 3.5, Profiles 4.1.4).
///
/// Nothing is remembered: that an assertion is used once, that the request is used once, and that
/// the domain of the address is verified, are for the caller to see to.
pub fn examine(response: &str, expectations: &Expectations<'_>) -> Examination {
    let xml = match decode(response) {
        Ok(xml) => xml,
        Err(refusal) => return unreadable(refusal, None),
    };
    let shown = display::display(&xml);
    match admit_bytes(&xml).and_then(|()| examine_xml(&xml, expectations)) {
        Ok(examination) => Examination { xml: Some(shown), ..examination },
        Err(refusal) => unreadable(refusal, Some(shown)),
    }
}

/// The checks that are made here, in the order in which they decide.
const ORDER: [CheckName; 17] = [
    CheckName::Document,
    CheckName::Status,
    CheckName::SignaturePlacement,
    CheckName::SignatureAlgorithm,
    CheckName::DigestAlgorithm,
    CheckName::Certificate,
    CheckName::Signature,
    CheckName::CertificateValidity,
    CheckName::Issuer,
    CheckName::Destination,
    CheckName::Recipient,
    CheckName::Audience,
    CheckName::InResponseTo,
    CheckName::Validity,
    CheckName::Authentication,
    CheckName::NameId,
    CheckName::Email,
];

fn unreadable(refusal: Refusal, xml: Option<String>) -> Examination {
    let mut checks: Vec<Check> = ORDER.into_iter().map(Check::skipped).collect();
    checks[0] = Check::new(CheckName::Document, None, None, Err(refusal.clone()));
    Examination {
        outcome: Err(refusal),
        checks,
        claims: None,
        clock_difference: None,
        new_certificate: None,
        xml,
    }
}

fn examine_xml(xml: &str, expectations: &Expectations<'_>) -> Result<Examination, Refusal> {
    let document = parse(xml)?;
    let shape = admit_shape(&document)?;
    let status = status(shape.response);
    if shape.assertion.is_none() && status.refusal.is_none() {
        return Err(Refusal::NoAssertion);
    }
    let authenticity = authenticity::check(xml, &shape, expectations, &Gamlastan);
    let mut checks = vec![Check::new(CheckName::Document, None, None, Ok(())), status];
    checks.extend(authenticity.checks.iter().cloned());
    let is_verified = verified(&shape, &authenticity).is_some();
    let claims = shape.assertion.map(|it| claims::read(it, is_verified));
    if let (Some(assertion), Some(claims)) = (shape.assertion, &claims) {
        let signed_response = authenticity.signed.contains(&shape.response.id);
        checks.extend(routing::check(&shape, assertion, expectations, signed_response));
        checks.extend(conditions::check(assertion, expectations));
        checks.extend(person::check(assertion, claims));
    }
    let skipped = |name: &CheckName| !checks.iter().any(|it| it.name == *name);
    let missing: Vec<Check> = ORDER.into_iter().filter(skipped).map(Check::skipped).collect();
    checks.extend(missing);
    checks.sort_by_key(|it| it.name);
    let refusal = checks.iter().find_map(|it| it.refusal.clone());
    Ok(Examination {
        outcome: match refusal {
            Some(refusal) => Err(refusal),
            None => trusted(&shape, &authenticity, claims.as_ref(), expectations),
        },
        checks,
        claims,
        clock_difference: clock_difference(shape.response, expectations.now),
        new_certificate: authenticity.new_certificate,
        xml: None,
    })
}

/// What the identity provider says of the sign-in (Core 3.2.2.2).
fn status(response: Element<'_>) -> Check {
    const SUCCESS: &str = "Success";
    let status = response.first(PROTOCOL, "Status");
    let code = |it: Element<'_>| {
        let uri = it.attribute("Value").unwrap_or_default();
        uri.rsplit(':').next().unwrap_or(uri).to_owned()
    };
    let top = status.and_then(|it| it.first(PROTOCOL, "StatusCode"));
    let received = top.map(code).unwrap_or_default();
    let is_success = top.and_then(|it| it.attribute("Value"))
        == Some("urn:oasis:names:tc:SAML:2.0:status:Success");
    let result = if is_success {
        Ok(())
    } else {
        let message = status.and_then(|it| it.first(PROTOCOL, "StatusMessage")).map(Element::text);
        let detail = top.and_then(|it| it.first(PROTOCOL, "StatusCode")).map(code);
        Err(Refusal::StatusFailed { status: received.clone(), detail, message })
    };
    Check::new(CheckName::Status, Some(SUCCESS.to_owned()), Some(received), result)
}

fn clock_difference(response: Element<'_>, now: Timestamp) -> Option<i64> {
    let issued = instant::read(response.attribute("IssueInstant")?).ok()?;
    Some((issued.unix_millis() - now.unix_millis()) / 1_000)
}

/// The assertion, if it is what was verified, or a part of it.
fn verified<'d>(shape: &Shape<'d>, authenticity: &Authenticity) -> Option<Element<'d>> {
    let is_signed = |it: &Element<'_>| authenticity.signed.contains(&it.id);
    shape.assertion.filter(|it| is_signed(it) || is_signed(&shape.response))
}

/// What the verified assertion says. Every check has passed.
fn trusted(
    shape: &Shape<'_>,
    authenticity: &Authenticity,
    claims: Option<&Claims>,
    expectations: &Expectations<'_>,
) -> Result<Assertion, Refusal> {
    let found = (verified(shape, authenticity), &authenticity.fingerprint);
    let (Some(assertion), Some(fingerprint)) = found else {
        return Err(Refusal::Unsigned);
    };
    let claims = claims.ok_or(Refusal::NoAssertion)?.clone();
    let id = assertion.attribute("ID").filter(|it| !it.is_empty()).ok_or(Refusal::NoAssertionId)?;
    let session = conditions::session(assertion)?;
    Ok(Assertion {
        id: id.to_owned(),
        issuer: expectations.issuer.to_owned(),
        name_id: claims.name_id.clone().ok_or(Refusal::NoNameId)?,
        name_id_format: claims.name_id_format.clone().ok_or(Refusal::NoNameId)?,
        email: claims.email.clone().ok_or(Refusal::NoEmail)?,
        claims,
        authenticated_at: session.authenticated_at,
        session_index: session.index,
        session_ends: session.ends,
        expires: conditions::expiry(assertion, expectations)?,
        fingerprint: fingerprint.clone(),
    })
}
