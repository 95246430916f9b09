//! The steps of a set-up.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// The next thing to do.
    Current,
    /// Not yet.
    Todo,
}

impl StepState {
    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Todo => "todo",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Done => ", done",
            Self::Current => ", next",
            Self::Todo => ", not done yet",
        }
    }
}

/// One step: what is to be done, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is to be done: "Claim a domain".
    pub label: String,
    /// How far it is.
    pub state: StepState,
}

impl Step {
    /// A step.
    pub fn new(label: impl Into<String>, state: StepState) -> Self {
        Self { label: label.into(), state }
    }
}

/// A strip of numbered steps. Each says its state in words too.
#[component]
pub fn Steps(
    /// What the steps lead to, for screen readers.
    #[prop(into)]
    label: String,
    /// The steps, in order.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let rows = move || steps.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <ol class="steps" role="list" aria-label=label>
            {rows}
        </ol>
    }
}

fn row((index, step): (usize, Step)) -> impl IntoView {
    let mark = match step.state {
        StepState::Done => view! { <Icon shape=Glyph::Check /> }.into_any(),
        StepState::Current | StepState::Todo => (index + 1).into_any(),
    };
    let current = (step.state == StepState::Current).then_some("step");
    view! {
        <li class="step" data-state=step.state.name() aria-current=current>
            <span class="step-mark" aria-hidden="true">
                {mark}
            </span>
            <span>
                {step.label} <span class="visually-hidden">{step.state.words()}</span>
            </span>
        </li>
    }
}
