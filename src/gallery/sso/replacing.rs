use gatehouse_contract::sso::{Certificate, PreviousConnection, SsoConnection, SsoDraft};
use gatehouse_contract::{Action, Change};
use leptos::prelude::*;

use super::picture::{Picture, on};
use crate::browser::now;
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures;
use crate::pages::sso::{Replacement, Task};
use crate::save::Phase;

/// Connections beside the one in place, and several certificates.
pub const ROOM: Room = Room {
    name: "Single sign-on, replacing the connection",
    exhibits: &[
        exhibit("sso/draft", "Draft, untested", || drafted(false).show()),
        exhibit("sso/draft-tested", "Draft, tested", || drafted(true).show()),
        exhibit("sso/draft-expired", "Draft, certificate expired", || {
            with_draft(SsoConnection { certificates: vec![other(-3)], ..moved() }, true).show()
        }),
        exhibit("sso/draft-edit", "Draft, edit", || {
            drafted(false).with(Task::Connecting, Phase::Editing).show()
        }),
        exhibit("sso/draft-save", "Draft, save", || {
            drafted(false).with(Task::ConfirmingConnection, Phase::Editing).show()
        }),
        exhibit("sso/draft-promote", "Draft, put in place", || asking(Replacement::Promote)),
        exhibit("sso/draft-discard", "Draft, discard", || asking(Replacement::Discard)),
        exhibit("sso/previous", "The connection before", || replaced().show()),
        exhibit("sso/previous-restore", "The connection before, restore", || {
            replaced().with(Task::Replacing(Replacement::Restore), Phase::Editing).show()
        }),
        exhibit("sso/two-certificates", "Two certificates", || {
            certified(vec![fixtures::certificate(23), next(320)]).show()
        }),
        exhibit("sso/two-certificates-gap", "Two certificates with a gap", || {
            certified(vec![fixtures::certificate(7), next(400)]).show()
        }),
        exhibit("sso/four-certificates", "Four certificates, one expired", || {
            let days = [-3, 23, 300, 700];
            certified(days.map(other).to_vec()).show()
        }),
        exhibit("sso/two-certificates-edit", "Two certificates, edit", || {
            certified(vec![fixtures::certificate(23), next(320)])
                .with(Task::Connecting, Phase::Editing)
                .show()
        }),
        exhibit("sso/idp-initiated", "Sign-ins that begin elsewhere", || {
            on(300).asking(Action::AllowIdpInitiated).show()
        }),
    ],
};

/// A certificate that differs from others by how long it is valid.
fn other(days_left: i64) -> Certificate {
    let fingerprint = [format!("{:02X}", days_left.rem_euclid(256)), "C3:0B".to_owned()].join(":");
    Certificate { fingerprint: vec![fingerprint; 10].join(":"), ..fixtures::certificate(days_left) }
}

fn next(days_left: i64) -> Certificate {
    Certificate { subject: "CN=northwind-2027".to_owned(), ..other(days_left) }
}

fn moved() -> SsoConnection {
    let mut connection = fixtures::connection(other(320));
    connection.sign_in_url = "https://northwind.okta.example/app/exk2g/sso/saml".to_owned();
    connection.sign_requests = true;
    connection
}

fn with_draft(connection: SsoConnection, is_tested: bool) -> Picture {
    let test = is_tested.then(fixtures::passed_test);
    on(23).beside(Some(SsoDraft { connection, test }), None)
}

fn drafted(is_tested: bool) -> Picture {
    with_draft(moved(), is_tested)
}

fn asking(replacement: Replacement) -> AnyView {
    drafted(true).with(Task::Replacing(replacement), Phase::Editing).show()
}

fn replaced() -> Picture {
    let previous = PreviousConnection {
        connection: moved(),
        test: fixtures::passed_test(),
        replaced: Change { at: now().plus_days(-2), ..fixtures::change() },
    };
    on(300).beside(None, Some(previous))
}

fn certified(certificates: Vec<Certificate>) -> Picture {
    on(23).certified(certificates)
}
