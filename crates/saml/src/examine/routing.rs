//! From whom, to whom, and in answer to what.

use gatehouse_contract::saml::{Check, CheckName, Refusal};

use super::{Expectations, Solicitation};
use crate::gate::Shape;
use crate::xml::{ASSERTION, Element};

const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

pub(super) fn check(
    shape: &Shape<'_>,
    assertion: Element<'_>,
    expectations: &Expectations<'_>,
    signed_response: bool,
) -> Vec<Check> {
    vec![
        issuer(shape.response, assertion, expectations),
        destination(shape.response, expectations, signed_response),
        recipient(assertion, expectations),
        audience(assertion, expectations),
        in_response_to(shape.response, assertion, expectations, signed_response),
    ]
}

/// The assertion's issuer, and the response's where it names one (Core 3.2.2).
fn issuer(response: Element<'_>, assertion: Element<'_>, expectations: &Expectations<'_>) -> Check {
    let expected = expectations.issuer.to_owned();
    let of = |it: Element<'_>| it.first(ASSERTION, "Issuer").map(Element::text);
    let (outer, inner) = (of(response), of(assertion));
    let wrong = match (&outer, &inner) {
        (Some(outer), _) if *outer != expected => Some(Some(outer.clone())),
        (_, inner) if inner.as_ref() != Some(&expected) => Some(inner.clone()),
        _ => None,
    };
    let received = lines([outer, inner].into_iter().flatten());
    let result =
        refuse(wrong, |received| Refusal::WrongIssuer { expected: expected.clone(), received });
    Check::new(CheckName::Issuer, Some(expected), received, result)
}

/// Must be there when the response is signed (Bindings 3.5.5.2), and fit when it is there.
fn destination(
    response: Element<'_>,
    expectations: &Expectations<'_>,
    signed_response: bool,
) -> Check {
    let expected = expectations.acs_url.to_owned();
    let received = response.attribute("Destination").map(str::to_owned);
    let is_wrong = match &received {
        Some(url) => *url != expected,
        None => signed_response,
    };
    let wrong = is_wrong.then(|| received.clone());
    let result = refuse(wrong, |received| Refusal::WrongDestination {
        expected: expected.clone(),
        received,
    });
    Check::new(CheckName::Destination, Some(expected), received, result)
}

fn recipient(assertion: Element<'_>, expectations: &Expectations<'_>) -> Check {
    let expected = expectations.acs_url.to_owned();
    let data = confirmation(assertion, expectations);
    let received = data.and_then(|it| it.attribute("Recipient")).map(str::to_owned);
    let wrong = (received.as_ref() != Some(&expected)).then(|| received.clone());
    let result = match data {
        None => Err(Refusal::NoBearerConfirmation),
        Some(_) => refuse(wrong, |received| Refusal::WrongRecipient {
            expected: expected.clone(),
            received,
        }),
    };
    Check::new(CheckName::Recipient, Some(expected), received, result)
}

/// The data of the bearer confirmation for this ACS URL, or of the first one (Profiles 4.1.4.2).
pub(super) fn confirmation<'d>(
    assertion: Element<'d>,
    expectations: &Expectations<'_>,
) -> Option<Element<'d>> {
    let subject = assertion.first(ASSERTION, "Subject")?;
    let bearer = subject.all(ASSERTION, "SubjectConfirmation");
    let bearer = bearer.filter(|it| it.attribute("Method") == Some(BEARER));
    let data: Vec<Element<'d>> =
        bearer.filter_map(|it| it.first(ASSERTION, "SubjectConfirmationData")).collect();
    let fits = |it: &&Element<'_>| it.attribute("Recipient") == Some(expectations.acs_url);
    data.iter().find(fits).or(data.first()).copied()
}

/// Every restriction must name this organization, and there must be one (Profiles 4.1.4.2).
fn audience(assertion: Element<'_>, expectations: &Expectations<'_>) -> Check {
    let expected = expectations.entity_id.to_owned();
    let conditions = assertion.first(ASSERTION, "Conditions");
    let restrictions: Vec<Vec<String>> = conditions
        .into_iter()
        .flat_map(|it| it.all(ASSERTION, "AudienceRestriction"))
        .map(|it| it.all(ASSERTION, "Audience").map(Element::text).collect())
        .collect();
    let is_met = !restrictions.is_empty() && restrictions.iter().all(|it| it.contains(&expected));
    let audiences = restrictions.concat();
    let received = lines(audiences.iter().cloned());
    let result = match is_met {
        true => Ok(()),
        false => Err(Refusal::WrongAudience { expected: expected.clone(), audiences }),
    };
    Check::new(CheckName::Audience, Some(expected), received, result)
}

/// The request that the response and the assertion name. What is not signed is not enough.
fn in_response_to(
    response: Element<'_>,
    assertion: Element<'_>,
    expectations: &Expectations<'_>,
    signed_response: bool,
) -> Check {
    let named = |it: Element<'_>| it.attribute("InResponseTo").map(str::to_owned);
    let outer = named(response);
    let inner = confirmation(assertion, expectations).and_then(named);
    let signed = if signed_response { outer.as_ref().or(inner.as_ref()) } else { inner.as_ref() };
    let any = outer.clone().or(inner.clone());
    let all_are = |id: &str| [&outer, &inner].into_iter().flatten().all(|it| it == id);
    let wrong = |expected: Option<&str>, received: Option<String>| {
        Err(Refusal::WrongRequest { expected: expected.map(str::to_owned), received })
    };
    let (expected, result) = match expectations.solicitation {
        Solicitation::Requested(id) if signed.is_some() && all_are(id) => (Some(id), Ok(())),
        Solicitation::Requested(id) => {
            let other = [&outer, &inner].into_iter().flatten().find(|it| *it != id);
            (Some(id), wrong(Some(id), other.cloned()))
        }
        _ if any.is_some() => (None, wrong(None, any.clone())),
        Solicitation::Unsolicited => (None, Ok(())),
        Solicitation::Refused => (None, Err(Refusal::Unsolicited)),
    };
    Check::new(CheckName::InResponseTo, expected.map(str::to_owned), any, result)
}

fn refuse<T>(wrong: Option<T>, refusal: impl FnOnce(T) -> Refusal) -> Result<(), Refusal> {
    wrong.map_or(Ok(()), |it| Err(refusal(it)))
}

fn lines(values: impl Iterator<Item = String>) -> Option<String> {
    let mut values: Vec<String> = values.collect();
    values.dedup();
    (!values.is_empty()).then(|| values.join("\n"))
}
