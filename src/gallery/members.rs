//! Members in every state.

use std::collections::BTreeMap;

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    Denial, FactorsHeld, Member, MemberQuery, MemberSignIn, Permit, Person, Problem, Role,
    RoleShift,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME, refusal};
use super::invitations;
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::pages::invitations::InvitationsList;
use crate::pages::members::{
    Asked, MemberTask, MembersFrame, MembersModel, MembersScreen, MembersTab, Status,
};
use crate::routes;
use crate::save::Phase;

/// Everything on the page.
pub const ROOM: Room = Room {
    name: "Members",
    exhibits: &[
        exhibit("members/all", "Everyone", || everyone().show()),
        exhibit("members/many", "Ten thousand", || Picture { total: 10_000, ..everyone() }.show()),
        exhibit("members/found", "Some of them", || {
            Picture { query: asked(), ..everyone() }.show()
        }),
        exhibit("members/older", "Older than what is asked for", || {
            Picture { busy: true, query: asked(), ..everyone() }.show()
        }),
        exhibit("members/nobody", "Nobody is like that", || {
            Picture { members: Vec::new(), total: 0, query: asked(), ..everyone() }.show()
        }),
        exhibit("members/changed", "Changed by somebody else", || {
            Picture { changed: true, ..everyone() }.show()
        }),
        exhibit("members/pending", "Invited and not yet joined", || {
            Picture { status: Status::Pending, ..everyone() }.show()
        }),
        exhibit("members/long", "Long names", || {
            let mut picture = everyone();
            picture.members[3].person.name = LONG_NAME.to_owned();
            picture.members[3].person.email = format!("{}@partner.example", "a".repeat(48));
            picture.show()
        }),
        exhibit("members/loading", "Loading", || Picture { is_here: false, ..everyone() }.show()),
        exhibit("members/load-unreachable", "Unreachable", || {
            let failure = Some(Failure::Unreachable);
            Picture { is_here: false, failure, ..everyone() }.show()
        }),
        exhibit("members/more-unreachable", "More of them unreachable", || {
            Picture { failure: Some(Failure::Unreachable), ..everyone() }.show()
        }),
        exhibit("members/admin", "As Admin", || {
            Picture { viewer: Role::Admin, ..everyone() }.show()
        }),
        exhibit("members/role", "Change a role", || giving(Phase::Editing)),
        exhibit("members/role-saving", "Change a role: saving", || giving(Phase::Saving)),
        exhibit("members/role-last", "Change a role: the last Owner", || {
            giving(refused(Problem::Denied { denial: Denial::LastOwner }))
        }),
        exhibit("members/selected", "Several selected", || several(MemberTask::Reading)),
        exhibit("members/several-role", "Change the role of several", || {
            several(MemberTask::ChangingRole)
        }),
        exhibit("members/several-remove", "Remove several", || several(MemberTask::Removing)),
        exhibit("members/remove", "Remove", || removing(Phase::Editing)),
        exhibit("members/remove-unreachable", "Remove: unreachable", || {
            removing(Phase::Refused(Failure::Unreachable))
        }),
    ],
};

fn refused(problem: Problem) -> Phase {
    Phase::Refused(refusal(problem))
}

struct Picture {
    viewer: Role,
    members: Vec<Member>,
    total: u32,
    status: Status,
    query: MemberQuery,
    is_here: bool,
    busy: bool,
    changed: bool,
    failure: Option<Failure>,
    selected: Vec<Member>,
    concerned: Vec<Member>,
    task: MemberTask,
    phase: Phase,
}

fn everyone() -> Picture {
    let members = vec![
        member("Ada Osei", Role::Owner, MemberSignIn::PasswordOrSso, (true, true)),
        member("Bea Lindqvist", Role::BillingAdmin, MemberSignIn::Password, (false, false)),
        member("Jun Kato", Role::Member, MemberSignIn::Sso, (true, false)),
        member("Lee Park", Role::Member, MemberSignIn::Nothing, (false, true)),
        member("Ravi Vance", Role::Admin, MemberSignIn::Password, (true, false)),
    ];
    Picture {
        viewer: Role::Owner,
        total: 5,
        members,
        status: Status::Joined,
        query: MemberQuery::default(),
        is_here: true,
        busy: false,
        changed: false,
        failure: None,
        selected: Vec::new(),
        concerned: Vec::new(),
        task: MemberTask::Reading,
        phase: Phase::Editing,
    }
}

fn asked() -> MemberQuery {
    MemberQuery { search: "osei".to_owned(), role: Some(Role::Owner), ..MemberQuery::default() }
}

/// A member of this role, who signs in so, with an authenticator app and a passkey or without.
pub fn member(name: &str, role: Role, sign_in: MemberSignIn, held: (bool, bool)) -> Member {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    Member {
        person: Person {
            id: first.clone(),
            name: name.to_owned(),
            email: format!("{first}@northwind.example"),
            role,
        },
        sign_in,
        held: FactorsHeld { authenticator_app: held.0, passkey: held.1 },
        guest: sign_in == MemberSignIn::Nothing,
        last_seen: Some(now().plus_seconds(-7_200)),
        devices: 2,
        returns: sign_in == MemberSignIn::Sso,
        roles: Role::ALL.to_vec(),
        shifts: shifts(role),
        removal: match role {
            Role::Owner => Permit::Denied(Denial::LastOwner),
            _ => Permit::Allowed,
        },
    }
}

/// As beside required single sign-on.
fn shifts(role: Role) -> Vec<RoleShift> {
    let shift = |wanted| RoleShift {
        role: wanted,
        sign_in: MemberSignIn::Sso,
        signed_out: true,
        exception_ends: false,
        sets_up_factor: false,
    };
    let lower = [Role::BillingAdmin, Role::Member].into_iter().map(shift);
    lower.filter(|_| role.keeps_password()).collect()
}

fn giving(phase: Phase) -> AnyView {
    let picture = everyone();
    let concerned = vec![picture.members[4].clone()];
    Picture { task: MemberTask::ChangingRole, concerned, phase, ..picture }.show()
}

fn removing(phase: Phase) -> AnyView {
    let picture = everyone();
    let concerned = vec![picture.members[2].clone()];
    Picture { task: MemberTask::Removing, concerned, phase, ..picture }.show()
}

fn several(task: MemberTask) -> AnyView {
    let picture = everyone();
    let selected = picture.members[1..].to_vec();
    let concerned = picture.members.clone();
    Picture { task, selected, concerned, ..picture }.show()
}

impl Picture {
    fn show(self) -> AnyView {
        let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
        let stage = Stage { role: self.viewer, ..Stage::new(access) };
        let page = move || {
            let model = self.model();
            let pending = || view! { <InvitationsList model=invitations::several() /> };
            view! {
                <MembersFrame tab=MembersTab::Members>
                    <MembersScreen model pending />
                </MembersFrame>
            }
        };
        stage.screen(routes::MEMBERS, page)
    }

    fn asked(&self) -> Asked {
        Asked { status: self.status, query: self.query.clone() }
    }

    fn model(&self) -> MembersModel {
        let model = MembersModel::still(RwSignal::new(self.asked()).into());
        model.listing.counts.set(self.is_here.then_some((self.total.max(5), self.total)));
        model.listing.pages.set(BTreeMap::from([(1, self.members.clone())]));
        model.listing.busy.set(self.busy);
        model.listing.changed.set(self.changed);
        model.listing.failure.set(self.failure.clone());
        self.selected.iter().for_each(|member| model.select(member, true));
        model.concerned.set(self.concerned.clone());
        model.task.set(self.task);
        model.giving.phase.set(self.phase.clone());
        model.removing.phase.set(self.phase.clone());
        model
    }
}
