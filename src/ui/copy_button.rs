//! Taking text elsewhere.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Glyph, Icon};
use crate::browser;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Not,
    Yes,
    Refused,
}

/// Copies text, and knows for a while how that went.
#[derive(Clone, Copy)]
pub struct Copying(RwSignal<Copied>);

impl Copying {
    /// Nothing was copied yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Copied::Not))
    }

    /// Puts text on the clipboard.
    pub fn copy(self, text: String) {
        let Self(copied) = self;
        spawn_local(async move {
            let done = browser::copy(&text).await;
            copied.try_set(if done { Copied::Yes } else { Copied::Refused });
            let forget = move || {
                let _ = copied.try_set(Copied::Not);
            };
            set_timeout(forget, Duration::from_secs(3));
        });
    }

    /// Whether it has just worked; tracked.
    pub fn is_done(self) -> bool {
        self.0.get() == Copied::Yes
    }

    /// How it went, for a status; tracked.
    pub fn words(self) -> &'static str {
        match self.0.get() {
            Copied::Not => "",
            Copied::Yes => "Copied",
            Copied::Refused => "The browser did not let us copy. Select the value instead.",
        }
    }
}

/// A small button beside a value that copies it, and says so.
#[component]
pub fn CopyButton(
    /// What it is, for the button's name: "postback URL" gives "Copy postback URL".
    #[prop(into)]
    label: String,
    /// The value.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let copying = Copying::new();
    let shape = Signal::derive(move || if copying.is_done() { Glyph::Check } else { Glyph::Copy });
    view! {
        <button
            class="copy-button"
            type="button"
            aria-label=format!("Copy {label}")
            title=format!("Copy {label}")
            data-copied=move || copying.is_done().then_some("true")
            on:click=move |_| copying.copy(value.get_untracked())
        >
            <Icon shape />
        </button>
        <span class="visually-hidden" role="status">
            {move || copying.words()}
        </span>
    }
}
