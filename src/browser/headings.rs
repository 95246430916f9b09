//! Headings, by their words.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;

use super::{HtmlElement, focus, focused, path};

/// How many frames a page has to show its heading: some seconds.
const PATIENCE: u32 = 300;

/// After how many the focus waits on the page's title: a third of a second.
const HASTE: u32 = 20;

/// Shows a heading of the page at an address, and moves the focus there, as soon as both are here.
/// `begins` is how it begins, in lower case and with hyphens. Until it is here, and where it never is,
/// the focus is on the page's title; whoever moves it elsewhere meanwhile is left there.
pub fn show_heading(address: &str, begins: Option<String>) {
    let page = address.split(['?', '#']).next().unwrap_or_default().to_owned();
    Search { page, begins, frames: 0, waits_at: None }.look();
}

/// A heading that is looked for, frame by frame.
struct Search {
    page: String,
    begins: Option<String>,
    frames: u32,
    waits_at: Option<HtmlElement>,
}

impl Search {
    fn look(mut self) {
        request_animation_frame(move || {
            if self.frames == PATIENCE || self.is_left() {
                return;
            }
            self.frames += 1;
            if path() == self.page {
                if let Some(heading) = self.find() {
                    show(&heading);
                    return;
                }
                self.wait();
            }
            self.look();
        });
    }

    fn find(&self) -> Option<HtmlElement> {
        self.begins.as_deref().map_or_else(title, beginning)
    }

    /// Waits on the title of the page, which may be another one than a frame ago.
    fn wait(&mut self) {
        let is_waiting = self.waits_at.as_ref().is_some_and(|title| title.is_connected());
        if self.frames > HASTE && !is_waiting {
            self.waits_at = title();
            self.waits_at.as_ref().inspect(|title| show(title));
        }
    }

    /// Whether somebody has moved the focus from where it waits.
    fn is_left(&self) -> bool {
        self.waits_at.as_ref().is_some_and(|title| match focused() {
            Some(now) => now != *title,
            None => title.is_connected(),
        })
    }
}

fn title() -> Option<HtmlElement> {
    document().query_selector("main h1").ok().flatten()?.dyn_into().ok()
}

/// The first heading that begins like this, or rather is nothing else.
fn beginning(begins: &str) -> Option<HtmlElement> {
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
