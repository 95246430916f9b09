use leptos::prelude::*;

use crate::pages::password_link::{LinkNews, ask_for_link};
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant};

/// The way on for whoever does not know their password: a link comes by mail, and what was typed
/// stays.
#[component]
pub fn ForgotPassword(
    /// The address that was typed.
    email: RwSignal<String>,
    /// How far asking for the link is.
    #[prop(default = RwSignal::new(Phase::Editing))]
    phase: RwSignal<Phase>,
) -> impl IntoView {
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let verb = move || match phase.with(|phase| *phase == Phase::Saved) {
        true => "Send another mail",
        false => "Forgot your password?",
    };
    let ask = Callback::new(move |()| ask_for_link(email.get_untracked(), phase));
    view! {
        <LinkNews email phase />
        <Button variant=ButtonVariant::Quiet busy on_press=ask>
            {verb}
        </Button>
    }
}
