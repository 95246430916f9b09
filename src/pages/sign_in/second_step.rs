use gatehouse_contract::{Problem, SecondFactorChallenge, SecondStep, SecondStepKind, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::SignInRefusal;
use crate::api::{self, Answer};
use crate::browser::passkey::is_supported;
use crate::passkey;
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant, CodeField, PasskeyPrompt, TextField, TextKind};
use crate::words;

/// The second step of a sign-in: what was chosen, what was typed, and how far it is.
#[derive(Clone, Copy)]
pub struct SecondStepModel {
    steps: StoredValue<Vec<SecondStepKind>>,
    chosen: RwSignal<SecondStepKind>,
    typed: RwSignal<String>,
    is_missing: RwSignal<bool>,
    phase: RwSignal<Phase>,
    /// Gets every answer but that a code was wrong, or came too soon.
    conclude: Callback<Answer<Session>>,
}

impl SecondStepModel {
    /// With nothing typed, and the way chosen that was used last, as far as it works here.
    pub fn new(
        challenge: &SecondFactorChallenge,
        phase: RwSignal<Phase>,
        conclude: Callback<Answer<Session>>,
    ) -> Self {
        let works = |kind: &&SecondStepKind| **kind != SecondStepKind::Passkey || is_supported();
        let first = challenge.steps.iter().find(works).or(challenge.steps.first());
        let first = first.copied().unwrap_or(SecondStepKind::RecoveryCode);
        Self {
            steps: StoredValue::new(challenge.steps.clone()),
            chosen: RwSignal::new(first),
            typed: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
            phase,
            conclude,
        }
    }

    /// Whether an answer is on its way.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.phase.with(Phase::is_saving))
    }

    /// What is chosen.
    pub fn chosen(self) -> SecondStepKind {
        self.chosen.get()
    }

    /// Sends what was typed, or what a passkey says.
    pub fn send(self) {
        let (kind, typed) = (self.chosen.get_untracked(), self.typed.get_untracked());
        self.is_missing.set(kind != SecondStepKind::Passkey && typed.trim().is_empty());
        if self.is_missing.get_untracked() || self.phase.with_untracked(Phase::is_saving) {
            return;
        }
        self.phase.set(Phase::Saving);
        spawn_local(async move {
            match take(kind, typed).await {
                Err(failure) if is_tried_again(failure.problem()) => {
                    self.phase.try_set(Phase::Refused(failure));
                }
                answer => {
                    self.conclude.try_run(answer);
                }
            }
        });
    }

    fn choose(self, kind: SecondStepKind) {
        self.typed.set(String::new());
        self.is_missing.set(false);
        self.phase.set(Phase::Editing);
        self.chosen.set(kind);
    }

    fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let kind = self.chosen.get();
            if self.is_missing.get() && self.typed.with(|typed| typed.trim().is_empty()) {
                return Some(words::missing_code(kind).to_owned());
            }
            let is_wrong = self.phase.with(|phase| {
                phase.failure().and_then(|failure| failure.problem()) == Some(&Problem::WrongCode)
            });
            is_wrong.then(|| words::refused_code(kind).to_owned())
        })
    }
}

async fn take(kind: SecondStepKind, typed: String) -> Answer<Session> {
    let step = match kind {
        SecondStepKind::RecoveryCode => SecondStep::RecoveryCode(typed),
        SecondStepKind::Code => SecondStep::Code(typed),
        SecondStepKind::Passkey => SecondStep::Passkey(passkey::assert().await?),
    };
    api::session::second_factor(step).await
}

/// Whether the same page goes on after this refusal, or after none that can be read.
fn is_tried_again(problem: Option<&Problem>) -> bool {
    !matches!(
        problem,
        Some(
            Problem::SignedOut
                | Problem::SecondFactorRequired { .. }
                | Problem::EnrolmentRequired { .. }
        )
    )
}

/// The field for the way that is chosen, and the other ways. The form around it sends.
#[component]
pub fn SecondStepFields(model: SecondStepModel) -> impl IntoView {
    let SecondStepModel { chosen, typed, phase, .. } = model;
    let (busy, error) = (model.busy(), model.error());
    let is_elsewhere = move || {
        phase.with(|phase| {
            phase.failure().and_then(|failure| failure.problem()) == Some(&Problem::WrongCode)
        })
    };
    let field = move || match chosen.get() {
        SecondStepKind::RecoveryCode => view! {
            <TextField
                label="Recovery code"
                value=typed
                kind=TextKind::Email
                hint=Some("One of the ten that you saved. Each works once.".to_owned())
                error
                locked=busy
                autofocus=true
            />
        }
        .into_any(),
        SecondStepKind::Code => view! {
            <CodeField
                label="Code from your authenticator app"
                value=typed
                on_complete=Callback::new(move |_| model.send())
                error
                locked=busy
                autofocus=true
            />
        }
        .into_any(),
        SecondStepKind::Passkey => view! {
            <PasskeyPrompt words="Your browser asks for your passkey, and for what unlocks it." />
        }
        .into_any(),
    };
    view! {
        <Show when=move || !is_elsewhere()>
            <SignInRefusal phase />
        </Show>
        {field}
    }
}

/// The ways that are not chosen.
#[component]
pub fn OtherSteps(model: SecondStepModel) -> impl IntoView {
    let busy = model.busy();
    move || {
        let chosen = model.chosen.get();
        let others = model.steps.get_value().into_iter().filter(move |kind| *kind != chosen);
        let button = move |kind: SecondStepKind| {
            view! {
                <Button
                    variant=ButtonVariant::Quiet
                    disabled=busy
                    on_press=move || model.choose(kind)
                >
                    {words::second_step(kind)}
                </Button>
            }
        };
        others.map(button).collect_view()
    }
}
