use gatehouse_contract::{
    Action, AllowedFactors, Current, Denial, Problem, Reply, Role, TwoFactorPolicy,
};
use leptos::prelude::*;

use super::picture::{Picture, off, on, required, tested};
use crate::api::Failure;
use crate::browser::now;
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures;
use crate::pages::sso::Task;
use crate::save::Phase;

/// Changes of the switches.
pub const ROOM: Room = Room {
    name: "Single sign-on, changing",
    exhibits: &[
        exhibit("sso/turn-on", "Turn on", || off(tested(300)).asking(Action::TurnOnSso).show()),
        exhibit("sso/turn-on-proven", "Turn on, proven lately", || {
            off(tested(300)).asking(Action::TurnOnSso).proven().show()
        }),
        exhibit("sso/turn-on-sso-proof", "Turn on, without a password", || {
            let mut picture = off(tested(300)).asking(Action::TurnOnSso);
            picture.stage.proof_url = Some("https://app.northwind.example/sso/start/9f2c41");
            picture.show()
        }),
        exhibit("sso/turn-on-ends-two-factor", "Turn on, ends two-factor", || {
            off(tested(300)).ending_two_factor().asking(Action::TurnOnSso).show()
        }),
        exhibit("sso/turn-off-restore", "Turn off after a two-factor requirement", || {
            let mut picture = on(300).asking(Action::TurnOffSso);
            picture.settings.two_factor_before = TwoFactorPolicy::Required {
                holds_from: now().plus_days(-40),
                allowed: AllowedFactors::Any,
            };
            picture.show()
        }),
        exhibit("sso/turn-off", "Turn off", || on(300).asking(Action::TurnOffSso).show()),
        exhibit("sso/require", "Require", || on(300).asking(Action::RequireSso).show()),
        exhibit("sso/stop-requiring", "Stop requiring", || {
            required().asking(Action::StopRequiringSso).show()
        }),
        exhibit("sso/idp-managed-on", "Turn IdP-managed on", || {
            on(300).without_idp_managed().asking(Action::LetIdpAddMembers).show()
        }),
        exhibit("sso/idp-managed-off", "Turn IdP-managed off", || {
            on(300).asking(Action::StopIdpAddingMembers).show()
        }),
        exhibit("sso/saving", "Saving", || requiring(Phase::Saving)),
        exhibit("sso/saved", "Saved", || required().show()),
        exhibit("sso/wrong-password", "Wrong password", || refused(Problem::WrongPassword)),
        exhibit("sso/too-many-attempts", "Too many attempts", || {
            refused(Problem::TooManyAttempts { retry_after: 240 })
        }),
        exhibit("sso/step-up", "Proof has run out", || refused(Problem::StepUpRequired)),
        exhibit("sso/unreachable", "Unreachable", || {
            requiring(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("sso/unreadable", "Something else answered", || {
            requiring(Phase::Refused(Failure::Unreadable))
        }),
        exhibit("sso/unavailable", "Too busy", || refused(Problem::Unavailable)),
        exhibit("sso/internal", "Fault of the server", || refused(Problem::Internal)),
        exhibit("sso/denied-role", "Denied: role", || {
            denied(Denial::RoleRequired { roles: vec![Role::Owner, Role::Admin] })
        }),
        exhibit("sso/denied-unconfigured", "Denied: unconfigured", || {
            denied(Denial::SsoUnconfigured)
        }),
        exhibit("sso/denied-untested", "Denied: untested", || denied(Denial::SsoUntested)),
        exhibit("sso/denied-domain", "Denied: no domain", || denied(Denial::DomainUnverified)),
        exhibit("sso/denied-expired", "Denied: expired", || denied(Denial::CertificateExpired)),
        exhibit("sso/denied-is-on", "Denied: is on", || denied(Denial::SsoIsOn)),
        exhibit("sso/denied-is-off", "Denied: is off", || denied(Denial::SsoIsOff)),
        exhibit("sso/stale", "Changed by somebody else", stale),
    ],
};

fn requiring(phase: Phase) -> AnyView {
    on(23).with(Task::Switching(Action::RequireSso), phase).show()
}

fn refused(problem: Problem) -> AnyView {
    requiring(Phase::Refused(fixtures::refusal(problem)))
}

fn denied(denial: Denial) -> AnyView {
    refused(Problem::Denied { denial })
}

fn stale() -> AnyView {
    let Picture { settings, stage, .. } = on(23);
    let session = stage.session();
    let current = Current::Sso(Box::new(Reply { resource: settings, session }));
    refused(Problem::Stale { current })
}
