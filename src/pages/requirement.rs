use gatehouse_contract::{Action, AllowedFactors, FactorDue, StepUp, Timestamp};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api::{self, Answer};
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::routes;
use crate::save::{prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Button, Fact, Facts, LinkButton, Notice, NoticeTone, Tone, use_announcer};
use crate::words;

/// On every settings page: a requirement of single sign-on that nobody has confirmed yet, with a
/// button that keeps it; the end of this session; a second factor that the viewer has to set up;
/// letters that cannot be delivered.
#[component]
pub fn StandingNotices(
    /// Of the page that they stand on.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let viewing = use_viewing();
    let reverts_at = viewing.derive(|session| session.sso_reverts_at);
    let ends_at = viewing.derive(|session| session.ends_at);
    let factor_due = viewing.derive(|session| session.factor_due);
    let mail_waits = viewing.derive(|session| session.mail_waiting_since);
    view! {
        {move || reverts_at.get().map(|at| view! { <KeepOrRevert at /> })}
        {move || ends_at.get().map(|at| view! { <SessionEnds at /> })}
        {move || factor_due.get().map(|due| view! { <FactorIsDue path due /> })}
        {move || mail_waits.get().map(|since| view! { <MailWaits since /> })}
    }
}

#[component]
fn KeepOrRevert(at: Timestamp) -> impl IntoView {
    let asking = RwSignal::new(false);
    let offered = use_viewing().offers(Action::RequireSso);
    let ask = Callback::new(move |()| asking.set(true));
    let actions = move || {
        view! {
            <Show when=move || offered.get()>
                <Button on_press=ask>"Keep it required"</Button>
            </Show>
        }
    };
    view! {
        <Notice
            tone=NoticeTone::Warning
            title="Single sign-on is required, on trial."
            actions=ViewFnOnce::from(actions)
        >
            "It stops being required in " <Countdown to=at />
            ", so that a broken connection locks nobody out, unless an Owner or Admin signs in with \
             it or keeps it."
        </Notice>
        <Show when=move || asking.get()>
            <KeepDialog asking />
        </Show>
    }
}

#[component]
fn KeepDialog(asking: RwSignal<bool>) -> impl IntoView {
    let viewing = use_viewing();
    let announcer = use_announcer();
    // The dialog goes with the notice that it belongs to, once that is renewed.
    let keeping = use_change(
        move |proof| keep(viewing, proof),
        move |()| announcer.saved("Saved. Single sign-on stays required."),
    );
    let question = Question {
        title: "Keep single sign-on required?".to_owned(),
        intro: "It then no longer goes back by itself.".to_owned(),
        verb: "Keep it required".to_owned(),
        danger: false,
    };
    view! {
        <Confirm
            question
            phase=keeping.phase
            on_cancel=Callback::new(move |()| asking.set(false))
            on_confirm=Callback::new(move |proof| keeping.start(proof))
        >
            <Facts>
                <Fact tone=Tone::Warning>
                    "Be sure that people can sign in through your identity provider: try it in a \
                     private window first."
                </Fact>
            </Facts>
        </Confirm>
    }
}

async fn keep(viewing: Viewing, proof: Option<StepUp>) -> Answer<()> {
    prove(viewing, proof).await?;
    api::sso::keep().await?;
    // The settings that a page shows have another version now.
    viewing.refresh();
    Ok(())
}

#[component]
fn SessionEnds(at: Timestamp) -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Warning title="Your organization now requires single sign-on.">
            "This session ends in " <Countdown to=at />
            ". Finish what you are doing, then sign in through your identity provider, or ask an \
             Owner or Admin for an exception."
        </Notice>
    }
}

#[component]
fn FactorIsDue(path: Signal<String>, due: FactorDue) -> impl IntoView {
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let (what, article) = match due.allowed {
        AllowedFactors::Any => ("second factor", "one"),
        AllowedFactors::PasskeysOnly => ("passkey", "a passkey"),
    };
    let left = due.holds_from.days_from(browser::now());
    let title = match left {
        ..=0 => format!("Set up a {what} now."),
        1 => format!("Set up a {what} within a day."),
        _ => format!("Set up a {what} within {}.", words::days(left)),
    };
    let link = move || {
        view! {
            <Show when=move || path.get() != routes::SIGN_IN_AND_DEVICES>
                <LinkButton href=routes::SIGN_IN_AND_DEVICES>"Go to sign-in & devices"</LinkButton>
            </Show>
        }
    };
    view! {
        <Notice tone=NoticeTone::Warning title actions=ViewFnOnce::from(link)>
            {move || organization.get()} " requires " {article} " from "
            {words::day_and_time(due.holds_from)}
            " on. If you have none by then, your next sign-in takes you through it."
        </Notice>
    }
}

#[component]
fn MailWaits(since: Timestamp) -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Warning title="Mail can’t be delivered.">
            "It has been waiting since " {words::day_and_time(since)}
            ". It is tried again for five days, and sent as soon as the mail server takes it: there is \
             nothing to do again. Tell whoever runs this server."
        </Notice>
    }
}

/// How long it is until a moment, kept up to date.
#[component]
fn Countdown(to: Timestamp) -> impl IntoView {
    let left = move || {
        let seconds = (to.unix_millis() - browser::now().unix_millis()).max(0) / 1000;
        words::wait(seconds.unsigned_abs())
    };
    let shown = RwSignal::new(left());
    browser::every(1000, move || shown.set(left()));
    view! { <strong>{move || shown.get()}</strong> }
}
