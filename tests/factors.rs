//! What people type, take along and keep when they set up a second factor.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first surprise")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a test looks at the page itself"
)]

#[path = "support/page.rs"]
mod page;

use gatehouse::ui::{CodeField, QrCode, RecoverySheet, SecretText, TrendLine, TrendPoint};
use leptos::prelude::*;
use page::{Page, settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A code field in a page, what it holds, and what it said was complete.
fn code_field() -> (Page, RwSignal<String>, RwSignal<Vec<String>>) {
    let (value, complete) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()));
    let page = Page::show(move || {
        let on_complete = Callback::new(move |code| complete.update(|all| all.push(code)));
        view! { <CodeField label="Code" value on_complete /> }
    });
    (page, value, complete)
}

/// What stands in the field.
fn shown(page: &Page) -> String {
    let input = page.one("input");
    js_sys::Reflect::get(&input, &"value".into()).unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_pasted_code_loses_its_spaces_and_dashes_and_is_complete() {
    for pasted in ["123 456", " 123-456\n", "123\u{a0}456", "12–34–56"] {
        let (page, value, complete) = code_field();
        page.type_into("input", pasted);
        settle().await;
        assert_eq!((shown(&page).as_str(), value.get_untracked().as_str()), ("123456", "123456"));
        assert_eq!(complete.get_untracked(), ["123456"]);
    }
}

#[wasm_bindgen_test]
async fn the_sixth_digit_completes_a_code_once_until_it_is_edited() {
    let (page, _, complete) = code_field();
    for typed in ["12345", "123456", "123456 "] {
        page.type_into("input", typed);
        settle().await;
    }
    assert_eq!(complete.get_untracked(), ["123456"]);
    assert_eq!(shown(&page), "123456");
    for typed in ["12345", "123456"] {
        page.type_into("input", typed);
        settle().await;
    }
    assert_eq!(complete.get_untracked(), ["123456", "123456"]);
}

#[wasm_bindgen_test]
async fn what_is_no_code_stays_as_it_was_typed_and_is_not_complete() {
    for typed in ["12345678", "12345a", "7K3M9Q"] {
        let (page, value, complete) = code_field();
        page.type_into("input", typed);
        settle().await;
        assert_eq!((shown(&page).as_str(), value.get_untracked().as_str()), (typed, typed));
        assert!(complete.get_untracked().is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_qr_code_has_a_name_and_four_white_modules_around_it() {
    let page = Page::show(|| view! { <QrCode text="otpauth://totp/a" label="QR code" /> });
    let code = page.one("svg[role=img][aria-label='QR code']");
    // 16 bytes take version 2: 25 modules.
    assert_eq!(code.get_attribute("viewBox").as_deref(), Some("-4 -4 33 33"));
    assert!(page.one("path").get_attribute("d").unwrap().starts_with("M0 0h7v1h-7z"));
}

#[wasm_bindgen_test]
async fn a_secret_is_seen_in_groups_and_spelled_for_screen_readers() {
    let page = Page::show(|| view! { <SecretText label="setup key" value="JBSWY3DPEH" /> });
    let seen = page.one("code[aria-hidden=true]").text_content();
    assert_eq!(seen.as_deref(), Some("JBSW Y3DP EH"));
    let said = page.one(".visually-hidden:not([role])").text_content();
    assert_eq!(said.as_deref(), Some("J B S W, Y 3 D P, E H"));
    assert_eq!(page.count("button[aria-label='Copy setup key']"), 1);
}

#[wasm_bindgen_test]
async fn recovery_codes_are_left_only_after_a_tick_that_they_are_kept() {
    let done = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            <RecoverySheet
                codes=vec!["7K3M-9QTW".to_owned()]
                organization="Northwind Labs"
                account="ada@northwind.example"
                date="26 Nov 2026"
                verb="Done"
                on_done=move || done.update(|count| *count += 1)
            />
        }
    });
    let button = page.button("Done");
    button.click();
    settle().await;
    assert_eq!(done.get_untracked(), 0);
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert!(asks_before_leaving());
    page.one("input[type=checkbox]").click();
    settle().await;
    assert!(!asks_before_leaving());
    button.click();
    settle().await;
    assert_eq!(done.get_untracked(), 1);
    drop(page);
}

#[wasm_bindgen_test]
async fn nobody_is_asked_once_the_recovery_codes_are_gone() {
    let there = RwSignal::new(true);
    let _page = Page::show(move || {
        let sheet = || {
            view! {
                <RecoverySheet
                    codes=Vec::new()
                    organization=""
                    account=""
                    date=""
                    verb="Done"
                    on_done=|| {}
                />
            }
        };
        view! { <Show when=move || there.get()>{sheet()}</Show> }
    });
    settle().await;
    assert!(asks_before_leaving());
    there.set(false);
    settle().await;
    assert!(!asks_before_leaving());
}

/// Whether the browser would ask before the page is left.
fn asks_before_leaving() -> bool {
    let event = web_sys::Event::new("beforeunload").unwrap();
    event.init_event_with_bubbles_and_cancelable("beforeunload", false, true);
    !window().dispatch_event(&event).unwrap()
}

#[wasm_bindgen_test]
async fn a_trend_says_in_words_what_its_line_shows() {
    let point = |place, percent, day: &str| TrendPoint { place, percent, day: day.to_owned() };
    let points = RwSignal::new(vec![
        point(0.0, 40, "28 Aug"),
        point(0.5, 20, "12 Oct"),
        point(1.0, 75, "26 Nov"),
    ]);
    let page = Page::show(move || {
        view! { <TrendLine label="Coverage" points begins="28 Aug" ends="26 Nov" /> }
    });
    let said = || page.one("[role=img]").get_attribute("aria-label").unwrap();
    assert_eq!(said(), "Coverage: 40% on 28 Aug, 75% on 26 Nov. Lowest 20%, highest 75%.");
    let line = page.one(".trend-path").get_attribute("d");
    assert_eq!(line.as_deref(), Some("M0.00 60L50.00 80L100.00 25"));
    points.update(|points| points.truncate(1));
    settle().await;
    assert_eq!(said(), "Coverage: 40% on 28 Aug.");
    points.update(Vec::clear);
    settle().await;
    assert_eq!(said(), "Coverage: nothing recorded yet.");
    assert!(page.text().contains("Nothing recorded yet"));
}
