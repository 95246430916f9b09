//! Invitations: sending them, those that are open, and joining.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    Denial, EmailAddress, Field, FieldError, Flaw, Invitation, InvitationOffer, InvitationQuery,
    Invitations, Invitee, InviteeStatus, MemberSignIn, Permit, Problem, Role, Viewer,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, refusal};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::pages::invitations::{InvitationTask, InvitationsModel, InvitationsScreen};
use crate::pages::invite::{InviteDraft, InviteScreen, Known};
use crate::pages::members::{MembersFrame, MembersTab};
use crate::pages::{JoinScreen, JoinStep, Present};
use crate::routes;
use crate::save::Phase;

/// Everything about invitations.
pub const ROOM: Room = Room {
    name: "Invitations",
    exhibits: &[
        exhibit("invitations/open", "Open ones", || list(|_| {})),
        exhibit("invitations/none", "None", || {
            list(|model| model.found.set(Some(Invitations::default())))
        }),
        exhibit("invitations/loading", "Loading", || list(|model| model.found.set(None))),
        exhibit("invitations/unreachable", "Unreachable", || {
            list(|model| {
                model.found.set(None);
                model.failure.set(Some(Failure::Unreachable));
            })
        }),
        exhibit("invitations/more", "More than a page", || {
            list(|model| model.found.update(|it| it.iter_mut().for_each(|it| it.total = 240)))
        }),
        exhibit("invitations/resend", "Send again", || task(InvitationTask::Sending)),
        exhibit("invitations/resend-wait", "Send again: too soon", || {
            list(|model| {
                model.task.set(InvitationTask::Sending(pending()));
                let problem = Problem::InvitationSentLately { retry_after: 40 };
                model.doing.phase.set(Phase::Refused(refusal(problem)));
            })
        }),
        exhibit("invitations/link", "Show the link", || task(InvitationTask::Linking)),
        exhibit("invitations/copy", "The link", || {
            task(|it| InvitationTask::Copying(it, LINK.to_owned()))
        }),
        exhibit("invitations/revoke", "Revoke", || task(InvitationTask::Revoking)),
        exhibit("invite/empty", "Invite people", || invite("", |_| {})),
        exhibit("invite/checked", "Checked", || invite(PASTED, |_| {})),
        exhibit("invite/asking", "Invite: what follows", || {
            invite(PASTED, |it| it.asking.set(true))
        }),
        exhibit("invite/too-many", "Invite: too many in an hour", || {
            invite(PASTED, |it| {
                it.asking.set(true);
                let problem = Problem::TooManyInvitations { limit: 500, retry_after: 900 };
                it.inviting.phase.set(Phase::Refused(refusal(problem)));
            })
        }),
        exhibit("invite/unreachable", "Checking: unreachable", || {
            invite(PASTED, |it| {
                it.known.set(Known::new());
                it.failure.set(Some(Failure::Unreachable));
            })
        }),
        exhibit("invite/checking", "Checking", || invite(PASTED, |it| it.known.set(Known::new()))),
        exhibit("invite/left-out", "Checked: left out", || invite(LEFT_OUT, |_| {})),
        exhibit("invite/too-many-at-once", "Invite: too many at once", || {
            invite("", |it| {
                let people = (0..250).map(|n| format!("person-{n}@northwind.example"));
                it.text.set(people.collect::<Vec<_>>().join(", "));
            })
        }),
        exhibit("join/password", "Join with a password", || {
            join(offer(MemberSignIn::Password), Phase::Editing)
        }),
        exhibit("join/signed-in", "Join while signed in", || {
            let ada = Viewer {
                id: "ada".to_owned(),
                name: "Ada Osei".to_owned(),
                email: "ada@northwind.example".to_owned(),
                role: Role::Owner,
            };
            join_beside(Some(ada), offer(MemberSignIn::Password), Phase::Editing)
        }),
        exhibit("join/flawed", "Join: what is wrong", || {
            let error = FieldError::new(Field::Password, Flaw::TooShort { least: 15 });
            let problem = Problem::Invalid { errors: vec![error] };
            join(offer(MemberSignIn::Password), Phase::Refused(refusal(problem)))
        }),
        exhibit("join/either", "Join either way", || {
            join(offer(MemberSignIn::PasswordOrSso), Phase::Editing)
        }),
        exhibit("join/sso", "Join through the identity provider", || {
            join(offer(MemberSignIn::Sso), Phase::Editing)
        }),
        exhibit("join/nothing", "Join: no way in", || {
            join(offer(MemberSignIn::Nothing), Phase::Editing)
        }),
        exhibit("join/account", "Join: an account already", || {
            let offer = InvitationOffer { account: true, ..offered(MemberSignIn::Password) };
            join(JoinStep::Asked(offer), Phase::Editing)
        }),
        exhibit("join/unusable", "A link that can’t be used", || {
            join(JoinStep::Unusable, Phase::Editing)
        }),
        exhibit("join/missing", "An address without its link", || {
            join(JoinStep::Missing, Phase::Editing)
        }),
        exhibit("join/unreachable", "Join: unreachable", || {
            join(JoinStep::Failed(Failure::Unreachable), Phase::Editing)
        }),
    ],
};

const LINK: &str = "https://gatehouse.example/join#01a2170d.5e884898da28047151d0e56f8dc62927";

const PASTED: &str = "kim@northwind.example, zoe@partner.example\nJun Kato <jun@northwind.example>\n\
     max.northwind.example\nkim@northwind.example";

const LEFT_OUT: &str = "kim@northwind.example, superuser\nzoe@part\u{202e}ner.example\n\
     \"quoted local\"@partner.example\n=cmd|' /C calc'!A0@partner.example";

fn screen(
    tab: MembersTab,
    path: &'static str,
    page: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let stage = Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured)));
    stage.screen(path, move || view! { <MembersFrame tab>{page()}</MembersFrame> })
}

fn pending() -> Invitation {
    Invitation {
        id: "1".to_owned(),
        email: "kim@northwind.example".to_owned(),
        role: Role::Admin,
        guest: false,
        exempt: false,
        invited_by: "Ada Osei".to_owned(),
        sent_at: now().plus_seconds(-7_200),
        expires_at: now().plus_days(6),
        expired: false,
        permit: Permit::Allowed,
    }
}

fn list(change: fn(InvitationsModel)) -> AnyView {
    list_with(change)
}

fn task(of: fn(Invitation) -> InvitationTask) -> AnyView {
    list_with(move |model| model.task.set(of(pending())))
}

fn list_with(change: impl Fn(InvitationsModel) + Copy + Send + Sync + 'static) -> AnyView {
    screen(MembersTab::Invitations, routes::INVITATIONS, move || {
        let model = several();
        change(model);
        view! { <InvitationsScreen model /> }.into_any()
    })
}

/// Some that are open.
pub fn several() -> InvitationsModel {
    let guest = Invitation {
        id: "2".to_owned(),
        email: format!("{}@partner.example", "zoe-".repeat(14)),
        role: Role::Member,
        guest: true,
        exempt: true,
        ..pending()
    };
    let ended = Invitation {
        id: "3".to_owned(),
        expired: true,
        expires_at: now().plus_days(-2),
        permit: Permit::Denied(Denial::RoleRequired { roles: vec![Role::Owner] }),
        ..pending()
    };
    let found = Invitations {
        total: 3,
        invitations: vec![pending(), guest, ended],
        roles: Role::ALL.to_vec(),
    };
    let model = InvitationsModel::still(RwSignal::new(InvitationQuery::default()).into());
    model.found.set(Some(found));
    model
}

fn invite(text: &'static str, change: fn(InviteDraft)) -> AnyView {
    screen(MembersTab::Invite, routes::INVITE, move || {
        let draft = InviteDraft::still(Role::ALL.to_vec());
        draft.text.set(text.to_owned());
        let known = |email: &str, status, guest| {
            let email = EmailAddress::parse(email).ok()?;
            let (sso_alone_as, excepted_as) = match guest {
                true => (Vec::new(), vec![Role::Member]),
                false => (vec![Role::Member], Vec::new()),
            };
            Some((email.clone(), Invitee { email, status, guest, sso_alone_as, excepted_as }))
        };
        let all = [
            known("kim@northwind.example", InviteeStatus::New, false),
            known("zoe@partner.example", InviteeStatus::New, true),
            known("jun@northwind.example", InviteeStatus::Member, false),
        ];
        draft.known.set(all.into_iter().flatten().collect());
        change(draft);
        view! { <InviteScreen draft /> }.into_any()
    })
}

fn offered(sign_in: MemberSignIn) -> InvitationOffer {
    InvitationOffer {
        organization: fixtures::name_of("Northwind Labs"),
        email: "kim@northwind.example".to_owned(),
        role: Role::Admin,
        invited_by: "Ada Osei".to_owned(),
        expires_at: now().plus_days(6),
        sign_in,
        sso_start_url: Some("/saml/9f2c41/start".to_owned()),
        account: false,
    }
}

fn offer(sign_in: MemberSignIn) -> JoinStep {
    JoinStep::Asked(offered(sign_in))
}

fn join(step: JoinStep, phase: Phase) -> AnyView {
    join_beside(None, step, phase)
}

fn join_beside(present: Option<Viewer>, step: JoinStep, phase: Phase) -> AnyView {
    let (step, phase) = (RwSignal::new(step), RwSignal::new(phase));
    let (submit, retry) = (Callback::new(|_| {}), Callback::new(|()| {}));
    view! { <JoinScreen step phase present=Present::still(present) submit retry /> }.into_any()
}
