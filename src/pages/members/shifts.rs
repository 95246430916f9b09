//! What another role changes about how people sign in.

use gatehouse_contract::{Member, MemberSignIn, Role, RoleShift};
use leptos::prelude::*;

use super::people::{list, named};
use crate::ui::{Fact, Tone};

/// What becomes of some of those who get a role.
struct Effect {
    tone: Tone,
    /// Of whom it is true.
    is: fn(&Member, &RoleShift) -> bool,
    /// What one does, what several do, and the rest of the sentence.
    verbs: (&'static str, &'static str),
    rest: &'static str,
}

const EFFECTS: [Effect; 6] = [
    Effect {
        tone: Tone::Danger,
        is: |member, then| {
            then.sign_in == MemberSignIn::Nothing && member.sign_in != MemberSignIn::Nothing
        },
        verbs: ("loses", "lose"),
        rest: "the only way in, until excepted from required single sign-on",
    },
    Effect {
        tone: Tone::Warning,
        is: |member, then| by_password(member.sign_in) && then.sign_in == MemberSignIn::Sso,
        verbs: ("signs", "sign"),
        rest: "in through the identity provider alone: the password stops working",
    },
    Effect {
        tone: Tone::Warning,
        is: |member, then| then.signed_out && member.devices > 0,
        verbs: ("is", "are"),
        rest: "signed out",
    },
    Effect {
        tone: Tone::Warning,
        is: |_, then| then.exception_ends,
        verbs: ("loses", "lose"),
        rest: "the exception from required single sign-on, also if the role is lowered again",
    },
    Effect {
        tone: Tone::Warning,
        is: |_, then| then.sets_up_factor,
        verbs: ("has", "have"),
        rest: "to set up a second factor at the next sign-in with a password",
    },
    Effect {
        tone: Tone::Good,
        is: |member, then| by_password(then.sign_in) && !by_password(member.sign_in),
        verbs: ("signs", "sign"),
        rest: "in with a password too",
    },
];

/// What a role changes about how people sign in: how many of them, and who.
pub fn sign_in_effects(people: &[Member], wanted: Role) -> AnyView {
    let of = |effect: &Effect| {
        let shifts = |it: &&Member| {
            it.shifts.iter().any(|then| then.role == wanted && (effect.is)(it, then))
        };
        let concerned: Vec<Member> = people.iter().filter(shifts).cloned().collect();
        let sentence = sentence(effect, &concerned)?;
        Some(view! { <Fact tone=effect.tone>{sentence}</Fact> })
    };
    EFFECTS.iter().filter_map(of).collect_view().into_any()
}

fn sentence(effect: &Effect, people: &[Member]) -> Option<String> {
    let Effect { verbs: (one, several), rest, .. } = effect;
    let who = named(people);
    match people {
        [] => None,
        [_] => Some(format!("{who} {one} {rest}")),
        _ => Some(format!("{who} {several} {rest}: {}", list(people))),
    }
}

fn by_password(way: MemberSignIn) -> bool {
    matches!(way, MemberSignIn::Password | MemberSignIn::PasswordOrSso)
}
