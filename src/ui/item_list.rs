//! Things that somebody has: apps, keys, devices.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Things one below the other, parted by hairlines.
#[component]
pub fn ItemList(
    /// What they are.
    #[prop(into)]
    label: String,
    /// `ItemRow`s.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="item-list" role="list" aria-label=label>
            {children()}
        </ul>
    }
}

/// One of them, and what can be done with it.
#[component]
pub fn ItemRow(
    /// What kind of thing it is.
    #[prop(into)]
    icon: Signal<Glyph>,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// What tells it apart: where it is, when it was used.
    #[prop(into)]
    detail: Signal<String>,
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its state, beside the name.
    #[prop(optional, into)]
    badge: Option<ViewFnOnce>,
    /// Buttons. Each should say what it is about to those who don't see where it stands.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="item-row" id=id>
            <span class="item-icon">
                <Icon shape=icon />
            </span>
            <div class="item-text">
                <p class="item-heading">
                    <span class="item-name">{move || name.get()}</span>
                    {badge.map(ViewFnOnce::run)}
                </p>
                <p class="item-detail">{move || detail.get()}</p>
            </div>
            {children.map(|children| view! { <div class="item-actions">{children()}</div> })}
        </li>
    }
}
