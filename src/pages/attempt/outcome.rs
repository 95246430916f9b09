use gatehouse_contract::saml::{Adoption, Attempt, AttemptKind, Refusal};
use gatehouse_contract::sso::Certificate;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::adopt::Adopt;
use crate::pages::sso::CertificateSummary;
use crate::routes;
use crate::ui::{Card, CardBody, CardHeader, LinkButton, Notice, NoticeTone, ValueList, ValueRow};
use crate::words;

/// How an attempt ended, in one sentence, and what is known of it.
#[component]
pub fn Outcome(
    attempt: Attempt,
    clock_difference: Option<i64>,
    new_certificate: Option<Certificate>,
    adoption: Option<Adoption>,
) -> impl IntoView {
    let back = || {
        view! { <LinkButton href=routes::SINGLE_SIGN_ON>"Back to single sign-on"</LinkButton> }
    };
    let Attempt { id, kind, at, person, refusal, .. } = attempt;
    let issuer = match (&refusal, adoption) {
        (Some(Refusal::WrongIssuer { received, .. }), Some(Adoption::Issuer)) => received.clone(),
        _ => None,
    };
    let who = person.unwrap_or_else(|| "Nobody".to_owned());
    view! {
        <Card>
            <CardHeader title=title(kind) aside=ViewFnOnce::from(back) />
            <CardBody>
                <Verdict kind refusal />
            </CardBody>
            <ValueList>
                <ValueRow label="When">{words::day_and_time(at)}</ValueRow>
                <ValueRow label="Who">{who}</ValueRow>
                {clock_difference.filter(|seconds| seconds.abs() > NOTABLE).map(clock_row)}
                {issuer.map(issuer_row)} {new_certificate.map(certificate_row)}
            </ValueList>
            {adoption
                .map(|what| {
                    view! {
                        <CardBody>
                            <div>
                                <Adopt id what />
                            </div>
                        </CardBody>
                    }
                })}
        </Card>
    }
}

/// Seconds of difference between two clocks that are worth a word.
const NOTABLE: i64 = 30;

fn title(kind: AttemptKind) -> &'static str {
    match kind {
        AttemptKind::Test => "Test sign-in",
        AttemptKind::SignIn => "Sign-in",
    }
}

#[component]
fn Verdict(kind: AttemptKind, refusal: Option<Refusal>) -> impl IntoView {
    let (tone, title, next) = match (&refusal, kind) {
        (Some(refusal), _) => (
            NoticeTone::Danger,
            words::refusal(refusal),
            "Nobody was signed in. What to change stands at the check below.",
        ),
        (None, AttemptKind::Test) => (
            NoticeTone::Success,
            "The connection works.".to_owned(),
            "The test counts for the connection exactly as it is saved now. Nobody was signed in \
             by it.",
        ),
        (None, AttemptKind::SignIn) => {
            (NoticeTone::Success, "The sign-in worked.".to_owned(), "Every check passed.")
        }
    };
    view! { <Notice tone title>{next}</Notice> }
}

fn clock_row(seconds: i64) -> impl IntoView {
    let direction = if seconds > 0 { "ahead of" } else { "behind" };
    let difference = words::apart(seconds.unsigned_abs());
    view! {
        <ValueRow label="Clocks">
            {format!("The identity provider’s is {difference} {direction} ours.")}
        </ValueRow>
    }
}

fn issuer_row(issuer: String) -> impl IntoView {
    view! {
        <ValueRow label="Issuer" note="not the connection’s">
            <span class="verbatim">{issuer}</span>
        </ValueRow>
    }
}

fn certificate_row(certificate: Certificate) -> impl IntoView {
    view! {
        <ValueRow label="Signed with" note="not the connection’s" tall=true>
            <CertificateSummary certificate />
        </ValueRow>
    }
}
