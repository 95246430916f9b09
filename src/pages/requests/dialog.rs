use gatehouse_contract::{AccessRequest, Field};
use leptos::prelude::*;

use super::model::{RequestTask, RequestsModel};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::members::{role_effects, sign_in_effects};
use crate::ui::{Binding, Facts, TextArea};
use crate::words;

/// Asks before a request is decided.
#[component]
pub fn DecisionDialog(model: RequestsModel) -> impl IntoView {
    move || match model.task.get() {
        RequestTask::Reading => ().into_any(),
        RequestTask::Granting(request) => view! { <Grant model request /> }.into_any(),
        RequestTask::Declining(request) => view! { <Decline model request /> }.into_any(),
    }
}

#[component]
fn Grant(model: RequestsModel, request: AccessRequest) -> impl IntoView {
    let role = words::with_article(request.role);
    let person = request.member.person.clone();
    let question = Question {
        title: format!("Make {} {role}?", person.name),
        intro: format!("It counts from the next thing that {} does.", person.email),
        verb: "Give role".to_owned(),
        danger: false,
    };
    let members = [request.member.clone()];
    let effects = view! {
        {sign_in_effects(&members, request.role)}
        {role_effects(&[person.role], request.role)}
    };
    let cancel = Callback::new(move |()| model.task.set(RequestTask::Reading));
    let send = Callback::new(move |proof| {
        let task = RequestTask::Granting(request.clone());
        model.deciding.start((proof, task, String::new()));
    });
    view! {
        <Confirm question phase=model.deciding.phase on_cancel=cancel on_confirm=send>
            <Facts>{effects}</Facts>
        </Confirm>
    }
}

#[component]
fn Decline(model: RequestsModel, request: AccessRequest) -> impl IntoView {
    let note = RwSignal::new(String::new());
    let question = Question {
        title: format!("Decline what {} asks for?", request.member.person.name),
        intro: "They keep the role that they have, and are told by mail.".to_owned(),
        verb: "Decline".to_owned(),
        danger: false,
    };
    let failure = model.deciding.failure();
    let error = Signal::derive(move || {
        let error = failure.get()?.field_errors().first().cloned()?;
        Some(words::flaw(Field::Note, &error.flaw))
    });
    let edit = Binding::new(note, move |text| {
        note.set(text);
        model.deciding.reset();
    });
    let cancel = Callback::new(move |()| model.task.set(RequestTask::Reading));
    let send = Callback::new(move |proof| {
        let task = RequestTask::Declining(request.clone());
        model.deciding.start((proof, task, note.get_untracked()));
    });
    view! {
        <Confirm
            question
            phase=model.deciding.phase
            sensitive=false
            on_cancel=cancel
            on_confirm=send
        >
            <TextArea
                label="What to tell them"
                value=edit
                error
                optional=true
                locked=model.deciding.is_saving()
            />
        </Confirm>
    }
}
