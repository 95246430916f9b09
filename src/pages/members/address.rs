//! The query of the address, which says whom the page shows.

use gatehouse_contract::MemberQuery;
use serde::{Deserialize, Serialize};

pub use crate::query::write;
use crate::query::{self};
use crate::routes;
use crate::ui::Binding;

/// Whether they have joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// They are members.
    #[default]
    Joined,
    /// They were invited, and have not joined yet.
    Pending,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Members, or those who were invited. These are known by their address and their role alone.
    #[serde(skip_serializing_if = "is_joined")]
    pub status: Status,
    /// Which of them.
    #[serde(flatten)]
    pub query: MemberQuery,
}

fn is_joined(status: &Status) -> bool {
    *status == Status::Joined
}

/// What the address asks for; setting it goes there.
pub fn use_asked() -> Binding<Asked> {
    let names = &["status", "search", "role", "sign_in", "factor", "kind", "sort", "order"];
    query::use_query(routes::MEMBERS, names)
}
