//! Sign-ins through the identity provider: what came of them.

use gatehouse_contract::Role;
use gatehouse_contract::saml::{
    Attempt, AttemptKind, AttemptReport, Authentication, Check, CheckName, Claims, Refusal,
    SamlAttribute,
};
use gatehouse_contract::sso::SsoState;
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures;
use super::stage::Stage;
use crate::browser::now;
use crate::pages::AccessTab;
use crate::pages::attempt::AttemptScreen;

/// Attempts, and what requiring single sign-on says on every page.
pub const ROOM: Room = Room {
    name: "Sign-ins through the identity provider",
    exhibits: &[
        exhibit("attempt/passed", "A test that passed", || show(report(AttemptKind::Test, None))),
        exhibit("attempt/signed-in", "A sign-in that worked", || {
            show(report(AttemptKind::SignIn, None))
        }),
        exhibit("attempt/second-factor", "Signed in with a second factor", || {
            signed_in_with(&[PASSWORD, "http://schemas.microsoft.com/claims/multipleauthn"])
        }),
        exhibit("attempt/password-alone", "Signed in with a password alone", || {
            signed_in_with(&[PASSWORD])
        }),
        exhibit("attempt/factors-unsaid", "Signed in without saying how", || {
            signed_in_with(&["urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"])
        }),
        exhibit("attempt/wrong-audience", "Meant for another audience", || {
            show(report(AttemptKind::Test, Some(wrong_audience())))
        }),
        exhibit("attempt/new-certificate", "Signed with a new certificate", new_certificate),
        exhibit("attempt/adopt-certificate", "A new certificate to add", || {
            show(AttemptReport {
                new_certificate: Some(fixtures::certificate(700)),
                ..own_test(unknown())
            })
        }),
        exhibit("attempt/adopt-issuer", "Another issuer to use", || {
            let expected = "http://www.okta.example/exk1f7q2".to_owned();
            let received = Some("http://www.okta.example/exk2g".to_owned());
            show(own_test(Refusal::WrongIssuer { expected, received }))
        }),
        exhibit("attempt/clock", "Clocks apart", clocks_apart),
        exhibit("attempt/list", "The latest on the page", || {
            let attempts = vec![
                attempt(AttemptKind::SignIn, None),
                attempt(AttemptKind::Test, Some(wrong_audience())),
                Attempt { person: None, ..attempt(AttemptKind::SignIn, Some(Refusal::Replayed)) },
            ];
            super::sso::on_after(attempts)
        }),
        exhibit("attempt/on-trial", "Required, on trial", || {
            on_trial(Stage { reverts_in: Some(840), ..stage() })
        }),
        exhibit("attempt/mail-waiting", "Mail that cannot be delivered", || {
            on_trial(Stage { mail_waiting_for: Some(-1_200), ..stage() })
        }),
        exhibit("attempt/session-ends", "A session that ends", || {
            on_trial(Stage { role: Role::Member, ends_in: Some(600), ..stage() })
        }),
    ],
};

const PASSWORD: &str = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

/// A test whose response says this of how the person signed in.
fn signed_in_with(methods: &[&str]) -> AnyView {
    let methods = methods.iter().map(|it| (*it).to_owned()).collect();
    let claims = Claims { authentication: Some(Authentication { methods }), ..claims() };
    show(AttemptReport { claims: Some(claims), ..report(AttemptKind::Test, None) })
}

fn stage() -> Stage {
    Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured)))
}

fn on_trial(stage: Stage) -> AnyView {
    stage.tab(AccessTab::SingleSignOn, || ().into_any())
}

fn show(report: AttemptReport) -> AnyView {
    stage().tab(AccessTab::SingleSignOn, move || {
        view! { <AttemptScreen report=report.clone() /> }.into_any()
    })
}

fn attempt(kind: AttemptKind, refusal: Option<Refusal>) -> Attempt {
    Attempt {
        id: "01jd9z6q3k".to_owned(),
        kind,
        at: now(),
        person: Some("Ada Osei".to_owned()),
        email: Some("Ada@Northwind.example".to_owned()),
        refusal,
    }
}

fn wrong_audience() -> Refusal {
    Refusal::WrongAudience {
        expected: "https://app.northwind.example/sso/saml/9f2c41".to_owned(),
        audiences: vec!["https://app.northwind.example/saml".to_owned()],
    }
}

fn check(name: CheckName, expected: &str, received: &str) -> Check {
    Check::new(name, Some(expected.to_owned()), Some(received.to_owned()), Ok(()))
}

fn report(kind: AttemptKind, refusal: Option<Refusal>) -> AttemptReport {
    let entity_id = "https://app.northwind.example/sso/saml/9f2c41";
    let issuer = "http://www.okta.example/exk1f7q2";
    let mut checks = vec![
        Check::new(CheckName::Document, None, None, Ok(())),
        check(CheckName::Issuer, issuer, issuer),
        check(CheckName::Audience, entity_id, entity_id),
        check(CheckName::Email, "an email address", "Ada@Northwind.example"),
        Check::skipped(CheckName::Replay),
    ];
    if let Some(failed) = refusal.clone().and_then(failed) {
        checks.retain(|it| it.name != failed.name);
        checks.push(failed);
        checks.sort_by_key(|it| it.name);
    }
    AttemptReport {
        attempt: attempt(kind, refusal),
        checks,
        claims: Some(claims()),
        clock_difference: Some(2),
        new_certificate: None,
        xml: Some(
            "<samlp:Response ID=\"_1\">\n  <saml:Assertion>…</saml:Assertion>\n</samlp:Response>"
                .to_owned(),
        ),
    }
}

/// The check that a refusal comes from.
fn failed(refusal: Refusal) -> Option<Check> {
    let (name, expected, received) = match &refusal {
        Refusal::WrongAudience { expected, audiences } => {
            (CheckName::Audience, Some(expected.clone()), Some(audiences.join("\n")))
        }
        Refusal::WrongIssuer { expected, received } => {
            (CheckName::Issuer, Some(expected.clone()), received.clone())
        }
        Refusal::UnknownCertificate { known, received } => {
            (CheckName::Certificate, Some(known.join("\n")), Some(received.clone()))
        }
        Refusal::Expired { .. } => (CheckName::Validity, None, None),
        _ => return None,
    };
    Some(Check::new(name, expected, received, Err(refusal)))
}

fn claims() -> Claims {
    let attribute = |name: &str, values: &[&str]| SamlAttribute {
        name: name.to_owned(),
        friendly_name: None,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    Claims {
        name_id: Some("Ada@Northwind.example".to_owned()),
        name_id_format: Some("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress".to_owned()),
        email: Some("Ada@Northwind.example".to_owned()),
        first_name: Some("Ada".to_owned()),
        last_name: Some("Osei".to_owned()),
        display_name: None,
        authentication: Some(Authentication { methods: vec![PASSWORD.to_owned()] }),
        attributes: vec![attribute("groups", &["everyone", "security"])],
    }
}

fn unknown() -> Refusal {
    Refusal::UnknownCertificate {
        known: vec![fixtures::certificate(700).fingerprint],
        received: ["0C:91:7A:44"; 8].join(":"),
    }
}

fn new_certificate() -> AnyView {
    let report = report(AttemptKind::SignIn, Some(unknown()));
    show(AttemptReport { new_certificate: Some(fixtures::certificate(700)), ..report })
}

/// A test that came back to the browser of whoever began it.
fn own_test(refusal: Refusal) -> AttemptReport {
    let mut report = report(AttemptKind::Test, Some(refusal));
    report.checks.push(Check::new(CheckName::Browser, None, None, Ok(())));
    report.checks.push(check(CheckName::Person, "Ada Osei", "Ada Osei"));
    report
}

fn clocks_apart() -> AnyView {
    let refusal = Refusal::Expired { at: now().plus_days(-1), seconds: 600 };
    let report = report(AttemptKind::SignIn, Some(refusal));
    show(AttemptReport { clock_difference: Some(-600), ..report })
}
