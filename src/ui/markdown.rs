//! Documents in Markdown (CommonMark 0.31, with the tables of GitHub).

use std::collections::BTreeMap;
use std::vec::IntoIter;

use leptos::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::copy_value::CopyValue;
use super::table::Table;

/// A value that stands in a document in the place of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownValue {
    /// What it is, for the name of the button that copies it.
    pub label: String,
    /// The value.
    pub value: String,
}

/// A document. Code that is nothing but a name in braces, `{acs_url}`, becomes the value of that
/// name, with a button that copies it. HTML is shown as it is written, a picture is its words, and
/// links that lead elsewhere open in a new tab.
#[component]
pub fn Markdown(
    /// The document.
    text: String,
    /// The level of the heading that its title becomes; headings below follow.
    title_level: u8,
    /// The values, by their names.
    #[prop(optional)]
    values: BTreeMap<&'static str, MarkdownValue>,
) -> impl IntoView {
    let events: Vec<_> = Parser::new_ext(&text, Options::ENABLE_TABLES).collect();
    let events = events.into_iter();
    let mut reader = Reader { events, values, title_level, heading: String::new() };
    view! { <div class="markdown">{reader.content()}</div> }
}

/// Turns events into views, one element after the other.
struct Reader<'t> {
    events: IntoIter<Event<'t>>,
    values: BTreeMap<&'static str, MarkdownValue>,
    title_level: u8,
    /// The words of the last heading, by which a table is called.
    heading: String,
}

impl<'t> Reader<'t> {
    /// Everything up to the end of the element that is open.
    fn content(&mut self) -> Vec<AnyView> {
        let mut content = Vec::new();
        while let Some(event) = self.events.next() {
            content.push(match event {
                Event::End(_) => break,
                Event::Start(tag) => self.element(tag),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    text.into_string().into_any()
                }
                Event::Code(code) => self.code(&code),
                Event::SoftBreak => " ".into_any(),
                Event::HardBreak => view! { <br /> }.into_any(),
                Event::Rule => view! { <hr /> }.into_any(),
                _ => ().into_any(),
            });
        }
        content
    }

    fn element(&mut self, tag: Tag<'t>) -> AnyView {
        match tag {
            Tag::Heading { level, .. } => self.heading(level),
            Tag::Paragraph => view! { <p>{self.content()}</p> }.into_any(),
            Tag::List(Some(first)) => {
                view! { <ol start=first.to_string()>{self.content()}</ol> }.into_any()
            }
            Tag::List(None) => view! { <ul>{self.content()}</ul> }.into_any(),
            Tag::Item => view! { <li>{self.content()}</li> }.into_any(),
            Tag::Strong => view! { <strong>{self.content()}</strong> }.into_any(),
            Tag::Emphasis => view! { <em>{self.content()}</em> }.into_any(),
            Tag::BlockQuote(_) => view! { <blockquote>{self.content()}</blockquote> }.into_any(),
            Tag::CodeBlock(_) => {
                view! { <pre class="source" tabindex="0">{self.content()}</pre> }.into_any()
            }
            Tag::Link { dest_url, .. } => link(dest_url.into_string(), self.content()),
            Tag::Table(_) => self.table(),
            _ => self.content().into_any(),
        }
    }

    fn heading(&mut self, level: HeadingLevel) -> AnyView {
        self.heading = self.words(TagEnd::Heading(level));
        let content = self.content();
        match self.title_level + (level as u8) - 1 {
            0..=2 => view! { <h2>{content}</h2> }.into_any(),
            3 => view! { <h3>{content}</h3> }.into_any(),
            4 => view! { <h4>{content}</h4> }.into_any(),
            5 => view! { <h5>{content}</h5> }.into_any(),
            _ => view! { <h6>{content}</h6> }.into_any(),
        }
    }

    fn code(&self, code: &str) -> AnyView {
        let name = code.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match name.and_then(|name| self.values.get(name)).cloned() {
            Some(MarkdownValue { label, value }) => view! { <CopyValue label value /> }.into_any(),
            None => view! { <code class="code-chip">{code.to_owned()}</code> }.into_any(),
        }
    }

    fn table(&mut self) -> AnyView {
        let caption = self.heading.clone();
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    columns.push(self.words(TagEnd::TableCell));
                    self.content();
                }
                Event::Start(Tag::TableRow) => rows.push(self.row(&columns)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        view! { <Table caption columns>{rows}</Table> }.into_any()
    }

    fn row(&mut self, columns: &[String]) -> AnyView {
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = self.events.next() {
            let label = columns.get(cells.len()).cloned();
            cells.push(view! { <td data-label=label>{self.content()}</td> });
        }
        view! { <tr>{cells}</tr> }.into_any()
    }

    /// The words that are still to come before this end.
    fn words(&self, end: TagEnd) -> String {
        let before = self.events.as_slice().iter().take_while(|it| **it != Event::End(end));
        let words = before.filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            _ => None,
        });
        words.collect()
    }
}

/// A link. Anything but https, another page here or a place on this one is only its words.
fn link(href: String, content: Vec<AnyView>) -> AnyView {
    if href.starts_with("https://") {
        view! {
            <a href=href target="_blank" rel="noopener">
                {content}
                <span class="visually-hidden">" (opens in a new tab)"</span>
            </a>
        }
        .into_any()
    } else if href.starts_with(['/', '#']) {
        view! { <a href=href>{content}</a> }.into_any()
    } else {
        content.into_any()
    }
}
