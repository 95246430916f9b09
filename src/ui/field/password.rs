//! A password.

use leptos::prelude::*;

use super::{FieldFrame, Ids, control, focus_when_there};
use crate::ui::binding::Binding;
use crate::ui::icon::{Glyph, Icon};

/// A field for a password, which can be shown. Hidden again when it leaves the page.
#[component]
pub fn PasswordField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    #[prop(into)]
    value: Binding<String>,
    /// What is accepted.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with what was typed.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// `current-password` or `new-password`.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// Gets the focus when it comes.
    #[prop(optional)]
    autofocus: bool,
    /// Shown while a request is on its way: cannot be typed in.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Id of the control, to move the focus there.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let ids = Ids::new(id);
    let control = control(&ids, value, hint, error, locked);
    let node = focus_when_there(autofocus);
    let shown = RwSignal::new(false);
    let reveal_label = move || if shown.get() { "Hide password" } else { "Show password" };
    let reveal_icon = Signal::derive(move || if shown.get() { Glyph::EyeOff } else { Glyph::Eye });
    view! {
        <FieldFrame ids=ids.clone() label hint error optional=false>
            <div class="input-group">
                <input
                    class="input"
                    node_ref=node
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    autofocus=autofocus
                    aria-required="true"
                    {..control}
                />
                <button
                    class="input-reveal"
                    type="button"
                    aria-label=reveal_label
                    aria-controls=ids.control
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Icon shape=reveal_icon />
                </button>
            </div>
        </FieldFrame>
    }
}
