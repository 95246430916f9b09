//! Who it is that an assertion speaks of.

use gatehouse_contract::saml::{CheckName, Claims, Refusal};
use gatehouse_contract::{Person, Role};
use gatehouse_saml::Assertion;

use super::desk::Desk;
use super::report::Report;
use crate::domain::of_address;
use crate::invitation::settle;
use crate::owner::new_id;
use crate::problem::Outcome;
use crate::store::invitation::{self, StoredInvitation};
use crate::store::person::{self, StoredPerson};
use crate::store::saml::identity;

/// The longest name that is taken from an identity provider, in characters.
const LONGEST_NAME: usize = 80;

/// A person, and how they were found.
pub(super) struct Found {
    pub person: StoredPerson,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By the issuer's name for them.
    Known,
    /// By their address on a verified domain, for the first time.
    Linked,
    /// Not at all: they are a new Member.
    Created,
    /// By the invitation that their address had: they have joined by it.
    Invited,
}

/// Finds the person that an assertion speaks of by the issuer's name for them; or by their address;
/// or makes them a Member, if that is how the organization wants it. Nobody's role changes.
///
/// The address is on a verified domain: for whoever is known, the address that they have here,
/// whatever is asserted.
pub(super) async fn identify(desk: &mut Desk<'_>, report: &mut Report) -> Outcome<Option<Found>> {
    let Some(assertion) = report.assertion() else {
        report.skip(CheckName::EmailDomain);
        report.skip(CheckName::Person);
        return Ok(None);
    };
    let known = identity::find(&mut desk.db, &desk.organization_id, &assertion).await?;
    match &known {
        // The loss of the last verified domain locks nobody out.
        Some(_) if desk.domains.is_empty() => report.skip(CheckName::EmailDomain),
        Some(person) => check_domain(desk, report, &person.person.email, None),
        None => check_domain(desk, report, &assertion.email, None),
    }
    if report.refusal().is_some() {
        report.skip(CheckName::Person);
        return Ok(None);
    }
    if let Some(person) = known {
        return Ok(Some(found(report, person, How::Known)));
    }
    match by_address(desk, &assertion).await? {
        Ok((person, how)) => {
            identity::create(&mut desk.db, &person, &assertion, desk.now).await?;
            Ok(Some(found(report, person, how)))
        }
        Err(refusal) => {
            report.check(CheckName::Person, None, Some(assertion.email), Err(refusal));
            Ok(None)
        }
    }
}

fn found(report: &mut Report, person: StoredPerson, how: How) -> Found {
    let name = Some(person.person.name.clone());
    report.check(CheckName::Person, None, name, Ok(()));
    Found { person, how }
}

/// Checks that the address is on a verified domain, or is `own`.
pub(super) fn check_domain(desk: &Desk<'_>, report: &mut Report, email: &str, own: Option<&str>) {
    let received = of_address(email).unwrap_or_default();
    let is_own = own == Some(email.to_lowercase().as_str());
    let result = match is_own || desk.domains.contains(&received) {
        true => Ok(()),
        false => Err(Refusal::EmailDomainUnverified {
            verified: desk.domains.clone(),
            received: received.clone(),
        }),
    };
    let expected = Some(desk.domains.join("\n")).filter(|it| !it.is_empty());
    report.check(CheckName::EmailDomain, expected, Some(received), result);
}

async fn by_address(
    desk: &mut Desk<'_>,
    assertion: &Assertion,
) -> Outcome<Result<(StoredPerson, How), Refusal>> {
    let email = assertion.email.to_lowercase();
    let received = assertion.email.clone();
    match person::find_by_email(&mut desk.db, &email).await? {
        Some((person, _)) if person.organization_id == desk.organization_id => {
            Ok(Ok((person, How::Linked)))
        }
        Some(_) => Ok(Err(Refusal::AddressInUse { received })),
        // Nobody joins an organization that was deleted.
        None if desk.is_deleted => Ok(Err(Refusal::UnknownPerson { received })),
        None => match invitation_of(desk, &email).await? {
            Some(invitation) => {
                let (state, name) = (desk.state, name(&email, &assertion.claims));
                let db = &mut desk.db;
                let person = settle(state, db, &invitation, name, None, desk.now).await?;
                Ok(Ok((person, How::Invited)))
            }
            None => uninvited(desk, assertion, &email).await,
        },
    }
}

/// The invitation of an address that can still be accepted.
async fn invitation_of(desk: &mut Desk<'_>, email: &str) -> Outcome<Option<StoredInvitation>> {
    let found = invitation::find_by_email(&mut desk.db, &desk.organization_id, email).await?;
    Ok(found.filter(|it| it.expires_at > desk.now))
}

async fn uninvited(
    desk: &mut Desk<'_>,
    assertion: &Assertion,
    email: &str,
) -> Outcome<Result<(StoredPerson, How), Refusal>> {
    match desk.access.security.sso().is_idp_managed() {
        false => Ok(Err(Refusal::UnknownPerson { received: assertion.email.clone() })),
        true => {
            let person = new_member(desk, email, &assertion.claims);
            match person::create(&mut desk.db, &person, None, desk.now).await? {
                true => Ok(Ok((person, How::Created))),
                false => Ok(Err(Refusal::AddressInUse { received: assertion.email.clone() })),
            }
        }
    }
}

fn new_member(desk: &Desk<'_>, email: &str, claims: &Claims) -> StoredPerson {
    let (name, email) = (name(email, claims), email.to_owned());
    let person = Person { id: new_id(), name, email, role: Role::Member };
    StoredPerson::new(person, desk.organization_id.clone())
}

/// The names that the identity provider gives, the whole name where it gives neither, or what
/// stands before the `@`.
fn name(email: &str, claims: &Claims) -> String {
    let names = [&claims.first_name, &claims.last_name].into_iter().flatten();
    let both = visible(&names.map(|it| it.trim()).collect::<Vec<_>>().join(" "));
    let whole = claims.display_name.as_deref().map(visible);
    let local = || email.split('@').next().unwrap_or(email).to_owned();
    [Some(both), whole].into_iter().flatten().find(|it| !it.is_empty()).unwrap_or_else(local)
}

fn visible(name: &str) -> String {
    let visible: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    visible.trim().to_owned()
}
