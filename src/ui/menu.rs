//! A button that opens a small panel.

use leptos::children::ViewFnOnce;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::id::unique_id;
use crate::browser;

/// A button and the panel that it opens. Escape, leaving it with the focus, and choosing a
/// `MenuItem` close it.
#[component]
pub fn Menu(
    /// What the button shows.
    #[prop(into)]
    button: ViewFnOnce,
    /// What the button is for, when what it shows doesn't say: added for screen readers.
    #[prop(into)]
    label: String,
    /// The panel opens below instead of above.
    #[prop(optional)]
    below: bool,
    /// `MenuItem`s, `MenuLabel`s, a `ThemeSwitch`.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("menu");
    let open = RwSignal::new(false);
    let node = NodeRef::<html::Button>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = node.get_untracked() {
            let _ = button.focus();
        }
    };
    provide_context(CloseMenu(Callback::new(move |()| close())));
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let left = move |event: leptos::ev::FocusEvent| {
        if browser::focus_left(&event) {
            open.set(false);
        }
    };
    let panel_id = id.clone();
    let side = if below { "below" } else { "above" };
    view! {
        <div class="menu" on:keydown=key on:focusout=left>
            <button
                class="menu-button"
                type="button"
                node_ref=node
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=id
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {button.run()}
                <span class="visually-hidden">{label}</span>
                <Icon shape=Glyph::More />
            </button>
            <Show when=move || open.get()>
                <div class="menu-panel" id=panel_id.clone() data-side=side tabindex="-1">
                    {children()}
                </div>
            </Show>
        </div>
    }
}

#[derive(Clone, Copy)]
struct CloseMenu(Callback<()>);

/// Something to do, in a menu.
#[component]
pub fn MenuItem(
    /// Its icon.
    icon: Glyph,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// The verb.
    children: Children,
) -> impl IntoView {
    let menu = use_context::<CloseMenu>();
    let press = move |_| {
        if let Some(CloseMenu(close)) = menu {
            close.run(());
        }
        on_press.run(());
    };
    view! {
        <button class="menu-item" type="button" on:click=press>
            <Icon shape=icon />
            {children()}
        </button>
    }
}

/// Small words above a part of a menu.
#[component]
pub fn MenuLabel(children: Children) -> impl IntoView {
    view! { <p class="menu-label">{children()}</p> }
}
