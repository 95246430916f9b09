//! Single sign-on: its switches and its connection.

use serde_json::{Value, json};

use super::support::{World, certificate, give_app, pem, plan};

const SSO: &str = "/api/organization/sso";
const CONNECTION: &str = "/api/organization/sso/connection";
const REMOVAL: &str = "/api/organization/sso/connection?organization_name=Northwind%20Labs";

fn switches(on: bool, required: bool, idp_managed: bool) -> Value {
    json!({ "switches": { "on": on, "required": required, "idp_managed": idp_managed, "idp_initiated": false } })
}

fn connection(certificate: &str) -> Value {
    json!({ "sign_in_url": "https://idp.example/saml", "issuer": "https://idp.example/",
            "certificates": [certificate], "sign_requests": false })
}

#[tokio::test]
async fn an_owner_sees_the_connection_what_the_idp_needs_and_whom_it_concerns() {
    let mut plan = plan();
    for n in [0, 2, 3] {
        give_app(&mut plan["people"][n]);
    }
    let world = World::with(plan).await;
    let page = world.owner().await.get(SSO).await.is(200)["resource"].clone();
    assert_eq!(page["state"]["status"], "tested");
    assert_eq!(page["state"]["test"]["by"], "Ada Osei");
    let certificate = &page["state"]["connection"]["certificates"][0];
    assert_eq!(certificate["subject"], "CN=northwind");
    assert_eq!(
        (&certificate["key_algorithm"], &certificate["key_bits"]),
        (&json!("EC"), &json!(256))
    );
    let service_provider = &page["service_provider"];
    assert_eq!(service_provider["acs_url"], "https://gate.example/sso/saml/acs/9f2c41");
    assert_eq!(page["domains"], json!(["northwind.example"]));
    let impact = &page["impact"];
    assert_eq!(
        (&impact["idp_people"], &impact["owners"], &impact["admins"]),
        (&json!(6), &json!(2), &json!(1))
    );
    assert_eq!(impact["shut_out"]["first"][0]["name"], "Lee Park");
    let alone = impact["password_alone"]["first"].as_array().unwrap();
    let alone: Vec<_> = alone.iter().map(|it| &it["name"]).collect();
    assert_eq!(alone, ["Jun Kato", "Lee Park", "Olu Reyes"]);
}

#[tokio::test]
async fn a_domain_that_merely_looks_like_a_verified_one_makes_a_guest() {
    let mut plan = plan();
    let people = plan["people"].as_array_mut().unwrap();
    for domain in
        ["sub.northwind.example", "xnorthwind.example", "northwind.example.com", "e.example"]
    {
        people.push(json!({ "name": domain, "email": format!("a@{domain}"), "role": "member" }));
    }
    let world = World::with(plan).await;
    let page = world.owner().await.get(SSO).await.is(200)["resource"].clone();
    assert_eq!(page["impact"]["shut_out"]["total"], 1 + 4);
    assert_eq!(page["impact"]["idp_people"], 6);
}

#[tokio::test]
async fn an_admin_turns_single_sign_on_on_and_off_and_the_options_keep_their_values() {
    let world = World::new().await;
    let ravi = world.admin().await;
    let on = ravi.put_now(SSO, switches(true, false, false)).await.is(200);
    assert_eq!(on["resource"]["state"]["status"], "on");
    assert_eq!(on["resource"]["changed"]["by"], "Ravi Vance");
    assert_eq!(
        on["session"]["capabilities"]["require_two_factor"]["denied"]["reason"],
        "sso_is_on"
    );
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance turn_on_sso done");
    assert_eq!(payload["before"]["sso"]["status"], "tested");
    assert_eq!(payload["after"]["sso"]["status"], "on");
    ravi.put_now(SSO, switches(true, true, true)).await.is(200);
    let off = ravi.put_now(SSO, switches(false, true, true)).await.is(200);
    assert_eq!(off["resource"]["state"]["status"], "tested");
    assert_eq!(
        (&off["resource"]["required"], &off["resource"]["idp_managed"]),
        (&json!(true), &json!(true))
    );
}

#[tokio::test]
async fn switches_that_stay_as_they_are_ask_for_nothing_and_change_nothing() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let tag = ada.tag(SSO).await;
    let answer = ada.put_if(SSO, &tag, switches(false, false, false)).await;
    answer.is(200);
    assert_eq!(answer.etag(), tag);
    assert_eq!(world.audit().await, ["Ada Osei sign_in done"]);
}

#[tokio::test]
async fn an_option_cannot_be_switched_while_single_sign_on_is_off() {
    let world = World::new().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    for wanted in [switches(false, true, false), switches(false, false, true)] {
        ada.put_now(SSO, wanted).await.is_denied(409, "sso_is_off");
    }
    assert_eq!(world.settings().await, before);
    assert_eq!(world.last_audit().await.0, "Ada Osei let_idp_add_members refused");
}

#[tokio::test]
async fn an_admin_cannot_turn_on_an_untested_connection() {
    let mut plan = plan();
    plan["sso"]["tested_by"] = Value::Null;
    let world = World::with(plan).await;
    let ravi = world.admin().await;
    ravi.put_now(SSO, switches(true, false, false)).await.is_denied(409, "sso_untested");
}

#[tokio::test]
async fn single_sign_on_needs_a_connection() {
    let mut plan = plan();
    plan["sso"] = Value::Null;
    let world = World::with(plan).await;
    let ada = world.owner().await;
    assert_eq!(
        ada.get(SSO).await.is(200)["resource"]["state"],
        json!({ "status": "unconfigured" })
    );
    ada.put_now(SSO, switches(true, false, false)).await.is_denied(409, "sso_unconfigured");
}

#[tokio::test]
async fn single_sign_on_needs_a_verified_domain() {
    let mut plan = plan();
    plan["domains"] = json!([]);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(true, false, false)).await.is_denied(409, "domain_unverified");
}

#[tokio::test]
async fn single_sign_on_needs_a_certificate_that_has_not_expired() {
    let mut plan = plan();
    plan["sso"]["certificate"]["expires_in_days"] = json!(-1);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(true, false, false)).await.is_denied(409, "certificate_expired");
}

#[tokio::test]
async fn an_edited_connection_is_untested_until_it_has_passed_a_test() {
    let world = World::new().await;
    let ada = world.owner().await;
    let saved = ada.put_now(CONNECTION, connection(&pem())).await.is(200);
    assert_eq!(saved["resource"]["state"]["status"], "untested");
    assert_eq!(saved["resource"]["state"]["connection"]["issuer"], "https://idp.example/");
    let denied = &saved["session"]["capabilities"]["turn_on_sso"]["denied"]["reason"];
    assert_eq!(denied, "sso_untested");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei save_sso_connection done");
    let masked = payload["after"]["sso"]["connection"]["certificates"][0].as_str().unwrap();
    assert!(masked.contains(':') && !masked.contains("BEGIN"), "{masked}");
    ada.put_now(SSO, switches(true, false, false)).await.is_denied(409, "sso_untested");
}

#[tokio::test]
async fn the_same_connection_saved_again_stays_tested() {
    let world = World::new().await;
    let ada = world.owner().await;
    let page = ada.get(SSO).await;
    let now = &page.json()["resource"]["state"]["connection"];
    let same = json!({ "sign_in_url": now["sign_in_url"], "issuer": now["issuer"],
                       "certificates": [now["certificates"][0]["pem"]], "sign_requests": false });
    let saved = ada.put_now(CONNECTION, same).await;
    assert_eq!(saved.is(200)["resource"]["state"]["status"], "tested");
    assert_eq!(saved.etag(), page.etag());
}

#[tokio::test]
async fn a_live_connection_is_not_removed() {
    let world = World::new().await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(true, false, false)).await.is(200);
    let before = world.settings().await;
    let tag = ada.tag(SSO).await;
    ada.delete_if(REMOVAL, &tag).await.is_denied(409, "sso_is_on");
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn the_next_certificate_may_be_added_before_its_time_but_not_alone() {
    let world = World::new().await;
    let ada = world.owner().await;
    let (now, next) = (certificate(-300, 20).pem(), certificate(10, 375).pem());
    let alone = ada.put_now(CONNECTION, connection(&next)).await;
    alone.is_flawed("certificate", "certificate_not_yet_valid");
    let mut both = connection(&now);
    both["certificates"] = json!([now, next, now]);
    let saved = ada.put_now(CONNECTION, both.clone()).await.is(200);
    let kept = &saved["resource"]["state"]["connection"]["certificates"];
    assert_eq!(kept.as_array().unwrap().len(), 2, "each once");
    both["certificates"] = json!([next, certificate(-30, -1).pem()]);
    ada.put_now(CONNECTION, both).await.is_flawed("certificate", "certificate_expired");
}

#[tokio::test]
async fn every_wrong_field_of_a_connection_is_told_at_once() {
    let world = World::new().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    let wrong = json!({ "sign_in_url": "http://idp.example", "issuer": " ", "certificates": [""],
                        "sign_requests": false });
    let answer = ada.put_now(CONNECTION, wrong).await;
    answer.is_flawed("sign_in_url", "not_https");
    answer.is_flawed("issuer", "empty");
    answer.is_flawed("certificate", "empty");
    let expired = connection(&certificate(-30, -1).pem());
    ada.put_now(CONNECTION, expired).await.is_flawed("certificate", "certificate_expired");
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn the_connection_is_removed_for_good_with_the_organizations_name() {
    let world = World::new().await;
    let ada = world.owner().await;
    let tag = ada.tag(SSO).await;
    for typed in ["", "northwind%20labs", "Northwind"] {
        let path = format!("{CONNECTION}?organization_name={typed}");
        ada.delete_if(&path, &tag).await.is_flawed("organization_name", "mismatch");
    }
    for query in ["", "?name=Northwind%20Labs", "?organization_name=Northwind%20Labs&x=1"] {
        let answer = ada.delete_if(&format!("{CONNECTION}{query}"), &tag).await;
        answer.is_problem(400, "malformed");
    }
    let removed = ada.delete_if(REMOVAL, &tag).await;
    assert_eq!(removed.is(200)["resource"]["state"]["status"], "unconfigured");
    assert_eq!(world.last_audit().await.0, "Ada Osei remove_sso_connection done");
    ada.delete_if(REMOVAL, &removed.etag()).await.is_denied(409, "sso_unconfigured");
}
