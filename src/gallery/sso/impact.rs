use gatehouse_contract::{Action, Current, Problem, Reply};
use leptos::prelude::*;

use super::picture::{Picture, off, on, required, tested};
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures;
use crate::pages::sso::Task;
use crate::save::Phase;

/// Whom requiring single sign-on concerns, and exceptions from it.
pub const ROOM: Room = Room {
    name: "Single sign-on, requiring it",
    exhibits: &[
        exhibit("impact/no-guests", "Nobody loses access", || requiring(on(300).with_guests(0))),
        exhibit("impact/one-guest", "1 guest", || requiring(on(300).with_guests(1))),
        exhibit("impact/guests", "3 guests", || requiring(on(300))),
        exhibit("impact/many-guests", "60 guests", || requiring(on(300).with_guests(60))),
        exhibit("impact/exceptions", "With exceptions", || requiring(on(300).with_exceptions())),
        exhibit("impact/proven", "With exceptions, proven lately", || {
            requiring(on(300).with_exceptions().proven())
        }),
        exhibit("impact/turning-on", "Turned on with it", || {
            let mut picture = off(tested(300)).with_exceptions();
            picture.settings.required = true;
            picture.asking(Action::TurnOnSso).show()
        }),
        exhibit("impact/changed", "Changed meanwhile", || changed(on(300))),
        exhibit("impact/changed-many", "Changed meanwhile, of 60", || {
            changed(on(300).with_guests(60))
        }),
        exhibit("impact/page", "On the page", || on(300).with_exceptions().show()),
        exhibit("impact/page-required", "On the page, required", || {
            required().with_exceptions().show()
        }),
        exhibit("impact/exempt", "Except somebody", || {
            on(300).excepting(Action::ExemptFromSso).show()
        }),
        exhibit("impact/end-exemption", "End an exception", || {
            on(300).excepting(Action::EndSsoExemption).show()
        }),
        exhibit("impact/end-exemption-required", "End an exception, required", || {
            required().excepting(Action::EndSsoExemption).show()
        }),
    ],
};

fn requiring(picture: Picture) -> AnyView {
    picture.asking(Action::RequireSso).show()
}

fn changed(picture: Picture) -> AnyView {
    let reply = Reply { resource: picture.settings.clone(), session: picture.stage.session() };
    let current = Current::Sso(Box::new(reply));
    let phase = Phase::Refused(fixtures::refusal(Problem::ImpactChanged { current }));
    let before = |impact: &mut gatehouse_contract::sso::SsoImpact| {
        impact.idp_people += 1;
        impact.shut_out.first.truncate(1);
        impact.shut_out.total -= 2;
    };
    let picture = picture.after_showing(before);
    picture.with(Task::Switching(Action::RequireSso), phase).show()
}
