use gatehouse_contract::{Problem, SecondFactorChallenge, SecondStep, SecondStepKind, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::SignInRefusal;
use crate::api::{self, Answer};
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant, CodeField, TextField, TextKind};
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
    /// With nothing typed, and the way chosen that was used last.
    pub fn new(
        challenge: &SecondFactorChallenge,
        phase: RwSignal<Phase>,
        conclude: Callback<Answer<Session>>,
    ) -> Self {
        let first = challenge.steps.first().copied().unwrap_or(SecondStepKind::RecoveryCode);
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

    /// Sends what was typed.
    pub fn send(self) {
        let typed = self.typed.get_untracked();
        self.is_missing.set(typed.trim().is_empty());
        if self.is_missing.get_untracked() || self.phase.with_untracked(Phase::is_saving) {
            return;
        }
        let step = match self.chosen.get_untracked() {
            SecondStepKind::RecoveryCode => SecondStep::RecoveryCode(typed),
            SecondStepKind::Code | SecondStepKind::Passkey => SecondStep::Code(typed),
        };
        self.phase.set(Phase::Saving);
        spawn_local(async move {
            match api::session::second_factor(step).await {
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
        SecondStepKind::Code | SecondStepKind::Passkey => view! {
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
