//! The list of exhibits, the switches, and the exhibit in a frame of its own.

use leptos::prelude::*;

use super::address::{Address, Width};
use super::catalogue::{self, Exhibit, Room};
use crate::browser;
use crate::ui::{Binding, Glyph, Segmented, Theme};

/// The gallery around the exhibit at `address`.
#[component]
pub fn Frame(address: RwSignal<Address>) -> impl IntoView {
    let rooms = catalogue::ROOMS.iter().map(|room| view! { <RoomList room address /> });
    let source = move || format!("?bare{}", address.with(Address::hash));
    let width = move || address.with(|address| address.width.name());
    let name = move || {
        let exhibit = address.with(|address| catalogue::find(&address.path));
        exhibit.map_or("Choose an exhibit", |exhibit| exhibit.name)
    };
    view! {
        <div class="gallery">
            <nav class="gallery-list" aria-label="Exhibits">
                <p class="gallery-title">"Gatehouse gallery"</p>
                {rooms.collect_view()}
            </nav>
            <main class="gallery-main">
                <div class="gallery-bar">
                    <h1 class="gallery-name">{name}</h1>
                    <Switches address />
                    <a href=source target="_blank">
                        "Open alone"
                    </a>
                </div>
                <iframe class="gallery-stage" title="Exhibit" data-width=width src=source></iframe>
            </main>
        </div>
    }
}

#[component]
fn RoomList(room: &'static Room, address: RwSignal<Address>) -> impl IntoView {
    let item = move |exhibit: &'static Exhibit| {
        let href = move || {
            let mut there = address.get();
            exhibit.path.clone_into(&mut there.path);
            there.hash()
        };
        let current = move || address.with(|address| address.path == exhibit.path);
        view! {
            <li>
                <a class="gallery-link" href=href aria-current=move || current().then_some("page")>
                    {exhibit.name}
                </a>
            </li>
        }
    };
    view! {
        <h2 class="gallery-room">{room.name}</h2>
        <ul role="list">{room.exhibits.iter().map(item).collect_view()}</ul>
    }
}

#[component]
fn Switches(address: RwSignal<Address>) -> impl IntoView {
    let go = move |choice: Choice| {
        let there = choice.applied_to(address.get_untracked());
        browser::go_to_hash(&there.hash());
    };
    let theme =
        Binding::new(Signal::derive(move || address.with(|address| address.theme)), move |theme| {
            go(Choice::Theme(theme))
        });
    let width =
        Binding::new(Signal::derive(move || address.with(|address| address.width)), move |width| {
            go(Choice::Width(width))
        });
    let large =
        Binding::new(Signal::derive(move || address.with(|address| address.large)), move |large| {
            go(Choice::Large(large))
        });
    view! {
        <Segmented label="Theme" choices=themes() value=theme />
        <Segmented label="Width" choices=widths() value=width />
        <Segmented label="Size of text" choices=sizes() value=large />
    }
}

#[derive(Clone, Copy)]
enum Choice {
    Theme(Theme),
    Width(Width),
    Large(bool),
}

impl Choice {
    fn applied_to(self, address: Address) -> Address {
        match self {
            Self::Theme(theme) => Address { theme, ..address },
            Self::Width(width) => Address { width, ..address },
            Self::Large(large) => Address { large, ..address },
        }
    }
}

fn themes() -> Vec<(Option<Glyph>, String, Theme)> {
    vec![
        (Some(Glyph::Sun), "Light".to_owned(), Theme::Light),
        (Some(Glyph::Moon), "Dark".to_owned(), Theme::Dark),
        (Some(Glyph::Monitor), "System".to_owned(), Theme::System),
    ]
}

fn widths() -> Vec<(Option<Glyph>, String, Width)> {
    Width::ALL.into_iter().map(|width| (None, width.name().to_owned(), width)).collect()
}

fn sizes() -> Vec<(Option<Glyph>, String, bool)> {
    vec![(None, "100 %".to_owned(), false), (None, "200 %".to_owned(), true)]
}
