//! What the app asks of the browser. The only place that names `web_sys`.
//!
//! Everything here is allowed to fail without anybody noticing: storage may be closed, the
//! clipboard forbidden, an element gone. None of it decides anything.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this is where the browser is asked"
)]

mod focus;
mod headings;
mod leaving;
pub mod passkey;
mod scrolling;
mod watching;

pub use focus::{focus, focus_first, focus_id, focus_left, focus_within, focused, show_first};
pub use headings::show_heading;
pub use leaving::{ask_before_leaving, may_leave};
pub use scrolling::{Extent, extent, height_of_row, on_scroll};
pub use watching::{every, on_return, on_show, while_watched};

use gatehouse_contract::Timestamp;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub use web_sys::{DragEvent, Event, File, FocusEvent, HtmlElement};

/// Puts text on the clipboard. `false` when the browser doesn't let us.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Outside a secure context the property is undefined.
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The file chosen in the `<input type=file>` that sent this event. Forgets the choice, so
/// that choosing the same file again is an event again.
pub fn chosen_file(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The first file of a drop.
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// All bytes of a file. `None` when it cannot be read.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Saves text as a file, where the browser keeps what is downloaded.
pub fn download(name: &str, text: &str) {
    let _ = offer(name, text);
}

/// Saves what is at an address as a file: the browser asks for it, and keeps it piece by piece.
pub fn download_from(address: &str, name: &str) {
    let _ = follow(address, name);
}

fn follow(address: &str, name: &str) -> Result<(), JsValue> {
    let link = document().create_element("a")?.unchecked_into::<HtmlElement>();
    link.set_attribute("href", address)?;
    link.set_attribute("download", name)?;
    link.click();
    Ok(())
}

fn offer(name: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    follow(&address, name)?;
    // The browser reads it only after the click has been handled.
    let forget = move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    };
    leptos::prelude::set_timeout(forget, std::time::Duration::from_secs(10));
    Ok(())
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// What was kept on this device under a name.
pub fn kept(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a value on this device, or forgets it.
pub fn keep(name: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}

/// What was noted in this tab under a name.
pub fn noted(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Notes a value for as long as this tab is open, or forgets it.
pub fn note(name: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}

/// Sets or removes an attribute of `<html>`.
pub fn mark_page(attribute: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(attribute, value),
            None => root.remove_attribute(attribute),
        };
    }
}

/// The time now, by the clock of this device.
pub fn now() -> Timestamp {
    Timestamp::from_unix_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// A signal that aborts a request after so many milliseconds.
pub fn timeout(milliseconds: u32) -> Option<web_sys::AbortSignal> {
    Some(web_sys::AbortSignal::timeout_with_u32(milliseconds))
}

/// Text as a part of a URL's query (RFC 3986, section 2.1).
pub fn encode_component(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

/// Names the page in the window's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Takes away what `index.html` shows until the app is here.
pub fn remove_skeleton() {
    if let Some(skeleton) = document().get_element_by_id("skeleton") {
        skeleton.remove();
    }
}

/// Tells the page's own script of a panic, after which nothing here can run any more.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        if let Ok(event) = web_sys::CustomEvent::new("gatehouse:panic") {
            let _ = window().dispatch_event(&event);
        }
    }));
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// A new tab, with nothing in it yet: browsers open one only while a press is being handled.
/// `None` when the browser doesn't let us.
pub fn new_tab() -> Option<web_sys::Window> {
    window().open_with_url_and_target("", "_blank").ok().flatten()
}

/// Sends a tab to an address.
pub fn send_to(tab: &web_sys::Window, address: &str) {
    let _ = tab.location().set_href(address);
}

/// Closes a tab that `new_tab` opened.
pub fn close(tab: &web_sys::Window) {
    let _ = tab.close();
}

/// Whether the `<details>` that an event is about is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    leptos::prelude::event_target::<web_sys::Element>(event).has_attribute("open")
}

/// The path of the address.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// What stands after `#` in the address.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// What stands after `?` in the address.
pub fn query() -> String {
    let query = window().location().search().unwrap_or_default();
    query.strip_prefix('?').unwrap_or_default().to_owned()
}

/// Takes what stands after `#` out of the address, without loading anything, and gives it.
pub fn take_hash() -> String {
    let hash = hash();
    forget_query();
    hash
}

/// Takes what stands after `?` and `#` out of the address, without loading anything.
pub fn forget_query() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path()));
    }
}

/// Calls back whenever what stands after `#` changes.
pub fn on_hash_change(callback: impl Fn() + 'static) {
    let handle =
        leptos::prelude::window_event_listener(leptos::ev::hashchange, move |_| callback());
    leptos::prelude::on_cleanup(move || handle.remove());
}

/// Whether a click is on a link, or on something in one.
pub fn is_on_link(event: &Event) -> bool {
    is_in(event, "a[href]")
}

/// Whether an event is of an element that a selector names, or of something in one.
fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Leaves this page for another of the app, which begins anew.
pub fn open(path: &str) {
    let _ = window().location().assign(path);
}

/// Goes to another place of this page.
pub fn go_to_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}
