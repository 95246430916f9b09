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
        TwoFactorTask::Reading | TwoFactorTask::Resetting => None,
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
    let policy = model.settings.with_untracked(|settings| settings.policy);
    let planned = planned(&policy);
    let start = RwSignal::new(if planned.is_some() { Start::Later } else { Start::Now });
    let day = planned.unwrap_or_else(|| browser::now().plus_days(14));
    let day = RwSignal::new(words::date_input(day));
    let allowed = RwSignal::new(policy.allowed());
    let missing = RwSignal::new(false);
    let holds_from = move || match start.get() {
        Start::Now => None,
        Start::Later => words::from_date_input(&day.get()),
    };
    let confirm = Callback::new(move |password| {
        let (holds_from, allowed) = (untrack(holds_from), allowed.get_untracked());
        missing.set(start.get_untracked() == Start::Later && holds_from.is_none());
        if !missing.get_untracked() {
            let wanted = TwoFactorRequirement { required: true, holds_from, allowed };
            model.saving.start((password, wanted));
        }
    });
    let viewing = use_viewing();
    let (any, passkeys) =
        (viewing.denial(Action::RequireTwoFactor), viewing.denial(Action::RequirePasskeys));
    let denial = Signal::derive(move || match allowed.get() {
        AllowedFactors::Any => any.get(),
        AllowedFactors::PasskeysOnly => passkeys.get(),
    });
    let from = move || holds_from().map(words::date);
    let yours = Signal::derive(move || requirement_words(Some((from(), allowed.get()))));
    view! {
        <Confirm
            question=question(policy)
            phase=model.saving.phase
            denial
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Concerned model allowed />
            <StaleRequirement model yours />
            <StartFields model start day missing />
            <RadioGroup
                legend="What counts"
                choices=methods()
                value=allowed
                locked=model.saving.is_saving()
            />
        </Confirm>
    }
}

fn question(policy: TwoFactorPolicy) -> Question {
    let (title, verb) = match policy {
        TwoFactorPolicy::NotRequired => {
            ("Require two\u{2011}factor authentication?", "Require two-factor")
        }
        TwoFactorPolicy::Required { .. } => {
            ("Change the two\u{2011}factor requirement?", "Change the requirement")
        }
    };
    let intro = "Whoever signs in with a password and has no second factor that counts gets a mail \
                 now, a week and a day before. Once it holds, they are taken through setting one up \
                 before they go on.";
    Question {
        title: title.to_owned(),
        intro: intro.to_owned(),
        verb: verb.to_owned(),
        danger: false,
    }
}

fn methods() -> Vec<Choice<AllowedFactors>> {
    vec![
        Choice::new(AllowedFactors::Any, "Authenticator apps and passkeys"),
        Choice::new(AllowedFactors::PasskeysOnly, "Passkeys alone")
            .note("Nobody can be talked into passing one on."),
    ]
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
fn Concerned(model: TwoFactorModel, allowed: RwSignal<AllowedFactors>) -> impl IntoView {
    let facts = model.derive(move |settings| facts(settings, allowed.get()));
    let fact = |(tone, sentence)| view! { <Fact tone>{sentence}</Fact> };
    view! { <Facts>{move || facts.get().into_iter().map(fact).collect_view()}</Facts> }
}

fn facts(settings: &TwoFactorSettings, allowed: AllowedFactors) -> Vec<(Tone, String)> {
    let coverage = settings.coverage;
    let (has_one, kind) = match allowed {
        AllowedFactors::Any => (coverage.protected(), "a second factor"),
        AllowedFactors::PasskeysOnly => (coverage.passkey, "a passkey"),
    };
    let mut facts = vec![(Tone::Good, format!("{} {kind}", have(has_one)))];
    if coverage.none > 0 {
        let lacking = settings.lacking.people.iter().filter(|it| !it.held.any());
        let people: Vec<_> = lacking.map(|it| it.person.clone()).collect();
        let names = words::list_of(&people, coverage.none, |person| &person.name);
        facts.push((Tone::Warning, format!("{} nothing yet: {names}", have(coverage.none))));
    }
    let alone = &settings.app_alone;
    if allowed == AllowedFactors::PasskeysOnly && !alone.is_empty() {
        let names = words::list_of_people(alone, |person| &person.name);
        let sentence = format!(
            "{} an authenticator app alone and would have to add a passkey: {names}",
            have(alone.total)
        );
        facts.push((Tone::Warning, sentence));
    }
    facts
}

/// `1 person has`, `3 people have`.
fn have(count: u32) -> String {
    format!("{} {}", words::people(count), if count == 1 { "has" } else { "have" })
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
        intro: "Everyone chooses for themself again whether to have a second factor.".to_owned(),
        verb: "Stop requiring two-factor".to_owned(),
        danger: false,
    };
    view! {
        <Confirm
            question
            phase=model.saving.phase
            denial=use_viewing().denial(Action::StopRequiringTwoFactor)
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Facts>
                <Fact tone=Tone::Good>
                    "Whoever has a second factor keeps it, and is still asked for it"
                </Fact>
            </Facts>
            <StaleRequirement
                model
                yours=Signal::derive(|| requirement_words(None))
            />
        </Confirm>
    }
}

#[component]
fn StaleRequirement(model: TwoFactorModel, yours: Signal<String>) -> impl IntoView {
    let theirs = model.derive(|settings| match settings.policy {
        TwoFactorPolicy::NotRequired => requirement_words(None),
        TwoFactorPolicy::Required { holds_from, allowed } => {
            requirement_words(Some((Some(words::date(holds_from)), allowed)))
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

/// A requirement: from which day on, now without one, and what counts.
fn requirement_words(required: Option<(Option<String>, AllowedFactors)>) -> String {
    let Some((from, allowed)) = required else { return "Off".to_owned() };
    let from = from.unwrap_or_else(|| "now on".to_owned());
    match allowed {
        AllowedFactors::Any => format!("On, from {from}"),
        AllowedFactors::PasskeysOnly => format!("On, from {from}, passkeys alone"),
    }
}
