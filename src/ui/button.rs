//! Buttons. Their words are the verb of the change.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::progress::Turning;

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing this form or dialog is for.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Takes something away.
    Danger,
    /// Asks whether to take something away.
    DangerOutline,
    /// Reads like a link.
    Quiet,
    /// An icon in a bar.
    Bare,
}

impl ButtonVariant {
    const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Danger => "danger",
            Self::DangerOutline => "danger-outline",
            Self::Quiet => "quiet",
            Self::Bare => "bare",
        }
    }
}

/// A button. While busy or disabled it keeps the focus and is `aria-disabled`: it can be found
/// and its reason read, and pressing it does nothing.
#[component]
pub fn Button(
    /// How loud it is.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// A request of this button is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be pressed now; say why through `described_by`.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Id of the element that says why it is disabled, or what it will do.
    #[prop(optional, into)]
    described_by: Signal<Option<String>>,
    /// What pressing it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The verb.
    children: Children,
) -> impl IntoView {
    let idle = move || !busy.get() && !disabled.get();
    let press = press(Signal::derive(idle), on_press);
    let picture = move || match (busy.get(), icon) {
        (true, _) => Some(view! { <Turning /> }.into_any()),
        (false, Some(shape)) => Some(view! { <Icon shape /> }.into_any()),
        (false, None) => None,
    };
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-variant=variant.name()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (!idle()).then_some("true")
            aria-describedby=move || described_by.get()
            on:click=press
        >
            {picture}
            {children()}
        </button>
    }
}

/// A button that is only an icon; `label` is its name.
#[component]
pub fn IconButton(
    /// The icon.
    icon: Glyph,
    /// What it does, for those who don't see the icon.
    #[prop(into)]
    label: Signal<String>,
    /// What pressing it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="button"
            type="button"
            data-variant="bare"
            data-shape="icon"
            aria-label=move || label.get()
            title=move || label.get()
            on:click=move |_| on_press.run(())
        >
            <Icon shape=icon />
        </button>
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// How loud it is.
    #[prop(optional)]
    variant: ButtonVariant,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" href=move || href.get() data-variant=variant.name()>
            {icon.map(|shape| view! { <Icon shape /> })}
            {children()}
        </a>
    }
}

/// Runs `on_press` when idle; otherwise nothing happens, not even the form's submit.
fn press(
    idle: Signal<bool>,
    on_press: Option<Callback<()>>,
) -> impl Fn(leptos::ev::MouseEvent) + 'static {
    move |event| match (idle.get_untracked(), on_press) {
        (true, Some(callback)) => callback.run(()),
        (true, None) => {}
        (false, _) => event.prevent_default(),
    }
}
