//! Single sign-on in every state.

mod changes;
mod connection;
mod impact;
mod paste;
mod picture;
mod replacing;
mod states;

use gatehouse_contract::saml::Attempt;
use leptos::prelude::AnyView;

use super::catalogue::Room;

/// Everything on the single sign-on tab.
pub const ROOMS: [Room; 6] =
    [states::ROOM, changes::ROOM, impact::ROOM, replacing::ROOM, connection::ROOM, paste::ROOM];

/// On, after these attempts.
pub fn on_after(attempts: Vec<Attempt>) -> AnyView {
    picture::on(300).after(attempts).show()
}
