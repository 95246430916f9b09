use std::fs;
use std::path::PathBuf;

use gatehouse_contract::saml::{
    DISPLAY_NAME_NAMES, EMAIL_NAMES, FIRST_NAME_NAMES, LAST_NAME_NAMES,
};
use gatehouse_contract::sso::{Guide, ServiceProvider};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

const SECTIONS: [&str; 7] = [
    "Before you begin",
    "Steps",
    "Values to enter",
    "NameID and attributes",
    "Bring back",
    "Assign people",
    "Common mistakes",
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../guides/identity-providers")
}

fn text(guide: Guide) -> String {
    fs::read_to_string(folder().join(format!("{}.md", guide.slug))).unwrap()
}

fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).collect()
}

/// The words of every heading of a level, in order.
fn headings(text: &str, level: HeadingLevel) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = false;
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { level: it, .. }) if it == level => {
                open = true;
                found.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(words) | Event::Code(words) if open => {
                found.last_mut().unwrap().push_str(&words);
            }
            _ => {}
        }
    }
    found
}

fn codes(text: &str) -> Vec<String> {
    let code = |event| match event {
        Event::Code(words) => Some(words.into_string()),
        _ => None,
    };
    events(text).into_iter().filter_map(code).collect()
}

/// What stands between braces.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|it| it.0).collect()
}

fn known_placeholders() -> [&'static str; 4] {
    let nothing = String::new;
    let values = ServiceProvider {
        acs_url: nothing(),
        entity_id: nothing(),
        start_url: nothing(),
        certificate_url: nothing(),
    };
    values.named_values().map(|(name, _)| name)
}

#[test]
fn there_is_one_document_for_each_guide_and_no_other() {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
    let mut expected: Vec<String> = Guide::ALL.map(|guide| format!("{}.md", guide.slug)).into();
    files.sort();
    expected.sort();
    assert_eq!(files, expected);
}

#[test]
fn every_guide_has_a_title_a_sentence_and_the_same_sections() {
    for guide in Guide::ALL {
        let text = text(guide);
        let title = match guide.slug {
            "other" => "Any other identity provider",
            _ => guide.product,
        };
        assert_eq!(headings(&text, HeadingLevel::H1), [title], "{}", guide.slug);
        assert_eq!(headings(&text, HeadingLevel::H2), SECTIONS, "{}", guide.slug);
        let mistakes = headings(&text, HeadingLevel::H3);
        assert_eq!(mistakes.len(), 3, "{}: {mistakes:?}", guide.slug);
        let sentence = text.split("\n\n").nth(1).unwrap();
        assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{}", guide.slug);
        assert!(text.is_ascii(), "{}", guide.slug);
    }
}

#[test]
fn every_guide_has_numbered_steps_and_tables() {
    for guide in Guide::ALL {
        let text = text(guide);
        let steps = events(&text).into_iter().filter(|it| *it == Event::Start(Tag::List(Some(1))));
        assert_eq!(steps.count(), 1, "{}", guide.slug);
        let tables = events(&text).into_iter().filter(|it| matches!(it, Event::End(TagEnd::Table)));
        assert!(tables.count() >= 3, "{}", guide.slug);
    }
}

#[test]
fn nothing_in_a_guide_is_more_than_the_page_can_show() {
    for guide in Guide::ALL {
        for event in events(&text(guide)) {
            let odd = matches!(
                event,
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. })
            );
            assert!(!odd, "{}: {event:?}", guide.slug);
        }
    }
}

#[test]
fn every_guide_shows_the_values_of_the_organization_and_no_unknown_one() {
    for guide in Guide::ALL {
        let text = text(guide);
        let shown = placeholders(&text);
        for name in ["acs_url", "entity_id"] {
            assert!(shown.contains(&name), "{} without {name}", guide.slug);
        }
        let codes = codes(&text);
        for name in shown {
            assert!(known_placeholders().contains(&name), "{}: {name}", guide.slug);
            // Only as code of its own is it replaced.
            assert!(codes.contains(&format!("{{{name}}}")), "{}: {name}", guide.slug);
        }
    }
}

#[test]
fn the_guide_for_any_other_tells_every_accepted_name_of_an_attribute() {
    let codes = codes(&text(Guide::find("other").unwrap()));
    let names = [&EMAIL_NAMES[..], &FIRST_NAME_NAMES, &LAST_NAME_NAMES, &DISPLAY_NAME_NAMES];
    for name in names.concat() {
        assert!(codes.iter().any(|it| it == name), "{name}");
    }
}

#[test]
fn the_guide_of_a_connection_is_told_by_its_sign_in_url() {
    let slug = |url: &str| Guide::of(url).map(|guide| guide.slug);
    assert_eq!(slug("https://northwind.okta.com/app/exk1f/sso/saml"), Some("okta"));
    assert_eq!(slug("https://login.microsoftonline.com/1234/saml2"), Some("entra-id"));
    assert_eq!(slug("https://accounts.google.com/o/saml2/idp?idpid=C01"), Some("google-workspace"));
    assert_eq!(slug("https://northwind.onelogin.com/trust/saml2"), Some("onelogin"));
    assert_eq!(slug("https://sso.jumpcloud.com/saml2/gatehouse"), Some("jumpcloud"));
    assert_eq!(slug("https://auth.pingone.eu/1234/saml20/idp/sso"), Some("pingone"));
    assert_eq!(slug("https://keycloak.northwind.example/realms/main"), Some("keycloak"));
    assert_eq!(slug("https://adfs.northwind.example/adfs/ls/"), Some("ad-fs"));
    assert_eq!(slug("https://sso.northwind.example/saml"), None);
    assert_eq!(Guide::find("Okta"), None);
}
