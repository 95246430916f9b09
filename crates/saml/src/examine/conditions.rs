//! When it holds, and how the person signed in.

use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::{Check, CheckName, Refusal};

use super::routing::confirmation;
use super::{Expectations, SKEW};
use crate::claims::authn_class;
use crate::instant;
use crate::xml::{ASSERTION, Element};

pub(super) fn check(assertion: Element<'_>, expectations: &Expectations<'_>) -> Vec<Check> {
    vec![validity(assertion, expectations), authentication(assertion, expectations)]
}

/// The elements that bound the time of an assertion (Core 2.5.1, 2.4.1.2).
fn bounds<'d>(
    assertion: Element<'d>,
    expectations: &Expectations<'_>,
) -> impl Iterator<Item = Element<'d>> {
    let conditions = assertion.first(ASSERTION, "Conditions");
    conditions.into_iter().chain(confirmation(assertion, expectations))
}

fn validity(assertion: Element<'_>, expectations: &Expectations<'_>) -> Check {
    let result = known_conditions(assertion).and_then(|()| holds(assertion, expectations));
    let limit = |name: &'static str| {
        let values = bounds(assertion, expectations).filter_map(move |it| it.attribute(name));
        values.map(move |it| format!("{name} {it}"))
    };
    let mut lines: Vec<String> = limit("NotBefore").chain(limit("NotOnOrAfter")).collect();
    lines.dedup();
    let received = (!lines.is_empty()).then(|| lines.join("\n"));
    Check::new(CheckName::Validity, Some(instant::write(expectations.now)), received, result)
}

fn holds(assertion: Element<'_>, expectations: &Expectations<'_>) -> Result<(), Refusal> {
    let now = expectations.now.unix_millis();
    for element in bounds(assertion, expectations) {
        if let Some(at) = moment(element, "NotBefore")? {
            let early = at.unix_millis() - now;
            if early > SKEW {
                return Err(Refusal::NotYetValid { at, seconds: early / 1_000 });
            }
        }
        if let Some(at) = moment(element, "NotOnOrAfter")? {
            let late = now - at.unix_millis();
            if late >= SKEW {
                return Err(Refusal::Expired { at, seconds: late / 1_000 });
            }
        }
    }
    expiry(assertion, expectations).map(|_| ())
}

/// The moment from which it is refused as expired. It must be bounded for its bearer
/// (Profiles 4.1.4.2).
pub(super) fn expiry(
    assertion: Element<'_>,
    expectations: &Expectations<'_>,
) -> Result<Timestamp, Refusal> {
    let data = confirmation(assertion, expectations).ok_or(Refusal::NoBearerConfirmation)?;
    let bearer = moment(data, "NotOnOrAfter")?.ok_or(Refusal::NoExpiry)?;
    let conditions = assertion.first(ASSERTION, "Conditions");
    let own = conditions.map(|it| moment(it, "NotOnOrAfter")).transpose()?.flatten();
    let end = own.map_or(bearer, |own| own.min(bearer));
    Timestamp::from_unix_millis(end.unix_millis() + SKEW).ok_or(Refusal::NoExpiry)
}

/// A condition that is not understood makes the assertion invalid (Core 2.5.1.1).
fn known_conditions(assertion: Element<'_>) -> Result<(), Refusal> {
    let conditions = assertion.first(ASSERTION, "Conditions");
    let known = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];
    let is_known = |it: &Element<'_>| it.namespace() == ASSERTION && known.contains(&it.name());
    match conditions.and_then(|it| it.children().find(|it| !is_known(it))) {
        Some(other) => Err(Refusal::UnknownCondition { received: other.name().to_owned() }),
        None => Ok(()),
    }
}

fn authentication(assertion: Element<'_>, expectations: &Expectations<'_>) -> Check {
    let result = session(assertion).and_then(|it| match it.ends {
        Some(at) if expectations.now.unix_millis() - at.unix_millis() >= SKEW => {
            Err(Refusal::SessionEnded { at })
        }
        _ => Ok(()),
    });
    Check::new(CheckName::Authentication, None, authn_class(assertion), result)
}

/// The person's session at the identity provider.
pub(super) struct Session {
    pub(super) authenticated_at: Option<Timestamp>,
    pub(super) index: Option<String>,
    pub(super) ends: Option<Timestamp>,
}

/// Reads the first statement of authentication (Core 2.7.2).
pub(super) fn session(assertion: Element<'_>) -> Result<Session, Refusal> {
    let statement =
        assertion.first(ASSERTION, "AuthnStatement").ok_or(Refusal::NoAuthentication)?;
    Ok(Session {
        authenticated_at: moment(statement, "AuthnInstant")?,
        index: statement.attribute("SessionIndex").map(str::to_owned),
        ends: moment(statement, "SessionNotOnOrAfter")?,
    })
}

fn moment(element: Element<'_>, name: &str) -> Result<Option<Timestamp>, Refusal> {
    element.attribute(name).map(instant::read).transpose()
}
