use gatehouse_contract::sso::{SsoSettings, SsoSwitches};
use gatehouse_contract::{Action, AllowedFactors, TwoFactorPolicy};
use leptos::prelude::*;

use super::consequences::{consequences, takes_passwords_away};
use super::exceptions::Exceptions;
use super::impact_changed::ImpactChanged;
use super::model::{SsoModel, Task, provider, switched, switches};
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Checkbox, Difference, Fact, Facts};
use crate::words;

/// Asks before a switch of single sign-on is switched.
#[component]
pub fn SwitchDialog(model: SsoModel) -> impl IntoView {
    let action = Memo::new(move |_| match model.task.get() {
        Task::Switching(action) => Some(action),
        _ => None,
    });
    move || action.get().map(|action| view! { <ConfirmSwitch model action /> })
}

#[component]
fn ConfirmSwitch(model: SsoModel, action: Action) -> impl IntoView {
    let confirm = Callback::new(move |proof| model.switch(proof, action));
    let question = model.derive(move |settings| question(action, settings));
    let facts = model.derive(move |settings| consequences(action, settings));
    let fact = |(tone, sentence)| view! { <Fact tone>{sentence}</Fact> };
    let takes_passwords_away = model.derive(move |it| takes_passwords_away(action, it));
    view! {
        <Confirm
            question
            phase=model.switching.phase
            denial=use_viewing().denial(action)
            waiting=Signal::derive(move || model.excepts_somebody())
            wide=takes_passwords_away.get_untracked()
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Facts>{move || facts.get().into_iter().map(fact).collect_view()}</Facts>
            <Show when=move || action == Action::TurnOnSso>
                <RequireFactor model />
            </Show>
            <Show when=move || action == Action::TurnOffSso>
                <RestoreTwoFactor model />
            </Show>
            <Show when=move || takes_passwords_away.get()>
                <Exceptions model />
            </Show>
            <ImpactChanged model />
            <Stale
                failure=model.switching.failure()
                changed=model.derive(|settings| settings.changed.clone())
                differences=model.derive(move |settings| differences(action, settings))
            />
        </Confirm>
    }
}

/// Offers to require a second factor of exactly those who keep a password.
#[component]
fn RequireFactor(model: SsoModel) -> impl IntoView {
    let alone = model.derive(|settings| {
        let alone = &settings.impact.password_alone_when_required;
        (!settings.password_factor && !alone.is_empty()).then(|| alone.clone())
    });
    move || {
        alone.get().map(|alone| {
            let have = words::plural(alone.total, "person has", "people have");
            let names = words::list_of_people(&alone, |person| &person.name);
            view! {
                <Checkbox
                    label=format!(
                        "Require a second factor of Owners, Admins and whoever is excepted: {have} \
                         a password and none ({names})",
                    )
                    value=model.requires_factor
                    locked=model.switching.is_saving()
                />
            }
        })
    }
}

/// Offers to require two-factor again, as before single sign-on.
#[component]
fn RestoreTwoFactor(model: SsoModel) -> impl IntoView {
    let before = model.derive(|settings| settings.two_factor_before);
    let locked = model.switching.is_saving();
    move || match before.get() {
        TwoFactorPolicy::NotRequired => None,
        TwoFactorPolicy::Required { holds_from, allowed } => {
            let word = if holds_from > browser::now() { "from" } else { "since" };
            let what = match allowed {
                AllowedFactors::Any => "a second factor",
                AllowedFactors::PasskeysOnly => "a passkey",
            };
            let date = words::date(holds_from);
            let label =
                format!("Require {what} of everyone again, {word} {date}, as it was before");
            Some(view! { <Checkbox label value=model.restores_two_factor locked /> })
        }
    }
}

fn question(action: Action, settings: &SsoSettings) -> Question {
    let provider = provider(settings);
    let next = "This takes effect at the next sign-in.".to_owned();
    let now = format!(
        "This takes effect at the next sign-in, and open sessions that began with a password end \
         in 15 minutes. By then it goes back by itself, unless an Owner or Admin keeps it or signs \
         in through {provider}."
    );
    let turned_on = if settings.required { now.clone() } else { next.clone() };
    let (title, intro, verb) = match action {
        Action::TurnOnSso => ("Turn on single sign-on?", turned_on, "Turn on single sign-on"),
        Action::TurnOffSso => (
            "Turn off single sign-on?",
            format!("Nobody signs in through {provider} any more. The connection is kept."),
            "Turn off single sign-on",
        ),
        Action::RequireSso => ("Require single sign-on?", now, "Require single sign-on"),
        Action::StopRequiringSso => ("Stop requiring single sign-on?", next, "Stop requiring it"),
        Action::LetIdpAddMembers => (
            "Turn on IdP-managed access?",
            "Your identity provider decides who joins from now on.".to_owned(),
            "Turn on IdP-managed access",
        ),
        Action::AllowIdpInitiated => (
            "Take sign-ins that begin at the identity provider?",
            format!("People can then start from {provider}."),
            "Take them",
        ),
        Action::RequireFactorBesideSso => (
            "Require a second factor beside single sign-on?",
            "It is asked for at the next sign-in with a password.".to_owned(),
            "Require it",
        ),
        Action::StopRequiringFactorBesideSso => (
            "Stop requiring a second factor beside single sign-on?",
            "Whoever has one is still asked for it.".to_owned(),
            "Stop requiring it",
        ),
        Action::StopIdpInitiated => (
            "Stop taking sign-ins that begin at the identity provider?",
            "A link on its dashboard can still lead to the start URL.".to_owned(),
            "Stop taking them",
        ),
        _ => (
            "Turn off IdP-managed access?",
            "Only people who are already here can sign in.".to_owned(),
            "Turn off IdP-managed access",
        ),
    };
    Question { title: title.to_owned(), intro, verb: verb.to_owned(), danger: false }
}

fn differences(action: Action, settings: &SsoSettings) -> Vec<Difference> {
    let (theirs, yours) = (switches(settings), switched(settings, action));
    let row = |label: &str, of: fn(&SsoSwitches) -> bool| Difference {
        label: label.to_owned(),
        theirs: on_or_off(of(&theirs)),
        yours: on_or_off(of(&yours)),
    };
    let rows = [
        row("Single sign-on", |switches| switches.on),
        row("Require single sign-on", |switches| switches.required),
        row("IdP-managed access", |switches| switches.idp_managed),
        row("Sign-ins that begin at the identity provider", |switches| switches.idp_initiated),
        row("Second factor beside single sign-on", |switches| switches.password_factor),
    ];
    rows.into_iter().filter(|row| row.theirs != row.yours).collect()
}

fn on_or_off(on: bool) -> String {
    if on { "On" } else { "Off" }.to_owned()
}
