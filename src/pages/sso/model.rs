use gatehouse_contract::saml::Attempt;
use gatehouse_contract::sso::{
    SsoChange, SsoConnection, SsoConnectionDraft, SsoImpact, SsoSettings, SsoSwitches,
    identity_provider,
};
use gatehouse_contract::{Action, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exception::{Exception, excepting};
use super::saved;
use crate::api;
use crate::browser;
use crate::save::{Phase, Save, prove, renew_together, use_save};
use crate::session::{Viewing, use_viewing};
use crate::ui::use_announcer;

/// What the viewer is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// Looking.
    #[default]
    Reading,
    /// About to switch something: one of the actions of the switches.
    Switching(Action),
    /// Typing a connection.
    Connecting,
    /// About to save the connection that was typed.
    ConfirmingConnection,
    /// About to do something with the draft or with the connection that was there before.
    Replacing(Replacement),
    /// About to remove the connection.
    Removing,
    /// About to except somebody from required single sign-on, or to end that.
    Excepting,
}

/// What can be done with a connection beside the one in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// The draft takes the connection's place.
    Promote,
    /// The draft is given up.
    Discard,
    /// The connection that was there before takes its place again.
    Restore,
}

/// A proof of identity, where one was asked for, and what to save with it.
pub type Proven<T> = (Option<StepUp>, T);

/// The single sign-on page: what the server said last, and what is being done.
#[derive(Clone, Copy)]
pub struct SsoModel {
    /// What the server said last.
    pub settings: RwSignal<SsoSettings>,
    /// The last attempts to sign in through the identity provider, newest first.
    pub attempts: RwSignal<Vec<Attempt>>,
    /// What the viewer is doing.
    pub task: RwSignal<Task>,
    /// Saves the switches.
    pub switching: Save<Proven<SsoChange>>,
    /// Whether turning single sign-on off brings the two-factor requirement back.
    pub restores_two_factor: RwSignal<bool>,
    /// Whether turning single sign-on on requires a second factor of whoever keeps a password.
    pub requires_factor: RwSignal<bool>,
    /// Whom the switches concerned when the viewer confirmed last.
    pub shown: RwSignal<Option<SsoImpact>>,
    /// Excepts somebody, or ends that. Beside a switch: there is one request at a time of both.
    pub excepting: Save<Proven<Exception>>,
    /// Who is being excepted, or was last.
    pub excepted: RwSignal<Option<Exception>>,
    /// Saves the connection.
    pub connecting: Save<Proven<SsoConnectionDraft>>,
    /// Replaces the connection, or gives the draft up.
    pub replacing: Save<Proven<Replacement>>,
    /// Removes the connection.
    pub removing: Save<Proven<String>>,
}

impl SsoModel {
    /// The page before the server.
    pub fn live(settings: SsoSettings) -> Self {
        let viewing = use_viewing();
        let announcer = use_announcer();
        let settings = RwSignal::new(settings);
        let task = RwSignal::new(Task::Reading);
        let version = move || settings.with_untracked(|it| it.version);
        let finish = move |words: String| {
            announcer.saved(words);
            task.set(Task::Reading);
        };
        let switching = use_save(
            settings,
            move |(proof, change): Proven<SsoChange>| {
                let version = version();
                async move {
                    prove(viewing, proof).await?;
                    api::sso::update(change, version).await
                }
            },
            move || finish(settings.with_untracked(|it| saved::switch(task.get_untracked(), it))),
        );
        let excepted = RwSignal::new(None);
        let excepting = excepting(switching.phase, settings, task, excepted);
        let connecting = use_save(
            settings,
            move |(proof, draft): Proven<SsoConnectionDraft>| {
                let version = version();
                async move {
                    prove(viewing, proof).await?;
                    api::sso::connect(draft, version).await
                }
            },
            move || finish(settings.with_untracked(saved::connection)),
        );
        let replacing = use_save(
            settings,
            move |(proof, replacement): Proven<Replacement>| {
                let version = version();
                async move {
                    prove(viewing, proof).await?;
                    match replacement {
                        Replacement::Promote => api::sso::promote(version).await,
                        Replacement::Discard => api::sso::discard(version).await,
                        Replacement::Restore => api::sso::restore(version).await,
                    }
                }
            },
            move || finish(settings.with_untracked(saved::replacement)),
        );
        let removing = use_save(
            settings,
            move |(proof, name): Proven<String>| {
                let version = version();
                async move {
                    prove(viewing, proof).await?;
                    api::sso::disconnect(name, version).await
                }
            },
            move || finish("The connection is removed.".to_owned()),
        );
        let attempts = RwSignal::new(Vec::new());
        let shown = RwSignal::new(None);
        let model = Self {
            settings,
            attempts,
            task,
            switching,
            restores_two_factor: RwSignal::new(false),
            requires_factor: RwSignal::new(false),
            shown,
            excepting,
            excepted,
            connecting,
            replacing,
            removing,
        };
        model.refresh_attempts(viewing);
        browser::on_return(move || model.refresh_attempts(viewing));
        // A test may have passed in another tab.
        renew_together(settings, move || task.try_get_untracked() == Some(Task::Reading));
        model
    }

    /// A value derived from the settings.
    pub fn derive<T>(self, read: impl Fn(&SsoSettings) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// The connection, if there is one.
    pub fn connection(self) -> Memo<Option<SsoConnection>> {
        self.derive(|settings| settings.state.connection().cloned())
    }

    /// Switches, for the impact that the page shows.
    pub fn switch(self, proof: Option<StepUp>, action: Action) {
        self.settings.with_untracked(|settings| {
            let mut switches = switched(settings, action);
            if action == Action::TurnOnSso && self.requires_factor.get_untracked() {
                switches.password_factor = true;
            }
            let seen = Some(settings.impact.digest.clone());
            let restore_two_factor = self.restores_two_factor.get_untracked();
            self.shown.set(Some(settings.impact.clone()));
            self.excepted.set(None);
            self.switching.start((proof, SsoChange { switches, seen, restore_two_factor }));
        });
    }

    /// Excepts somebody from required single sign-on, or ends that.
    pub fn except(self, proof: Option<StepUp>, exception: Exception) {
        self.excepted.set(Some(exception.clone()));
        self.excepting.start((proof, exception));
    }

    /// Whether the server is being asked to except somebody, or to end that.
    pub fn excepts_somebody(self) -> bool {
        self.excepting.phase.with(Phase::is_saving) && self.excepted.with(Option::is_some)
    }

    /// Whether it is the person with this id.
    pub fn excepts(self, id: &str) -> bool {
        self.excepts_somebody()
            && self.excepted.with(|it| it.as_ref().is_some_and(|it| it.person.id == id))
    }

    /// The identity provider's name, or words for it.
    pub fn provider(self) -> Memo<String> {
        self.derive(provider)
    }

    fn refresh_attempts(self, viewing: Viewing) {
        spawn_local(async move {
            match api::saml::attempts().await {
                // The session comes with the settings.
                Ok(reply) => {
                    self.attempts.try_set(reply.resource);
                }
                Err(failure) => viewing.learn_from(&failure),
            }
        });
    }

    /// Begins something, with nothing left over from the last time.
    pub fn begin(self, task: Task) {
        self.switching.reset();
        self.connecting.reset();
        self.replacing.reset();
        self.removing.reset();
        self.task.set(task);
    }

    /// Goes back to looking.
    pub fn cancel(self) -> Callback<()> {
        Callback::new(move |()| self.begin(Task::Reading))
    }
}

/// The identity provider's name, or words for it.
pub fn provider(settings: &SsoSettings) -> String {
    let url = settings.state.connection().map(|connection| connection.sign_in_url.as_str());
    url.and_then(identity_provider).unwrap_or("your identity provider").to_owned()
}

/// The switches as they stand.
pub fn switches(settings: &SsoSettings) -> SsoSwitches {
    SsoSwitches {
        on: settings.state.is_on(),
        required: settings.required,
        idp_managed: settings.idp_managed,
        idp_initiated: settings.idp_initiated,
        password_factor: settings.password_factor,
    }
}

/// What the form changes: the draft, or the connection.
pub fn edited(settings: &SsoSettings) -> Option<SsoConnection> {
    let draft = settings.draft.as_ref().map(|draft| &draft.connection);
    draft.or(settings.state.connection()).cloned()
}

/// The switches as they stand, with one of them switched.
pub fn switched(settings: &SsoSettings, action: Action) -> SsoSwitches {
    let now = switches(settings);
    match action {
        Action::TurnOnSso => SsoSwitches { on: true, ..now },
        Action::TurnOffSso => SsoSwitches { on: false, ..now },
        Action::RequireSso => SsoSwitches { required: true, ..now },
        Action::StopRequiringSso => SsoSwitches { required: false, ..now },
        Action::LetIdpAddMembers => SsoSwitches { idp_managed: true, ..now },
        Action::StopIdpAddingMembers => SsoSwitches { idp_managed: false, ..now },
        Action::AllowIdpInitiated => SsoSwitches { idp_initiated: true, ..now },
        Action::StopIdpInitiated => SsoSwitches { idp_initiated: false, ..now },
        Action::RequireFactorBesideSso => SsoSwitches { password_factor: true, ..now },
        Action::StopRequiringFactorBesideSso => SsoSwitches { password_factor: false, ..now },
        _ => now,
    }
}
