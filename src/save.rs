//! Saves: one request at a time, nothing optimistic.

mod renewal;
mod resource;

use std::future::Future;

use gatehouse_contract::{Problem, Reply, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Answer, Failure};
use crate::session::{Viewing, use_viewing};
use crate::ui::use_announcer;

use renewal::renew;
pub use renewal::{Renewal, renew_together};
pub use resource::Resource;

/// How far a save is.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Phase {
    /// Nothing has been sent since the last edit.
    #[default]
    Editing,
    /// The server has been asked.
    Saving,
    /// The server has confirmed it.
    Saved,
    /// The server has refused, or could not be reached.
    Refused(Failure),
}

impl Phase {
    /// Whether the server has been asked and has not answered.
    pub fn is_saving(&self) -> bool {
        matches!(self, Self::Saving)
    }

    /// Forgets a refusal that no longer holds, since whoever was signed out is signed in again.
    pub fn follow(phase: RwSignal<Self>, viewing: Viewing) {
        viewing.on_resumed(move || {
            let failure = phase.with_untracked(|phase| phase.failure().cloned());
            if failure.is_some_and(|failure| failure.is_signed_out()) {
                phase.set(Self::Editing);
            }
        });
    }

    /// Why the save did not happen.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Refused(failure) => Some(failure),
            _ => None,
        }
    }
}

/// A save that a form or a dialog may start. `I` is what it sends.
pub struct Save<I: 'static> {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    start: Callback<I>,
}

impl<I> Clone for Save<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Save<I> {}

impl<I: 'static> Save<I> {
    /// A save that never ends, in a phase of one's choice: a picture of a save.
    pub fn still(phase: Phase) -> Self {
        Self { phase: RwSignal::new(phase), start: Callback::new(|_| {}) }
    }

    /// A save that `start` begins; how it ends is told in `phase`.
    pub fn begun_by(phase: RwSignal<Phase>, start: impl Fn(I) + Send + Sync + 'static) -> Self {
        Self { phase, start: Callback::new(start) }
    }

    /// Sends `input`, unless a request is under way.
    pub fn start(self, input: I) {
        if !self.phase.with_untracked(Phase::is_saving) {
            self.phase.set(Phase::Saving);
            self.start.run(input);
        }
    }

    /// Forgets how the last request ended, as an edit does.
    pub fn reset(self) {
        if !self.phase.with_untracked(Phase::is_saving) {
            self.phase.set(Phase::Editing);
        }
    }

    /// Whether a request is under way.
    pub fn is_saving(self) -> Signal<bool> {
        Signal::derive(move || self.phase.with(Phase::is_saving))
    }

    /// Why the last request failed.
    pub fn failure(self) -> Signal<Option<Failure>> {
        Signal::derive(move || self.phase.with(|phase| phase.failure().cloned()))
    }
}

/// A save by `request` of what `resource` shows. The signal gets what the server then has: the
/// outcome of the save, or what somebody else made of it meanwhile.
pub fn use_save<I, T, F>(
    resource: RwSignal<T>,
    request: impl Fn(I) -> F + Send + Sync + 'static,
    saved: impl Fn() + Send + Sync + 'static,
) -> Save<I>
where
    I: 'static,
    T: Resource + Clone + Send + Sync + 'static,
    F: Future<Output = Answer<Reply<T>>> + 'static,
{
    use_save_in(RwSignal::new(Phase::Editing), resource, request, saved)
}

/// The same, in the phase of another save: there is one request at a time of both, and what was
/// asked last says how it ended.
pub fn use_save_in<I, T, F>(
    phase: RwSignal<Phase>,
    resource: RwSignal<T>,
    request: impl Fn(I) -> F + Send + Sync + 'static,
    saved: impl Fn() + Send + Sync + 'static,
) -> Save<I>
where
    I: 'static,
    T: Resource + Clone + Send + Sync + 'static,
    F: Future<Output = Answer<Reply<T>>> + 'static,
{
    let (viewing, announcer) = (use_viewing(), use_announcer());
    Phase::follow(phase, viewing);
    let saved = Callback::new(move |()| saved());
    let start = Callback::new(move |input| {
        announcer.forget_saved();
        let answer = request(input);
        spawn_local(async move {
            match answer.await {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    resource.try_set(reply.resource);
                    phase.try_set(Phase::Saved);
                    saved.try_run(());
                }
                Err(failure) => {
                    if let Some(theirs) = theirs(&failure) {
                        resource.try_set(theirs);
                    }
                    let is_denied = failure.denial().is_some();
                    if !is_denied {
                        viewing.learn_from(&failure);
                    }
                    phase.try_set(Phase::Refused(failure));
                    // What is shown led to the attempt: it is as old as what was thought possible.
                    if is_denied {
                        renew(viewing, resource, || true).await;
                    }
                }
            }
        });
    });
    Save { phase, start }
}

/// A change by `request` of what the page does not show itself, and what follows from its outcome.
pub fn use_change<I, T, F>(
    request: impl Fn(I) -> F + Send + Sync + 'static,
    done: impl Fn(T) + Send + Sync + 'static,
) -> Save<I>
where
    I: 'static,
    T: 'static,
    F: Future<Output = Answer<T>> + 'static,
{
    let viewing = use_viewing();
    let phase = RwSignal::new(Phase::Editing);
    Phase::follow(phase, viewing);
    let done = Callback::new(done);
    let start = Callback::new(move |input| {
        let answer = request(input);
        spawn_local(async move {
            match answer.await {
                Ok(outcome) => {
                    phase.try_set(Phase::Saved);
                    done.try_run(outcome);
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    });
    Save { phase, start }
}

fn theirs<T: Resource + Clone>(failure: &Failure) -> Option<T> {
    match failure.problem() {
        Some(Problem::Stale { current } | Problem::ImpactChanged { current }) => {
            T::of(current).cloned()
        }
        _ => None,
    }
}

/// Proves who is asking, where a proof was given to do so.
///
/// # Errors
/// The server's refusal of the proof.
pub async fn prove(viewing: Viewing, proof: Option<StepUp>) -> Answer<()> {
    if let Some(proof) = proof {
        viewing.accept(api::session::step_up(proof).await?);
    }
    Ok(())
}
