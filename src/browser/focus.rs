//! Where the focus is, and where it goes.

use leptos::prelude::document;
use wasm_bindgen::JsCast;

use super::{FocusEvent, HtmlElement};

/// The element that has the focus, unless that is the page itself.
pub fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?;
    let element = element.dyn_into::<HtmlElement>().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Moves the focus to an element that is still in the page. `false` when it is not.
pub fn focus(element: &HtmlElement) -> bool {
    element.is_connected() && element.focus().is_ok()
}

/// Moves the focus to the element with this id. `false` when there is none.
pub fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|found| focus(&found))
}

/// Moves the focus to the first element in another that a selector names.
pub fn focus_first(within: &HtmlElement, selector: &str) {
    let element = within.query_selector(selector).ok().flatten();
    if let Some(found) = element.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        focus(&found);
    }
}

/// Moves the focus to the first element that a selector names in the one with this id. `false` when there
/// is none.
pub fn focus_within(id: &str, selector: &str) -> bool {
    let within = document().get_element_by_id(id);
    let found = within.and_then(|within| within.query_selector(selector).ok().flatten());
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|found| focus(&found))
}

/// Shows the first element in another that a selector names at the top, and moves the focus there.
pub fn show_first(within: &HtmlElement, selector: &str) {
    if let Ok(Some(element)) = within.query_selector(selector) {
        element.scroll_into_view();
        focus_first(within, selector);
    }
}

/// Whether this `focusout` leaves the element that listens, instead of moving about in it.
pub fn focus_left(event: &FocusEvent) -> bool {
    let here = event.current_target();
    let here = here.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let next = event.related_target();
    let next = next.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    !here.is_some_and(|here| next.is_some() && here.contains(next.as_ref()))
}
