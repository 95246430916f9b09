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
use crate::ui::{Button, Card, CardBody, CardHeader, Notice, NoticeTone};
use crate::words;

/// The id of the button that asks.
pub const ASK: &str = "ask-for-access";

/// A way to ask for a higher role, for whoever has one above theirs.
#[component]
pub fn AskForAccess(
    /// What it is asked for, where it is for something.
    #[prop(optional, into)]
    action: Option<Action>,
) -> impl IntoView {
    let viewing = use_viewing();
    let denial = action.map(|action| viewing.denial(action));
    let offered = viewing.offers(Action::AskForAccess);
    let role = viewing.derive(|session| session.viewer.role);
    let viewed = viewing.viewed_role();
    // With another role there are other roles to ask for. What the viewer asked for is not asked for by
    // whoever they see the settings as.
    move || {
        role.track();
        let viewed = viewed.get();
        let card = || match viewed {
            Some(role) => {
                let access = OwnAccess { roles: roles_to_ask_for(role), ..OwnAccess::default() };
                view! { <AskCard model=AskModel::still(access) /> }.into_any()
            }
            None => {
                let needed = denial.and_then(|denial| denial.get_untracked());
                view! { <Asking needed=roles_of(needed) /> }.into_any()
            }
        };
        offered.get().then(card)
    }
}

/// The roles that would do.
fn roles_of(denial: Option<Denial>) -> Vec<Role> {
    match denial {
        Some(Denial::RoleRequired { roles }) => roles,
        _ => Vec::new(),
    }
}

#[component]
fn Asking(needed: Vec<Role>) -> impl IntoView {
    let (load, retry) = use_load(api::access_request::own);
    let ready = move |access: OwnAccess| {
        let model = AskModel { needed: StoredValue::new(needed.clone()), ..AskModel::live(access) };
        view! { <AskCard model /> }
    };
    view! { <Loaded load retry label="Loading what you have asked for" ready /> }
}

/// The same, from a value.
#[component]
pub fn AskCard(
    /// What the viewer has asked for.
    model: AskModel,
) -> impl IntoView {
    let open = Memo::new(move |_| model.access.with(|access| access.request.is_some()));
    let verb = move || if open.get() { "Change" } else { "Ask for access" };
    let begin = Callback::new(move |()| model.begin());
    let withdraw = Callback::new(move |()| model.withdrawing.start(()));
    let buttons = move || {
        view! {
            <div class="form-buttons">
                <Show when=move || open.get()>
                    <Button busy=model.withdrawing.is_saving() on_press=withdraw>
                        "Take back"
                    </Button>
                </Show>
                <Button on_press=begin attr:id=ASK>{verb}</Button>
            </div>
        }
    };
    view! {
        <Card>
            <CardHeader title="Need a higher role?" aside=ViewFnOnce::from(buttons) />
            <CardBody>
                <div class="stack">
                    {move || {
                        let OwnAccess { roles, request, decision } = model.access.get();
                        match (request, decision) {
                            (Some(request), _) => view! { <Open request /> }.into_any(),
                            (None, Some(decision)) => view! { <Decided decision /> }.into_any(),
                            (None, None) => view! { <Nothing roles /> }.into_any(),
                        }
                    }}
                    <Refusal failure=model.withdrawing.failure() />
                </div>
            </CardBody>
        </Card>
        <dialog::AskDialog model />
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
