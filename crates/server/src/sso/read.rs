use axum::extract::State;
use gatehouse_contract::sso::{ServiceProvider, SsoImpact, SsoSettings};
use gatehouse_contract::{Action, Current, Reply, Role};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person::{self, Factor, StoredPerson};
use crate::tagged::Tagged;
use crate::visit::Visit;

/// The single sign-on page
#[utoipa::path(
    get, path = "/api/organization/sso", operation_id = "sso_read", tag = "sso",
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::look(&state, &caller).await?;
    match visit.decide(Action::SeeAccessSecurity) {
        Ok(()) => page(&mut visit).await,
        Err(refusal) => Err(visit.refuse(&["see_access_security"], refusal).await),
    }
}

/// The page in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Tagged<SsoSettings>> {
    let id = visit.organization.id.clone();
    let people = person::all(visit.db(), &id).await?;
    let sso = visit.access.security.sso();
    let settings = SsoSettings {
        version: visit.organization.access_version,
        state: sso.state().clone(),
        required: sso.is_required(),
        idp_managed: sso.is_idp_managed(),
        service_provider: service_provider(visit),
        domains: visit.domains.clone(),
        impact: impact(visit, &people),
        changed: visit.access.changed.clone(),
    };
    Ok(Tagged(settings.version, visit.reply(settings)))
}

/// The page, for somebody who has an older one.
pub(super) async fn current(visit: &mut Visit) -> Outcome<Current> {
    Ok(Current::Sso(page(visit).await?.1.into()))
}

fn service_provider(visit: &Visit) -> ServiceProvider {
    let (url, handle) = (&visit.state.shared.public_url, &visit.organization.handle);
    ServiceProvider {
        acs_url: format!("{url}/sso/saml/acs/{handle}"),
        entity_id: format!("{url}/sso/saml/{handle}"),
        start_url: format!("{url}/sso/start/{handle}"),
    }
}

fn impact(visit: &Visit, people: &[StoredPerson]) -> SsoImpact {
    let is_guest = |it: &&StoredPerson| !has_verified_domain(it, &visit.domains);
    let of_role = |role: Role| people.iter().filter(|it| it.person.role == role).count();
    let loses_access = |it: &&StoredPerson| is_guest(it) && !it.person.role.keeps_password();
    let is_alone = |it: &&StoredPerson| {
        it.factor == Factor::None && (it.person.role.keeps_password() || is_guest(it))
    };
    let named = |filter: &dyn Fn(&&StoredPerson) -> bool| {
        people.iter().filter(filter).map(|it| it.person.clone()).collect()
    };
    SsoImpact {
        idp_people: count(people.iter().filter(|it| !is_guest(it)).count()),
        owners: count(of_role(Role::Owner)),
        admins: count(of_role(Role::Admin)),
        guests: named(&loses_access),
        password_alone: named(&is_alone),
        ends_two_factor: visit.access.security.two_factor().is_required(),
    }
}

fn has_verified_domain(person: &StoredPerson, domains: &[String]) -> bool {
    let domain = person.person.email.rsplit_once('@').map(|(_, domain)| domain);
    domains.iter().any(|verified| Some(verified.as_str()) == domain)
}

fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
