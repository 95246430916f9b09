//! The frame of every page: who you are, where you can go, and the page itself.

use leptos::children::ViewFnOnce;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::id::unique_id;
use super::person::{Avatar, AvatarKind};

/// A sidebar with the organization, the sections and the person, beside the page. On a narrow
/// screen the sidebar is a bar with a menu button.
#[component]
pub fn Shell(
    /// The organization's name.
    #[prop(into)]
    organization: Signal<String>,
    /// A button beside the organization, which no menu hides.
    #[prop(into)]
    aside: ViewFnOnce,
    /// `NavSection`s.
    #[prop(into)]
    nav: ViewFnOnce,
    /// The person, at the bottom: a `Menu`.
    #[prop(into)]
    person: ViewFnOnce,
    /// Stays in view above the page; on a narrow screen, below it.
    #[prop(optional, into)]
    banner: Option<ViewFnOnce>,
    /// The page is only looked at: no control in it can be operated, and a frame says so. Its links lead
    /// where they always do.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let main = NodeRef::<html::Main>::new();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    view! {
        <div class="shell" data-read-only=move || read_only.get().then_some("true")>
            <a class="skip-link" href="#main" on:click=skip>
                "Skip to the page"
            </a>
            <div class="shell-frame">
                <Sidebar open organization aside nav person />
                <div class="shell-page">
                    {banner.map(|banner| banner.run())}
                    <main class="main" id="main" tabindex="-1" node_ref=main>
                        <fieldset
                            class="controls"
                            role="presentation"
                            disabled=move || read_only.get()
                        >
                            {children()}
                        </fieldset>
                    </main>
                </div>
            </div>
        </div>
    }
}

#[component]
fn Sidebar(
    open: RwSignal<bool>,
    organization: Signal<String>,
    aside: ViewFnOnce,
    nav: ViewFnOnce,
    person: ViewFnOnce,
) -> impl IntoView {
    let id = unique_id("sidebar");
    let toggle = NodeRef::<html::Button>::new();
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            if let Some(toggle) = toggle.get_untracked() {
                let _ = toggle.focus();
            }
        }
    };
    let shape = Signal::derive(move || if open.get() { Glyph::X } else { Glyph::Menu });
    view! {
        <header
            class="sidebar"
            data-open=move || if open.get() { "true" } else { "false" }
            on:keydown=key
        >
            <div class="sidebar-top">
                <div class="organization">
                    <Avatar name=organization kind=AvatarKind::Organization />
                    <div>
                        <span class="organization-name">{move || organization.get()}</span>
                        <span class="organization-note">"Organization settings"</span>
                    </div>
                </div>
                {aside.run()}
                <div class="sidebar-toggle">
                    <button
                        class="button"
                        type="button"
                        data-variant="bare"
                        data-shape="icon"
                        node_ref=toggle
                        aria-label="Menu"
                        aria-expanded=move || if open.get() { "true" } else { "false" }
                        aria-controls=id.clone()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <Icon shape />
                    </button>
                </div>
            </div>
            <div class="sidebar-menu" id=id>
                <nav
                    class="sidebar-nav"
                    aria-label="Settings"
                    on:click=move |_| open.set(false)
                >
                    {nav.run()}
                </nav>
                <div class="sidebar-person">{person.run()}</div>
            </div>
        </header>
    }
}

/// A part of the sidebar.
#[component]
pub fn NavSection(
    /// Its name.
    #[prop(into)]
    label: String,
    /// `NavItem`s.
    children: Children,
) -> impl IntoView {
    let id = unique_id("nav");
    view! {
        <div class="nav-section">
            <p class="nav-label" id=id.clone()>
                {label}
            </p>
            <ul role="list" aria-labelledby=id>
                {children()}
            </ul>
        </div>
    }
}

/// A place to go.
#[component]
pub fn NavItem(
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// Its icon.
    icon: Glyph,
    /// Whether this is where we are.
    #[prop(into)]
    current: Signal<bool>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <a
                class="nav-item"
                href=move || href.get()
                aria-current=move || current.get().then_some("page")
            >
                <Icon shape=icon />
                {children()}
            </a>
        </li>
    }
}
