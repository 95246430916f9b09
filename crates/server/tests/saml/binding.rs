//! One response, one browser, one session.

use gatehouse_server::{AppState, app};

use super::{Place, assert_refused, bring, from_afar, viewer};
use crate::support::{Asked, posted, response};

const JUN: &str = "jun@northwind.example";

#[tokio::test]
async fn nobody_can_sign_another_browser_in() {
    let place = Place::on().await;
    let (mallory, victim) = (place.world.browser(), place.world.browser());
    let asked = place.asked(&mallory).await;
    let response = place.idp.respond(&asked, &place.said(JUN));
    let landing = bring(&victim, &asked, &response).await;
    assert_refused(&landing, &victim, "other_browser");
    place.asked(&victim).await;
    let landing = bring(&victim, &asked, &response).await;
    assert_refused(&landing, &victim, "other_browser");
    bring(&mallory, &asked, &response).await.is(303);
    assert_eq!(viewer(&mallory).await, "Jun Kato", "the answer was taken from nobody");
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_is_told_so() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    browser.forget_lax();
    let response = place.idp.respond(&asked, &place.said(JUN));
    assert_refused(&bring(&browser, &asked, &response).await, &browser, "other_browser");
}

#[tokio::test]
async fn two_sign_ins_can_be_under_way_in_one_browser() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let (one, two) = (place.asked(&browser).await, place.asked(&browser).await);
    for asked in [one, two] {
        let response = place.idp.respond(&asked, &place.said(JUN));
        bring(&browser, &asked, &response).await.is(303);
        assert_eq!(viewer(&browser).await, "Jun Kato");
    }
}

#[tokio::test]
async fn a_response_that_answers_nothing_is_refused_with_its_own_reason() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let unasked =
        response(&asked, &place.said(JUN)).replace(&format!(" InResponseTo=\"{}\"", asked.id), "");
    let signed = place.idp.sign(&unasked);
    let landing = browser.send_from_afar(posted(&asked.acs_url, &signed, "")).await;
    assert_refused(&landing, &browser, "unsolicited");
    let attempts = place.world.owner().await.get(super::ATTEMPTS).await.is(200);
    assert_eq!(attempts["resource"][0]["refusal"]["code"], "unsolicited");
    let before = attempts["resource"].as_array().unwrap().len();
    let landing = browser.send_from_afar(posted(&asked.acs_url, "PHg+", "")).await;
    assert_refused(&landing, &browser, "not_xml");
    let attempts = place.world.owner().await.get(super::ATTEMPTS).await.is(200);
    let after = attempts["resource"].as_array().unwrap().len();
    assert_eq!(after, before, "strangers do not fill the list");
}

#[tokio::test]
async fn a_response_is_taken_once_and_not_after_ten_minutes() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let response = place.idp.respond(&asked, &place.said(JUN));
    bring(&browser, &asked, &response).await.is(303);
    let finish = format!("/sso/saml/finish/{}", asked.relay_state);
    let sessions = place.world.texts("SELECT token_hash FROM session").await.len();
    let again = browser.send_from_afar(from_afar(&finish)).await;
    assert_eq!((again.status.as_u16(), again.header("location")), (303, "/"));
    let other = place.world.browser();
    assert_refused(&bring(&other, &asked, &response).await, &other, "wrong_request");
    assert_eq!(place.world.texts("SELECT token_hash FROM session").await.len(), sessions);

    let late = place.world.browser();
    let asked = place.asked(&late).await;
    place.world.later(11);
    let response = place.idp.respond(&asked, &place.said(JUN));
    assert_refused(&bring(&late, &asked, &response).await, &late, "wrong_request");
}

#[tokio::test]
async fn one_response_at_two_servers_at_once_makes_one_session() {
    let place = Place::on().await;
    let config = place.world.config.clone();
    let other = AppState::start(config, "https://gate.example").await.unwrap();
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let response = place.idp.respond(&asked, &place.said(JUN));
    let form = posted(&asked.acs_url, &response, &asked.relay_state);
    let kept = browser.on(app(other.clone())).send_from_afar(form).await;
    let finish = kept.header("location").to_owned();
    let sessions = place.world.texts("SELECT token_hash FROM session").await.len();
    let tries: Vec<_> = (0..6)
        .map(|at| {
            let app = if at % 2 == 0 { place.world.app.clone() } else { app(other.clone()) };
            let (browser, finish) = (browser.on(app), finish.clone());
            tokio::spawn(async move { browser.send_from_afar(from_afar(&finish)).await })
        })
        .collect();
    let mut cookies = 0;
    for attempt in tries {
        let answer = attempt.await.unwrap();
        answer.is(303);
        cookies += usize::from(!answer.header("set-cookie").is_empty());
    }
    assert_eq!(cookies, 1);
    assert_eq!(place.world.texts("SELECT token_hash FROM session").await.len(), sessions + 1);
}

#[tokio::test]
async fn an_assertion_is_used_once_also_after_a_restart_and_on_another_server() {
    let place = Place::on().await;
    let said = place.said(JUN);
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    bring(&browser, &asked, &place.idp.respond(&asked, &said)).await.is(303);
    let config = place.world.config.clone();
    let other = AppState::start(config, "https://gate.example").await.unwrap();
    let thief = place.world.browser().on(app(other));
    let asked = place.asked(&thief).await;
    let landing = bring(&thief, &asked, &place.idp.respond(&asked, &said)).await;
    assert_refused(&landing, &thief, "replayed");
}

#[tokio::test]
async fn a_sign_in_that_breaks_off_leaves_nothing_half_done() {
    let place = Place::on_with(super::plan(), true).await;
    let counts = "SELECT CAST((SELECT COUNT(*) FROM session) AS TEXT) || ' ' || \
        CAST((SELECT COUNT(*) FROM person) AS TEXT) || ' ' || \
        CAST((SELECT COUNT(*) FROM saml_assertion) AS TEXT) || ' ' || \
        CAST((SELECT COUNT(*) FROM saml_identity) AS TEXT) || ' ' || \
        CAST((SELECT MAX(seq) FROM audit_entry) AS TEXT)";
    let before = place.world.texts(counts).await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let response = place.idp.respond(&asked, &place.said("kim@northwind.example"));
    place.world.tamper("ALTER TABLE saml_attempt RENAME TO away").await;
    let landing = bring(&browser, &asked, &response).await;
    assert_eq!(landing.header("location"), "/?sign-in=unavailable");
    assert_eq!(browser.cookie(), None);
    assert_eq!(place.world.texts(counts).await, before);
    place.world.tamper("ALTER TABLE away RENAME TO saml_attempt").await;
    bring(&browser, &asked, &response).await.is(303);
    assert_eq!(viewer(&browser).await, "Kim Berg", "it can be tried again");
}

/// What an attacker makes of a good response that is not signed yet.
type Attack = fn(&Asked, String) -> String;

#[tokio::test]
async fn what_an_attacker_changes_or_sends_signs_nobody_in() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let attacks: [(&str, Attack); 5] = [
        ("not_base64", |_, _| "%".to_owned()),
        ("wrong_audience", |asked, xml| {
            xml.replace(
                &format!("<saml:Audience>{}", asked.entity_id),
                "<saml:Audience>https://other.example",
            )
        }),
        ("wrong_recipient", |asked, xml| {
            xml.replace(
                &format!("Recipient=\"{}", asked.acs_url),
                "Recipient=\"https://other.example",
            )
        }),
        ("wrong_issuer", |_, xml| {
            xml.replace("https://idp.example/metadata", "https://evil.example")
        }),
        ("comment", |_, xml| xml.replace("@northwind", "@northwind<!---->")),
    ];
    for (reason, attack) in attacks {
        let asked = place.asked(&browser).await;
        let xml = attack(&asked, response(&asked, &place.said(JUN)));
        let form = if xml.starts_with('<') { place.idp.sign(&xml) } else { xml };
        assert_refused(&bring(&browser, &asked, &form).await, &browser, reason);
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_or_is_none_is_refused() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let large = posted(&asked.acs_url, &"A".repeat(300_000), &asked.relay_state);
    browser.send_from_afar(large).await.is_problem(413, "too_large");
    let path = "/sso/saml/acs/9f2c41";
    browser.post(path, serde_json::json!({})).await.is_problem(400, "malformed");
    browser.get(path).await.is_problem(405, "method_not_allowed");
    let unknown = posted("/sso/saml/acs/unknown", "AAAA", "");
    browser.send_from_afar(unknown).await.is_problem(404, "not_found");
}
