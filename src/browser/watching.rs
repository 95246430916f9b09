//! When the page calls back: again and again, and when somebody comes back to it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{on_cleanup, set_interval_with_handle, window_event_listener_untyped};

use super::is_visible;

/// Milliseconds between two looks at what others do.
const LOOK: u64 = 5_000;

/// How often is looked before somebody comes back to the page: each look keeps their session from ending,
/// so it is for a quarter of an hour.
const LOOKS: u32 = 180;

/// Calls back every few seconds, while somebody can see the page and has been there lately.
pub fn while_watched(callback: impl Fn() + 'static) {
    let looks = Rc::new(Cell::new(0));
    let again = looks.clone();
    on_return(move || again.set(0));
    every(LOOK, move || {
        if is_visible() && looks.get() < LOOKS {
            looks.set(looks.get() + 1);
            callback();
        }
    });
}

/// Calls back after so many milliseconds, again and again, while the page that asks is there.
pub fn every(milliseconds: u64, callback: impl Fn() + 'static) {
    let pause = Duration::from_millis(milliseconds);
    if let Ok(handle) = set_interval_with_handle(callback, pause) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls back whenever the page is looked at again after it was hidden.
pub fn on_return(callback: impl Fn() + 'static) {
    let handle = window_event_listener_untyped("visibilitychange", move |_| {
        if is_visible() {
            callback();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Calls back once the page is loaded, and whenever the browser shows it again as it was left: its
/// back button may load nothing.
pub fn on_show(callback: impl Fn() + 'static) {
    let handle = window_event_listener_untyped("pageshow", move |_| callback());
    on_cleanup(move || handle.remove());
}
