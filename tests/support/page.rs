//! A page of its own for each test.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// A part of the page, taken away when the test ends.
pub struct Page {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    /// Shows a view.
    pub fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root = document().create_element("div").unwrap().unchecked_into::<HtmlElement>();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted: UnmountHandle<_> = mount_to(root.clone(), view);
        Self { root, _mounted: Box::new(mounted) }
    }

    /// How many elements match.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// The only element that matches.
    pub fn one(&self, selector: &str) -> HtmlElement {
        assert_eq!(self.count(selector), 1, "{selector} in {}", self.root.inner_html());
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    /// The button with these words.
    pub fn button(&self, words: &str) -> HtmlElement {
        let buttons = self.root.query_selector_all("button").unwrap();
        (0..buttons.length())
            .filter_map(|index| buttons.item(index))
            .map(|node| node.unchecked_into::<HtmlElement>())
            .find(|button| button.text_content().unwrap_or_default().trim() == words)
            .unwrap_or_else(|| panic!("no button {words} in {}", self.root.inner_html()))
    }

    /// Types into a field.
    pub fn type_into(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.one(selector).unchecked_into();
        field.set_value(text);
        field.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    }

    /// All that can be read.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Lets everything that is due happen, timers of this frame included.
pub async fn settle() {
    for _ in 0..3 {
        leptos::task::tick().await;
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}
