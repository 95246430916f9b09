use gatehouse_contract::{
    Addressees, FactorFilter, PersonFactors, Reminders, Reply, StepUp, TwoFactorPolicy,
    TwoFactorRequirement, TwoFactorSettings,
};
use leptos::prelude::*;

use super::search::{PeopleSearch, renew};
use crate::api;
use crate::save::{Save, prove, renew_together, use_change, use_save};
use crate::session::use_viewing;
use crate::ui::use_announcer;
use crate::words;

/// What the viewer is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TwoFactorTask {
    /// Looking.
    #[default]
    Reading,
    /// About to require a second factor, or to change the requirement.
    Requiring,
    /// About to stop requiring one.
    StoppingToRequire,
    /// About to reset somebody's second factors.
    Resetting,
}

/// The two-factor page: what the server said last, and what is being done.
#[derive(Clone, Copy)]
pub struct TwoFactorModel {
    /// What the server said last.
    pub settings: RwSignal<TwoFactorSettings>,
    /// What the viewer is doing.
    pub task: RwSignal<TwoFactorTask>,
    /// Saves the requirement, with a proof where one was asked for.
    pub saving: Save<(Option<StepUp>, TwoFactorRequirement)>,
    /// Looks for people without a factor that counts.
    pub lacking: PeopleSearch,
    /// Looks for anybody.
    pub everyone: PeopleSearch,
    /// Reminds people.
    pub reminding: Save<Addressees>,
    /// Who is being reminded, or was last.
    pub reminded: RwSignal<Option<Addressees>>,
    /// Resets somebody's second factors.
    pub resetting: Save<(Option<StepUp>, PersonFactors)>,
    /// Whose are being reset.
    pub reset: RwSignal<Option<PersonFactors>>,
}

impl TwoFactorModel {
    /// The page before the server.
    pub fn live(settings: TwoFactorSettings) -> Self {
        let viewing = use_viewing();
        let announcer = use_announcer();
        let settings = RwSignal::new(settings);
        let task = RwSignal::new(TwoFactorTask::Reading);
        let lacking = PeopleSearch::live(FactorFilter::Lacking);
        let everyone = PeopleSearch::live(FactorFilter::Everyone);
        let request = move |(proof, requirement): (Option<StepUp>, TwoFactorRequirement)| {
            let version = settings.with_untracked(|settings| settings.version);
            async move {
                prove(viewing, proof).await?;
                api::two_factor::update(requirement, version).await
            }
        };
        let saving = use_save(settings, request, move || {
            announcer.saved(settings.with_untracked(saved));
            lacking.forget();
            task.set(TwoFactorTask::Reading);
        });
        let reminding = use_change(api::two_factor::remind, move |reply: Reply<Reminders>| {
            viewing.accept(reply.session);
            announcer.saved(sent(&reply.resource));
            settings.update(|it| renew(&mut it.lacking.people, &reply.resource.people));
            lacking.renew(&reply.resource.people);
        });
        let request = move |(proof, person): (Option<StepUp>, PersonFactors)| async move {
            prove(viewing, proof).await?;
            api::member::reset_factors(&person.person.id).await
        };
        let resetting = use_change(request, move |reply: Reply<PersonFactors>| {
            let name = &reply.resource.person.name;
            announcer.saved(format!("Saved. The second factors of {name} are reset."));
            everyone.renew(std::slice::from_ref(&reply.resource));
            lacking.forget();
            task.set(TwoFactorTask::Reading);
            // Who has what is counted in the settings.
            viewing.refresh();
        });
        renew_together(settings, move || task.try_get_untracked() == Some(TwoFactorTask::Reading));
        Self {
            settings,
            task,
            saving,
            lacking,
            everyone,
            reminding,
            reminded: RwSignal::new(None),
            resetting,
            reset: RwSignal::new(None),
        }
    }

    /// A value derived from the settings.
    pub fn derive<T>(
        self,
        read: impl Fn(&TwoFactorSettings) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// Begins something, with nothing left over from the last time.
    pub fn begin(self, task: TwoFactorTask) {
        self.saving.reset();
        self.resetting.reset();
        self.task.set(task);
    }

    /// Goes back to looking.
    pub fn cancel(self) -> Callback<()> {
        Callback::new(move |()| self.begin(TwoFactorTask::Reading))
    }

    /// Asks before somebody's second factors are reset.
    pub fn ask_to_reset(self, person: PersonFactors) {
        self.reset.set(Some(person));
        self.begin(TwoFactorTask::Resetting);
    }

    /// Reminds people.
    pub fn remind(self, addressees: Addressees) {
        self.reminded.set(Some(addressees.clone()));
        self.reminding.start(addressees);
    }

    /// Whether these people are being reminded now.
    pub fn reminds(self, addressees: &Addressees) -> bool {
        self.reminding.is_saving().get() && self.reminded.with(|it| it.as_ref() == Some(addressees))
    }
}

fn saved(settings: &TwoFactorSettings) -> &'static str {
    match settings.policy {
        TwoFactorPolicy::NotRequired => "Saved. Two-factor is no longer required.",
        TwoFactorPolicy::Required { .. } => "Saved. Two-factor is required.",
    }
}

fn sent(reminders: &Reminders) -> String {
    let were = |count| words::plural(count, "person was", "people were");
    match (reminders.sent, reminders.recent) {
        (0, 0) => {
            "Nobody was reminded: nobody lacks a second factor who has a password.".to_owned()
        }
        (0, recent) => format!("{} reminded within the last day already.", were(recent)),
        (sent, 0) => format!("Sent. {} reminded.", were(sent)),
        (sent, recent) => {
            format!("Sent. {} reminded; {recent} had been within the last day.", were(sent))
        }
    }
}
