//! Single sign-on in every state.

mod changes;
mod connection;
mod picture;
mod states;

use super::catalogue::Room;

/// Everything on the single sign-on tab.
pub const ROOMS: [Room; 3] = [states::ROOM, changes::ROOM, connection::ROOM];
