use gatehouse_contract::{Denial, PeopleFactors, Permit, PersonFactors};
use leptos::prelude::*;

use super::model::{TwoFactorModel, TwoFactorTask};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::failed::Unavailable;
use crate::ui::{
    Badge, Binding, Button, ButtonVariant, Card, CardBody, CardHeader, Fact, Facts, PersonList,
    PersonRow, TextField, TextKind, Tone,
};
use crate::words;

/// A way to whoever has lost what they sign in with.
#[component]
pub fn ResetCard(model: TwoFactorModel) -> impl IntoView {
    let search = model.everyone;
    let typed = Binding::new(search.typed, move |text| search.look_for(text));
    let again = Callback::new(move |()| search.again());
    let failure = move || {
        let failure = search.failure.get()?;
        Some(view! { <Unavailable sentence=words::failure(&failure) retry=again /> })
    };
    view! {
        <Card>
            <CardHeader title="Lost phone or key" />
            <CardBody>
                <div class="stack">
                    <p>
                        "Whoever has lost their second factors and their recovery codes can’t sign in \
                         any more. Find them here, and reset what they had."
                    </p>
                    <TextField label="Find a person by name or email" value=typed kind=TextKind::Search />
                    <Found model />
                    {failure}
                </div>
            </CardBody>
        </Card>
    }
}

#[component]
fn Found(model: TwoFactorModel) -> impl IntoView {
    let search = model.everyone;
    let is_typed = move || !search.typed.with(|text| text.trim().is_empty());
    move || {
        let found = search.found.get().filter(|_| is_typed())?;
        Some(match found.people.is_empty() {
            true => {
                view! { <p class="muted" role="status">"Nobody is called that."</p> }.into_any()
            }
            false => view! { <People model found /> }.into_any(),
        })
    }
}

#[component]
fn People(model: TwoFactorModel, found: PeopleFactors) -> impl IntoView {
    let PeopleFactors { total, people } = found;
    let unnamed = (total as usize).saturating_sub(people.len());
    let row = move |person| view! { <Row model person /> };
    view! {
        <div>
            <PersonList label="People and their second factors">
                {people.into_iter().map(row).collect_view()}
            </PersonList>
            <Show when=move || unnamed != 0>
                <p class="muted">{format!("and {unnamed} more")}</p>
            </Show>
        </div>
    }
}

#[component]
fn Row(model: TwoFactorModel, person: PersonFactors) -> impl IntoView {
    let (name, email) = (person.person.name.clone(), person.person.email.clone());
    let tone = if person.held.any() { Tone::Good } else { Tone::Neutral };
    view! {
        <PersonRow name detail=email>
            <Badge tone>{words::held(person.held)}</Badge>
            {reset(model, person)}
        </PersonRow>
    }
}

/// The button; why there is none; or nothing, where there is nothing to reset.
fn reset(model: TwoFactorModel, person: PersonFactors) -> Option<AnyView> {
    match &person.reset {
        _ if !person.held.any() => None,
        Permit::Denied(denial) => {
            Some(view! { <span class="muted">{words::denial(denial)}</span> }.into_any())
        }
        Permit::Allowed => {
            let name = format!(" ({})", person.person.name);
            let press = Callback::new(move |()| model.ask_to_reset(person.clone()));
            Some(
                view! {
                    <Button variant=ButtonVariant::Quiet on_press=press>
                        "Reset"
                        <span class="visually-hidden">{name}</span>
                    </Button>
                }
                .into_any(),
            )
        }
    }
}

/// Asks before somebody's second factors are reset.
#[component]
pub fn ResetDialog(model: TwoFactorModel) -> impl IntoView {
    let asked = move || model.reset.get().filter(|_| model.task.get() == TwoFactorTask::Resetting);
    move || asked().map(|person| view! { <ConfirmReset model person /> })
}

#[component]
fn ConfirmReset(model: TwoFactorModel, person: PersonFactors) -> impl IntoView {
    let name = person.person.name.clone();
    let question = Question {
        title: format!("Reset the second factors of {name}?"),
        intro: format!(
            "Be sure that it is {name} who asks: until they set up another, their password alone \
             signs in."
        ),
        verb: "Reset second factors".to_owned(),
        danger: true,
    };
    view! {
        <Confirm
            question
            phase=model.resetting.phase
            denial=Signal::stored(None::<Denial>)
            on_cancel=model.cancel()
            on_confirm=Callback::new(move |proof| model.resetting.start((proof, person.clone())))
        >
            <Facts>
                <Fact tone=Tone::Warning>
                    "Every authenticator app, passkey and recovery code of theirs is removed for good"
                </Fact>
                <Fact tone=Tone::Warning>"All their sessions end"</Fact>
                <Fact tone=Tone::Neutral>
                    "They get a mail, and set up a second factor at their next sign-in"
                </Fact>
            </Facts>
        </Confirm>
    }
}
