use gatehouse_contract::Organization;
use gatehouse_help::{Guides, Passage, suggestions};
use leptos::html;
use leptos::prelude::*;

use super::turn::Turn;
use super::whom::Whom;
use super::{Asked, Help, place};
use crate::api;
use crate::browser;
use crate::load::{Load, use_load};
use crate::ui::{Button, ButtonVariant, TextField, TextKind};

/// The id of the field for a question.
const ASK: &str = "ask-help";

/// How many passages answer a question.
const PASSAGES: usize = 3;

/// What is in the panel, from the server.
#[component]
pub fn HelpPanel() -> impl IntoView {
    let help: Help = expect_context();
    let (load, retry) = use_load(api::organization::read);
    view! { <HelpScreen help load retry /> }
}

/// What is in the panel, from values.
#[component]
pub fn HelpScreen(
    /// What has been asked.
    help: Help,
    /// The organization, whose administrators can help.
    load: ReadSignal<Load<Organization>>,
    /// Loads it again.
    retry: Callback<()>,
) -> impl IntoView {
    let whom = Whom { load, retry };
    let guides = StoredValue::new(Guides::read());
    let found = move |asked: &Asked| -> Vec<Passage> {
        guides.with_value(|it| {
            let found = it.answer_after(&asked.before, &asked.question, PASSAGES);
            found.into_iter().cloned().collect()
        })
    };
    let thread = NodeRef::<html::Div>::new();
    follow(help, thread);
    // The panel was opened before this was here.
    request_animation_frame(|| {
        browser::focus_id(ASK);
    });
    view! {
        <div class="help-thread" node_ref=thread>
            <Suggestions help />
            <For
                each=move || help.thread.get()
                key=|asked| asked.place
                children=move |asked| {
                    let found = found(&asked);
                    view! { <Turn asked found help whom /> }
                }
            />
        </div>
        <Ask help />
    }
}

/// Moves to a question once it has been asked.
fn follow(help: Help, thread: NodeRef<html::Div>) {
    Effect::new(move |before: Option<usize>| {
        let count = help.thread.with(Vec::len);
        if before.is_some_and(|before| before < count) {
            request_animation_frame(move || {
                if let Some(thread) = thread.get_untracked() {
                    browser::show_first(&thread, ".help-turn:last-child .help-question");
                }
            });
        }
        count
    });
}

/// What somebody may want to know on the page that is open, until they have asked something.
#[component]
fn Suggestions(help: Help) -> impl IntoView {
    let suggestion = move |question: &'static str| {
        let ask = Callback::new(move |()| help.ask(question));
        view! {
            <li>
                <Button on_press=ask>{question}</Button>
            </li>
        }
    };
    let questions = move || suggestions(place::page(&help.path.get())).map(suggestion);
    view! {
        <Show when=move || help.thread.with(Vec::is_empty)>
            <p>"Ask in your own words, or begin with one of these. The guides come from this server."</p>
            <ul class="help-suggestions" role="list">
                {questions()}
            </ul>
        </Show>
    }
}

/// The field for a question, or for the next one.
#[component]
fn Ask(help: Help) -> impl IntoView {
    let Help { typed, .. } = help;
    let label = move || match help.thread.with(Vec::is_empty) {
        true => "Your question",
        false => "Your next question",
    };
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        help.ask(&typed.get_untracked());
        typed.set(String::new());
    };
    view! {
        <form class="help-form" novalidate=true on:submit=ask>
            <TextField
                label=Signal::derive(move || label().to_owned())
                value=typed
                kind=TextKind::Search
                id=ASK
            />
            <Button variant=ButtonVariant::Primary submit=true>
                "Ask"
            </Button>
        </form>
    }
}
