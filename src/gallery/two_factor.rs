//! Two-factor in every state.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    AccessFacts, AllowedFactors, Coverage, Current, Denial, FactorsHeld, Field, FieldError, Flaw,
    PeopleFactors, Permit, PersonFactors, Problem, Reply, Role, TwoFactorPolicy, TwoFactorSettings,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::load::Load;
use crate::pages::AccessTab;
use crate::pages::two_factor::{PeopleSearch, TwoFactorModel, TwoFactorScreen, TwoFactorTask};
use crate::save::{Phase, Save};

/// Everything on the two-factor tab.
pub const ROOM: Room = Room {
    name: "Two-factor",
    exhibits: &[
        exhibit("two-factor/not-required", "Not required", || not_required().show()),
        exhibit("two-factor/required", "Required", || required(-3).show()),
        exhibit("two-factor/scheduled", "Required from a day on", || required(14).show()),
        exhibit("two-factor/sso-is-on", "Single sign-on is on", || excluded().show()),
        exhibit("two-factor/no-factor-of-your-own", "Nothing of your own", || {
            not_required().without_factor().show()
        }),
        exhibit("two-factor/required-by-others", "Required by others", || {
            required(14).without_factor().show()
        }),
        exhibit("two-factor/passkeys-only", "Passkeys alone count", || {
            required_of(-3, AllowedFactors::PasskeysOnly).show()
        }),
        exhibit("two-factor/due", "Yours is due in ten days", || due(10, AllowedFactors::Any)),
        exhibit("two-factor/due-tomorrow", "Your passkey is due tomorrow", || {
            due(1, AllowedFactors::PasskeysOnly)
        }),
        exhibit("two-factor/due-now", "Yours is due now", || due(0, AllowedFactors::Any)),
        exhibit("two-factor/everybody", "Everybody has one", || covered(44, 0, 0).show()),
        exhibit("two-factor/nobody", "Nobody has one", || covered(0, 0, 44).show()),
        exhibit("two-factor/many", "Many have none", many),
        exhibit("two-factor/ten-thousand", "Ten thousand people", || covered(9_000, 999, 1).show()),
        exhibit("two-factor/long", "Long names", long),
        exhibit("two-factor/admin", "As Admin", || not_required().seen_by(Role::Admin).show()),
        exhibit("two-factor/billing-admin", "As Billing Admin", || {
            not_required().seen_by(Role::BillingAdmin).show()
        }),
        exhibit("two-factor/member", "As Member", || not_required().seen_by(Role::Member).show()),
        exhibit("two-factor/role-raised", "Role raised meanwhile", || role_changed(Role::Admin)),
        exhibit("two-factor/role-lowered", "Role lowered meanwhile", || role_changed(Role::Member)),
        exhibit("two-factor/session-ended", "Session ended", session_ended),
        exhibit("two-factor/loading", "Loading", || load(Load::Loading)),
        exhibit("two-factor/load-unreachable", "Unreachable", || {
            load(Load::Failed(Failure::Unreachable))
        }),
        exhibit("two-factor/load-internal", "Fault of the server", || {
            load(Load::Failed(fixtures::refusal(Problem::Internal)))
        }),
        exhibit("two-factor/require", "Require", || requiring(Phase::Editing)),
        exhibit("two-factor/require-passkeys", "Require passkeys", || {
            requiring_passkeys().with_passkey().show()
        }),
        exhibit("two-factor/denied-passkeys", "Denied: no passkey of your own", || {
            requiring_passkeys().show()
        }),
        exhibit("two-factor/change-date", "Change the date", || {
            required(14).with(TwoFactorTask::Requiring, Phase::Editing).show()
        }),
        exhibit("two-factor/saving", "Saving", || requiring(Phase::Saving)),
        exhibit("two-factor/wrong-password", "Wrong password", || refused(Problem::WrongPassword)),
        exhibit("two-factor/too-many-attempts", "Too many attempts", || {
            refused(Problem::TooManyAttempts { retry_after: 240 })
        }),
        exhibit("two-factor/step-up", "Proof has run out", || refused(Problem::StepUpRequired)),
        exhibit("two-factor/internal", "Fault of the server", || refused(Problem::Internal)),
        exhibit("two-factor/day-passed", "A day that has passed", || day(Flaw::InThePast)),
        exhibit("two-factor/day-too-far", "A day too far ahead", || {
            day(Flaw::TooFarAhead { latest: now().plus_days(30) })
        }),
        exhibit("two-factor/unreachable", "Unreachable", || {
            requiring(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("two-factor/denied", "Denied: single sign-on is on", || {
            refused(Problem::Denied { denial: Denial::SsoIsOn })
        }),
        exhibit("two-factor/stale", "Changed by somebody else", stale),
        exhibit("two-factor/found", "People found", || found().show()),
        exhibit("two-factor/nobody-found", "Nobody found", || {
            let mut picture = not_required();
            picture.searched = Some(("zoe", PeopleFactors::default()));
            picture.show()
        }),
        exhibit("two-factor/reset", "Reset", || {
            found().with(TwoFactorTask::Resetting, Phase::Editing).show()
        }),
        exhibit("two-factor/reset-required", "Reset while required", || {
            let mut picture = found().with(TwoFactorTask::Resetting, Phase::Editing);
            picture.settings = required(-3).settings;
            picture.show()
        }),
        exhibit("two-factor/reset-refused", "Reset refused", || {
            let phase =
                Phase::Refused(fixtures::refusal(Problem::Denied { denial: Denial::NotBelowYou }));
            found().with(TwoFactorTask::Resetting, phase).show()
        }),
        exhibit("two-factor/stop", "Stop requiring", || {
            required(-3).with(TwoFactorTask::StoppingToRequire, Phase::Editing).show()
        }),
    ],
};

/// A picture of the page.
struct Picture {
    stage: Stage,
    settings: TwoFactorSettings,
    task: TwoFactorTask,
    phase: Phase,
    /// Who was looked for, and who was found.
    searched: Option<(&'static str, PeopleFactors)>,
}

fn picture(settings: TwoFactorSettings, access: AccessFacts) -> Picture {
    let stage = Stage::new(access);
    Picture { stage, settings, task: TwoFactorTask::Reading, phase: Phase::Editing, searched: None }
}

fn sso_off() -> AccessFacts {
    fixtures::facts(&fixtures::sso(SsoState::Unconfigured))
}

fn not_required() -> Picture {
    picture(fixtures::two_factor(TwoFactorPolicy::NotRequired), sso_off())
}

fn required(days: i64) -> Picture {
    required_of(days, AllowedFactors::Any)
}

/// The page of a Member who has nothing yet.
fn due(days: i64, allowed: AllowedFactors) -> AnyView {
    let mut picture = required_of(days, allowed).seen_by(Role::Member).without_factor();
    picture.stage.factor_due = Some((days, allowed));
    picture.show()
}

fn required_of(days: i64, allowed: AllowedFactors) -> Picture {
    let policy = TwoFactorPolicy::Required { holds_from: now().plus_days(days), allowed };
    picture(fixtures::two_factor(policy), sso_off())
}

fn excluded() -> Picture {
    let access = AccessFacts { sso_on: true, connected: true, ..sso_off() };
    picture(fixtures::two_factor(TwoFactorPolicy::NotRequired), access)
}

fn covered(authenticator_app: u32, passkey: u32, none: u32) -> Picture {
    let mut picture = not_required();
    picture.settings.coverage = Coverage { authenticator_app, passkey, none };
    picture.settings.lacking.people.truncate(none as usize);
    picture.settings.lacking.total = none;
    picture
}

fn requiring_passkeys() -> Picture {
    required_of(14, AllowedFactors::PasskeysOnly).with(TwoFactorTask::Requiring, Phase::Editing)
}

impl Picture {
    fn seen_by(mut self, role: Role) -> Self {
        self.stage.role = role;
        self
    }

    fn without_factor(mut self) -> Self {
        self.stage.held = FactorsHeld::default();
        self
    }

    fn with_passkey(mut self) -> Self {
        self.stage.held.passkey = true;
        self
    }

    fn with(self, task: TwoFactorTask, phase: Phase) -> Self {
        Self { task, phase, ..self }
    }

    fn show(self) -> AnyView {
        let Self { stage, settings, task, phase, searched } = self;
        let content = move || {
            let everyone = PeopleSearch::still();
            everyone.typed.set(searched.as_ref().map(|it| it.0.to_owned()).unwrap_or_default());
            everyone.found.set(searched.clone().map(|it| it.1));
            let model = TwoFactorModel {
                settings: RwSignal::new(settings.clone()),
                task: RwSignal::new(task),
                saving: Save::still(phase.clone()),
                lacking: PeopleSearch::still(),
                everyone,
                reminding: Save::still(Phase::Editing),
                reminded: RwSignal::new(None),
                resetting: Save::still(phase.clone()),
                reset: RwSignal::new(searched.as_ref().and_then(|it| it.1.people.first().cloned())),
            };
            view! { <TwoFactorScreen model /> }.into_any()
        };
        stage.tab(AccessTab::TwoFactor, content)
    }
}

/// Four people, as an Admin finds them.
fn found() -> Picture {
    let with = |name, authenticator_app, passkey, reset| PersonFactors {
        held: FactorsHeld { authenticator_app, passkey },
        reset,
        ..fixtures::lacking(name, Some(2), true)
    };
    let people = vec![
        with("Anja Weber", true, false, Permit::Allowed),
        with("Ada Osei", true, true, Permit::Denied(Denial::NotBelowYou)),
        with("Ravi Vance", false, true, Permit::Denied(Denial::OwnFactors)),
        with("Mara Bauer", false, false, Permit::Allowed),
    ];
    let mut picture = not_required().seen_by(Role::Admin);
    picture.searched = Some(("a", PeopleFactors { total: 4, people }));
    picture
}

fn requiring(phase: Phase) -> AnyView {
    not_required().with(TwoFactorTask::Requiring, phase).show()
}

fn refused(problem: Problem) -> AnyView {
    requiring(Phase::Refused(fixtures::refusal(problem)))
}

/// Another day for a requirement that is scheduled.
fn day(flaw: Flaw) -> AnyView {
    let errors = vec![FieldError::new(Field::HoldsFrom, flaw)];
    let phase = Phase::Refused(fixtures::refusal(Problem::Invalid { errors }));
    required(14).with(TwoFactorTask::Requiring, phase).show()
}

fn role_changed(role: Role) -> AnyView {
    let mut picture = not_required().seen_by(role);
    picture.stage.former_role = Some(Role::BillingAdmin);
    picture.show()
}

fn session_ended() -> AnyView {
    let mut picture = required(14);
    picture.stage.ended = true;
    picture.show()
}

fn load(load: Load<()>) -> AnyView {
    not_required().stage.loading(AccessTab::TwoFactor, "Loading two-factor", load)
}

fn stale() -> AnyView {
    let Picture { settings, stage, .. } = required(14);
    let session = stage.session();
    let current = Current::TwoFactor(Box::new(Reply { resource: settings, session }));
    let phase = Phase::Refused(fixtures::refusal(Problem::Stale { current }));
    required(14).with(TwoFactorTask::StoppingToRequire, phase).show()
}

fn many() -> AnyView {
    let mut picture = not_required();
    let person = |number| fixtures::lacking(&format!("Person {number:02}"), Some(number), true);
    picture.settings.lacking = PeopleFactors { total: 120, people: (0..50).map(person).collect() };
    picture.show()
}

fn long() -> AnyView {
    let mut picture = not_required();
    picture.stage.organization = LONG_NAME;
    for lacking in &mut picture.settings.lacking.people {
        lacking.person.name = LONG_NAME.to_owned();
        lacking.person.email = format!("{LONG_NAME}@northwind.example");
    }
    picture.show()
}
