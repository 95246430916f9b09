use gatehouse_contract::saml::Adoption;
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, StepUp};
use leptos::prelude::*;

use crate::api::{self, Answer};
use crate::pages::confirm::{Confirm, Question};
use crate::routes;
use crate::save::{prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Button, Fact, Facts, LinkButton, Notice, NoticeTone, Spoken, Tone};

/// Takes the value that a test has shown over into the connection, after a question.
#[component]
pub fn Adopt(
    /// The attempt.
    id: String,
    /// What of it.
    what: Adoption,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let adopted = RwSignal::new(None::<SsoSettings>);
    let id = StoredValue::new(id);
    let offered = use_viewing().offers(Action::SaveSsoConnection);
    let ask = Callback::new(move |()| asking.set(true));
    let done = move || adopted.get().map(|settings| view! { <Adopted settings /> });
    view! {
        {done}
        <Show when=move || offered.get() && adopted.with(Option::is_none)>
            <div class="row">
                <Button on_press=ask>{verb(what)}</Button>
            </div>
        </Show>
        <Show when=move || asking.get()>
            <AdoptDialog id=id.get_value() what asking adopted />
        </Show>
    }
}

#[component]
fn Adopted(settings: SsoSettings) -> impl IntoView {
    let (title, next) = match settings.draft {
        Some(_) => ("It is in the draft now.", "Test the draft, then put it in place."),
        None => ("It is in the connection now.", "Test the connection again."),
    };
    view! {
        <Notice tone=NoticeTone::Success spoken=Spoken::Politely title>
            {next} " "
            <LinkButton href=routes::SINGLE_SIGN_ON>"Go to single sign-on"</LinkButton>
        </Notice>
    }
}

#[component]
fn AdoptDialog(
    id: String,
    what: Adoption,
    asking: RwSignal<bool>,
    adopted: RwSignal<Option<SsoSettings>>,
) -> impl IntoView {
    let viewing = use_viewing();
    let adopting = use_change(
        move |proof| adopt(viewing, proof, id.clone(), what),
        move |settings| {
            asking.try_set(false);
            adopted.try_set(Some(settings));
        },
    );
    view! {
        <Confirm
            question=question(what)
            phase=adopting.phase
            on_cancel=Callback::new(move |()| asking.set(false))
            on_confirm=Callback::new(move |proof| adopting.start(proof))
        >
            <Facts>
                <Fact tone=Tone::Warning>{warning(what)}</Fact>
            </Facts>
        </Confirm>
    }
}

async fn adopt(
    viewing: Viewing,
    proof: Option<StepUp>,
    id: String,
    what: Adoption,
) -> Answer<SsoSettings> {
    prove(viewing, proof).await?;
    let reply = api::saml::adopt(id, what).await?;
    viewing.accept(reply.session);
    Ok(reply.resource)
}

fn verb(what: Adoption) -> &'static str {
    match what {
        Adoption::Issuer => "Use this issuer",
        Adoption::Certificate => "Add this certificate",
    }
}

fn question(what: Adoption) -> Question {
    let title = match what {
        Adoption::Issuer => "Use the issuer that was received?",
        Adoption::Certificate => "Add the certificate that was received?",
    };
    Question {
        title: title.to_owned(),
        intro: "It is tested before anybody signs in with it.".to_owned(),
        verb: verb(what).to_owned(),
        danger: false,
    }
}

fn warning(what: Adoption) -> &'static str {
    match what {
        Adoption::Issuer => {
            "Compare it with what your identity provider shows: whoever has this name says who \
             signs in."
        }
        Adoption::Certificate => {
            "Compare its fingerprint with what your identity provider shows: whoever holds its key \
             says who signs in."
        }
    }
}
