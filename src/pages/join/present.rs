//! Who is signed in on this browser already, for whoever is about to join as somebody else.

use gatehouse_contract::Viewer;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::NAME;
use crate::api;
use crate::browser;
use crate::routes;
use crate::ui::{Button, LinkButton, Notice, NoticeTone, Spoken, use_announcer};
use crate::words;

/// Who is signed in, if somebody is.
#[derive(Clone, Copy)]
pub struct Present {
    /// They.
    pub viewer: RwSignal<Option<Viewer>>,
    /// Whether they are being signed out.
    busy: RwSignal<bool>,
    sign_out: Callback<()>,
}

impl Present {
    /// Before the server. Where it does not say, the page does without.
    pub fn live() -> Self {
        let announcer = use_announcer();
        let still = Self::still(None);
        spawn_local(async move {
            if let Ok(session) = api::session::read().await {
                still.viewer.try_set(Some(session.viewer));
            }
        });
        let sign_out = Callback::new(move |()| {
            still.busy.set(true);
            spawn_local(async move {
                match api::session::delete().await {
                    Ok(()) => {
                        announcer.saved("Signed out.".to_owned());
                        still.viewer.try_set(None);
                        // The button that had the focus is gone.
                        request_animation_frame(|| {
                            browser::focus_id(NAME);
                        });
                    }
                    Err(failure) => {
                        let sentence = words::failure(&failure);
                        announcer.failed(format!("You are still signed in. {}", sentence.what));
                    }
                }
                still.busy.try_set(false);
            });
        });
        Self { sign_out, ..still }
    }

    /// Whom nobody signs out: a picture.
    pub fn still(viewer: Option<Viewer>) -> Self {
        Self {
            viewer: RwSignal::new(viewer),
            busy: RwSignal::new(false),
            sign_out: Callback::new(|()| {}),
        }
    }
}

/// Says who is signed in, what joining does to that, and how to stay or to leave.
#[component]
pub fn SignedInAs(
    present: Present,
    /// Whether the address can join here.
    joins: bool,
) -> impl IntoView {
    move || {
        let Viewer { name, email, .. } = present.viewer.get()?;
        let title = format!("You are signed in here as {name} ({email}).");
        let words = match joins {
            true => format!("Joining signs {name} out of this browser."),
            false => "To sign in with another account, sign out first.".to_owned(),
        };
        let stay = format!("Stay {name}");
        let actions = move || {
            view! {
                <LinkButton href=routes::OVERVIEW>{stay}</LinkButton>
                <Button busy=present.busy on_press=present.sign_out>
                    "Sign out"
                </Button>
            }
        };
        Some(view! {
            <Notice tone=NoticeTone::Warning spoken=Spoken::Politely title actions=ViewFnOnce::from(actions)>
                {words}
            </Notice>
        })
    }
}
