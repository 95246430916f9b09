//! The second step of a sign-in, setting up a factor, and one's own factors.

use gatehouse_contract::{
    AllowedFactors, AuthenticatorSetup, Enrolled, Enrolment, Factor, FactorName, Factors, Field,
    FieldError, Flaw, Problem, RecoveryCodes, Reply, Role, SecondFactorChallenge, SecondStepKind,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, refusal};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::browser::passkey::PasskeyError;
use crate::pages::{
    EnrolmentScreen, EnrolmentStep, FactorTask, FactorsModel, FactorsScreen, SecondFactorPage,
};
use crate::routes;
use crate::save::{Phase, Save};
use crate::session::Gate;
use crate::ui::Page;

/// What proves who somebody is, beside a password.
pub const ROOM: Room = Room {
    name: "Second factors",
    exhibits: &[
        exhibit("factors/step", "The second step", || step(Phase::Editing)),
        exhibit("factors/step-saving", "The second step, on its way", || step(Phase::Saving)),
        exhibit("factors/step-wrong", "A wrong code", || step(refused(Problem::WrongCode))),
        exhibit("factors/step-wait", "Too many wrong codes", || {
            step(refused(Problem::TooManyAttempts { retry_after: 320 }))
        }),
        exhibit("factors/step-unreachable", "The second step, unreachable", || {
            step(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("factors/step-recovery", "A recovery code", || {
            second_step(vec![SecondStepKind::RecoveryCode], Phase::Editing)
        }),
        exhibit("factors/step-recovery-wrong", "A wrong recovery code", || {
            second_step(vec![SecondStepKind::RecoveryCode], refused(Problem::WrongCode))
        }),
        exhibit("factors/step-passkey", "A passkey", || passkey_step(Phase::Editing)),
        exhibit("factors/step-passkey-asking", "A passkey, asked for", || {
            passkey_step(Phase::Saving)
        }),
        exhibit("factors/step-passkey-cancelled", "A passkey, cancelled", || {
            passkey_step(unanswered(PasskeyError::Cancelled))
        }),
        exhibit("factors/step-passkey-wrong", "A passkey that is not accepted", || {
            passkey_step(refused(Problem::WrongPasskey))
        }),
        exhibit("factors/enrol", "Set up a second factor", || {
            enrolment(EnrolmentStep::SettingUp(setup()), false)
        }),
        exhibit("factors/enrol-again", "Set one up anew", || {
            enrolment(EnrolmentStep::SettingUp(setup()), true)
        }),
        exhibit("factors/enrol-beginning", "Set one up, beginning", || {
            enrolment(EnrolmentStep::Beginning, false)
        }),
        exhibit("factors/enrol-failed", "Set one up, unreachable", || {
            enrolment(EnrolmentStep::Failed(Failure::Unreachable), false)
        }),
        exhibit("factors/enrol-codes", "Keep the recovery codes", || {
            enrolment(EnrolmentStep::Keeping(Box::new(enrolled())), false)
        }),
        exhibit("factors/enrol-passkey", "Add a passkey at sign-in", || {
            enrolment(EnrolmentStep::AddingPasskey, false)
        }),
        exhibit("factors/none", "No second factor", || own(Factors { ..nothing() })),
        exhibit("factors/apps", "Two apps", || own(apps(2, 9))),
        exhibit("factors/passkeys", "Two passkeys", || own(passkeys(2))),
        exhibit("factors/passkey-alone", "A passkey alone signs in", || {
            own(Factors { passkey_sign_in: true, ..passkeys(1) })
        }),
        exhibit("factors/adding-passkey", "Add a passkey", || {
            doing(FactorTask::AddingPasskey, Phase::Editing)
        }),
        exhibit("factors/adding-passkey-cancelled", "Add a passkey, cancelled", || {
            doing(FactorTask::AddingPasskey, unanswered(PasskeyError::Cancelled))
        }),
        exhibit("factors/adding-passkey-there", "Add a passkey that is there", || {
            doing(FactorTask::AddingPasskey, unanswered(PasskeyError::AlreadyThere))
        }),
        exhibit("factors/switching-passkey", "Let a passkey alone sign in", || {
            let task = FactorTask::SwitchingPasskeySignIn(true);
            shown(passkeys(2), task, Phase::Editing)
        }),
        exhibit("factors/switching-passkey-back", "Ask for the password again", || {
            let task = FactorTask::SwitchingPasskeySignIn(false);
            shown(Factors { passkey_sign_in: true, ..passkeys(1) }, task, Phase::Editing)
        }),
        exhibit("factors/removing-passkey", "Remove a passkey", || {
            shown(passkeys(2), FactorTask::Removing(passkey(0)), Phase::Editing)
        }),
        exhibit("factors/few-codes", "Few recovery codes", || own(apps(1, 2))),
        exhibit("factors/no-codes", "No recovery codes left", || own(apps(1, 0))),
        exhibit("factors/many", "Ten apps with long names", many),
        exhibit("factors/proving", "Add an app", || doing(FactorTask::Proving, Phase::Editing)),
        exhibit("factors/proving-wrong", "Add an app, wrong password", || {
            doing(FactorTask::Proving, refused(Problem::WrongPassword))
        }),
        exhibit("factors/setting-up", "Set up an app", || {
            doing(FactorTask::SettingUp(setup()), Phase::Editing)
        }),
        exhibit("factors/keeping", "New recovery codes", || {
            doing(FactorTask::Keeping(codes()), Phase::Editing)
        }),
        exhibit("factors/renaming", "Rename an app", || {
            doing(FactorTask::Renaming(app(0)), Phase::Editing)
        }),
        exhibit("factors/renaming-wrong", "Rename an app, a name that is none", || {
            let errors = vec![FieldError::new(Field::Name, Flaw::TooLong { limit: 60 })];
            doing(FactorTask::Renaming(app(0)), refused(Problem::Invalid { errors }))
        }),
        exhibit("factors/removing", "Remove an app", || {
            doing(FactorTask::Removing(app(0)), Phase::Editing)
        }),
        exhibit("factors/removing-last", "Remove the last app", || removing_last(None)),
        exhibit("factors/removing-denied", "Remove the last app while one is required", || {
            removing_last(Some(AllowedFactors::Any))
        }),
        exhibit("factors/making-codes", "Make new recovery codes", || {
            doing(FactorTask::MakingCodes, Phase::Editing)
        }),
    ],
};

fn refused(problem: Problem) -> Phase {
    Phase::Refused(refusal(problem))
}

fn unanswered(error: PasskeyError) -> Phase {
    Phase::Refused(Failure::Passkey(error))
}

fn passkey_step(phase: Phase) -> AnyView {
    second_step(vec![SecondStepKind::Passkey, SecondStepKind::RecoveryCode], phase)
}

fn step(phase: Phase) -> AnyView {
    second_step(vec![SecondStepKind::Code, SecondStepKind::RecoveryCode], phase)
}

fn second_step(steps: Vec<SecondStepKind>, phase: Phase) -> AnyView {
    let challenge = SecondFactorChallenge { email: "ada@northwind.example".to_owned(), steps };
    let (gate, phase) = (RwSignal::new(Gate::SignedOut), RwSignal::new(phase));
    view! { <SecondFactorPage gate challenge phase /> }.into_any()
}

fn enrolment(step: EnrolmentStep, again: bool) -> AnyView {
    let enrolment = Enrolment {
        email: "jun@northwind.example".to_owned(),
        organization: fixtures::organization().name,
        allowed: AllowedFactors::Any,
        again,
    };
    let (step, gate) = (RwSignal::new(step), RwSignal::new(Gate::SignedOut));
    let start = Callback::new(|()| {});
    view! { <EnrolmentScreen enrolment step start gate /> }.into_any()
}

fn setup() -> AuthenticatorSetup {
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned();
    let label = "Gatehouse%20%28Northwind%20Labs%29";
    let uri =
        format!("otpauth://totp/{label}:ada%40northwind.example?secret={secret}&issuer={label}");
    AuthenticatorSetup { id: "f1".to_owned(), secret, uri }
}

fn codes() -> Vec<String> {
    (0..RecoveryCodes::MADE).map(|n| format!("7{n}k2m-q9x{n}t")).collect()
}

fn enrolled() -> Reply<Enrolled> {
    let resource = Enrolled { factors: apps(1, 10), recovery_codes: codes() };
    Reply { resource, session: stage().session() }
}

fn nothing() -> Factors {
    Factors {
        authenticator_apps: Vec::new(),
        passkeys: Vec::new(),
        passkey_sign_in: false,
        recovery_codes: None,
        demand: None,
    }
}

fn app(n: i64) -> Factor {
    let name = if n == 0 { "Phone" } else { "Tablet" };
    Factor {
        id: format!("f{n}"),
        name: named(name),
        added_at: now().plus_days(-40 + n),
        used_at: (n == 0).then(|| now().plus_seconds(-7_200)),
    }
}

fn named(name: &str) -> FactorName {
    FactorName::parse(name).unwrap_or_else(|_| named("Phone"))
}

fn apps(count: i64, left: u32) -> Factors {
    Factors {
        authenticator_apps: (0..count).map(app).collect(),
        recovery_codes: Some(RecoveryCodes { left, made_at: now().plus_days(-40) }),
        ..nothing()
    }
}

fn passkey(n: i64) -> Factor {
    let name = if n == 0 { "Laptop" } else { "Security key" };
    Factor { id: format!("k{n}"), name: named(name), ..app(n) }
}

fn passkeys(count: i64) -> Factors {
    Factors { passkeys: (0..count).map(passkey).collect(), ..apps(1, 9) }
}

fn many() -> AnyView {
    let mut factors = apps(10, 10);
    for app in &mut factors.authenticator_apps {
        app.name = named("The authenticator app on the phone that stays in the office");
    }
    own(factors)
}

fn stage() -> Stage {
    let sso = fixtures::sso(gatehouse_contract::sso::SsoState::Unconfigured);
    Stage { role: Role::Owner, ..Stage::new(fixtures::facts(&sso)) }
}

fn own(factors: Factors) -> AnyView {
    shown(factors, FactorTask::Reading, Phase::Editing)
}

fn doing(task: FactorTask, phase: Phase) -> AnyView {
    shown(apps(2, 9), task, phase)
}

fn removing_last(demand: Option<AllowedFactors>) -> AnyView {
    shown(Factors { demand, ..apps(1, 9) }, FactorTask::Removing(app(0)), Phase::Editing)
}

fn shown(factors: Factors, task: FactorTask, phase: Phase) -> AnyView {
    let screen = move || {
        let model = FactorsModel {
            task: RwSignal::new(task.clone()),
            beginning: Save::still(phase.clone()),
            adding: Save::still(phase.clone()),
            switching: Save::still(phase.clone()),
            renaming: Save::still(phase.clone()),
            removing: Save::still(phase.clone()),
            making_codes: Save::still(phase.clone()),
            ..FactorsModel::live(factors.clone())
        };
        view! {
            <Page title="Sign-in & devices">
                <FactorsScreen model />
            </Page>
        }
    };
    stage().screen(routes::OVERVIEW, screen)
}
