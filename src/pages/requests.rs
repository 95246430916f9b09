//! Members, Requests: the roles that people ask for.

mod dialog;
mod model;

pub use model::{RequestTask, RequestsModel};

use gatehouse_contract::{AccessRequest, AccessRequests, Permit};
use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::loaded::Loaded;
use crate::ui::{Button, Card, CardBody, PersonChip};
use crate::words;

/// The requests, from the server.
#[component]
pub fn RequestsHere() -> impl IntoView {
    let (load, retry) = use_load(api::access_request::list);
    let ready = |requests| view! { <RequestsScreen model=RequestsModel::live(requests) /> };
    view! { <Loaded load retry label="Loading the requests" ready /> }
}

/// The requests, from a value.
#[component]
pub fn RequestsScreen(
    /// The requests, and what is decided.
    model: RequestsModel,
) -> impl IntoView {
    let requests = move || model.requests.get().requests;
    let is_any = Memo::new(move |_| model.requests.with(|it| !it.requests.is_empty()));
    let more = move || {
        let AccessRequests { total, requests } = model.requests.get();
        let shown = u32::try_from(requests.len()).unwrap_or(total);
        (total > shown).then(|| {
            let words =
                format!("These are the oldest {shown} of {total}. Decide them to see more.");
            view! { <p class="muted">{words}</p> }
        })
    };
    view! {
        <Card label="Requests">
            <Show when=move || is_any.get() fallback=|| view! { <Nobody /> }>
                <ul class="item-list" role="list" aria-label="Requests" id=model::LIST tabindex="-1">
                    <For each=requests key=|it| it.id.clone() children=move |request| {
                        view! { <Row model request /> }
                    } />
                </ul>
            </Show>
        </Card>
        {more}
        <dialog::DecisionDialog model />
    }
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <CardBody>
            <p class="muted" role="status" id=model::LIST tabindex="-1">
                "Nobody is waiting. Whoever asks for a higher role is listed here."
            </p>
        </CardBody>
    }
}

#[component]
fn Row(model: RequestsModel, request: AccessRequest) -> impl IntoView {
    let AccessRequest { member, role, reason, asked_at, permit, .. } = request.clone();
    let person = member.person;
    let wanted = format!(
        "Is {}, and asks to become {}, {}.",
        words::with_article(person.role),
        words::with_article(role),
        words::ago(asked_at)
    );
    let (name, email) = (person.name, person.email);
    let denial = match &permit {
        Permit::Allowed => None,
        Permit::Denied(denial) => Some(words::denial(denial)),
    };
    let is_denied = denial.is_some();
    let id = model::row_id(&request);
    let request = StoredValue::new(request);
    let begin = move |task: fn(AccessRequest) -> RequestTask| {
        move |()| model.begin(task(request.get_value()))
    };
    view! {
        <li class="item-row" id=id>
            <div class="item-text">
                <PersonChip name detail=email />
                <p>{wanted}</p>
                <p class="typed-lines">{reason}</p>
                {denial.map(|denial| view! { <p class="item-detail">{denial}</p> })}
            </div>
            <div class="item-actions">
                <Show when=move || !is_denied>
                    <Button on_press=begin(RequestTask::Declining)>"Decline"</Button>
                    <Button on_press=begin(RequestTask::Granting)>"Give role"</Button>
                </Show>
            </div>
        </li>
    }
}
