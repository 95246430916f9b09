use gatehouse_contract::Action;
use gatehouse_contract::sso::SsoSettings;
use leptos::prelude::*;

use super::model::{Replacement, SsoModel, Task};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Button, ButtonVariant, Fact, Facts, Tone, unique_id};
use crate::words;

impl Replacement {
    fn action(self) -> Action {
        match self {
            Self::Promote => Action::PromoteSsoDraft,
            Self::Discard => Action::DiscardSsoDraft,
            Self::Restore => Action::RestoreSsoConnection,
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Promote => "Put it in place",
            Self::Discard => "Discard draft",
            Self::Restore => "Restore connection",
        }
    }
}

/// Asks before a connection takes the place of another; disabled with the reason while it cannot.
#[component]
pub fn ReplaceButton(
    model: SsoModel,
    replacement: Replacement,
    #[prop(optional)] variant: ButtonVariant,
) -> impl IntoView {
    let denial = use_viewing().denial(replacement.action());
    let reason = unique_id("replace-reason");
    let described = {
        let reason = reason.clone();
        Signal::derive(move || denial.get().map(|_| reason.clone()))
    };
    let ask = Callback::new(move |()| model.begin(Task::Replacing(replacement)));
    view! {
        <Button
            variant
            disabled=Signal::derive(move || denial.get().is_some())
            described_by=described
            on_press=ask
        >
            {replacement.verb()}
        </Button>
        <p class="card-remark" id=reason>
            {move || denial.get().as_ref().map(words::denial)}
        </p>
    }
}

/// Asks before the connection is replaced, or the draft given up.
#[component]
pub fn ReplaceDialog(model: SsoModel) -> impl IntoView {
    let replacement = Memo::new(move |_| match model.task.get() {
        Task::Replacing(replacement) => Some(replacement),
        _ => None,
    });
    move || replacement.get().map(|replacement| view! { <ConfirmReplacing model replacement /> })
}

#[component]
fn ConfirmReplacing(model: SsoModel, replacement: Replacement) -> impl IntoView {
    let confirm = Callback::new(move |proof| model.replacing.start((proof, replacement)));
    let consequence = model.derive(move |settings| consequence(replacement, settings));
    view! {
        <Confirm
            question=question(replacement)
            phase=model.replacing.phase
            denial=use_viewing().denial(replacement.action())
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Facts>
                {move || {
                    let (tone, sentence) = consequence.get();
                    view! { <Fact tone>{sentence}</Fact> }
                }}
            </Facts>
            <Stale
                failure=model.replacing.failure()
                changed=model.derive(|settings| settings.changed.clone())
                differences=Vec::new()
            />
        </Confirm>
    }
}

fn question(replacement: Replacement) -> Question {
    let (title, intro) = match replacement {
        Replacement::Promote => (
            "Put the draft in place?",
            "The connection that is there now can be restored for 30 days.",
        ),
        Replacement::Discard => {
            ("Discard the draft?", "The connection in place stays as it is. This can’t be undone.")
        }
        Replacement::Restore => (
            "Restore the connection before?",
            "The connection that is there now can be restored in turn for 30 days.",
        ),
    };
    Question {
        title: title.to_owned(),
        intro: intro.to_owned(),
        verb: replacement.verb().to_owned(),
        danger: replacement == Replacement::Discard,
    }
}

fn consequence(replacement: Replacement, settings: &SsoSettings) -> (Tone, String) {
    let people = words::people(settings.impact.idp_people);
    match (replacement, settings.state.is_on()) {
        (Replacement::Discard, _) => {
            (Tone::Warning, "What was typed into the draft is gone, with its test.".to_owned())
        }
        (_, true) => (
            Tone::Accent,
            format!(
                "{people} sign in with it from the next sign-in on. Sign-ins that are under way \
                 have to begin again."
            ),
        ),
        (_, false) => (Tone::Accent, "Nobody’s sign-in changes: single sign-on is off.".to_owned()),
    }
}
