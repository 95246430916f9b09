use gatehouse_contract::domain::DomainDraft;
use gatehouse_contract::{Action, Field, FieldError};
use leptos::prelude::*;

use super::model::{DomainsModel, DomainsTask};
use crate::pages::confirm::{Confirm, Question};
use crate::session::use_viewing;
use crate::ui::{TextField, TextKind};
use crate::words;

/// Asks which domain to claim.
#[component]
pub fn ClaimDialog(model: DomainsModel) -> impl IntoView {
    view! {
        <Show when=move || model.task.get() == DomainsTask::Claiming>
            <Claim model />
        </Show>
    }
}

#[component]
fn Claim(model: DomainsModel) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let failure = model.claiming.failure();
    let error = Signal::derive(move || {
        let failure = failure.get()?;
        let is_domain = |error: &&FieldError| error.field == Field::Domain;
        let error = failure.field_errors().iter().find(is_domain)?;
        Some(words::flaw(error.field, &error.flaw))
    });
    let question = Question {
        title: "Claim a domain".to_owned(),
        intro:
            "You get a record for its DNS. Once it is found there, the domain is verified; until \
                then the claim changes nothing for anybody."
                .to_owned(),
        verb: "Claim domain".to_owned(),
        danger: false,
    };
    let confirm = Callback::new(move |proof| {
        model.claiming.start((proof, DomainDraft { name: name.get_untracked() }));
    });
    view! {
        <Confirm
            question
            phase=model.claiming.phase
            denial=use_viewing().denial(Action::ClaimDomain)
            on_cancel=Callback::new(move |()| model.begin(DomainsTask::Reading))
            on_confirm=confirm
        >
            <TextField
                label="Domain"
                value=name
                kind=TextKind::Url
                hint="What stands behind the @ in your people’s addresses, like northwind.example."
                    .to_owned()
                error
                locked=model.claiming.is_saving()
                autofocus=true
            />
        </Confirm>
    }
}
