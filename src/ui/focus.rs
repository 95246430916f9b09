//! Where the focus goes when what had it goes.

use leptos::prelude::*;

use crate::browser;

/// Moves the focus to the element with this id when the part of the page that asks has gone: to the
/// button that opened a form, which is there again.
pub fn focus_afterwards(id: impl Into<String>) {
    let id = id.into();
    on_cleanup(move || {
        request_animation_frame(move || {
            browser::focus_id(&id);
        });
    });
}
