use gatehouse_contract::{
    AuthenticatorSetup, Enrolled, Factor, FactorNameDraft, Factors, PasskeySignIn, Reply, StepUp,
};
use leptos::prelude::*;

use crate::api;
use crate::passkey;
use crate::save::{Save, prove, renew_together, use_change, use_save};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Announcer, use_announcer};

/// What the viewer is doing.
#[derive(Clone, PartialEq, Default)]
pub enum FactorTask {
    /// Looking.
    #[default]
    Reading,
    /// Proving who they are, before an app is set up.
    Proving,
    /// Setting up an app.
    SettingUp(AuthenticatorSetup),
    /// About to add a passkey.
    AddingPasskey,
    /// About to let a passkey be the only step, or no more.
    SwitchingPasskeySignIn(bool),
    /// Keeping the recovery codes that were just made.
    Keeping(Vec<String>),
    /// Giving a factor another name.
    Renaming(Factor),
    /// About to remove a factor.
    Removing(Factor),
    /// About to make new recovery codes.
    MakingCodes,
}

/// One's own factors: what the server said last, and what is being done.
#[derive(Clone, Copy)]
pub struct FactorsModel {
    /// What the server said last.
    pub factors: RwSignal<Factors>,
    /// What the viewer is doing.
    pub task: RwSignal<FactorTask>,
    /// Begins to set up an app, with a proof where one was asked for.
    pub beginning: Save<Option<StepUp>>,
    /// Adds a passkey of this name, with a proof where one was asked for.
    pub adding: Save<(Option<StepUp>, String)>,
    /// Lets a passkey be the only step or no more, with a proof where one was asked for.
    pub switching: Save<(Option<StepUp>, bool)>,
    /// Gives the factor with this id another name.
    pub renaming: Save<(String, FactorNameDraft)>,
    /// Removes the factor with this id, with a proof where one was asked for.
    pub removing: Save<(Option<StepUp>, String)>,
    /// Makes new recovery codes, with a proof where one was asked for.
    pub making_codes: Save<Option<StepUp>>,
    /// Who looks.
    pub viewing: Viewing,
    /// Says what was done.
    pub announcer: Announcer,
}

impl FactorsModel {
    /// The factors before the server.
    pub fn live(factors: Factors) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let factors = RwSignal::new(factors);
        let task = RwSignal::new(FactorTask::Reading);
        renew_together(factors, move || task.try_get_untracked() == Some(FactorTask::Reading));
        let saved = move |words: &'static str| {
            move || {
                announcer.saved(words);
                task.set(FactorTask::Reading);
                // The devices that are signed out are on the page too.
                viewing.refresh();
            }
        };
        Self {
            factors,
            task,
            beginning: use_change(
                move |proof| async move {
                    prove(viewing, proof).await?;
                    api::factor::create_app().await
                },
                move |setup| task.set(FactorTask::SettingUp(setup)),
            ),
            adding: use_change(
                move |(proof, name): (Option<StepUp>, String)| async move {
                    prove(viewing, proof).await?;
                    passkey::add(name).await
                },
                move |reply| enrolled(viewing, announcer, factors, task, reply),
            ),
            switching: use_save(
                factors,
                move |(proof, enabled): (Option<StepUp>, bool)| async move {
                    prove(viewing, proof).await?;
                    api::factor::update_passkey_sign_in(PasskeySignIn { enabled }).await
                },
                saved("Saved."),
            ),
            renaming: use_save(
                factors,
                move |(id, name): (String, FactorNameDraft)| async move {
                    match is_passkey(factors, &id) {
                        true => api::factor::rename_passkey(&id, name).await,
                        false => api::factor::rename_app(&id, name).await,
                    }
                },
                saved("Renamed."),
            ),
            removing: use_save(
                factors,
                move |(proof, id): (Option<StepUp>, String)| async move {
                    prove(viewing, proof).await?;
                    match is_passkey(factors, &id) {
                        true => api::factor::delete_passkey(&id).await,
                        false => api::factor::delete_app(&id).await,
                    }
                },
                saved("Removed. Your other devices are signed out."),
            ),
            making_codes: use_change(
                move |proof| async move {
                    prove(viewing, proof).await?;
                    api::factor::create_recovery_codes().await
                },
                move |reply: Reply<Enrolled>| {
                    viewing.accept(reply.session);
                    factors.set(reply.resource.factors);
                    task.set(FactorTask::Keeping(reply.resource.recovery_codes));
                    viewing.refresh();
                },
            ),
            viewing,
            announcer,
        }
    }

    /// A value derived from the factors.
    pub fn derive<T>(self, read: impl Fn(&Factors) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.factors.with(&read))
    }

    /// Begins to set up an app: at once, where no proof is needed first.
    pub fn add_app(self) {
        self.beginning.reset();
        match untrack(|| self.viewing.needs_proof()) {
            true => self.task.set(FactorTask::Proving),
            false => self.beginning.start(None),
        }
    }

    /// Goes on when a factor was added.
    pub fn enrolled(self, reply: Reply<Enrolled>) {
        enrolled(self.viewing, self.announcer, self.factors, self.task, reply);
    }

    /// Whether the factor with this id is a passkey.
    pub fn is_passkey(self, id: &str) -> bool {
        is_passkey(self.factors, id)
    }

    /// Whether recovery codes are shown, once: nothing else is begun until they are kept.
    pub fn is_keeping(self) -> Signal<bool> {
        Signal::derive(move || self.task.with(|task| matches!(task, FactorTask::Keeping(_))))
    }

    /// Begins something, or goes back to looking.
    pub fn begin(self, task: FactorTask) {
        self.adding.reset();
        self.switching.reset();
        self.renaming.reset();
        self.removing.reset();
        self.making_codes.reset();
        self.task.set(task);
    }

    /// Whose factors they are.
    pub fn account(self) -> String {
        untrack(|| self.viewing.derive(|session| session.viewer.email.clone()).get())
    }

    /// The name of the viewer's organization.
    pub fn organization(self) -> String {
        untrack(|| self.viewing.derive(|session| session.organization.as_str().to_owned()).get())
    }
}

fn enrolled(
    viewing: Viewing,
    announcer: Announcer,
    factors: RwSignal<Factors>,
    task: RwSignal<FactorTask>,
    reply: Reply<Enrolled>,
) {
    viewing.accept(reply.session);
    factors.set(reply.resource.factors);
    announcer.saved("Added. From now on you are asked for it when you sign in.");
    task.set(match reply.resource.recovery_codes {
        codes if codes.is_empty() => FactorTask::Reading,
        codes => FactorTask::Keeping(codes),
    });
    viewing.refresh();
}

fn is_passkey(factors: RwSignal<Factors>, id: &str) -> bool {
    factors.with_untracked(|factors| factors.passkeys.iter().any(|passkey| passkey.id == id))
}
