//! Somebody asks on: a short question goes on with what the one before was about.

use gatehouse_help::{Guides, Passage};

fn first(before: &str, question: &str) -> Option<String> {
    let guides = Guides::read();
    guides.answer_after(before, question, 1).first().map(|it| it.title.clone())
}

#[test]
fn whoever_names_another_product_gets_the_same_for_that_one() {
    for (before, question, title) in [
        ("how do I set up okta", "and for keycloak?", "Set up Keycloak"),
        ("and for keycloak?", "what about entra?", "Set up Microsoft Entra ID"),
        ("which fields do I enter in okta", "and in keycloak?", "Keycloak: Values to enter"),
        ("how do I assign people in okta", "and in pingone?", "PingOne: Assign people"),
    ] {
        assert_eq!(first(before, question).as_deref(), Some(title), "{before} {question}");
    }
}

#[test]
fn whoever_asks_on_need_not_name_the_product_again() {
    let first = first("how do I set up okta", "and the metadata?");
    assert_eq!(first.as_deref(), Some("Okta: Bring the metadata back"));
}

#[test]
fn a_question_of_its_own_is_answered_as_if_it_were_the_first() {
    let guides = Guides::read();
    for (before, question) in [
        ("how do I set up okta", "lost my phone"),
        ("how do I set up okta", "delete our account"),
        ("how do I set up okta", "which fields do I enter in google workspace"),
        ("how do I remove a member", "reset 2fa of a member"),
        ("replace a certificate", "configure adfs"),
        ("what does each role do", "turn on sso"),
        ("require single sign-on", "what about entra?"),
        ("okta", "okta"),
        ("how do I set up okta", "the assertion is meant for somebody else"),
    ] {
        let title = |found: Vec<&Passage>| found.first().map(|it| it.title.clone());
        let alone = title(guides.answer(question, 1));
        let after = title(guides.answer_after(before, question, 1));
        assert_eq!(after, alone, "{before} {question}");
    }
}

#[test]
fn what_no_guide_knows_is_not_answered_with_the_question_before() {
    assert_eq!(first("how do I set up okta", "xylophone"), None);
}

#[test]
fn a_question_that_names_nothing_is_about_what_was_asked_before() {
    for question in ["who can do that?", "and how?"] {
        let first = first("require single sign-on", question);
        assert_eq!(first.as_deref(), Some("Require single sign-on"), "{question}");
    }
}
