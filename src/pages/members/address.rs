//! The query of the address, which says whom the page shows.

use gatehouse_contract::MemberQuery;

pub use crate::query::write;
use crate::query::{self};
use crate::routes;
use crate::ui::Binding;

/// What the address asks for; setting it goes there.
pub fn use_query() -> Binding<MemberQuery> {
    let names = &["search", "role", "sign_in", "factor", "kind", "sort", "order"];
    query::use_query(routes::MEMBERS, names)
}
