//! Who is signed in, and what they may do: one signal that every reply of the server renews.

mod following;
mod viewed;

use gatehouse_contract::{
    Action, Current, Deletion, Denial, Enrolment, Problem, Role, RoleView, SecondFactorChallenge,
    Session,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Answer, Failure};
use crate::browser;

/// What stands between a visitor and the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Gate {
    /// The server has not answered yet.
    Loading,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody's password was right, and their second factor is still to be proven.
    SecondFactor(SecondFactorChallenge),
    /// Somebody's password was right, and they have to set up a second factor first.
    Enrolment(Enrolment),
    /// Somebody is signed in to an organization that was deleted.
    Deleted(Deletion),
    /// The server cannot tell.
    Failed(Failure),
    /// This person is signed in.
    Ready(Box<Session>),
}

impl Gate {
    /// Asks the server who is signed in.
    pub async fn ask() -> Self {
        match Self::of(api::session::read().await) {
            Ok(gate) => gate,
            Err(failure) if failure.is_signed_out() => Self::SignedOut,
            Err(failure) => Self::Failed(failure),
        }
    }

    /// Where a step of a sign-in leads.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub fn of(answer: Answer<Session>) -> Answer<Self> {
        let failure = match answer {
            Ok(session) => return Ok(Self::Ready(Box::new(session))),
            Err(failure) => failure,
        };
        match failure.problem() {
            Some(Problem::SecondFactorRequired { challenge }) => {
                Ok(Self::SecondFactor(challenge.clone()))
            }
            Some(Problem::EnrolmentRequired { enrolment }) => {
                Ok(Self::Enrolment(enrolment.clone()))
            }
            Some(Problem::OrganizationDeleted { deletion }) => Ok(Self::Deleted(deletion.clone())),
            _ => Err(failure),
        }
    }
}

/// The session below the gate, where there always is one.
#[derive(Clone, Copy)]
pub struct Viewing {
    gate: RwSignal<Gate>,
    session: RwSignal<Session>,
    /// What the server says of the role that the viewer sees the settings as.
    pub viewed: RwSignal<Option<RoleView>>,
    /// Whether the server ended the session while the page was open.
    pub ended: RwSignal<bool>,
    /// The role that the viewer had, when somebody has just changed it.
    pub former_role: RwSignal<Option<Role>>,
    /// Whether the viewer has signed in on this page.
    pub arrived: StoredValue<bool>,
    /// Each asks for a part of what the page shows, whose answer brings the session along.
    renewals: StoredValue<Vec<Callback<()>>>,
}

/// The session of the page that asks.
pub fn use_viewing() -> Viewing {
    expect_context()
}

impl Viewing {
    /// A session that has just begun.
    pub fn new(gate: RwSignal<Gate>, session: Session) -> Self {
        // Whoever was here before may have left while they saw the settings as another role.
        api::hold_changes(false);
        Self {
            gate,
            session: RwSignal::new(session),
            viewed: RwSignal::new(None),
            ended: RwSignal::new(false),
            former_role: RwSignal::new(None),
            arrived: StoredValue::new(false),
            renewals: StoredValue::new(Vec::new()),
        }
    }

    /// A value derived from the session, or from what the role is told that it is seen as.
    pub fn derive<T>(self, read: impl Fn(&Session) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.told(&read))
    }

    /// Why the viewer may not do `action`, or `None` when they may.
    pub fn denial(self, action: Action) -> Memo<Option<Denial>> {
        self.derive(move |session| session.capabilities.denial(action))
    }

    /// Whether the viewer's role holds `action`: whether its control is in the page at all.
    pub fn offers(self, action: Action) -> Memo<bool> {
        self.derive(move |session| session.capabilities.is_offered(action))
    }

    /// Whether this is the viewer's own id.
    pub fn is_own(self, id: &str) -> bool {
        self.session.with(|session| session.viewer.id == id)
    }

    /// Whether a sensitive change needs a proof of identity first.
    pub fn needs_proof(self) -> bool {
        let now = browser::now();
        self.session.with(|session| session.proven_until.is_none_or(|until| until <= now))
    }

    /// Puts what the server said last in place. Safe after an `.await`.
    pub fn accept(self, session: Session) {
        let Some((id, role)) =
            self.session.try_with_untracked(|now| (now.viewer.id.clone(), now.viewer.role))
        else {
            return;
        };
        if id != session.viewer.id {
            self.gate.set(Gate::Ready(Box::new(session)));
            return;
        }
        if role != session.viewer.role {
            self.former_role.set(Some(role));
            self.view_as_oneself();
        }
        self.session.set(session);
        self.ended.set(false);
    }

    /// Puts what the server said last in place, all but what may be done: that goes with what is
    /// shown, and is kept with it, unless the viewer's role is another one now.
    pub fn accept_beside(self, mut session: Session) {
        let kept = self.session.try_with_untracked(|now| {
            (now.viewer.role == session.viewer.role).then(|| now.capabilities.clone())
        });
        if let Some(capabilities) = kept.flatten() {
            session.capabilities = capabilities;
        }
        self.accept(session);
    }

    /// Does what a refusal asks of every page: a session that has ended is begun again in place,
    /// and a page whose viewer's role has changed follows it.
    pub fn learn_from(self, failure: &Failure) {
        match failure.problem() {
            Some(Problem::StepUpRequired | Problem::Denied { .. }) => self.refresh(),
            Some(Problem::Stale { current } | Problem::ImpactChanged { current }) => {
                self.accept(session_of(current));
            }
            _ => self.learn_of_end(failure),
        }
    }

    /// Leaves it to a part of a page to ask again, for as long as it is there: what it shows and what
    /// may be done about it are then of one moment.
    pub fn renew_by(self, renewal: Callback<()>) {
        self.renewals.update_value(|renewals| renewals.push(renewal));
    }

    /// Asks the server again who this is, and the page for what it shows.
    pub fn refresh(self) {
        let mut renewals = self.renewals.try_get_value().unwrap_or_default();
        renewals.retain(|renewal| renewal.try_run(()).is_some());
        if renewals.is_empty() {
            self.ask();
        }
        self.renewals.try_update_value(|kept| *kept = renewals);
    }

    /// Asks the server again who this is.
    pub fn ask(self) {
        spawn_local(async move {
            match api::session::read().await {
                Ok(session) => self.accept(session),
                Err(failure) => self.learn_of_end(&failure),
            }
        });
    }

    /// Lets the page follow, where a refusal says that nobody is signed in here any more.
    fn learn_of_end(self, failure: &Failure) {
        match failure.problem() {
            Some(Problem::SignedOut) => {
                // Signing in again is a change.
                self.view_as_oneself();
                self.ended.try_set(true);
            }
            Some(
                Problem::SecondFactorRequired { .. }
                | Problem::EnrolmentRequired { .. }
                | Problem::OrganizationDeleted { .. },
            ) => {
                self.pass(Gate::of(Err(failure.clone())));
            }
            _ => {}
        }
    }

    /// Shows what a step of a sign-in leads to, if it leads anywhere. There, nothing is held back.
    pub fn pass(self, step: Answer<Gate>) {
        if let Ok(gate) = step {
            self.view_as_oneself();
            self.gate.set(gate);
        }
    }

    /// Calls back when a session that had ended has begun again, for as long as the page is there.
    pub fn on_resumed(self, callback: impl Fn() + 'static) {
        Effect::new(move |before: Option<bool>| {
            let ended = self.ended.get();
            if before == Some(true) && !ended {
                callback();
            }
            ended
        });
    }

    /// Shows that the organization was deleted.
    pub fn show_deleted(self, deletion: Deletion) {
        self.gate.set(Gate::Deleted(deletion));
    }

    /// Shows the sign-in page.
    pub fn leave(self) {
        self.gate.set(Gate::SignedOut);
    }
}

fn session_of(current: &Current) -> Session {
    match current {
        Current::Organization(reply) => reply.session.clone(),
        Current::Sso(reply) => reply.session.clone(),
        Current::TwoFactor(reply) => reply.session.clone(),
        Current::Domains(reply) => reply.session.clone(),
        Current::Billing(reply) => reply.session.clone(),
    }
}
