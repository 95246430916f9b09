use gatehouse_contract::{Action, Permission};
use gatehouse_help::Passage;
use leptos::prelude::*;

use super::whom::{Whom, WhomToAsk};
use super::{Help, place};
use crate::browser;
use crate::session::use_viewing;
use crate::ui::{Glyph, Icon, Markdown};
use crate::words;

/// A passage: who may do it, the steps, and the way to the setting for those who may.
#[component]
pub fn Answer(passage: Passage, help: Help, whom: Whom) -> impl IntoView {
    let Passage { needs, opens, text, .. } = passage;
    let held = held(needs);
    let opens = StoredValue::new(opens);
    let go = move |_| {
        let (address, heading) = opens.with_value(|it| (place::address(it), it.heading.clone()));
        help.is_open.set(false);
        browser::show_heading(&address, heading);
    };
    let link = move || {
        let (href, name) = opens.with_value(|it| (place::address(it), place::name(it)));
        view! {
            <a class="button" href=href on:click=go>
                {format!("Open {name}")}
            </a>
        }
    };
    let ask = move || {
        view! {
            <details class="disclosure">
                <summary>"Whom can I ask?"</summary>
                <WhomToAsk whom needs />
            </details>
        }
    };
    view! {
        <Needs needs held />
        <Markdown text title_level=4 />
        <Show when=move || held.get() fallback=ask>
            {link()}
        </Show>
    }
}

/// Which roles may do it, and whether the viewer's does.
#[component]
fn Needs(needs: Option<Permission>, held: Signal<bool>) -> impl IntoView {
    let roles = needs.map(|permission| words::one_of(permission.roles()));
    let sentence = move || match (&roles, held.get()) {
        (None, _) => "Needs: any role. You have it.".to_owned(),
        (Some(roles), true) => format!("Needs: {roles}. You have it."),
        (Some(roles), false) => format!("Needs: {roles}. You don’t have it."),
    };
    let icon = Signal::derive(move || if held.get() { Glyph::Check } else { Glyph::Lock });
    view! {
        <p class="help-needs" data-held=move || held.get().to_string()>
            <Icon shape=icon />
            <span>{sentence}</span>
        </p>
    }
}

/// Whether the viewer's role holds it, as the server says.
fn held(needs: Option<Permission>) -> Signal<bool> {
    let viewing = use_viewing();
    let is_of = |action: &Action| Some(action.permission()) == needs;
    match Action::ALL.into_iter().find(is_of) {
        Some(action) => viewing.offers(action).into(),
        // What no action takes is not the server's to refuse.
        None => Signal::stored(needs.is_none()),
    }
}
