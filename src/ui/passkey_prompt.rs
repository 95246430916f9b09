//! What is said in the place of a field where a passkey is asked for.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::id::unique_id;
use crate::browser;

/// Says that the browser will ask for a passkey. Takes the focus, since what had it before may have
/// gone, and there is nothing here to type into.
#[component]
pub fn PasskeyPrompt(
    /// When it asks.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let id = unique_id("passkey");
    let here = id.clone();
    Effect::new(move |_| {
        browser::focus_id(&here);
    });
    view! {
        <p class="passkey-prompt" id=id tabindex="-1">
            <Icon shape=Glyph::Fingerprint />
            <span>{words}</span>
        </p>
    }
}
