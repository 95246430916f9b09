use gatehouse_contract::{OwnPassword, Timestamp};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::OwnSignInModel;
use super::password_form::PasswordForm;
use crate::pages::password_link::{LinkNews, ask_for_link};
use crate::save::Phase;
use crate::session::use_viewing;
use crate::ui::{Button, Card, CardBody, CardHeader};
use crate::words;

/// The id of the button that begins to change the password.
pub(super) const CHANGE: &str = "change-password";

/// The viewer's password and its change, or why they have none here.
#[component]
pub fn PasswordCard(model: OwnSignInModel) -> impl IntoView {
    let password = model.derive(|sign_in| sign_in.password);
    let is_set = Memo::new(move |_| matches!(password.get(), OwnPassword::Set { .. }));
    let is_changing = Memo::new(move |_| is_set.get() && model.is_changing.get());
    let begin = Callback::new(move |()| model.begin_change());
    let change = move || {
        view! {
            <Show when=move || is_set.get() && !is_changing.get()>
                <Button on_press=begin attr:id=CHANGE>
                    "Change password"
                </Button>
            </Show>
        }
    };
    let shown = move || match password.get() {
        OwnPassword::Set { changed_at } => view! { <Known changed_at /> }.into_any(),
        OwnPassword::Unset => view! { <Unset model /> }.into_any(),
        OwnPassword::SsoRequired => view! { <SsoRequired /> }.into_any(),
    };
    view! {
        <Card>
            <CardHeader title="Password" aside=ViewFnOnce::from(change) />
            <CardBody>
                <Show when=move || is_changing.get() fallback=shown>
                    <PasswordForm model />
                </Show>
            </CardBody>
        </Card>
    }
}

#[component]
fn Known(changed_at: Option<Timestamp>) -> impl IntoView {
    let changed = changed_at.map(|at| format!("Last changed {}.", words::ago(at)));
    view! { <p>"You sign in with your email address and a password. " {changed}</p> }
}

#[component]
fn Unset(model: OwnSignInModel) -> impl IntoView {
    let address = use_viewing().derive(|session| session.viewer.email.clone());
    let email = RwSignal::new(address.get_untracked());
    let phase = model.link;
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let ask = Callback::new(move |()| ask_for_link(email.get_untracked(), phase));
    view! {
        <div class="stack">
            <p>
                "You have no password. You can set one by a link that is sent to "
                <strong>{move || address.get()}</strong> "."
            </p>
            <LinkNews email phase />
            <div>
                <Button busy on_press=ask>
                    "Send me the link"
                </Button>
            </div>
        </div>
    }
}

#[component]
fn SsoRequired() -> impl IntoView {
    view! {
        <p>
            "Your organization requires single sign-on: you sign in through your identity provider, \
             and change your password there. Gatehouse takes none from you."
        </p>
    }
}
