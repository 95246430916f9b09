use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Person};
use leptos::prelude::*;

use super::exception::Exception;
use super::model::{SsoModel, Task};
use crate::pages::proof::Proving;
use crate::session::use_viewing;
use crate::ui::{Badge, Button, ButtonVariant, PersonList, PersonRow, Tone};

/// Guests, and whoever is excepted: each with what required single sign-on makes of them, and a
/// press that makes the other of it. In a dialog the press takes the dialog's proof.
#[component]
pub fn Exceptions(model: SsoModel) -> impl IntoView {
    let people = model.derive(listed);
    let unnamed = model
        .derive(|settings| settings.impact.shut_out.unnamed() + settings.impact.exempt.unnamed());
    let more = move || {
        let count = unnamed.get();
        (count > 0).then(|| view! { <p class="muted">{format!("and {count} more")}</p> })
    };
    let row = move |person: Person| view! { <Row model person /> };
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <div>
                <PersonList label="Guests and exceptions">
                    <For
                        each=move || people.get()
                        key=|person| person.id.clone()
                        children=row
                    />
                </PersonList>
                {more}
            </div>
        </Show>
    }
}

/// By name, so that nobody moves when they are excepted.
fn listed(settings: &SsoSettings) -> Vec<Person> {
    let impact = &settings.impact;
    let mut people = [impact.shut_out.first.clone(), impact.exempt.first.clone()].concat();
    people.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    people
}

#[component]
fn Row(model: SsoModel, person: Person) -> impl IntoView {
    let id = person.id.clone();
    let exempt = model
        .derive(move |settings| settings.impact.exempt.first.iter().any(|person| person.id == id));
    let badge = move || match exempt.get() {
        true => view! { <Badge tone=Tone::Good>"Keeps their password"</Badge> },
        false => view! { <Badge tone=Tone::Warning>{outlook(model)}</Badge> },
    };
    view! {
        <PersonRow name=person.name.clone() detail=person.email.clone()>
            {badge}
            <Toggle model person exempt />
        </PersonRow>
    }
}

fn outlook(model: SsoModel) -> &'static str {
    if model.settings.with(SsoSettings::is_enforced) { "No access" } else { "Loses access" }
}

/// Excepts the person, or ends that. Without a dialog around it, whatever takes something away or
/// needs a proof is asked for in one.
#[component]
fn Toggle(model: SsoModel, person: Person, exempt: Memo<bool>) -> impl IntoView {
    let (viewing, proving) = (use_viewing(), use_context::<Proving>());
    let (keep, end) =
        (viewing.denial(Action::ExemptFromSso), viewing.denial(Action::EndSsoExemption));
    let denied = move || if exempt.get() { end.get() } else { keep.get() }.is_some();
    let saving = model.excepting.is_saving();
    let (name, id) = (person.name.clone(), person.id.clone());
    let busy = Signal::derive(move || model.excepts(&id));
    let press = Callback::new(move |()| {
        let action =
            if exempt.get_untracked() { Action::EndSsoExemption } else { Action::ExemptFromSso };
        let exception = Exception { action, person: person.clone() };
        let is_proven = !untrack(|| viewing.needs_proof());
        match proving {
            Some(proving) => proving.give(move |proof| model.except(proof, exception)),
            None if is_proven && action == Action::ExemptFromSso => model.except(None, exception),
            None => {
                model.excepted.set(Some(exception));
                model.begin(Task::Excepting);
            }
        }
    });
    let verb = move || if exempt.get() { "End exception" } else { "Keep their password" };
    view! {
        <Button
            variant=ButtonVariant::Quiet
            busy
            disabled=Signal::derive(move || denied() || saving.get())
            on_press=press
        >
            {verb}
            <span class="visually-hidden">{format!(" ({name})")}</span>
        </Button>
    }
}
