use gatehouse_contract::{StepUp, TwoFactorPolicy, TwoFactorRequirement, TwoFactorSettings};
use leptos::prelude::*;

use crate::api;
use crate::save::{Save, prove, renew_together, use_save};
use crate::session::use_viewing;
use crate::ui::use_announcer;

/// What the viewer is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TwoFactorTask {
    /// Looking.
    #[default]
    Reading,
    /// About to require a second factor, or to change the date.
    Requiring,
    /// About to stop requiring one.
    StoppingToRequire,
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
}

impl TwoFactorModel {
    /// The page before the server.
    pub fn live(settings: TwoFactorSettings) -> Self {
        let viewing = use_viewing();
        let announcer = use_announcer();
        let settings = RwSignal::new(settings);
        let task = RwSignal::new(TwoFactorTask::Reading);
        let request = move |(proof, requirement): (Option<StepUp>, TwoFactorRequirement)| {
            let version = settings.with_untracked(|settings| settings.version);
            async move {
                prove(viewing, proof).await?;
                api::two_factor::update(requirement, version).await
            }
        };
        let saved = move || {
            announcer.saved(settings.with_untracked(saved));
            task.set(TwoFactorTask::Reading);
        };
        renew_together(settings, move || task.try_get_untracked() == Some(TwoFactorTask::Reading));
        Self { settings, task, saving: use_save(settings, request, saved) }
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
        self.task.set(task);
    }
}

fn saved(settings: &TwoFactorSettings) -> &'static str {
    match settings.policy {
        TwoFactorPolicy::NotRequired => "Saved. Two-factor is no longer required.",
        TwoFactorPolicy::Required { .. } => "Saved. Two-factor is required.",
    }
}
