//! A value to take elsewhere.

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

impl Copied {
    const fn words(self) -> &'static str {
        match self {
            Self::Not => "",
            Self::Yes => "Copied",
            Self::Refused => "The browser did not let us copy. Select the value instead.",
        }
    }
}

/// Machine text with a button that copies it, and says so.
#[component]
pub fn CopyValue(
    /// What it is, for the button's name: "postback URL" gives "Copy postback URL".
    #[prop(into)]
    label: String,
    /// The value.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let copied = RwSignal::new(Copied::Not);
    let copy = move |_| {
        let text = value.get_untracked();
        spawn_local(async move {
            let done = browser::copy(&text).await;
            copied.try_set(if done { Copied::Yes } else { Copied::Refused });
            let forget = move || {
                let _ = copied.try_set(Copied::Not);
            };
            set_timeout(forget, Duration::from_secs(3));
        });
    };
    let was_copied = move || copied.get() == Copied::Yes;
    let shape = Signal::derive(move || if was_copied() { Glyph::Check } else { Glyph::Copy });
    view! {
        <span class="copy-value">
            <code class="code-chip">{move || value.get()}</code>
            <button
                class="copy-button"
                type="button"
                aria-label=format!("Copy {label}")
                title=format!("Copy {label}")
                data-copied=move || was_copied().then_some("true")
                on:click=copy
            >
                <Icon shape />
            </button>
            <span class="visually-hidden" role="status">
                {move || copied.get().words()}
            </span>
        </span>
    }
}
