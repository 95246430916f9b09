use gatehouse_server::domain::check_due;
use gatehouse_server::{AppState, certificate_expiry, requirement};
use serde_json::{Value, json};

use crate::support::{Dns, Letter, PASSWORD, World, plan};

const SSO: &str = "/api/organization/sso";
/// The Owners and Admins.
const ADMINISTRATORS: [&str; 3] =
    ["ada@northwind.example", "olu@northwind.example", "ravi@northwind.example"];
/// Who has no password.
const NO: &str = "no@northwind.example";

fn switches(on: bool, required: bool) -> Value {
    json!({ "switches": { "on": on, "required": required, "idp_managed": false,
            "idp_initiated": false } })
}

/// An organization whose single sign-on is on, and required or not.
async fn world_with_sso(required: bool) -> World {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(required);
    World::with(plan).await
}

/// One whose verified domain has no record.
async fn world_without_record(dns: &Dns, required: bool) -> World {
    let world = World::configured(|config| config.dns = vec![dns.address]).await;
    let mut plan = plan();
    plan["domains"] = json!([{ "name": "northwind.example", "next_check_in_seconds": 0 }]);
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(required);
    world.plant(plan).await;
    world
}

/// Checks that these letters are one for each Owner and Admin, and gives one.
#[track_caller]
fn to_administrators(letters: &[Letter]) -> Letter {
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ADMINISTRATORS, "{letters:?}");
    letters[0].clone()
}

#[tokio::test]
async fn owners_and_admins_hear_of_a_domain_that_begins_to_lapse_and_of_one_that_has_lapsed() {
    let dns = Dns::start();
    let world = world_without_record(&dns, false).await;
    check_due(&world.state).await;
    let letters = world.letters().await;
    let letter = to_administrators(&letters);
    assert_eq!(letter.subject, "The DNS record of northwind.example is gone");
    assert!(letter.text.contains("could not be found in the DNS"), "{}", letter.text);
    assert!(letter.text.contains("nobody new can sign in"), "{}", letter.text);
    let link = letter.link("See your domains");
    assert_eq!(link, "https://gate.example/access-security/domains");

    world.later(60);
    check_due(&world.state).await;
    assert_eq!(world.letters().await.len(), letters.len(), "once is enough");
    world.later(7 * 24 * 60);
    check_due(&world.state).await;
    let letter = to_administrators(&world.letters().await[letters.len()..]);
    assert_eq!(letter.subject, "northwind.example is no longer verified");
    assert!(letter.text.contains("nobody new can sign in"), "{}", letter.text);
    assert!(!letter.text.contains("no longer required"), "{}", letter.text);
}

#[tokio::test]
async fn when_the_last_domain_lapses_whoever_has_no_password_is_sent_a_link_to_set_one() {
    let dns = Dns::start();
    let world = world_without_record(&dns, true).await;
    check_due(&world.state).await;
    let before = world.letters().await.len();
    world.later(7 * 24 * 60);
    check_due(&world.state).await;
    let letters = world.letters().await.split_off(before);
    let (mine, theirs): (Vec<_>, Vec<_>) = letters.into_iter().partition(|it| it.to == NO);
    assert!(to_administrators(&theirs).text.contains("Single sign-on is no longer required"));
    assert!(mine[0].text.contains("none of its domains is verified"), "{}", mine[0].text);
    assert!(!mine[0].text.contains("Nobody can sign in"), "{}", mine[0].text);
    set_and_sign_in(&world, &mine).await;
}

/// Sets a password by the only letter, and signs in with it.
async fn set_and_sign_in(world: &World, letters: &[Letter]) {
    assert_eq!(letters.len(), 1, "{letters:?}");
    let link = letters[0].link("Set a password");
    let (_, token) = link.split_once('#').unwrap();
    let new = json!({ "token": token, "password": "tidal lantern bracket" });
    world.browser().put("/api/password", new).await.is(204);
    world.browser().sign_in(NO, "tidal lantern bracket").await.is(200);
}

#[tokio::test]
async fn removing_the_last_domain_sends_them_a_link_too() {
    let world = world_with_sso(true).await;
    let ada = world.owner().await;
    let domain = world.texts("SELECT id FROM domain").await.remove(0);
    ada.delete_if(&format!("/api/domains/{domain}"), r#""v1""#).await.is(200);
    set_and_sign_in(&world, &world.letters().await).await;
}

#[tokio::test]
async fn whoever_has_no_password_is_sent_a_link_for_a_day_when_single_sign_on_is_turned_off() {
    let world = world_with_sso(false).await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(true, true)).await.is(200);
    assert!(world.letters().await.is_empty());
    ada.put_now(SSO, switches(false, true)).await.is(200);
    let letters = world.letters().await;
    assert_eq!(letters[0].subject, "Set a password for Northwind Labs");
    assert!(letters[0].text.contains("has turned single sign-on off"), "{}", letters[0].text);
    world.later(24 * 60 - 1);
    set_and_sign_in(&world, &letters).await;
}

#[tokio::test]
async fn a_change_that_is_refused_sends_nothing() {
    let world = world_with_sso(false).await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    ravi.put_now(SSO, switches(false, false)).await.is_problem(403, "step_up_required");
    assert!(world.letters().await.is_empty());
    assert!(world.texts("SELECT token_hash FROM password_link").await.is_empty());
}

#[tokio::test]
async fn owners_and_admins_hear_that_nobody_confirmed_the_requirement() {
    let world = world_with_sso(false).await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(true, true)).await.is(200);
    world.later(15);
    let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    second.clock.advance(std::time::Duration::from_secs(15 * 60));
    let due = requirement::revert_due;
    tokio::join!(due(&world.state), due(&second));
    let letter = to_administrators(&world.letters().await);
    assert_eq!(letter.subject, "Northwind Labs no longer requires single sign-on");
}

#[tokio::test]
async fn owners_and_admins_are_warned_of_a_certificate_60_30_7_and_1_days_ahead_once_each() {
    let mut plan = plan();
    plan["sso"]["certificate"]["expires_in_days"] = json!(70);
    let world = World::with(plan).await;
    let mut subjects = Vec::new();
    for _ in 0..72 {
        let known = world.letters().await.len();
        certificate_expiry::warn_due(&world.state).await;
        certificate_expiry::warn_due(&world.state).await;
        let letters = world.letters().await.split_off(known);
        if !letters.is_empty() {
            subjects.push(to_administrators(&letters).subject);
        }
        world.later(24 * 60);
    }
    let told = |when: &str| format!("A single sign-on certificate expires {when}");
    let expected = ["in 60 days", "in 30 days", "in 7 days", "within a day"].map(told);
    assert_eq!(subjects, expected);
}

#[tokio::test]
async fn a_certificate_that_is_found_late_is_warned_of_once_and_by_one_of_two_servers() {
    let world = World::new().await;
    let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    let due = certificate_expiry::warn_due;
    let (one, other) = tokio::join!(due(&world.state), due(&second));
    assert_eq!(one + other, 3);
    let letter = to_administrators(&world.letters().await);
    assert_eq!(letter.subject, "A single sign-on certificate expires in 23 days");
    assert!(letter.text.contains("CN=northwind"), "{}", letter.text);
}

#[tokio::test]
async fn another_certificate_is_warned_of_anew_and_none_is_not() {
    let world = World::new().await;
    assert_eq!(certificate_expiry::warn_due(&world.state).await, 3);
    let pem = crate::support::certificate(-1, 20).pem();
    let connection = json!({ "sign_in_url": "https://idp.example/", "issuer": "idp",
                             "certificates": [pem], "sign_requests": false });
    let ada = world.owner().await;
    let path = "/api/organization/sso/connection";
    ada.put_now(path, connection).await.is(200);
    assert_eq!(certificate_expiry::warn_due(&world.state).await, 3);
    let remove = format!("{path}?organization_name=Northwind%20Labs");
    ada.delete_if(&remove, &ada.tag(SSO).await).await.is(200);
    assert_eq!(certificate_expiry::warn_due(&world.state).await, 0);
}

#[tokio::test]
async fn whoever_s_password_is_guessed_is_told_and_again_after_an_hour_at_the_earliest() {
    let (world, ada) = (World::new().await, "ada@northwind.example");
    for _ in 0..4 {
        world.browser().sign_in(ada, "wrong").await.is(401);
    }
    assert!(world.letters().await.is_empty());
    world.browser().sign_in(ada, "wrong").await.is(401);
    let letters = world.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, ada));
    assert_eq!(letters[0].subject, "Wrong passwords for Northwind Labs");
    for _ in 0..3 {
        world.later(16);
        world.browser().sign_in(ada, "wrong").await.is(401);
    }
    assert_eq!(world.letters().await.len(), 1);
    world.later(16);
    world.browser().sign_in(ada, "wrong").await.is(401);
    assert_eq!(world.letters().await.len(), 2);
}

#[tokio::test]
async fn an_address_that_is_nobody_s_is_written_down_like_any_other_and_sent_nothing() {
    let world = World::new().await;
    for email in ["nobody@northwind.example", "ada@northwind.example"] {
        for _ in 0..5 {
            world.browser().sign_in(email, "wrong").await.is(401);
        }
    }
    assert_eq!(world.texts("SELECT id FROM job").await.len(), 2);
    let letters = world.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, "ada@northwind.example"));
}

#[tokio::test]
async fn whoever_types_their_own_password_in_the_end_is_told_nothing() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..4 {
        ada.sign_in("ada@northwind.example", "wrong").await.is(401);
    }
    ada.sign_in("ada@northwind.example", PASSWORD).await.is(200);
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn a_password_that_is_guessed_in_an_open_session_is_told_of_as_well() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    for _ in 0..5 {
        ada.post("/api/session/step-up", json!({ "password": "wrong" })).await.is(403);
    }
    assert_eq!(world.letters_to("ada@northwind.example").await.len(), 1);
}
