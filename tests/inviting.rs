//! What people see of the addresses that they paste, while the server says what it knows of them.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first surprise")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test looks at the page itself"
)]

#[path = "support/page.rs"]
mod page;

use gatehouse::api::Failure;
use gatehouse::browser::now;
use gatehouse::pages::invitations::{InvitationTask, InvitationsModel, InvitationsScreen};
use gatehouse::pages::invite::{InviteDraft, InviteScreen};
use gatehouse_contract::{
    EmailAddress, Invitation, InvitationQuery, Invitations, Invitee, InviteeStatus, Permit, Role,
};
use leptos::prelude::*;
use page::{Page, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The page, with these addresses in its field.
async fn pasted(roles: &'static [Role], text: &str) -> (Page, InviteDraft) {
    let draft = InviteDraft::still(roles.to_vec());
    let page = Page::show(move || view! { <InviteScreen draft /> });
    page.type_into("textarea", text);
    settle().await;
    (page, draft)
}

/// Has the server say what it knows of an address.
async fn told(draft: InviteDraft, email: &str, status: InviteeStatus) {
    let email = EmailAddress::parse(email).unwrap();
    let known = Invitee {
        email: email.clone(),
        status,
        guest: false,
        sso_alone_as: Vec::new(),
        excepted_as: Vec::new(),
    };
    draft.known.update(|all| drop(all.insert(email, known)));
    settle().await;
}

#[wasm_bindgen_test]
async fn nobody_counts_before_the_server_has_said_that_they_can_be_invited() {
    let (page, draft) = pasted(&Role::ALL, "kim@north.example, jun@north.example").await;
    assert!(page.text().contains("Checking…"), "{}", page.text());
    told(draft, "kim@north.example", InviteeStatus::New).await;
    assert!(!page.text().contains("can be invited"), "{}", page.text());
    draft.failure.set(Some(Failure::Unreachable));
    settle().await;
    assert!(page.text().contains("They could not be checked"), "{}", page.text());
    assert!(!page.text().contains("can be invited"), "{}", page.text());
    let button = page.button("Invite people");
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    told(draft, "jun@north.example", InviteeStatus::Member).await;
    assert!(page.text().contains("1 person can be invited"), "{}", page.text());
    assert_eq!(page.button("Invite 1 person").get_attribute("aria-disabled"), None);
    assert_eq!(page.count("[role=alert]"), 0, "it is all known by now");
}

#[wasm_bindgen_test]
async fn whoever_tries_again_is_back_at_the_addresses() {
    let (page, draft) = pasted(&Role::ALL, "kim@north.example").await;
    draft.failure.set(Some(Failure::Unreachable));
    settle().await;
    page.button("Try again").click();
    assert_eq!(document().active_element().unwrap().tag_name(), "TEXTAREA");
}

#[wasm_bindgen_test]
async fn whoever_is_done_with_a_link_is_back_at_its_invitation() {
    let kim = Invitation {
        id: "1".to_owned(),
        email: "kim@north.example".to_owned(),
        role: Role::Member,
        guest: false,
        exempt: false,
        invited_by: "Ada Osei".to_owned(),
        sent_at: now(),
        expires_at: now().plus_days(7),
        expired: false,
        permit: Permit::Allowed,
    };
    let model = InvitationsModel::still(RwSignal::new(InvitationQuery::default()).into());
    let invitations = vec![kim.clone()];
    model.found.set(Some(Invitations { total: 1, invitations, roles: Role::ALL.to_vec() }));
    let page = Page::show(move || view! { <InvitationsScreen model /> });
    model.task.set(InvitationTask::Copying(kim, "https://north.example/join#1".to_owned()));
    settle().await;
    page.button("Done").click();
    settle().await;
    let focused = document().active_element().unwrap().text_content().unwrap();
    assert_eq!(focused, "What can be done with kim@north.example");
}

#[wasm_bindgen_test]
async fn of_ten_thousand_addresses_those_are_shown_that_can_be_invited_at_once() {
    let all = (0..10_000).map(|n| format!("p{n}@north.example")).collect::<Vec<_>>();
    let (page, _) = pasted(&Role::ALL, &all.join("\n")).await;
    assert_eq!(page.count("[aria-label=Addresses] > li"), 200);
    assert!(page.text().contains("and 9,800 more"));
    assert!(page.text().contains("At most 200 at once, and these are 10,000."));
    assert!(page.text().contains("Too many at once"));
}

#[wasm_bindgen_test]
async fn whoever_has_an_unknown_role_beside_them_is_left_out_until_one_is_chosen() {
    for (text, why, left) in [
        (
            "ten@x.example, superuser",
            "Role not known: superuser",
            "Email, Role\nten@x.example, superuser",
        ),
        ("ten@x.example, Owner", "Role not yours to give: Owner", "ten@x.example, Owner"),
    ] {
        let (page, draft) = pasted(&[Role::Admin, Role::Member], text).await;
        told(draft, "ten@x.example", InviteeStatus::New).await;
        assert!(page.text().contains(why), "{}", page.text());
        assert!(page.text().contains("0 people can be invited"), "{}", page.text());
        assert_eq!(draft.left(), left);
        let email = EmailAddress::parse("ten@x.example").unwrap();
        draft.chosen.update(|all| all.extend([(email, Role::Member)]));
        settle().await;
        assert!(!page.text().contains(why), "{}", page.text());
        assert!(page.text().contains("1 person can be invited"), "{}", page.text());
        assert_eq!(draft.left(), "");
    }
}

#[wasm_bindgen_test]
async fn whoever_is_left_out_stays_in_the_field_after_the_others_are_invited() {
    let text = "kim@north.example, jun@north.example, ann@other.example, Member\nmax.example";
    let (page, draft) = pasted(&Role::ALL, text).await;
    told(draft, "kim@north.example", InviteeStatus::New).await;
    told(draft, "jun@north.example", InviteeStatus::Member).await;
    told(draft, "ann@other.example", InviteeStatus::OfAnother).await;
    assert!(page.text().contains("Another organization’s domain: left out"), "{}", page.text());
    assert_eq!(draft.left(), "ann@other.example, Member\nmax.example");
}

#[wasm_bindgen_test]
async fn what_cannot_be_seen_in_an_address_is_named_and_turns_nothing_around() {
    let (page, _) = pasted(&Role::ALL, "zoe@part\u{202e}ner.example").await;
    assert!(page.text().contains("An invisible character in it: left out"), "{}", page.text());
    let shown = page.one("li bdi").text_content().unwrap();
    assert_eq!(shown, "zoe@part[U+202E]ner.example");
}
