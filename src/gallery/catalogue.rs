//! What there is to see.

use leptos::prelude::AnyView;

use super::{
    attempt, audit_log, billing, deletion, domains, factors, guides, help, invitations, members,
    others, own_sign_in, parts, passwords, requests, roles, sso, two_factor,
};

/// Something to see, at an address of its own.
pub struct Exhibit {
    /// Its address: `parts/button`.
    pub path: &'static str,
    /// Its name in the list.
    pub name: &'static str,
    /// What is seen.
    pub view: fn() -> AnyView,
}

/// An exhibit.
pub const fn exhibit(path: &'static str, name: &'static str, view: fn() -> AnyView) -> Exhibit {
    Exhibit { path, name, view }
}

/// Exhibits that belong together.
pub struct Room {
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub exhibits: &'static [Exhibit],
}

/// Everything.
pub const ROOMS: &[Room] = {
    let [states, changes, requiring, replacing, connection, paste] = sso::ROOMS;
    &[
        states,
        changes,
        requiring,
        replacing,
        connection,
        paste,
        guides::ROOM,
        help::ROOM,
        attempt::ROOM,
        two_factor::ROOM,
        domains::ROOM,
        members::ROOM,
        invitations::ROOM,
        requests::ROOM,
        roles::ROOM,
        audit_log::ROOM,
        billing::ROOM,
        deletion::ROOM,
        factors::ROOM,
        own_sign_in::ROOM,
        others::ROOM,
        passwords::ROOM,
        parts::ROOM,
    ]
};

/// The exhibit at an address.
pub fn find(path: &str) -> Option<&'static Exhibit> {
    ROOMS.iter().flat_map(|room| room.exhibits).find(|exhibit| exhibit.path == path)
}
