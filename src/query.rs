//! Queries of the app's own addresses, which say what a page shows: the same types as the API's.

use gatehouse_contract::MemberQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::browser;
use crate::ui::Binding;

/// What the address asks for; setting it goes there. `path` is the page's, `names` are those of the
/// query's parts.
pub fn use_query<Q>(path: &'static str, names: &'static [&'static str]) -> Binding<Q>
where
    Q: Serialize + DeserializeOwned + Default + Clone + PartialEq + Send + Sync + 'static,
{
    let map = use_query_map();
    let navigate = use_navigate();
    let query = Memo::new(move |_| map.with(|map| read(names, |name| map.get(name))));
    let go = move |query: Q| {
        let written = write(&query);
        let there = match written.is_empty() {
            true => path.to_owned(),
            false => format!("{path}?{written}"),
        };
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&there, options);
    };
    Binding::new(query, go)
}

/// A part of what is asked for; setting it asks for the rest as before.
pub fn part<Q, T>(
    query: Binding<Q>,
    read: impl Fn(&Q) -> T + Send + Sync + 'static,
    write: impl Fn(&mut Q, T) + Send + Sync + 'static,
) -> Binding<T>
where
    Q: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let value = Memo::new(move |_| read(&query.get()));
    Binding::new(value, move |value| {
        let mut wanted = untrack(|| query.get());
        write(&mut wanted, value);
        query.set(wanted);
    })
}

/// A query as it stands in a URL, here and in the API. What it does not ask for is not in it.
pub fn write(query: &impl Serialize) -> String {
    let pairs = match serde_json::to_value(query) {
        Ok(Value::Object(pairs)) => pairs,
        _ => Map::new(),
    };
    let pair = |(name, value): (&String, &Value)| {
        Some(format!("{name}={}", browser::encode_component(value.as_str()?)))
    };
    pairs.iter().filter_map(pair).collect::<Vec<_>>().join("&")
}

/// The most characters of one of its values that the API takes: what is longer is looked for as far as
/// that.
const LONGEST: usize = MemberQuery::LONGEST_SEARCH;

/// The query that a URL asks for. What cannot be read is not asked for: an old link still leads
/// somewhere.
fn read<Q: DeserializeOwned + Default>(
    names: &[&str],
    value_of: impl Fn(&str) -> Option<String>,
) -> Q {
    let mut pairs = Map::new();
    for name in names {
        let Some(value) = value_of(name) else { continue };
        let value = value.chars().take(LONGEST).collect();
        let mut more = pairs.clone();
        more.insert((*name).to_owned(), Value::String(value));
        if serde_json::from_value::<Q>(Value::Object(more.clone())).is_ok() {
            pairs = more;
        }
    }
    serde_json::from_value(Value::Object(pairs)).unwrap_or_default()
}
