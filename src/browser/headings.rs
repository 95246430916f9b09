//! Headings, by their words.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;

use super::{HtmlElement, focus, path};

/// How many frames a page has to show its heading: some seconds.
const PATIENCE: u32 = 300;

/// Shows a heading of the page at an address, and moves the focus there, as soon as both are here.
/// `begins` is how it begins, in lower case and with hyphens. A page that does not get there within
/// seconds shows its title.
pub fn show_heading(address: &str, begins: Option<String>) {
    let page = address.split(['?', '#']).next().unwrap_or_default().to_owned();
    look(page, begins, PATIENCE);
}

fn look(page: String, begins: Option<String>, frames: u32) {
    request_animation_frame(move || {
        let wanted = begins.as_deref().filter(|_| frames != 0);
        let found = (path() == page).then(|| find(wanted)).flatten();
        match found {
            Some(heading) => show(&heading),
            None if frames == 0 => {}
            None => look(page, begins, frames - 1),
        }
    });
}

/// The first heading that begins like this, or rather is nothing else; else the page's title.
fn find(begins: Option<&str>) -> Option<HtmlElement> {
    let Some(begins) = begins else {
        let title = document().query_selector("main h1").ok().flatten()?;
        return title.dyn_into().ok();
    };
    let headings = document().query_selector_all("main :is(h2, h3)").ok()?;
    let headings = (0..headings.length()).filter_map(|place| headings.item(place));
    let headings: Vec<HtmlElement> = headings.filter_map(|it| it.dyn_into().ok()).collect();
    let words = |heading: &HtmlElement| slug(&heading.text_content().unwrap_or_default());
    let exact = headings.iter().find(|heading| words(heading) == begins);
    exact.or_else(|| headings.iter().find(|it| words(it).starts_with(begins))).cloned()
}

fn show(heading: &HtmlElement) {
    let _ = heading.set_attribute("tabindex", "-1");
    heading.scroll_into_view();
    focus(heading);
}

/// Words in lower case and with hyphens.
fn slug(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join("-")
}
