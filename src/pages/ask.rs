//! Asking for a higher role, and what became of it.

mod dialog;
mod following;
mod model;

pub use following::Asked;
pub use model::AskModel;

use gatehouse_contract::{
    AccessDecision, Action, Denial, OwnAccess, OwnRequest, Role, roles_that_give, roles_to_ask_for,
};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::failed::Refusal;
use crate::pages::loaded::Loaded;
use crate::session::use_viewing;
use crate::ui::{Button, ButtonVariant, Card, CardBody, CardHeader, Notice, NoticeTone};
use crate::words;

/// The id of the button that asks.
pub const ASK: &str = "ask-for-access";

/// A way to ask for a role that holds an action, for whoever has one above theirs: a part of what says who
/// holds it.
#[component]
pub fn AskForAccess(
    /// What it is asked for.
    action: Action,
) -> impl IntoView {
    let denial = use_viewing().denial(action);
    let needed = move || match denial.get_untracked() {
        Some(Denial::RoleRequired { roles }) => roles,
        _ => Vec::new(),
    };
    view! { <Offered needed show=|model| view! { <AskHere model /> }.into_any() /> }
}

/// A way to ask for a higher role, for whoever has one above theirs: a card of its own.
#[component]
pub fn AskForRole() -> impl IntoView {
    view! { <Offered needed=Vec::new show=|model| view! { <AskCard model /> }.into_any() /> }
}

#[component]
fn Offered(
    /// The roles that would do; none where any would.
    needed: impl Fn() -> Vec<Role> + Copy + Send + 'static,
    show: fn(AskModel) -> AnyView,
) -> impl IntoView {
    let viewing = use_viewing();
    let offered = viewing.offers(Action::AskForAccess);
    let role = viewing.derive(|session| session.viewer.role);
    let viewed = viewing.viewed_role();
    // With another role there are other roles to ask for. What the viewer asked for is not asked for by
    // whoever they see the settings as.
    move || {
        role.track();
        let viewed = viewed.get();
        let asked = || match viewed {
            Some(role) => {
                let access = OwnAccess { roles: roles_to_ask_for(role), ..OwnAccess::default() };
                show(AskModel::still(access).for_one_of(needed()))
            }
            None => view! { <Asking needed=needed() show /> }.into_any(),
        };
        offered.get().then(asked)
    }
}

#[component]
fn Asking(needed: Vec<Role>, show: fn(AskModel) -> AnyView) -> impl IntoView {
    let (load, retry) = use_load(api::access_request::own);
    let ready = move |access: OwnAccess| show(AskModel::live(access).for_one_of(needed.clone()));
    view! { <Loaded load retry label="Loading what you have asked for" ready /> }
}

/// A way to ask within a page, from a value.
#[component]
pub fn AskHere(
    /// What the viewer has asked for.
    model: AskModel,
) -> impl IntoView {
    let asked = move || match model.access.get() {
        OwnAccess { request: None, decision: None, .. } => None,
        _ => Some(view! { <Status model /> }),
    };
    view! {
        {asked}
        <Buttons model variant=ButtonVariant::Primary />
        <Refusal failure=model.withdrawing.failure() />
        <dialog::AskDialog model />
    }
}

/// The same as a card.
#[component]
pub fn AskCard(
    /// What the viewer has asked for.
    model: AskModel,
) -> impl IntoView {
    view! {
        <Card>
            <CardHeader
                title="Need a higher role?"
                aside=ViewFnOnce::from(move || {
                    view! { <Buttons model variant=ButtonVariant::Secondary /> }
                })
            />
            <CardBody>
                <div class="stack">
                    <Status model />
                    <Refusal failure=model.withdrawing.failure() />
                </div>
            </CardBody>
        </Card>
        <dialog::AskDialog model />
    }
}

#[component]
fn Buttons(model: AskModel, variant: ButtonVariant) -> impl IntoView {
    let open = Memo::new(move |_| model.access.with(|access| access.request.is_some()));
    let verb = move || match (open.get(), model.suggested()) {
        (true, _) => "Change".to_owned(),
        (false, Some(role)) if variant == ButtonVariant::Primary => {
            format!("Ask for {} access", role.name())
        }
        (false, _) => "Ask for access".to_owned(),
    };
    let begin = Callback::new(move |()| model.begin());
    let withdraw = Callback::new(move |()| model.withdrawing.start(()));
    view! {
        <div class="form-buttons">
            <Show when=move || open.get()>
                <Button busy=model.withdrawing.is_saving() on_press=withdraw>
                    "Take back"
                </Button>
            </Show>
            <Button variant on_press=begin attr:id=ASK>
                {verb}
            </Button>
        </div>
    }
}

#[component]
fn Status(model: AskModel) -> impl IntoView {
    move || {
        let OwnAccess { roles, request, decision } = model.access.get();
        match (request, decision) {
            (Some(request), _) => view! { <Open request /> }.into_any(),
            (None, Some(decision)) => view! { <Decided decision /> }.into_any(),
            (None, None) => view! { <Nothing roles /> }.into_any(),
        }
    }
}

#[component]
fn Nothing(roles: Vec<Role>) -> impl IntoView {
    let sentence = format!(
        "Ask for it here, with your reason. Your {} are told, and you hear what they decide.",
        words::roles(&roles_that_give(&roles))
    );
    view! { <p class="muted">{sentence}</p> }
}

#[component]
fn Open(request: OwnRequest) -> impl IntoView {
    let title = format!(
        "You asked to become {}, {}.",
        words::with_article(request.role),
        words::ago(request.asked_at)
    );
    view! {
        <Notice title>
            <span class="typed-lines">{request.reason}</span>
            <br />
            "Nobody has decided yet."
        </Notice>
    }
}

#[component]
fn Decided(decision: AccessDecision) -> impl IntoView {
    let role = words::with_article(decision.role);
    let at = words::day_and_time(decision.at);
    let (tone, title) = match decision.granted {
        true => (NoticeTone::Success, format!("{} made you {role}, {at}.", decision.by)),
        false => {
            let title = format!("{} declined your request to become {role}, {at}.", decision.by);
            (NoticeTone::Warning, title)
        }
    };
    let note = decision.note.map(|note| view! { <span class="typed-lines">{note}</span> });
    view! { <Notice tone title>{note}</Notice> }
}
