use gatehouse_contract::Permission;
use gatehouse_contract::sso::Guide;
use pulldown_cmark::HeadingLevel;

use crate::passage::{Passage, sections};
use crate::place::{Page, Place};

/// The documents by the names of their guides.
const TEXTS: [(&str, &str); 9] = [
    ("okta", include_str!("../../../guides/identity-providers/okta.md")),
    ("entra-id", include_str!("../../../guides/identity-providers/entra-id.md")),
    ("google-workspace", include_str!("../../../guides/identity-providers/google-workspace.md")),
    ("onelogin", include_str!("../../../guides/identity-providers/onelogin.md")),
    ("jumpcloud", include_str!("../../../guides/identity-providers/jumpcloud.md")),
    ("pingone", include_str!("../../../guides/identity-providers/pingone.md")),
    ("keycloak", include_str!("../../../guides/identity-providers/keycloak.md")),
    ("ad-fs", include_str!("../../../guides/identity-providers/ad-fs.md")),
    ("other", include_str!("../../../guides/identity-providers/other.md")),
];

/// How the title of a whole guide begins.
const SET_UP: &str = "Set up";

/// The heading of the card in which the guides are shown.
const CARD: &str = "set-up-your-identity-provider";

/// The passages of the guides for identity providers: each section, and each mistake.
pub(crate) fn passages() -> Vec<Passage> {
    let guides = TEXTS.into_iter().filter_map(|(slug, text)| Some((Guide::find(slug)?, text)));
    guides.flat_map(|(guide, text)| of_guide(guide, text)).collect()
}

/// The words by which people call the product of a guide. None for the guide that is for any product.
pub(crate) fn names(guide: Guide) -> &'static [&'static str] {
    match guide.slug {
        "okta" => &["okta"],
        "entra-id" => &["entra", "microsoft"],
        "google-workspace" => &["google", "workspace"],
        "onelogin" => &["onelogin"],
        "jumpcloud" => &["jumpcloud"],
        "pingone" => &["pingone"],
        "keycloak" => &["keycloak"],
        "ad-fs" => &["adfs"],
        _ => &[],
    }
}

/// Whether a passage is the steps of a guide, instead of what there is to know beside them.
pub(crate) fn is_set_up(passage: &Passage) -> bool {
    matches!(passage.opens.page, Page::Guide(_)) && passage.title.starts_with(SET_UP)
}

fn of_guide(guide: Guide, text: &str) -> Vec<Passage> {
    let sections = sections(text);
    let mut lede = "";
    let mut found = Vec::new();
    for section in sections {
        let body = text[section.body].trim();
        match (section.level, section.title.trim()) {
            (HeadingLevel::H1, _) => lede = body,
            // What is needed before stands above the steps, in one passage with them.
            (_, "Before you begin") => {}
            (_, "Steps") => {
                found.push(passage(guide, None, &format!("{lede}\n\n{body}")));
            }
            (_, _) if body.is_empty() => {}
            (_, title) => found.push(passage(guide, Some(title), body)),
        }
    }
    found
}

fn passage(guide: Guide, title: Option<&str>, text: &str) -> Passage {
    let (topic, product) = match guide.slug {
        "okta" => ("idp-okta", guide.product),
        "entra-id" => ("idp-entra", guide.product),
        "google-workspace" => ("idp-google", guide.product),
        "other" => ("idp-other", "another identity provider"),
        _ => ("idp-other", guide.product),
    };
    Passage {
        topic: topic.to_owned(),
        title: match title {
            None => format!("{SET_UP} {product}"),
            Some("Bring back") => format!("{}: Bring the metadata back", capitalized(product)),
            Some(title) => format!("{}: {title}", capitalized(product)),
        },
        needs: Some(Permission::ManageAccessSecurity),
        opens: Place { page: Page::Guide(guide), heading: Some(CARD.to_owned()) },
        text: named(text),
    }
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

/// Says the names of the organization's values, where their page shows the values.
fn named(text: &str) -> String {
    text.replace("`{acs_url}`", "the **ACS URL**")
        .replace("`{entity_id}`", "the **Entity ID**")
        .replace("`{start_url}`", "the **Start URL**")
        .replace("`{metadata_url}`", "the address of **Download metadata**")
}
