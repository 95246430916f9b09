use std::ops::Range;

use gatehouse_contract::Permission;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::place::Place;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is about.
    pub topic: String,
    /// What it answers, as a heading.
    pub title: String,
    /// What its steps take; `None` when everyone may.
    pub needs: Option<Permission>,
    /// Where its setting is.
    pub opens: Place,
    /// The answer, in Markdown, without its heading.
    pub text: String,
}

/// Why the heading of a passage cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It does not say what the passage is about.
    NoTopic(String),
    /// There is no such permission.
    UnknownPermission(String),
    /// It does not say what it opens, or there is no such page.
    UnknownPlace(String),
}

/// A heading, its attributes, and where what stands below it is in the text.
pub(crate) struct Section<'t> {
    pub level: HeadingLevel,
    pub title: String,
    attributes: Vec<(CowStr<'t>, Option<CowStr<'t>>)>,
    pub body: Range<usize>,
}

impl Section<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key.as_ref() == name)?;
        value.as_deref()
    }
}

/// Cuts a document at its headings.
pub(crate) fn sections(text: &str) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    let mut is_heading = false;
    for (event, place) in
        Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter()
    {
        match event {
            Event::Start(Tag::Heading { level, attrs: attributes, .. }) => {
                if let Some(before) = found.last_mut() {
                    before.body.end = place.start;
                }
                let body = place.end..text.len();
                found.push(Section { level, title: String::new(), attributes, body });
                is_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => is_heading = false,
            Event::Text(words) | Event::Code(words) if is_heading => {
                if let Some(section) = found.last_mut() {
                    section.title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

/// The passages of a guide.
pub(crate) fn passages(text: &str) -> impl Iterator<Item = Result<Passage, Flaw>> {
    let sections = sections(text).into_iter().filter(|it| it.level == HeadingLevel::H2);
    sections.map(|section| passage(text, &section))
}

fn passage(text: &str, section: &Section<'_>) -> Result<Passage, Flaw> {
    let title = section.title.trim().to_owned();
    let topic = section.attribute("topic").ok_or_else(|| Flaw::NoTopic(title.clone()))?.to_owned();
    let needs = section.attribute("needs");
    let needs = needs.map(|name| {
        permission(name).ok_or_else(|| Flaw::UnknownPermission(format!("{title}: {name}")))
    });
    let opens = section.attribute("opens").unwrap_or_default();
    let opens =
        Place::parse(opens).ok_or_else(|| Flaw::UnknownPlace(format!("{title}: {opens}")))?;
    let text = text[section.body.clone()].trim().to_owned();
    Ok(Passage { topic, title, needs: needs.transpose()?, opens, text })
}

/// The permission that guides call like this.
fn permission(name: &str) -> Option<Permission> {
    Some(match name {
        "rename-organization" => Permission::RenameOrganization,
        "delete-organization" => Permission::DeleteOrganization,
        "manage-billing" => Permission::ManageBilling,
        "manage-access-security" => Permission::ManageAccessSecurity,
        "manage-members" => Permission::ManageMembers,
        "make-owners" => Permission::MakeOwners,
        "reset-factors" => Permission::ResetFactors,
        "read-audit-log" => Permission::ReadAuditLog,
        _ => return None,
    })
}
