use gatehouse_contract::domain::{DomainName, DomainState};
use gatehouse_contract::sso::{PassedTest, Sso, SsoConnection, SsoConnectionDraft, SsoState};
use gatehouse_contract::{
    AccessSecurity, Change, CoverageDay, OrganizationName, Person, Role, Timestamp,
    TwoFactorPolicy, Version,
};
use sqlx::AnyConnection;

use super::SeedError;
use super::plan::{
    Seed, SeedClaim, SeedCoverage, SeedDomain, SeedDomainStatus, SeedPerson, SeedSso,
};
use super::{certificate, factor};
use crate::audit::history;
use crate::domain::new_token;
use crate::owner::{email, new_handle, new_id};
use crate::problem::Refusal;
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::store::person::{self, StoredPerson};
use crate::store::{access, coverage, organization};

impl From<Refusal> for SeedError {
    fn from(_: Refusal) -> Self {
        Self::Database
    }
}

impl From<sqlx::Error> for SeedError {
    fn from(error: sqlx::Error) -> Self {
        Refusal::from(error).into()
    }
}

pub(super) async fn plant(seed: &Seed, state: &AppState) -> Result<bool, SeedError> {
    let now = state.clock.now();
    let security = security(seed, now)?;
    let name = OrganizationName::parse(&seed.organization)
        .map_err(|flaw| SeedError::Contradiction(format!("organization: {flaw:?}")))?;
    if !seed.people.iter().any(|it| it.role == Role::Owner) {
        return Err(SeedError::Contradiction("there is no Owner".to_owned()));
    }
    let mut db = state.store.write().await?;
    if organization::first(&mut db).await?.is_some() {
        return Ok(false);
    }
    let (id, handle) = (new_id(), seed.handle.clone().unwrap_or_else(new_handle));
    organization::create(&mut db, &id, &handle, &name, now).await?;
    organization::mark_as_trial(&mut db, &id).await?;
    for domain in &seed.domains {
        domain::create(&mut db, &claim(seed, &id, domain, now)?).await?;
    }
    for person in &seed.people {
        create_person(state, &mut db, &id, person, now).await?;
    }
    for SeedCoverage { days_ago, coverage } in &seed.two_factor.history {
        let day = now.plus_days(-days_ago).start_of_day();
        coverage::write(&mut db, &id, &CoverageDay { day, coverage: *coverage }).await?;
    }
    coverage::note(&mut db, &id, now).await?;
    if let Some(change) = settled(seed, now) {
        access::save(&mut db, &id, &AccessSecurity::default(), &security, &change).await?;
    }
    if seed.audit_entries > 0 {
        let people = person::names(&mut db, &id).await?;
        history::write(&mut db, &id, &people, seed.audit_entries.into(), now).await?;
    }
    db.commit().await?;
    Ok(true)
}

/// A claim by the first Owner.
fn claim(
    seed: &Seed,
    organization_id: &str,
    domain: &SeedDomain,
    now: Timestamp,
) -> Result<StoredDomain, SeedError> {
    let domain = match domain {
        SeedDomain::Verified(name) => &SeedClaim { name: name.clone(), ..SeedClaim::default() },
        SeedDomain::Claim(claim) => claim,
    };
    let name = DomainName::parse(&domain.name)
        .map_err(|flaw| SeedError::Contradiction(format!("domain: {flaw:?}")))?;
    let state = match domain.status {
        SeedDomainStatus::Pending => DomainState::Pending,
        SeedDomainStatus::Verified => DomainState::Verified { since: now, seen_at: now },
        SeedDomainStatus::Lapsing => {
            let until = now.plus_seconds(domain.lapses_in_seconds);
            DomainState::Lapsing { since: now, seen_at: now, until }
        }
        SeedDomainStatus::Lapsed => DomainState::Lapsed { at: now },
    };
    let next_check = domain.next_check_in_seconds.map(|seconds| now.plus_seconds(seconds));
    Ok(StoredDomain {
        id: new_id(),
        organization_id: organization_id.to_owned(),
        name,
        token: domain.token.clone().unwrap_or_else(new_token),
        version: Version(1),
        state,
        claimed: Change { by: first_owner(seed).unwrap_or_default(), at: now },
        next_check: next_check.unwrap_or_else(|| state.next_check(now)),
        last_check: None,
    })
}

fn first_owner(seed: &Seed) -> Option<String> {
    seed.people.iter().find(|it| it.role == Role::Owner).map(|it| it.name.clone())
}

async fn create_person(
    state: &AppState,
    db: &mut AnyConnection,
    organization_id: &str,
    seed: &SeedPerson,
    now: Timestamp,
) -> Result<(), SeedError> {
    let email = email(&seed.email).map_err(|error| SeedError::Contradiction(error.to_string()))?;
    let hash = match &seed.password {
        Some(password) => Some(state.shared.passwords.hash(password.clone()).await?),
        None => None,
    };
    let seen = |minutes: u32| now.unix_millis() - i64::from(minutes) * 60_000;
    let person = Person { id: new_id(), name: seed.name.clone(), email, role: seed.role };
    let person = StoredPerson {
        sso_exempt: seed.sso_exempt,
        last_seen: seed.last_seen_minutes_ago.map(seen).and_then(Timestamp::from_unix_millis),
        ..StoredPerson::new(person, organization_id.to_owned())
    };
    if !person::create(db, &person, hash.as_deref(), now).await? {
        let twice = format!("two people have the address {}", person.person.email);
        return Err(SeedError::Contradiction(twice));
    }
    factor::give(state, db, &person.person.id, seed, now).await
}

/// Who set up what is there: whoever tested the connection, or the first Owner.
fn settled(seed: &Seed, now: Timestamp) -> Option<Change> {
    let is_there = seed.sso.is_some() || seed.two_factor.required;
    let tester = seed.sso.as_ref().and_then(|sso| sso.tested_by.as_deref());
    let by = tester.and_then(|email| name_of(seed, email)).or_else(|| first_owner(seed))?;
    is_there.then_some(Change { by, at: now })
}

fn name_of(seed: &Seed, email: &str) -> Option<String> {
    seed.people.iter().find(|it| it.email == email).map(|it| it.name.clone())
}

fn security(seed: &Seed, now: Timestamp) -> Result<AccessSecurity, SeedError> {
    let (required, idp_managed) =
        seed.sso.as_ref().map_or((false, false), |sso| (sso.required, sso.idp_managed));
    let state = seed.sso.as_ref().map(|sso| sso_state(seed, sso, now)).transpose()?;
    let sso = Sso::new(state.unwrap_or_default(), required, idp_managed);
    let holds_from = now.plus_days(seed.two_factor.holds_in_days);
    let two_factor = match seed.two_factor.required {
        true => TwoFactorPolicy::Required { holds_from, allowed: seed.two_factor.allowed },
        false => TwoFactorPolicy::NotRequired,
    };
    AccessSecurity::new(sso, two_factor).ok_or_else(|| {
        SeedError::Contradiction("single sign-on is on while two-factor is required".to_owned())
    })
}

fn sso_state(seed: &Seed, sso: &SeedSso, now: Timestamp) -> Result<SsoState, SeedError> {
    let certificate = certificate::make(&sso.certificate, now)?;
    let draft = SsoConnectionDraft {
        sign_in_url: sso.sign_in_url.clone(),
        issuer: sso.issuer.clone(),
        certificates: vec![certificate.pem.clone()],
        sign_requests: false,
    };
    let text = draft
        .parse()
        .map_err(|errors| SeedError::Contradiction(format!("connection: {errors:?}")))?;
    let connection = SsoConnection {
        sign_in_url: text.sign_in_url,
        issuer: text.issuer,
        certificates: vec![certificate],
        sign_requests: false,
    };
    let test = match &sso.tested_by {
        Some(email) => Some(PassedTest {
            by: name_of(seed, email).ok_or_else(|| {
                SeedError::Contradiction(format!("{email} tested the connection and is nobody"))
            })?,
            at: now,
        }),
        None => None,
    };
    match (test, sso.on) {
        (Some(test), true) => Ok(SsoState::On { connection, test }),
        (Some(test), false) => Ok(SsoState::Tested { connection, test }),
        (None, false) => Ok(SsoState::Untested { connection }),
        (None, true) => {
            Err(SeedError::Contradiction("single sign-on is on and untested".to_owned()))
        }
    }
}
