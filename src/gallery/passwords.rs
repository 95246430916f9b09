//! Passwords that are forgotten, and set by mail.

use gatehouse_contract::{Field, FieldError, Flaw, NewPassword, Problem, Weakness};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::refusal;
use crate::api::Failure;
use crate::pages::{ForgotPassword, SetPasswordScreen};
use crate::save::Phase;
use crate::ui::{Card, CardBody, SoloPage};

/// Asking for a link, and using it.
pub const ROOM: Room = Room {
    name: "Passwords by mail",
    exhibits: &[
        exhibit("passwords/forgot", "Forgot your password?", || forgot(Phase::Editing)),
        exhibit("passwords/asking", "Asking for a link", || forgot(Phase::Saving)),
        exhibit("passwords/asked", "A link is on its way", || forgot(Phase::Saved)),
        exhibit("passwords/too-often", "Asked too often", || {
            forgot(refused(Problem::TooManyAttempts { retry_after: 40 }))
        }),
        exhibit("passwords/set", "Set a password", || set(true, Phase::Editing)),
        exhibit("passwords/saving", "Set a password, saving", || set(true, Phase::Saving)),
        exhibit("passwords/short", "A password that is too short", || {
            set(true, flawed(Flaw::TooShort { least: NewPassword::SHORTEST }))
        }),
        exhibit("passwords/guessable", "A password that is easy to guess", || {
            set(true, flawed(Flaw::Guessable { weakness: Weakness::Personal }))
        }),
        exhibit("passwords/required", "Single sign-on is required meanwhile", || {
            set(true, refused(Problem::SsoRequired))
        }),
        exhibit("passwords/unreachable", "Set a password, unreachable", || {
            set(true, Phase::Refused(Failure::Unreachable))
        }),
        exhibit("passwords/unusable", "A link that can’t be used", || set(false, Phase::Editing)),
        exhibit("passwords/done", "The password is set", || set(true, Phase::Saved)),
    ],
};

fn refused(problem: Problem) -> Phase {
    Phase::Refused(refusal(problem))
}

fn flawed(flaw: Flaw) -> Phase {
    refused(Problem::Invalid { errors: vec![FieldError::new(Field::Password, flaw)] })
}

fn forgot(phase: Phase) -> AnyView {
    let email = RwSignal::new("ada@northwind.example".to_owned());
    let phase = RwSignal::new(phase);
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title">"Sign in"</h1>
                    <div class="stack">
                        <ForgotPassword email phase />
                    </div>
                </CardBody>
            </Card>
        </SoloPage>
    }
    .into_any()
}

fn set(has_link: bool, phase: Phase) -> AnyView {
    let (phase, submit) = (RwSignal::new(phase), Callback::new(|_| {}));
    view! { <SetPasswordScreen has_link phase submit /> }.into_any()
}
