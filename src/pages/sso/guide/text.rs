use std::collections::BTreeMap;

use gatehouse_contract::sso::{Guide, ServiceProvider};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::OpenGuide;
use crate::api::{self, Failure};
use crate::lazy::lazy_screen;
use crate::load::Load;
use crate::pages::LazyScreen;
use crate::pages::failed::Unavailable;
use crate::ui::{Binding, Markdown, MarkdownValue, Skeleton};
use crate::words;

/// Loads the text of a guide, whenever another one is chosen and whenever `retry` is called.
pub fn use_text(guide: Signal<Option<Guide>>) -> (ReadSignal<Load<String>>, Callback<()>) {
    let (load, set_load) = signal(Load::Loading);
    let start = move |wanted: Guide| {
        set_load.set(Load::Loading);
        spawn_local(async move {
            let answer = api::guide::read(wanted).await.map_or_else(Load::Failed, Load::Ready);
            // Meanwhile, another one may have been chosen.
            if guide.try_get_untracked().flatten() == Some(wanted) {
                set_load.try_set(answer);
            }
        });
    };
    Effect::new(move |before: Option<Option<Guide>>| {
        let chosen = guide.get();
        if let Some(guide) = chosen.filter(|_| before != Some(chosen)) {
            start(guide);
        }
        chosen
    });
    let retry = Callback::new(move |()| {
        if let Some(guide) = guide.get_untracked() {
            start(guide);
        }
    });
    (load, retry)
}

lazy_screen!(guide, document, Document);

/// What `Document` shows; it comes by the context, since its code comes later.
#[derive(Clone, Copy)]
struct Opened {
    service_provider: StoredValue<ServiceProvider>,
    load: Signal<Load<String>>,
    retry: Callback<()>,
}

/// The guide that was chosen. What reads Markdown is in a module of its own: most people who look at
/// single sign-on open no guide.
#[component]
pub fn Text(
    open: Binding<OpenGuide>,
    service_provider: StoredValue<ServiceProvider>,
    load: Signal<Load<String>>,
    retry: Callback<()>,
) -> impl IntoView {
    let is_chosen = Memo::new(move |_| open.get().guide().is_some());
    provide_context(Opened { service_provider, load, retry });
    view! {
        <Show
            when=move || is_chosen.get()
            fallback=|| view! { <p class="note">"Choose the one that your people sign in with."</p> }
        >
            <LazyScreen
                fetch=document
                coming=|| view! { <Coming /> }.into_any()
                missing=|retry| {
                    view! { <Unavailable sentence=words::load_failure(&Failure::Unreachable) retry /> }.into_any()
                }
            />
        </Show>
    }
}

#[component]
fn Coming() -> impl IntoView {
    view! { <Skeleton label="Loading the guide" lines=6 /> }
}

/// The text of the guide, with the organization's values in it.
#[component]
fn Document() -> impl IntoView {
    let Opened { service_provider, load, retry } = expect_context();
    move || match load.get() {
        Load::Loading => view! { <Coming /> }.into_any(),
        Load::Failed(failure) => {
            view! { <Unavailable sentence=words::load_failure(&failure) retry /> }.into_any()
        }
        Load::Ready(text) => {
            let values = service_provider.with_value(values);
            view! { <Markdown text title_level=3 values /> }.into_any()
        }
    }
}

fn values(service_provider: &ServiceProvider) -> BTreeMap<&'static str, MarkdownValue> {
    let value = |(name, value): (&'static str, &str)| {
        (name, MarkdownValue { label: label(name).to_owned(), value: value.to_owned() })
    };
    service_provider.named_values().into_iter().map(value).collect()
}

/// What the connection calls it.
fn label(name: &'static str) -> &'static str {
    match name {
        "acs_url" => "ACS URL",
        "entity_id" => "Entity ID",
        "start_url" => "Start URL",
        "metadata_url" => "Metadata URL",
        other => other,
    }
}
