use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{Problem, Role};
use leptos::prelude::*;

use super::picture::{off, on, required, tested, untested};
use crate::api::Failure;
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures::{self, LONG_NAME, LONG_URL};
use crate::load::Load;
use crate::pages::AccessTab;

/// States of the settings, and who looks.
pub const ROOM: Room = Room {
    name: "Single sign-on",
    exhibits: &[
        exhibit("sso/unconfigured", "Unconfigured", || off(SsoState::Unconfigured).show()),
        exhibit("sso/unconfigured-no-domain", "Unconfigured, no domain", || {
            off(SsoState::Unconfigured).without_domain().show()
        }),
        exhibit("sso/untested", "Off, untested", || off(untested(300)).show()),
        exhibit("sso/tested", "Off, tested", || off(tested(300)).show()),
        exhibit("sso/domain-unverified", "Off, no verified domain", || {
            off(tested(300)).without_domain().show()
        }),
        exhibit("sso/off-expired", "Off, certificate expired", || off(tested(-3)).show()),
        exhibit("sso/on", "On, expires in 23 days", || on(23).show()),
        exhibit("sso/on-fresh", "On, expires in 300 days", || on(300).show()),
        exhibit("sso/on-expiring-60", "On, expires in 60 days", || on(60).show()),
        exhibit("sso/on-expiring-7", "On, expires in 7 days", || on(7).show()),
        exhibit("sso/on-expiring-1", "On, expires tomorrow", || on(1).show()),
        exhibit("sso/on-expired", "On, certificate expired", || on(-3).show()),
        exhibit("sso/required", "Required", || required().show()),
        exhibit("sso/suspended", "Required, no verified domain", || {
            required().without_domain().show()
        }),
        exhibit("sso/admin", "As Admin", || on(300).seen_by(Role::Admin).show()),
        exhibit("sso/billing-admin", "As Billing Admin", || {
            on(300).seen_by(Role::BillingAdmin).show()
        }),
        exhibit("sso/member", "As Member", || on(300).seen_by(Role::Member).show()),
        exhibit("sso/role-raised", "Role raised meanwhile", || role_changed(Role::Admin)),
        exhibit("sso/role-lowered", "Role lowered meanwhile", || role_changed(Role::Member)),
        exhibit("sso/session-ended", "Session ended", session_ended),
        exhibit("sso/long", "Long names", long),
        exhibit("sso/loading", "Loading", || load(Load::Loading)),
        exhibit("sso/load-unreachable", "Unreachable", || load(Load::Failed(Failure::Unreachable))),
        exhibit("sso/load-internal", "Fault of the server", || {
            load(Load::Failed(fixtures::refusal(Problem::Internal)))
        }),
    ],
};

fn role_changed(role: Role) -> AnyView {
    let mut picture = on(300).seen_by(role);
    picture.stage.former_role = Some(Role::BillingAdmin);
    picture.show()
}

fn session_ended() -> AnyView {
    let mut picture = on(300);
    picture.stage.ended = true;
    picture.show()
}

fn long() -> AnyView {
    let mut picture = on(300);
    picture.stage.organization = LONG_NAME;
    let settings = &mut picture.settings;
    settings.service_provider.acs_url = LONG_URL.to_owned();
    if let SsoState::On { connection, .. } = &mut settings.state {
        connection.sign_in_url = LONG_URL.to_owned();
        connection.issuer = LONG_NAME.to_owned();
        connection.certificates[0].subject = format!("CN={LONG_NAME},O={LONG_NAME}");
    }
    picture.show()
}

fn load(load: Load<()>) -> AnyView {
    on(300).stage.loading(AccessTab::SingleSignOn, "Loading single sign-on", load)
}
