use gamlastan::xml::Document;
use gatehouse_contract::saml::Refusal;

use super::ids::admit_ids;
use crate::xml::{ASSERTION, Element, PROTOCOL};

/// A response with at most one assertion.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'d> {
    pub(crate) response: Element<'d>,
    /// Not there when the identity provider says that the sign-in failed.
    pub(crate) assertion: Option<Element<'d>>,
}

/// Checks that there is one response and at most one assertion, where they belong.
///
/// # Errors
/// What else is there.
pub(crate) fn admit_shape<'d>(document: &'d Document<'d>) -> Result<Shape<'d>, Refusal> {
    let response = Element::root(document).ok_or(Refusal::NotXml)?;
    if !response.is(PROTOCOL, "Response") {
        return Err(Refusal::WrongRoot { received: response.name().to_owned() });
    }
    admit_version(response)?;
    admit_ids(response)?;
    let named = |name: &'static str| response.descendants().filter(move |it| it.name() == name);
    if named("Response").count() > 1 {
        return Err(Refusal::NestedResponse);
    }
    if named("EncryptedAssertion").next().is_some() {
        return Err(Refusal::EncryptedAssertion);
    }
    let assertion = admit_assertion(response, &named("Assertion").collect::<Vec<_>>())?;
    admit_once(response, &["Issuer", "Status"])?;
    if let Some(assertion) = assertion {
        admit_once(assertion, &["Issuer", "Subject", "Conditions"])?;
    }
    if let Some(subject) = assertion.and_then(|it| it.first(ASSERTION, "Subject")) {
        admit_once(subject, &["NameID", "EncryptedID"])?;
    }
    Ok(Shape { response, assertion })
}

/// Readers may differ in which of several elements they take.
fn admit_once(element: Element<'_>, names: &[&str]) -> Result<(), Refusal> {
    let times = |name: &str| element.children().filter(|it| it.name() == name).count();
    match names.iter().find(|name| times(name) > 1) {
        Some(name) => Err(Refusal::RepeatedElement { received: (*name).to_owned() }),
        None => Ok(()),
    }
}

fn admit_version(element: Element<'_>) -> Result<(), Refusal> {
    match element.attribute("Version") {
        Some("2.0") => Ok(()),
        other => {
            let received = other.unwrap_or_default().to_owned();
            Err(Refusal::UnsupportedVersion { received })
        }
    }
}

fn admit_assertion<'d>(
    response: Element<'d>,
    assertions: &[Element<'d>],
) -> Result<Option<Element<'d>>, Refusal> {
    match assertions {
        [] => Ok(None),
        [one] if !one.is(ASSERTION, "Assertion") || one.parent() != Some(response) => {
            Err(Refusal::MisplacedAssertion)
        }
        [one] => admit_version(*one).map(|()| Some(*one)),
        several => {
            let count = u32::try_from(several.len()).unwrap_or(u32::MAX);
            Err(Refusal::SeveralAssertions { count })
        }
    }
}
