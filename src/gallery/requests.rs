//! Asking for a higher role, and deciding on it.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    AccessDecision, AccessRequest, AccessRequests, Denial, Member, MemberSignIn, OwnAccess,
    OwnRequest, Permit, Problem, Role, RoleShift,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, refusal};
use super::members::member;
use super::stage::Stage;
use crate::browser::now;
use crate::pages::ask::{AskCard, AskModel};
use crate::pages::members::{MembersFrame, MembersTab};
use crate::pages::requests::{RequestTask, RequestsModel, RequestsScreen};
use crate::routes;
use crate::save::Phase;
use crate::ui::Page;

/// Everything about requests.
pub const ROOM: Room = Room {
    name: "Requests",
    exhibits: &[
        exhibit("requests/none", "None", || list(|it| it.requests.set(AccessRequests::default()))),
        exhibit("requests/open", "Open ones", || list(|_| {})),
        exhibit("requests/many", "More than are shown", || {
            list(|it| it.requests.update(|it| it.total = 240))
        }),
        exhibit("requests/grant", "Give a role", || {
            list(|it| it.task.set(RequestTask::Granting(asked())))
        }),
        exhibit("requests/decline", "Decline", || {
            list(|it| it.task.set(RequestTask::Declining(asked())))
        }),
        exhibit("requests/saving", "Saving", || {
            list(|it| {
                it.task.set(RequestTask::Granting(asked()));
                it.deciding.phase.set(Phase::Saving);
            })
        }),
        exhibit("ask/nothing", "Nothing asked for", || own(None, None, |_| {})),
        exhibit("ask/form", "Ask for access", || own(None, None, |it| it.open.set(true))),
        exhibit("ask/too-high", "Ask: not above one’s own", || {
            own(None, None, |it| {
                it.open.set(true);
                let problem = Problem::Denied { denial: Denial::NotAboveYou };
                it.asking.phase.set(Phase::Refused(refusal(problem)));
            })
        }),
        exhibit("ask/open", "Asked for", || own(Some(request()), None, |_| {})),
        exhibit("ask/granted", "Granted", || own(None, Some(decision(true)), |_| {})),
        exhibit("ask/declined", "Declined", || own(None, Some(decision(false)), |_| {})),
    ],
};

const REASON: &str = "I am to set up single sign-on.\nFrom next week on.";

fn asked() -> AccessRequest {
    AccessRequest {
        id: "1".to_owned(),
        member: Member {
            shifts: vec![as_admin()],
            ..member("Jun Kato", Role::Member, MemberSignIn::Sso, (false, false))
        },
        role: Role::Admin,
        reason: REASON.to_owned(),
        asked_at: now().plus_seconds(-7_200),
        permit: Permit::Allowed,
    }
}

/// As beside required single sign-on.
fn as_admin() -> RoleShift {
    RoleShift {
        role: Role::Admin,
        sign_in: MemberSignIn::PasswordOrSso,
        signed_out: false,
        exception_ends: false,
        sets_up_factor: true,
    }
}

fn list(change: fn(RequestsModel)) -> AnyView {
    let stage = Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured)));
    stage.screen(routes::REQUESTS, move || {
        let roles = vec![Role::Owner];
        let other = AccessRequest {
            id: "3".to_owned(),
            role: Role::Owner,
            reason: "long ".repeat(100),
            permit: Permit::Denied(Denial::RoleRequired { roles }),
            ..asked()
        };
        let requests = AccessRequests { total: 2, requests: vec![asked(), other] };
        let model = RequestsModel::still(requests);
        change(model);
        view! {
            <MembersFrame tab=MembersTab::Requests>
                <RequestsScreen model />
            </MembersFrame>
        }
    })
}

fn request() -> OwnRequest {
    let asked_at = now().plus_seconds(-7_200);
    OwnRequest { role: Role::Admin, reason: REASON.to_owned(), asked_at }
}

fn decision(granted: bool) -> AccessDecision {
    AccessDecision {
        role: Role::Admin,
        granted,
        by: "Ada Osei".to_owned(),
        at: now().plus_seconds(-7_200),
        note: (!granted).then(|| "Ravi does that already.".to_owned()),
    }
}

fn own(
    request: Option<OwnRequest>,
    decision: Option<AccessDecision>,
    change: fn(AskModel),
) -> AnyView {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    let stage = Stage { role: Role::Member, ..Stage::new(access) };
    let own =
        OwnAccess { roles: vec![Role::Owner, Role::Admin, Role::BillingAdmin], request, decision };
    stage.screen(routes::OVERVIEW, move || {
        let model = AskModel::still(own.clone());
        change(model);
        view! {
            <Page title="Overview">
                <AskCard model />
            </Page>
        }
    })
}
