//! The query of the address, which says whom the page shows.

use gatehouse_contract::MemberQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde_json::{Map, Value};

use crate::browser;
use crate::routes;
use crate::ui::Binding;

/// What the address asks for; setting it goes there.
pub fn use_query() -> Binding<MemberQuery> {
    let map = use_query_map();
    let navigate = use_navigate();
    let query = Memo::new(move |_| map.with(|map| read(|name| map.get(name))));
    let go = move |query: MemberQuery| {
        let written = write(&query);
        let there = match written.is_empty() {
            true => routes::MEMBERS.to_owned(),
            false => format!("{}?{written}", routes::MEMBERS),
        };
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&there, options);
    };
    Binding::new(query, go)
}

/// A query as it stands in a URL, here and in the API. What it does not ask for is not in it.
pub fn write(query: &MemberQuery) -> String {
    let pairs = match serde_json::to_value(query) {
        Ok(Value::Object(pairs)) => pairs,
        _ => Map::new(),
    };
    let pair = |(name, value): (&String, &Value)| {
        Some(format!("{name}={}", browser::encode_component(value.as_str()?)))
    };
    pairs.iter().filter_map(pair).collect::<Vec<_>>().join("&")
}

/// The query that a URL asks for. What cannot be read is not asked for: an old link still leads
/// somewhere.
fn read(value_of: impl Fn(&str) -> Option<String>) -> MemberQuery {
    let mut pairs = Map::new();
    for name in ["search", "role", "sign_in", "factor", "kind", "sort", "order"] {
        let Some(value) = value_of(name) else { continue };
        let mut more = pairs.clone();
        more.insert(name.to_owned(), Value::String(value));
        if serde_json::from_value::<MemberQuery>(Value::Object(more.clone())).is_ok() {
            pairs = more;
        }
    }
    serde_json::from_value(Value::Object(pairs)).unwrap_or_default()
}
