//! Ids that tie a control to the words about it.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has. Not the same from visit to visit.
pub fn unique_id(prefix: &str) -> String {
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    format!("{prefix}-{number}")
}

/// Joins ids for `aria-describedby`; `None` when there is none, so that the attribute isn't there.
pub fn id_list<const N: usize>(ids: [Option<String>; N]) -> Option<String> {
    let ids: Vec<String> = ids.into_iter().flatten().filter(|id| !id.is_empty()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
