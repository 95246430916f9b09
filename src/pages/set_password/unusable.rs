use leptos::prelude::*;

use crate::pages::failed::NotDone;
use crate::pages::password_link::{LinkNews, ask_for_link};
use crate::save::Phase;
use crate::ui::{Binding, Button, ButtonVariant, TextField, TextKind};
use crate::words;

/// Says that the link cannot be used, and asks for another.
#[component]
pub fn UnusableLink() -> impl IntoView {
    let (email, phase) = (RwSignal::new(String::new()), RwSignal::new(Phase::Editing));
    let missing = RwSignal::new(false);
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let another = move |typed: String| {
        email.set(typed);
        missing.set(false);
        phase.set(Phase::Editing);
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let email = email.get_untracked();
        missing.set(email.trim().is_empty());
        if !missing.get_untracked() {
            ask_for_link(email, phase);
        }
    };
    let error =
        Signal::derive(move || missing.get().then(|| "Enter your email address.".to_owned()));
    view! {
        <h1 class="page-title">"Set your password"</h1>
        <NotDone sentence=words::unusable_link() />
        <form class="stack" novalidate=true on:submit=send>
            <TextField
                label="Email"
                value=Binding::new(email, another)
                kind=TextKind::Email
                autocomplete="username"
                error
                locked=busy
                autofocus=true
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Send another link"
            </Button>
            <LinkNews email phase />
        </form>
    }
}
