//! Help: questions, and the passages of the guides that answer them.

mod answer;
mod panel;
mod place;
mod turn;
mod whom;

pub use panel::HelpScreen;

use leptos::prelude::*;

use crate::api::Failure;
use crate::lazy::lazy_screen;
use crate::pages::LazyScreen;
use crate::pages::failed::Unavailable;
use crate::ui::{Glyph, IconButton, Sheet, Skeleton};
use crate::words;

lazy_screen!(help, help_module, panel::HelpPanel);

/// A question that was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// How many were asked before.
    pub place: usize,
    /// The words.
    pub question: String,
    /// Those of the question before; empty for the first.
    pub before: String,
    /// Whether the answer helped, once somebody has said so. Nothing of it leaves the page.
    pub helped: ArcRwSignal<Option<bool>>,
}

/// What has been asked and typed since the page was opened; it outlives the panel.
#[derive(Clone, Copy)]
pub struct Help {
    /// Whether the panel is open.
    pub is_open: RwSignal<bool>,
    /// The questions, in order.
    pub thread: RwSignal<Vec<Asked>>,
    /// What is typed as the next one.
    pub typed: RwSignal<String>,
    /// Where we are: the path of the address.
    pub path: Signal<String>,
}

impl Help {
    /// Nothing has been asked yet.
    pub fn new(path: Signal<String>) -> Self {
        Self {
            is_open: RwSignal::new(false),
            thread: RwSignal::default(),
            typed: RwSignal::default(),
            path,
        }
    }

    /// Asks a question, unless it is empty.
    pub fn ask(self, question: &str) {
        let question = question.trim().to_owned();
        if !question.is_empty() {
            let helped = ArcRwSignal::new(None);
            self.thread.update(|thread| {
                let before = thread.last().map(|it| it.question.clone()).unwrap_or_default();
                thread.push(Asked { place: thread.len(), question, before, helped });
            });
        }
    }
}

/// The button that opens the panel.
#[component]
pub fn HelpButton(
    /// What has been asked.
    help: Help,
) -> impl IntoView {
    let open = Callback::new(move |()| help.is_open.set(true));
    view! { <IconButton icon=Glyph::CircleHelp label="Help" on_press=open /> }
}

/// The panel, while it is open. What is in it comes when it is opened for the first time.
#[component]
pub fn HelpPlace(
    /// What has been asked.
    help: Help,
) -> impl IntoView {
    view! {
        <Show when=move || help.is_open.get()>
            <HelpSheet help>
                <Content help />
            </HelpSheet>
        </Show>
    }
}

#[component]
fn Content(help: Help) -> impl IntoView {
    provide_context(help);
    let coming = || view! { <HelpComing /> }.into_any();
    let missing = |retry| view! { <HelpMissing retry /> }.into_any();
    view! { <LazyScreen fetch=help_module coming missing /> }
}

/// The panel around what is in it.
#[component]
pub fn HelpSheet(
    /// What has been asked.
    help: Help,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let close = Callback::new(move |()| help.is_open.set(false));
    view! {
        <Sheet title="Help" on_close=close>
            <div class="help">{children()}</div>
        </Sheet>
    }
}

/// Grey lines until the guides are here.
#[component]
pub fn HelpComing() -> impl IntoView {
    view! {
        <div class="help-thread">
            <Skeleton label="Loading help" lines=5 />
        </div>
    }
}

/// Says that the guides could not be had.
#[component]
pub fn HelpMissing(
    /// Fetches them again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="help-thread">
            <Unavailable sentence=words::load_failure(&Failure::Unreachable) retry />
        </div>
    }
}
