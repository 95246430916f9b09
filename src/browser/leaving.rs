//! Asking before somebody leaves what would be lost.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use leptos::ev::beforeunload;
use leptos::prelude::{
    StoredValue, WithValue, document, on_cleanup, window, window_event_listener,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MouseEvent;

use super::is_in;

/// Asks, where there is something to lose. Answers whether it may be lost.
type Guard = Rc<dyn Fn() -> bool>;

thread_local! {
    static GUARDS: RefCell<Vec<Guard>> = const { RefCell::new(Vec::new()) };
}

/// Asks before this page is closed, a link in it is followed, or [`may_leave`] is asked, whenever `asks`
/// says so at that moment, while the part of the page that wants it is there. The browser has its own
/// words where the page is closed; elsewhere `question` is asked.
pub fn ask_before_leaving(question: &'static str, asks: impl Fn() -> bool + Copy + 'static) {
    let handle = window_event_listener(beforeunload, move |event| {
        if asks() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    let guard: Guard =
        Rc::new(move || !asks() || window().confirm_with_message(question).unwrap_or(true));
    stand(guard.clone());
    before_links(move |event| {
        if !guard() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// Whether the page may be left by other ways than a link: asks where something would be lost.
pub fn may_leave() -> bool {
    let guards = GUARDS.with_borrow(Clone::clone);
    guards.iter().all(|guard| guard())
}

fn stand(guard: Guard) {
    GUARDS.with_borrow_mut(|guards| guards.push(guard.clone()));
    let guard = StoredValue::new_local(guard);
    on_cleanup(move || {
        guard.with_value(|guard| {
            GUARDS.with_borrow_mut(|guards| guards.retain(|it| !Rc::ptr_eq(it, guard)));
        });
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
