//! Asking before somebody leaves what would be lost.

use js_sys::Function;
use leptos::ev::beforeunload;
use leptos::prelude::{
    StoredValue, WithValue, document, on_cleanup, window, window_event_listener,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MouseEvent;

use super::is_in;

/// Asks before this page is closed, or a link in it is followed, whenever `asks` says so at that moment,
/// while the part of the page that wants it is there. The browser has its own words where the page is
/// closed; elsewhere `question` is asked.
pub fn ask_before_leaving(question: &'static str, asks: impl Fn() -> bool + Copy + 'static) {
    let handle = window_event_listener(beforeunload, move |event| {
        if asks() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    before_links(move |event| {
        if asks() && !window().confirm_with_message(question).unwrap_or(true) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// Hears of a press on a link that leads out of this page, before anything else does. A link to a part of
/// the page, or one that opens a tab of its own, leads nowhere else.
fn before_links(listen: impl Fn(&MouseEvent) + 'static) {
    let listen = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let opens_a_tab = event.ctrl_key() || event.meta_key() || event.shift_key();
        if !opens_a_tab && is_in(&event, r##"a[href]:not([href^="#"], [target], [download])"##) {
            listen(&event);
        }
    });
    let listener = listen.as_ref().unchecked_ref::<Function>();
    let _ = document().add_event_listener_with_callback_and_bool("click", listener, true);
    let listen = StoredValue::new_local(listen);
    on_cleanup(move || {
        listen.with_value(|listen| {
            let listener = listen.as_ref().unchecked_ref::<Function>();
            let _ =
                document().remove_event_listener_with_callback_and_bool("click", listener, true);
        });
    });
}
