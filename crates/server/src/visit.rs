//! One request of a signed-in person, in one transaction.

mod ending;
mod refusal;
mod standing;

pub(crate) use refusal::note_refusal;

use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{
    Action, Capabilities, Change, Current, Facts, Problem, Reply, Role, Session, Standing,
    Timestamp, Version, Viewer, decide,
};
use sqlx::{Any, AnyConnection, Transaction};

use crate::access::word;
use crate::audit::Event;
use crate::caller::{Caller, has_ended};
use crate::problem::{Outcome, Refusal};
use crate::request::IfMatch;
use crate::saml::service_provider;
use crate::state::AppState;
use crate::store::access::{self, StoredAccess};
use crate::store::access_request;
use crate::store::organization::{self, StoredOrganization};
use crate::store::person::{self, StoredPerson};
use crate::store::session::BeganWith;
use crate::store::{domain, mail, session};

/// A person at work on their organization's settings. All that it knows was read in its own
/// transaction: for a change, after the organization's lock was taken.
pub(crate) struct Visit {
    pub state: AppState,
    pub caller: Caller,
    pub now: Timestamp,
    pub organization: StoredOrganization,
    pub access: StoredAccess,
    /// The verified domains, as the DNS has them.
    pub domains: Vec<String>,
    /// Since when letters wait that could not be delivered, for whoever manages access security.
    mail_waiting_since: Option<Timestamp>,
    /// How many requests for a role are open, for whoever decides on them.
    open_requests: u32,
    db: Transaction<'static, Any>,
    /// The number of the next audit entry, where one is taken.
    seq: Option<i64>,
}

impl Visit {
    /// Begins to look at something.
    pub(crate) async fn look(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let db = state.store.read().await?;
        let mut visit = Self::begin(state, caller, db, None).await?;
        visit.expect_signed_in().await?;
        Ok(visit)
    }

    /// Begins to look at something that not everybody may see.
    pub(crate) async fn look_at(
        state: &AppState,
        caller: &Caller,
        action: Action,
    ) -> Outcome<Self> {
        Self::look(state, caller).await?.admit(action, word(action)).await
    }

    /// Goes on where the viewer may do it. A refusal is written to the audit log as `attempted`.
    pub(crate) async fn admit(self, action: Action, attempted: &'static str) -> Outcome<Self> {
        match self.decide(action) {
            Ok(()) => Ok(self),
            Err(refusal) => Err(self.refuse(&[attempted], refusal).await),
        }
    }

    /// Begins a change: takes the organization's lock, and reads the person anew.
    pub(crate) async fn change(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let mut visit = Self::change_half_way(state, caller).await?;
        visit.expect_signed_in().await?;
        Ok(visit)
    }

    /// Begins a change of somebody's own factors, which may be the next step of their sign-in.
    pub(crate) async fn enrol(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let mut visit = Self::change_half_way(state, caller).await?;
        if !matches!(visit.standing(), Standing::Enrols(_)) {
            visit.expect_signed_in().await?;
        }
        Ok(visit)
    }

    /// Begins a change by somebody whose sign-in has begun, however far it has come.
    pub(crate) async fn change_half_way(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let mut db = state.store.write().await?;
        let seq = organization::lock(&mut db, &caller.person.organization_id).await?;
        Self::begin(state, caller, db, Some(seq)).await
    }

    /// Begins to bring an organization back that was deleted.
    pub(crate) async fn restore(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let mut visit = Self::change_half_way(state, caller).await?;
        visit.expect_complete().await?;
        Ok(visit)
    }

    /// Begins the session of somebody who has just signed in.
    pub(crate) async fn arrive(state: &AppState, caller: &Caller) -> Outcome<Self> {
        let person = &caller.person;
        let mut db = state.store.write().await?;
        let seq = organization::lock(&mut db, &person.organization_id).await?;
        // Somebody may have removed them since their password was looked at.
        let is_there = person::find(&mut db, &person.organization_id, &person.person.id).await?;
        is_there.ok_or(Problem::WrongCredentials)?;
        session::create(&mut db, &caller.session, &person.person.id).await?;
        Self::begin(state, caller, db, Some(seq)).await
    }

    /// Ends the session after all, and writes why to the audit log.
    pub(crate) async fn leave(mut self, action: &'static str, refusal: &Refusal) -> Outcome<()> {
        session::delete(&mut self.db, &self.caller.session.token_hash).await?;
        self.append("refused", &Event::refused(action, refusal)?).await?;
        self.commit().await
    }

    async fn begin(
        state: &AppState,
        caller: &Caller,
        mut db: Transaction<'static, Any>,
        seq: Option<i64>,
    ) -> Outcome<Self> {
        let now = state.clock.now();
        let found = session::find(&mut db, &caller.session.token_hash).await?;
        let (session, person) = found.ok_or(Problem::SignedOut)?;
        if has_ended(&session, state, now) {
            return Err(Problem::SignedOut.into());
        }
        let id = person.organization_id.clone();
        let access = access::find(&mut db, &id).await?;
        let domains = domain::verified(&mut db, &id).await?;
        let manages = Action::SeeAccessSecurity.permission().is_held_by(person.person.role);
        let mail_waiting_since = match manages {
            true => mail::waiting_since(&mut db, &id).await?,
            false => None,
        };
        let decides = Action::DecideAccessRequest.permission().is_held_by(person.person.role);
        let open_requests = match decides {
            true => access_request::count_open(&mut db, &id, &person.person.id).await?,
            false => 0,
        };
        let visit = Self {
            organization: organization::find(&mut db, &id).await?,
            mail_waiting_since,
            open_requests,
            access,
            domains,
            caller: Caller { person, session, origin: caller.origin.clone() },
            state: state.clone(),
            now,
            db,
            seq,
        };
        visit.expect_soon()?;
        Ok(visit)
    }

    /// The transaction.
    pub(crate) fn db(&mut self) -> &mut AnyConnection {
        &mut self.db
    }

    /// What the policy looks at.
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            role: self.caller.person.person.role,
            held: self.caller.person.held,
            access: self.access.security.facts(self.is_domain_verified(), self.now),
        }
    }

    pub(crate) fn is_domain_verified(&self) -> bool {
        !self.domains.is_empty()
    }

    /// What requiring single sign-on comes to.
    pub(crate) fn requirement(&self) -> SsoRequirement {
        self.access.security.sso().requirement(self.is_domain_verified())
    }

    /// Whether the viewer may use a password.
    ///
    /// # Errors
    /// [`Problem::SsoRequired`]
    pub(crate) fn expect_password_use(&self) -> Outcome<()> {
        let may = self.caller.person.may_use_password(self.requirement());
        may.then_some(()).ok_or(Problem::SsoRequired.into())
    }

    /// Whether the viewer may do it.
    pub(crate) fn decide(&self, action: Action) -> Outcome<()> {
        Ok(decide(&self.facts(), action)?)
    }

    /// Whether the viewer's proof of identity is fresh enough for a sensitive change.
    pub(crate) fn prove(&self) -> Outcome<()> {
        let proven = self.caller.session.proven_until.is_some_and(|until| self.now < until);
        proven.then_some(()).ok_or(Problem::StepUpRequired.into())
    }

    /// Whether a change was made for the resource as it stands.
    ///
    /// # Errors
    /// 428 when it does not say; 412 with what `current` gives when it is stale.
    pub(crate) async fn expect(
        &mut self,
        if_match: &IfMatch,
        version: Version,
        current: impl AsyncFnOnce(&mut Self) -> Outcome<Current>,
    ) -> Outcome<()> {
        if if_match.version()? == Some(version) {
            return Ok(());
        }
        Err(Problem::Stale { current: current(self).await? }.into())
    }

    /// This change, as it is shown later.
    pub(crate) fn as_change(&self) -> Change {
        Change { by: self.caller.person.person.name.clone(), at: self.now }
    }

    /// Who is looking, and what they may do now.
    pub(crate) fn session(&self) -> Session {
        self.session_as(self.caller.person.person.role)
    }

    /// The viewer's session as it would be with a role at or below theirs.
    pub(crate) fn session_as(&self, role: Role) -> Session {
        let person = self.caller.person.person.clone();
        let proven_until = self.caller.session.proven_until.filter(|until| self.now < *until);
        let facts = Facts { role, ..self.facts() };
        let may = |action| decide(&facts, action).is_ok();
        let (manages, decides) = (may(Action::SeeAccessSecurity), may(Action::DecideAccessRequest));
        let is_enforced = self.requirement() == SsoRequirement::Enforced;
        let StoredPerson { held, has_password, .. } = self.caller.person;
        Session {
            viewer: Viewer { id: person.id, name: person.name, email: person.email, role },
            organization: self.organization.name.clone(),
            capabilities: Capabilities::of(&facts),
            proven_until,
            proofs: self.proofs(),
            sso_proof_url: self.sso_proof_url(),
            ends_at: self.caller.session.shut_out_at,
            sso_reverts_at: self
                .access
                .security
                .sso()
                .reverts_at()
                .filter(|_| manages && is_enforced),
            factor_due: self.access.security.two_factor().due(held).filter(|_| has_password),
            mail_waiting_since: self.mail_waiting_since.filter(|_| manages),
            open_requests: if decides { self.open_requests } else { 0 },
        }
    }

    /// Where whoever signed in through the identity provider proves there that it is still them.
    fn sso_proof_url(&self) -> Option<String> {
        let began_there = self.caller.session.began_with == BeganWith::Sso;
        let is_possible = began_there && self.access.security.sso().state().is_on();
        let start_url = || service_provider(&self.state, &self.organization.handle).start_url;
        is_possible.then(|| format!("{}?again=true", start_url()))
    }

    /// `resource` with the session beside it.
    pub(crate) fn reply<T>(&self, resource: T) -> Reply<T> {
        Reply { resource, session: self.session() }
    }
}
