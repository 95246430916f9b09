//! Where the focus goes once what was done with a row has drawn the rows anew.

use leptos::prelude::request_animation_frame;

use crate::browser;

/// The row itself, then the one after it, and the one before: by their ids.
pub fn places(rows: impl IntoIterator<Item = String>, row: &str) -> Vec<String> {
    let rows: Vec<String> = rows.into_iter().collect();
    let Some(here) = rows.iter().position(|it| it == row) else { return vec![row.to_owned()] };
    let beside = [Some(here), here.checked_add(1), here.checked_sub(1)];
    beside.into_iter().flatten().filter_map(|place| rows.get(place).cloned()).collect()
}

/// Moves the focus to the first button of the first of these places that is still there, unless something
/// has it; to `otherwise` where none is.
pub fn focus_place(places: Vec<String>, otherwise: &'static str) {
    request_animation_frame(move || {
        let is_kept = browser::focused().is_some_and(|it| it.id() != crate::ui::PAGE_TITLE);
        let is_there = |place: &String| browser::focus_within(place, "button");
        if !is_kept && !places.iter().any(is_there) {
            browser::focus_id(otherwise);
        }
    });
}
