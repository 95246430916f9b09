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

/// Says what has happened. Get it with `use_announcer`.
///
/// While a modal dialog is open the page behind it is silent: what concerns the dialog is said in
/// the dialog, by a `Notice` that is spoken.
#[derive(Clone, Copy)]
pub struct Announcer {
    toasts: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
}

impl Announcer {
    /// Says it to screen readers, when they are ready.
    pub fn say(self, text: impl Into<String>) {
        self.polite.set(again(text.into(), &self.polite.get_untracked()));
    }

    /// Says it to screen readers at once.
    pub fn interrupt(self, text: impl Into<String>) {
        self.assertive.set(again(text.into(), &self.assertive.get_untracked()));
    }

    /// Shows it for a while, and says it: a change was saved.
    pub fn saved(self, text: impl Into<String>) {
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

    /// Takes away what was saved before: something else is being saved now.
    pub fn forget_saved(self) {
        let _ = self.toasts.try_update(|toasts| toasts.retain(|one| one.error));
    }

    fn show(self, text: String, error: bool) {
        let number = self.next.try_update_value(|next| {
            *next = next.wrapping_add(1);
            *next
        });
        let Some(number) = number else { return };
        self.toasts.update(|toasts| {
            toasts.retain(|one| one.text != text);
            toasts.push(Toast { number, text, error });
        });
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

/// Makes the announcer of this page; once, at the top, beside an `AnnouncerRegion`.
pub fn provide_announcer() -> Announcer {
    let announcer = Announcer {
        toasts: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        polite: RwSignal::new(String::new()),
        assertive: RwSignal::new(String::new()),
    };
    provide_context(announcer);
    announcer
}

/// The announcer of this page. Where none was provided, words go nowhere.
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(provide_announcer)
}

/// Where announcements are heard and toasts are seen.
#[component]
pub fn AnnouncerRegion() -> impl IntoView {
    let announcer = use_announcer();
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
                    on_press=move || announcer.dismiss(toast.number)
                />
            </div>
        }
    };
    view! {
        <div class="visually-hidden" role="status">
            {move || announcer.polite.get()}
        </div>
        <div class="visually-hidden" role="alert">
            {move || announcer.assertive.get()}
        </div>
        <section class="toasts" aria-label="What has happened">
            <For each=move || announcer.toasts.get() key=|toast| toast.number children=toast />
        </section>
    }
}
