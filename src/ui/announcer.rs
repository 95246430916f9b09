//! What has happened: said to screen readers, and shown for a while.

use std::time::Duration;

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::{Glyph, Icon};

/// How long a toast stays.
const STAY: Duration = Duration::from_secs(7);

#[derive(Clone, PartialEq, Eq)]
struct Toast {
    number: u32,
    text: String,
    error: bool,
}

/// Says what has happened. Get it with `use_announce`.
///
/// While a modal dialog is open the page behind it is silent: what concerns the dialog is said in
/// the dialog, by a `Notice` that is spoken.
#[derive(Clone, Copy)]
pub struct Announce {
    toasts: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
}

impl Announce {
    fn new() -> Self {
        Self {
            toasts: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            polite: RwSignal::new(String::new()),
            assertive: RwSignal::new(String::new()),
        }
    }

    /// Says it to screen readers, when they are ready.
    pub fn say(self, text: impl Into<String>) {
        self.polite.set(again(text.into(), &self.polite.get_untracked()));
    }

    /// Says it to screen readers at once.
    pub fn interrupt(self, text: impl Into<String>) {
        self.assertive.set(again(text.into(), &self.assertive.get_untracked()));
    }

    /// Shows it for a while, and says it: a change was made.
    pub fn run(self, text: impl Into<String>) {
        let text = text.into();
        self.say(text.clone());
        self.show(text, false);
    }

    /// Shows it for a while, and says it at once: something did not work.
    pub fn failed(self, text: impl Into<String>) {
        let text = text.into();
        self.interrupt(text.clone());
        self.show(text, true);
    }

    fn show(self, text: String, error: bool) {
        let number = self.next.try_update_value(|next| {
            *next = next.wrapping_add(1);
            *next
        });
        let Some(number) = number else { return };
        self.toasts.update(|toasts| toasts.push(Toast { number, text, error }));
        set_timeout(move || self.dismiss(number), STAY);
    }

    fn dismiss(self, number: u32) {
        let _ = self.toasts.try_update(|toasts| toasts.retain(|one| one.number != number));
    }
}

/// The same words twice are not read twice, unless something about them changes.
fn again(text: String, before: &str) -> String {
    if text == before { text + "\u{a0}" } else { text }
}

/// The announcer around the page. Without one, words go nowhere.
pub fn use_announce() -> Announce {
    use_context().unwrap_or_else(Announce::new)
}

/// Where announcements are heard and toasts are seen; once, around the whole app.
#[component]
pub fn Announcer(children: Children) -> impl IntoView {
    let announce = Announce::new();
    provide_context(announce);
    let toast = move |toast: Toast| {
        let (tone, shape) = match toast.error {
            true => ("danger", Glyph::CircleAlert),
            false => ("good", Glyph::CircleCheck),
        };
        view! {
            <div class="toast" data-tone=tone>
                <Icon shape />
                <span class="toast-text">{toast.text}</span>
                <IconButton
                    icon=Glyph::X
                    label="Dismiss"
                    on_press=move || announce.dismiss(toast.number)
                />
            </div>
        }
    };
    view! {
        {children()}
        <div class="visually-hidden" role="status">
            {move || announce.polite.get()}
        </div>
        <div class="visually-hidden" role="alert">
            {move || announce.assertive.get()}
        </div>
        <div class="toasts">
            <For each=move || announce.toasts.get() key=|toast| toast.number children=toast />
        </div>
    }
}
