//! Those among the people who were invited and have not joined yet.

use gatehouse_contract::InvitationQuery;
use leptos::prelude::*;

use super::address::Asked;
use crate::pages::invitations::{InvitationsList, InvitationsModel};
use crate::query::part;
use crate::ui::Binding;

/// The invitations that the address asks for, from the server.
#[component]
pub fn PendingHere(asked: Binding<Asked>) -> impl IntoView {
    let read = |asked: &Asked| InvitationQuery {
        search: asked.query.search.clone(),
        role: asked.query.role,
    };
    let write = |asked: &mut Asked, query: InvitationQuery| {
        asked.query.search = query.search;
        asked.query.role = query.role;
    };
    view! { <InvitationsList model=InvitationsModel::live(part(asked, read, write)) /> }
}
