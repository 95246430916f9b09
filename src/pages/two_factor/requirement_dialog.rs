use gatehouse_contract::{
    Action, AllowedFactors, Field, LONGEST_NOTICE_DAYS, Timestamp, TwoFactorPolicy,
    TwoFactorRequirement, TwoFactorSettings,
};
use leptos::prelude::*;

use super::model::{TwoFactorModel, TwoFactorTask};
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Choice, DateField, Difference, Fact, Facts, RadioGroup, Tone};
use crate::words;

/// Asks before the requirement is changed.
#[component]
pub fn RequirementDialog(model: TwoFactorModel) -> impl IntoView {
    move || match model.task.get() {
        TwoFactorTask::Reading => None,
        TwoFactorTask::Requiring => Some(view! { <Require model /> }.into_any()),
        TwoFactorTask::StoppingToRequire => Some(view! { <StopRequiring model /> }.into_any()),
    }
}

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Now,
    Later,
}

#[component]
fn Require(model: TwoFactorModel) -> impl IntoView {
    let planned = model.settings.with_untracked(|settings| planned(&settings.policy));
    let start = RwSignal::new(if planned.is_some() { Start::Later } else { Start::Now });
    let day = planned.unwrap_or_else(|| browser::now().plus_days(14));
    let day = RwSignal::new(words::date_input(day));
    let missing = RwSignal::new(false);
    let holds_from = move || match start.get() {
        Start::Now => None,
        Start::Later => words::from_date_input(&day.get()),
    };
    let confirm = Callback::new(move |proof| {
        let holds_from = untrack(holds_from);
        missing.set(start.get_untracked() == Start::Later && holds_from.is_none());
        if !missing.get_untracked() {
            let allowed = AllowedFactors::Any;
            let wanted = TwoFactorRequirement { required: true, holds_from, allowed };
            model.saving.start((proof, wanted));
        }
    });
    let question = Question {
        title: "Require two\u{2011}factor authentication?".to_owned(),
        intro: "The requirement and its day go on record. Sign-in doesn’t ask for a second factor \
                yet, so nobody is kept out."
            .to_owned(),
        verb: "Require two-factor".to_owned(),
        danger: false,
    };
    let yours = Signal::derive(move || requirement_words(true, holds_from().map(words::date)));
    view! {
        <Confirm
            question
            phase=model.saving.phase
            denial=use_viewing().denial(Action::RequireTwoFactor)
            on_cancel=cancel(model)
            on_confirm=confirm
        >
            <Concerned model />
            <StaleRequirement model yours />
            <StartFields model start day missing />
        </Confirm>
    }
}

/// From when on it is to hold, when that is still ahead.
fn planned(policy: &TwoFactorPolicy) -> Option<Timestamp> {
    match policy {
        TwoFactorPolicy::Required { holds_from, .. } if *holds_from > browser::now() => {
            Some(*holds_from)
        }
        _ => None,
    }
}

#[component]
fn StartFields(
    model: TwoFactorModel,
    start: RwSignal<Start>,
    day: RwSignal<String>,
    missing: RwSignal<bool>,
) -> impl IntoView {
    let now = browser::now();
    let refused = model.saving.failure();
    let error = Signal::derive(move || {
        if missing.get() {
            return Some("Choose a day.".to_owned());
        }
        let failure = refused.get()?;
        let error = failure.field_errors().iter().find(|it| it.field == Field::HoldsFrom)?;
        Some(words::flaw(error.field, &error.flaw))
    });
    let choices =
        vec![Choice::new(Start::Now, "From now on"), Choice::new(Start::Later, "From a later day")];
    let locked = model.saving.is_saving();
    view! {
        <RadioGroup legend="When it begins" choices value=start locked autofocus=true />
        <Show when=move || start.get() == Start::Later>
            <DateField
                label="First day"
                value=day
                min=Some(words::date_input(now))
                max=Some(words::date_input(now.plus_days(LONGEST_NOTICE_DAYS)))
                hint=format!("At most {LONGEST_NOTICE_DAYS} days ahead.")
                error
                locked
            />
        </Show>
    }
}

/// Who still has to set one up, in numbers and names.
#[component]
fn Concerned(model: TwoFactorModel) -> impl IntoView {
    let facts = model.derive(|settings| (has_one(settings), has_none(settings)));
    move || {
        let (has_one, has_none) = facts.get();
        view! {
            <Facts>
                <Fact tone=Tone::Good>{has_one}</Fact>
                {has_none.map(|sentence| view! { <Fact tone=Tone::Warning>{sentence}</Fact> })}
            </Facts>
        }
    }
}

fn has_one(settings: &TwoFactorSettings) -> String {
    let coverage = settings.coverage;
    let has = if coverage.protected() == 1 { "has" } else { "have" };
    format!("{} {has} a second factor", words::people(coverage.protected()))
}

fn has_none(settings: &TwoFactorSettings) -> Option<String> {
    let none = settings.coverage.none;
    let has = if none == 1 { "has" } else { "have" };
    let people: Vec<_> = settings.unprotected.iter().map(|it| it.person.clone()).collect();
    let names = words::list_of(&people, none, |person| &person.name);
    (none > 0).then(|| format!("{} {has} none yet: {names}", words::people(none)))
}

#[component]
fn StopRequiring(model: TwoFactorModel) -> impl IntoView {
    let confirm = Callback::new(move |proof| {
        let allowed = AllowedFactors::Any;
        let wanted = TwoFactorRequirement { required: false, holds_from: None, allowed };
        model.saving.start((proof, wanted));
    });
    let question = Question {
        title: "Stop requiring two\u{2011}factor authentication?".to_owned(),
        intro: "The requirement is taken off the record. Nobody’s sign-in changes: it doesn’t ask \
                for a second factor yet."
            .to_owned(),
        verb: "Stop requiring two-factor".to_owned(),
        danger: false,
    };
    view! {
        <Confirm
            question
            phase=model.saving.phase
            denial=use_viewing().denial(Action::StopRequiringTwoFactor)
            on_cancel=cancel(model)
            on_confirm=confirm
        >
            <Facts>
                <Fact tone=Tone::Good>"Whoever has a second factor keeps it"</Fact>
            </Facts>
            <StaleRequirement
                model
                yours=Signal::derive(|| requirement_words(false, None))
            />
        </Confirm>
    }
}

#[component]
fn StaleRequirement(model: TwoFactorModel, yours: Signal<String>) -> impl IntoView {
    let theirs = model.derive(|settings| match settings.policy {
        TwoFactorPolicy::NotRequired => requirement_words(false, None),
        TwoFactorPolicy::Required { holds_from, .. } => {
            requirement_words(true, Some(words::date(holds_from)))
        }
    });
    let differences = move || {
        let label = "Require two\u{2011}factor authentication".to_owned();
        vec![Difference { label, theirs: theirs.get(), yours: yours.get() }]
    };
    view! {
        <Stale
            failure=model.saving.failure()
            changed=model.derive(|settings| settings.changed.clone())
            differences=Signal::derive(differences)
        />
    }
}

fn requirement_words(required: bool, from: Option<String>) -> String {
    match (required, from) {
        (false, _) => "Off".to_owned(),
        (true, None) => "On, from now on".to_owned(),
        (true, Some(date)) => format!("On, from {date}"),
    }
}

fn cancel(model: TwoFactorModel) -> Callback<()> {
    Callback::new(move |()| model.begin(TwoFactorTask::Reading))
}
