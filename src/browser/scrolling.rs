//! What is in view while somebody scrolls.

use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use web_sys::Element;

/// Where an element begins, seen from the top of the window, and how high the window is: in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Negative once it is scrolled past.
    pub top: f64,
    /// The height of the window.
    pub window: f64,
}

/// Where an element is.
pub fn extent(element: &Element) -> Extent {
    let window = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    Extent { top: element.get_bounding_client_rect().top(), window }
}

/// The height of a row of a table's body, in CSS pixels: of the first that is numbered. `None` while
/// there is none.
pub fn height_of_row(body: &Element) -> Option<f64> {
    let row = body.query_selector("tr[aria-rowindex]").ok()??;
    Some(row.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
}

/// Calls back whenever something is scrolled or the window gets another size, while the part of the page
/// that asks is there.
pub fn on_scroll(callback: impl Fn() + Copy + 'static) {
    for event in ["scroll", "resize"] {
        let handle = window_event_listener_untyped(event, move |_| callback());
        on_cleanup(move || handle.remove());
    }
}
