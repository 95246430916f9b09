use super::{Place, assert_refused, bring, plan, viewer};
use crate::support::{Answer, Client, response};

const JUN: &str = "jun@northwind.example";

/// Signs in as whoever has this name at the identity provider, and this address.
async fn sign_in_as(place: &Place, browser: &Client, name_id: &str, email: &str) -> Answer {
    let asked = place.asked(browser).await;
    let mut said = place.said(email);
    said.name_id = name_id.to_owned();
    bring(browser, &asked, &place.idp.respond(&asked, &said)).await
}

#[tokio::test]
async fn a_person_is_linked_by_their_address_once_and_known_by_their_name_id_from_then_on() {
    let place = Place::on().await;
    let browser = place.world.browser();
    sign_in_as(&place, &browser, "u-17", "JUN@Northwind.Example").await.is(303);
    assert_eq!(viewer(&browser).await, "Jun Kato", "upper case is the same person");
    let linked = |it: &String| it == "Jun Kato link_identity done";
    assert_eq!(place.world.audit().await.iter().filter(|it| linked(it)).count(), 1);
    let browser = place.world.browser();
    sign_in_as(&place, &browser, "u-17", "jun.married@elsewhere.example").await.is(303);
    assert_eq!(viewer(&browser).await, "Jun Kato", "another address, the same person");
    assert_eq!(place.world.audit().await.iter().filter(|it| linked(it)).count(), 1);
    let browser = place.world.browser();
    sign_in_as(&place, &browser, "u-17", "ada@northwind.example").await.is(303);
    assert_eq!(viewer(&browser).await, "Jun Kato", "nobody becomes another by an address");
}

#[tokio::test]
async fn an_address_on_another_domain_signs_nobody_in() {
    let place = Place::on_with(plan(), true).await;
    let people = place.world.texts("SELECT email FROM person").await.len();
    for email in [
        "lee@partner.example",
        "jun@sub.northwind.example",
        "jun@northwind.example.evil.example",
        "jun@xnorthwind.example",
    ] {
        let browser = place.world.browser();
        let landing = place.sign_in(&browser, email).await;
        assert_refused(&landing, &browser, "email_domain_unverified");
    }
    assert_eq!(place.world.texts("SELECT email FROM person").await.len(), people);
}

#[tokio::test]
async fn an_unknown_person_becomes_a_member_only_where_the_identity_provider_manages_access() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let landing = place.sign_in(&browser, "kim@northwind.example").await;
    assert_refused(&landing, &browser, "unknown_person");

    let place = Place::on_with(plan(), true).await;
    let browser = place.world.browser();
    place.sign_in(&browser, "Kim@Northwind.example").await.is(303);
    assert_eq!(viewer(&browser).await, "Kim Berg");
    let person = "SELECT email || ' ' || role FROM person WHERE name = 'Kim Berg'";
    assert_eq!(place.world.texts(person).await, ["kim@northwind.example member"]);
    assert!(place.world.audit().await.contains(&"Kim Berg create_member done".to_owned()));
    let again = place.world.browser();
    place.sign_in(&again, "Kim@Northwind.example").await.is(303);
    assert_eq!(place.world.texts(person).await.len(), 1);
}

#[tokio::test]
async fn a_new_member_is_called_by_their_whole_name_where_first_and_last_are_not_sent() {
    let place = Place::on_with(plan(), true).await;
    for (attribute, email, name) in [
        ("displayName", "k.berg@northwind.example", "Kim"),
        ("department", "kberg@northwind.example", "kberg"),
    ] {
        let browser = place.world.browser();
        let asked = place.asked(&browser).await;
        let sent = response(&asked, &place.said(email))
            .replace("\"firstName\"", &format!("\"{attribute}\""))
            .replace("\"lastName\"", "\"office\"");
        bring(&browser, &asked, &place.idp.sign(&sent)).await.is(303);
        assert_eq!(viewer(&browser).await, name, "{attribute}");
    }
}

#[tokio::test]
async fn an_account_of_another_organization_is_taken_over_by_nobody() {
    let place = Place::on_with(plan(), true).await;
    for insert in [
        "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'h2', 'Other', 0)",
        "INSERT INTO person (id, organization_id, name, email, role, created_at) \
         VALUES ('p2', 'o2', 'Mo', 'mo@northwind.example', 'owner', 0)",
    ] {
        place.world.tamper(insert).await;
    }
    let browser = place.world.browser();
    let landing = place.sign_in(&browser, "mo@northwind.example").await;
    assert_refused(&landing, &browser, "address_in_use");
}

#[tokio::test]
async fn two_first_sign_ins_of_one_person_at_once_make_one_member() {
    let place = Place::on_with(plan(), true).await;
    let mut arrivals = Vec::new();
    for _ in 0..4 {
        let browser = place.world.browser();
        let asked = place.asked(&browser).await;
        let response = place.idp.respond(&asked, &place.said("kim@northwind.example"));
        arrivals.push(tokio::spawn(async move {
            bring(&browser, &asked, &response).await;
            viewer(&browser).await
        }));
    }
    for arrival in arrivals {
        assert_eq!(arrival.await.unwrap(), "Kim Berg");
    }
    let people = place.world.texts("SELECT id FROM person WHERE name = 'Kim Berg'").await;
    assert_eq!(people.len(), 1);
}

#[tokio::test]
async fn a_known_person_still_gets_in_when_the_domain_is_lost() {
    let place = Place::on().await;
    place.sign_in(&place.world.browser(), JUN).await.is(303);
    place.world.tamper("UPDATE domain SET status = 'lapsed', lapsed_at = 0").await;
    let browser = place.world.browser();
    place.sign_in(&browser, JUN).await.is(303);
    assert_eq!(viewer(&browser).await, "Jun Kato");
    let stranger = place.world.browser();
    let landing = place.sign_in(&stranger, "bea@northwind.example").await;
    assert_refused(&landing, &stranger, "email_domain_unverified");
}
