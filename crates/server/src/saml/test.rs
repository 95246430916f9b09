use gatehouse_contract::saml::{AttemptKind, CheckName, Refusal};
use gatehouse_contract::sso::PassedTest;
use gatehouse_contract::{Action, Change, Denial, Facts, Person, decide};
use serde_json::json;

use super::case::Case;
use super::desk::Desk;
use super::landing::Landing;
use super::person::check_domain;
use super::report::Report;
use crate::access::masked;
use crate::audit::{Author, Event};
use crate::caller::has_ended;
use crate::owner::new_id;
use crate::problem::Outcome;
use crate::store::saml::attempt;
use crate::store::saml::request::StoredRequest;
use crate::store::{access, session};

/// What a test is called in the audit log.
pub(crate) const ACTION: &str = "test_sso";

/// Records what a test came to. It passes for an Owner or Admin who is still signed in, on the
/// connection that it was begun with, when their own address came back or one on a verified domain.
pub(super) async fn conclude(
    mut desk: Desk<'_>,
    case: &Case,
    mut report: Report,
) -> Outcome<Landing> {
    let (id, tester) = (new_id(), tester(&mut desk, &case.request).await?);
    let email = tester.as_ref().ok().map(|it| it.email.clone());
    match report.assertion() {
        Some(assertion) => check_domain(&desk, &mut report, &assertion.email, email.as_deref()),
        None => report.skip(CheckName::EmailDomain),
    }
    let name = tester.as_ref().ok().map(|it| it.name.clone());
    report.check(CheckName::Person, name.clone(), None, tester.clone().map(drop));
    let event = match report.refusal() {
        None => pass(&mut desk, case, &id, name.as_deref().unwrap_or_default()).await?,
        Some(refusal) => json!({ "attempt": id, "refused": refusal }),
    };
    let outcome = if report.refusal().is_none() { "done" } else { "refused" };
    if let Ok(tester) = &tester {
        let author = Author::person(tester, desk.origin);
        desk.append(&author, outcome, &Event { action: ACTION, payload: event }).await?;
    }
    let report = report.finish(&id, AttemptKind::Test, name.as_deref(), desk.now);
    attempt::create(&mut desk.db, &desk.organization_id, &report).await?;
    desk.commit().await?;
    Ok(Landing::attempt(&id))
}

/// Whoever began the test, if they are still signed in and still may.
async fn tester(desk: &mut Desk<'_>, request: &StoredRequest) -> Outcome<Result<Person, Refusal>> {
    let found = match &request.session_hash {
        Some(hash) => session::find(&mut desk.db, hash).await?,
        None => None,
    };
    let Some((_, tester)) = found.filter(|(it, _)| !has_ended(it, desk.state, desk.now)) else {
        return Ok(Err(Refusal::TesterSignedOut));
    };
    let access = desk.access.security.facts(!desk.domains.is_empty(), desk.now);
    let facts = Facts { role: tester.person.role, held: tester.held, access };
    Ok(match decide(&facts, Action::SeeAccessSecurity) {
        Ok(()) if !desk.is_deleted => Ok(tester.person),
        _ => Err(Refusal::TesterNotAllowed),
    })
}

/// Notes that the connection, or the draft, passed. Answers with what the audit log says of it.
async fn pass(
    desk: &mut Desk<'_>,
    case: &Case,
    id: &str,
    tester: &str,
) -> Outcome<serde_json::Value> {
    let was = desk.access.security.clone();
    let mut is = was.clone();
    let tested = case.connection(&was).ok_or(Denial::SsoUnconfigured)?;
    is.record_test(tested, PassedTest { by: tester.to_owned(), at: desk.now })?;
    let change = Change { by: tester.to_owned(), at: desk.now };
    access::save(&mut desk.db, &desk.organization_id, &was, &is, &change).await?;
    Ok(json!({ "attempt": id, "before": masked(&was), "after": masked(&is) }))
}
