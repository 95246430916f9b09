use gatehouse_contract::{
    Action, Addressees, AllowedFactors, PeopleFactors, PersonFactors, TwoFactorPolicy,
};
use leptos::prelude::*;

use super::WHY_NOT;
use super::model::TwoFactorModel;
use crate::browser;
use crate::pages::failed::Unavailable;
use crate::session::use_viewing;
use crate::ui::{Binding, Button, ButtonVariant, PersonChip, Table, TextField, TextKind};
use crate::words;

/// What those have not who are listed.
fn lacked(model: TwoFactorModel) -> Memo<(&'static str, &'static str)> {
    model.derive(|settings| match settings.policy.allowed() {
        AllowedFactors::Any => ("Not set up yet", "People without a second factor"),
        AllowedFactors::PasskeysOnly => ("No passkey yet", "People without a passkey"),
    })
}

/// How many of those who have none are named at first: as many as stand beside the ring.
const FIRST: usize = 5;

/// Those without a second factor that counts, by name; of many, those who are looked for.
#[component]
pub fn Lacking(model: TwoFactorModel) -> impl IntoView {
    let total = model.derive(|settings| settings.lacking.total);
    let search = model.lacking;
    let typed = Binding::new(search.typed, move |text| search.look_for(text));
    view! {
        <Show
            when=move || total.get() != 0
            fallback=move || view! { <p class="muted">{everyone_has(model)}</p> }
        >
            <div class="lacking">
                <Show when=move || { total.get() as usize > FIRST }>
                    <TextField label="Find by name or email" value=typed kind=TextKind::Search />
                </Show>
                <People model />
                <Failures model />
            </div>
        </Show>
    }
}

fn everyone_has(model: TwoFactorModel) -> &'static str {
    match model.settings.with(|settings| settings.policy) {
        TwoFactorPolicy::NotRequired => "Everyone has a second factor.",
        TwoFactorPolicy::Required { .. } => "Everyone has a second factor that counts.",
    }
}

/// What was found, or else the first of all.
fn shown(model: TwoFactorModel) -> PeopleFactors {
    let found = model.lacking.found.get();
    found.unwrap_or_else(|| model.settings.with(|settings| settings.lacking.clone()))
}

#[component]
fn People(model: TwoFactorModel) -> impl IntoView {
    let people = Memo::new(move |_| shown(model));
    let is_whole = RwSignal::new(false);
    let rows = move || {
        let count = if is_whole.get() { usize::MAX } else { FIRST };
        let row = |person| view! { <Row model person /> };
        people.get().people.into_iter().take(count).map(row).collect_view()
    };
    let lacked = lacked(model);
    let columns = Signal::derive(move || {
        vec![lacked.get().0.to_owned(), "Last seen".to_owned(), "Reminder".to_owned()]
    });
    view! {
        <Show
            when=move || people.with(|people| people.total != 0)
            fallback=|| view! { <p class="muted" role="status">"Nobody is called that."</p> }
        >
            <p class="coverage-list" aria-hidden="true">
                {move || lacked.get().0}
            </p>
            <Table caption=Signal::derive(move || lacked.get().1.to_owned()) columns>
                {rows}
            </Table>
            <Rest model people is_whole />
        </Show>
    }
}

/// Shows the rest of the list, and takes it away again.
#[component]
fn Rest(
    model: TwoFactorModel,
    people: Memo<PeopleFactors>,
    is_whole: RwSignal<bool>,
) -> impl IntoView {
    let beyond = move || people.with(|it| it.people.len().saturating_sub(FIRST));
    let unread =
        move || people.with(|it| it.total as usize - it.people.len().min(it.total as usize));
    let words = move || match is_whole.get() {
        true => "Show fewer".to_owned(),
        false => format!("Show {} more", beyond() + unread()),
    };
    let toggle = Callback::new(move |()| is_whole.update(|whole| *whole = !*whole));
    let more = Callback::new(move |()| people.with_untracked(|people| model.lacking.more(people)));
    view! {
        <Show when=move || is_whole.get() && unread() != 0>
            <Button variant=ButtonVariant::Quiet on_press=more>
                {move || format!("Show {} more", unread().min(PeopleFactors::PAGE as usize))}
            </Button>
        </Show>
        <Show when=move || beyond() != 0>
            <Button variant=ButtonVariant::Quiet on_press=toggle>
                {words}
            </Button>
        </Show>
    }
}

#[component]
fn Row(model: TwoFactorModel, person: PersonFactors) -> impl IntoView {
    let seen = person.last_seen.map_or_else(|| "never".to_owned(), words::ago);
    let (name, email) = (person.person.name.clone(), person.person.email.clone());
    view! {
        <tr>
            <td data-label=move || lacked(model).get().0>
                <PersonChip name detail=email />
            </td>
            <td data-label="Last seen">{seen}</td>
            <td data-label="Reminder">
                <Remind model person />
            </td>
        </tr>
    }
}

/// A button that reminds somebody, and then says when it was done.
#[component]
fn Remind(model: TwoFactorModel, person: PersonFactors) -> impl IntoView {
    let denial = use_viewing().denial(Action::RemindOfTwoFactor);
    let recently = person.reminded_lately(browser::now());
    let PersonFactors { person, has_password, .. } = person;
    if !has_password {
        return view! { <span class="muted">"No password"</span> }.into_any();
    }
    let words = recently.map_or_else(
        || ("Remind", format!(" ({})", person.name)),
        |at| ("Reminded", format!(" {} ({})", words::ago(at), person.name)),
    );
    let (is_recent, is_saving) = (recently.is_some(), model.reminding.is_saving());
    let addressee = Addressees::Person(person.id);
    let its = addressee.clone();
    let busy = Signal::derive(move || model.reminds(&its));
    let described_by = Signal::derive(move || denial.get().map(|_| WHY_NOT.to_owned()));
    view! {
        <Button
            busy
            disabled=Signal::derive(move || {
                is_recent || is_saving.get() || denial.get().is_some()
            })
            described_by
            on_press=Callback::new(move |()| model.remind(addressee.clone()))
        >
            {words.0}
            <span class="visually-hidden">{words.1}</span>
        </Button>
    }
    .into_any()
}

/// Why nobody was found or reminded.
#[component]
fn Failures(model: TwoFactorModel) -> impl IntoView {
    let (search, reminding) = (model.lacking, model.reminding.failure());
    let again = Callback::new(move |()| search.again());
    let remind = Callback::new(move |()| {
        if let Some(addressees) = model.reminded.get_untracked() {
            model.remind(addressees);
        }
    });
    let notice = |sentence, retry| view! { <Unavailable sentence retry /> };
    view! {
        {move || search.failure.get().map(|it| notice(words::failure(&it), again))}
        {move || reminding.get().map(|it| notice(words::failure(&it), remind))}
    }
}
