//! Notices: something to know, on the page where it matters.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What a notice means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    /// For your information.
    #[default]
    Info,
    /// It went well.
    Success,
    /// It works, and it asks for attention.
    Warning,
    /// It did not work.
    Danger,
}

impl NoticeTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Info,
            Self::Success => Glyph::CircleCheck,
            Self::Warning => Glyph::TriangleAlert,
            Self::Danger => Glyph::CircleAlert,
        }
    }
}

/// Whether a notice is read out when it appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spoken {
    /// It was there from the start, or something else announces it.
    #[default]
    No,
    /// When the reader is ready (`role=status`).
    Politely,
    /// At once (`role=alert`): an error that stops what the person was doing.
    AtOnce,
}

impl Spoken {
    const fn role(self) -> Option<&'static str> {
        match self {
            Self::No => None,
            Self::Politely => Some("status"),
            Self::AtOnce => Some("alert"),
        }
    }
}

/// Something to know: a bold first sentence, more words, and what can be done.
#[component]
pub fn Notice(
    /// What it means.
    #[prop(optional)]
    tone: NoticeTone,
    /// Whether it is read out when it appears.
    #[prop(optional)]
    spoken: Spoken,
    /// Another icon than the tone's.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The first sentence, with its full stop.
    #[prop(into)]
    title: Signal<String>,
    /// An id, for controls that are disabled for this reason.
    #[prop(optional, into)]
    id: Option<String>,
    /// Buttons below the words.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// More words, after the first sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let actions =
        actions.map(|actions| view! { <div class="notice-actions">{actions.run()}</div> });
    view! {
        <div class="notice" data-tone=tone.name() role=spoken.role() id=id>
            <Icon shape=icon.unwrap_or(tone.glyph()) />
            <div>
                <p>
                    <strong class="notice-title">{move || title.get()}</strong>
                    " "
                    {children.map(|children| children())}
                </p>
                {actions}
            </div>
        </div>
    }
}
