//! What a person sees in the browser that the server's tests cannot see.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first surprise")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test looks at the page itself"
)]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use gatehouse::api::Failure;
use gatehouse::pages::sso::{SsoModel, SsoScreen, Task};
use gatehouse::pages::{AccessSecurityFrame, AccessTab};
use gatehouse::save::{Phase, Save, use_save};
use gatehouse::ui::{AnnouncerRegion, Markdown, MarkdownValue, Switch, use_announcer};
use gatehouse_contract::sso::{SsoSettings, SsoState, SsoSwitches};
use gatehouse_contract::{Action, Denial, Problem, ProblemDocument, Reply, Role};
use leptos::prelude::*;
use support::{
    Page, focused, in_days, provide_session, session, settle, sso_settings, with_a_guest,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A model whose saves stand still in `phase`.
fn still(settings: SsoSettings, task: Task, phase: Phase) -> SsoModel {
    SsoModel {
        settings: RwSignal::new(settings),
        attempts: RwSignal::new(Vec::new()),
        task: RwSignal::new(task),
        switching: Save::still(phase.clone()),
        restores_two_factor: RwSignal::new(false),
        requires_factor: RwSignal::new(false),
        shown: RwSignal::new(None),
        excepting: Save::still(phase.clone()),
        excepted: RwSignal::new(None),
        connecting: Save::still(phase.clone()),
        replacing: Save::still(Phase::Editing),
        removing: Save::still(phase),
    }
}

fn refused() -> Phase {
    let problem = Problem::Denied { denial: Denial::SsoUntested };
    Phase::Refused(Failure::Problem(Box::new(ProblemDocument::new(problem, None))))
}

#[wasm_bindgen_test]
async fn a_switch_that_is_pressed_keeps_the_servers_value_until_the_server_answers() {
    let asked = RwSignal::new(None);
    let on = RwSignal::new(false);
    let page = Page::show(move || {
        let on_toggle = Callback::new(move |wanted| asked.set(Some(wanted)));
        view! { <Switch on on_toggle labelled_by="title" /> }
    });
    let switch = page.one("[role=switch]");
    switch.click();
    settle().await;
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("false"));
    assert_eq!(asked.get_untracked(), Some(true));
    on.set(true);
    settle().await;
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_refused_change_leaves_the_switch_as_it_was_and_says_why() {
    let page = Page::show(|| {
        provide_session(session(Role::Owner, false, true));
        let model = still(sso_settings(false), Task::Switching(Action::TurnOnSso), refused());
        view! { <SsoScreen model /> }
    });
    settle().await;
    let switch = page.one(".card[aria-label='Single sign-on'] [role=switch]");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("false"));
    assert!(page.one("dialog").text_content().unwrap().contains("passed a test"));
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let page = Page::show(|| {
        provide_session(session(Role::Owner, false, true));
        view! { <SsoScreen model=still(sso_settings(false), Task::Reading, Phase::Editing) /> }
    });
    settle().await;
    let switch = page.one(".card[aria-label='Single sign-on'] [role=switch]");
    switch.focus().unwrap();
    switch.click();
    settle().await;
    assert!(page.one("dialog").contains(Some(&focused())));
    page.button("Cancel").click();
    settle().await;
    assert_eq!(page.count("dialog"), 0);
    assert!(focused().is_same_node(Some(&switch)));
}

#[wasm_bindgen_test]
async fn a_password_that_was_typed_is_gone_when_the_dialog_is() {
    let page = Page::show(|| {
        provide_session(session(Role::Owner, false, false));
        view! { <SsoScreen model=still(sso_settings(false), Task::Reading, Phase::Editing) /> }
    });
    settle().await;
    let switch = page.one(".card[aria-label='Single sign-on'] [role=switch]");
    switch.click();
    settle().await;
    page.type_into("dialog input[type=password]", "correct horse");
    page.button("Cancel").click();
    settle().await;
    switch.click();
    settle().await;
    let field = page.one("dialog input[type=password]");
    let value = js_sys::Reflect::get(&field, &"value".into()).unwrap();
    assert_eq!(value.as_string().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn whoever_has_just_proved_who_they_are_is_not_asked_again() {
    let page = Page::show(|| {
        provide_session(session(Role::Owner, false, true));
        let task = Task::Switching(Action::TurnOnSso);
        view! { <SsoScreen model=still(sso_settings(false), task, Phase::Editing) /> }
    });
    settle().await;
    assert_eq!(page.count("dialog input[type=password]"), 0);
}

#[wasm_bindgen_test]
async fn a_second_press_while_saving_sends_nothing() {
    let sent = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&sent);
    let _page = Page::show(move || {
        provide_session(session(Role::Owner, false, true));
        let settings = RwSignal::new(sso_settings(false));
        let request = move |_: SsoSwitches| {
            counter.fetch_add(1, Ordering::Relaxed);
            std::future::pending::<Result<Reply<SsoSettings>, Failure>>()
        };
        let save = use_save(settings, request, || {});
        let switches = SsoSwitches {
            on: true,
            required: false,
            idp_managed: false,
            idp_initiated: false,
            password_factor: false,
        };
        save.start(switches);
        save.start(switches);
    });
    settle().await;
    assert_eq!(sent.load(Ordering::Relaxed), 1);
}

#[wasm_bindgen_test]
async fn a_member_finds_no_control_in_the_page_and_the_page_follows_their_role() {
    let viewing = RwSignal::new(None);
    let page = Page::show(move || {
        viewing.set(Some(provide_session(session(Role::Owner, false, true))));
        view! {
            <AccessSecurityFrame tab=AccessTab::SingleSignOn>
                <SsoScreen model=still(sso_settings(false), Task::Reading, Phase::Editing) />
            </AccessSecurityFrame>
        }
    });
    settle().await;
    assert_eq!(page.count("[role=switch]"), 5);
    viewing.get_untracked().unwrap().accept(session(Role::Member, false, true));
    settle().await;
    assert_eq!(page.count("[role=switch], form, nav"), 0);
    assert!(page.text().contains("Only Owners and Admins manage access security"));
}

#[wasm_bindgen_test]
async fn single_sign_on_that_lets_nobody_in_is_not_shown_as_working() {
    let page = Page::show(|| {
        provide_session(session(Role::Owner, true, true));
        let mut settings = sso_settings(true);
        if let SsoState::On { connection, .. } = &mut settings.state {
            connection.certificates[0].not_after = in_days(-1);
        }
        view! { <SsoScreen model=still(settings, Task::Reading, Phase::Editing) /> }
    });
    settle().await;
    let card = page.one(".card[aria-label='Single sign-on']").text_content().unwrap();
    assert!(card.contains("Expired") && card.contains("Nobody can sign in through Okta"), "{card}");
    assert!(!card.contains("verified email domain sign in through"), "{card}");
}

#[wasm_bindgen_test]
async fn what_was_saved_is_told_once_and_not_beside_the_next_save() {
    let save = RwSignal::new(None);
    let page = Page::show(move || {
        provide_session(session(Role::Owner, false, true));
        let request = |()| std::future::pending::<Result<Reply<SsoSettings>, Failure>>();
        save.set(Some(use_save(RwSignal::new(sso_settings(false)), request, || {})));
        let announcer = use_announcer();
        announcer.saved("The connection is saved.");
        announcer.saved("The connection is saved.");
        view! { <AnnouncerRegion /> }
    });
    settle().await;
    assert_eq!(page.count(".toast"), 1);
    save.get_untracked().unwrap().start(());
    settle().await;
    assert_eq!(page.count(".toast"), 0);
}

#[wasm_bindgen_test]
async fn whoever_keeps_a_guest_without_typing_their_own_password_is_asked_for_it() {
    let excepted = RwSignal::new(None);
    let page = Page::show(move || {
        provide_session(session(Role::Owner, true, false));
        let model = still(
            with_a_guest(sso_settings(true)),
            Task::Switching(Action::RequireSso),
            Phase::Editing,
        );
        view! { <SsoScreen model=SsoModel { excepted, ..model } /> }
    });
    settle().await;
    page.one("dialog .person-row button").click();
    settle().await;
    assert!(page.one("dialog").text_content().unwrap().contains("Enter your password."));
    assert_eq!(excepted.get_untracked(), None);
    page.type_into("dialog input[type=password]", "correct horse battery");
    page.one("dialog .person-row button").click();
    settle().await;
    let excepted = excepted.get_untracked().unwrap();
    assert_eq!(
        (excepted.action, excepted.person.name.as_str()),
        (Action::ExemptFromSso, "Lee Park")
    );
}

#[wasm_bindgen_test]
async fn a_document_shows_values_for_known_names_and_never_what_could_run() {
    let page = Page::show(|| {
        let label = "ACS URL".to_owned();
        let value = MarkdownValue { label, value: "https://example.com/acs".to_owned() };
        let text = "# Title\n\n`{acs_url}` and `{other}`\n\n<img src=x onerror=alert(1)>\n\n\
                    [a](javascript:alert(1)) [b](https://example.com) [c](/here)"
            .to_owned();
        view! { <Markdown text title_level=3 values=BTreeMap::from([("acs_url", value)]) /> }
    });
    settle().await;
    assert_eq!(page.one("h3").text_content().as_deref(), Some("Title"));
    assert_eq!(page.count("button[aria-label='Copy ACS URL']"), 1);
    assert!(page.text().contains("https://example.com/acs and {other}"));
    assert!(page.text().contains("<img src=x onerror=alert(1)>"));
    assert_eq!((page.count("img"), page.count("a")), (0, 2));
    assert_eq!(page.count("a[href='https://example.com'][target=_blank][rel=noopener]"), 1);
    assert_eq!(page.count("a[href='/here']:not([target])"), 1);
}
