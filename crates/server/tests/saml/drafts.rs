use serde_json::{Value, json};

use super::{Place, SSO, assert_refused, bring, outcome, switches, viewer};
use crate::support::{Client, ISSUER, Idp};

const ADA: &str = "ada@northwind.example";
const CONNECTION: &str = "/api/organization/sso/connection";
const DRAFT: &str = "/api/organization/sso/draft";
pub(super) const PROMOTE: &str = "/api/organization/sso/draft/promote";
const RESTORE: &str = "/api/organization/sso/previous/restore";

fn connection(certificates: &[&str]) -> Value {
    json!({ "sign_in_url": "https://idp.example/sso?tenant=2", "issuer": ISSUER,
            "certificates": certificates, "sign_requests": false })
}

pub(super) async fn save(ada: &Client, certificates: &[&str]) -> Value {
    ada.put_now(CONNECTION, connection(certificates)).await.is(200)["resource"].clone()
}

/// Tests the draft with a response that this identity provider signs, and gives the report.
pub(super) async fn test_draft(place: &Place, tester: &Client, idp: &Idp) -> Value {
    let asked = place.begin_test_at(tester, "/api/organization/sso/draft/tests").await;
    let response = idp.respond(&asked, &place.said(ADA));
    place.report(tester, &bring(tester, &asked, &response).await).await
}

pub(super) async fn post_now(client: &Client, path: &str) -> crate::support::Answer {
    let tag = client.tag(SSO).await;
    client.post_if(path, &tag, json!({})).await
}

#[tokio::test]
async fn an_edit_of_a_live_connection_is_tested_and_promoted_while_people_sign_in_as_before() {
    let place = Place::on().await;
    let (ada, new) = (place.world.owner().await, Idp::new());
    let page = save(&ada, &[&new.pem]).await;
    assert_eq!(page["state"]["status"], "on");
    assert_ne!(
        page["state"]["connection"]["certificates"],
        page["draft"]["connection"]["certificates"]
    );
    place.sign_in(&place.world.browser(), "jun@northwind.example").await.is(303);
    post_now(&ada, PROMOTE).await.is_denied(409, "sso_untested");
    let report = test_draft(&place, &ada, &new).await;
    assert_eq!(report["attempt"]["refusal"], json!(null), "{report}");
    let page = post_now(&ada, PROMOTE).await.is(200)["resource"].clone();
    assert_eq!((&page["state"]["status"], &page["draft"]), (&json!("on"), &json!(null)));
    assert_eq!(page["previous"]["replaced"]["by"], "Ada Osei");
    assert_eq!(place.world.last_audit().await.0, "Ada Osei promote_sso_draft done");
    let jun = place.world.browser();
    assert_refused(&place.sign_in(&jun, "jun@northwind.example").await, &jun, "wrong_signature");
    let asked = place.asked(&jun).await;
    bring(&jun, &asked, &new.respond(&asked, &place.said("jun@northwind.example"))).await.is(303);
    assert_eq!(viewer(&jun).await, "Jun Kato");
}

#[tokio::test]
async fn the_connection_before_is_restored_within_thirty_days() {
    let place = Place::on().await;
    let (ada, new) = (place.world.owner().await, Idp::new());
    save(&ada, &[&new.pem]).await;
    test_draft(&place, &ada, &new).await;
    post_now(&ada, PROMOTE).await.is(200);
    let page = post_now(&ada, RESTORE).await.is(200)["resource"].clone();
    assert_eq!(page["state"]["status"], "on");
    assert_eq!(place.world.last_audit().await.0, "Ada Osei restore_sso_connection done");
    let jun = place.world.browser();
    place.sign_in(&jun, "jun@northwind.example").await.is(303);
    assert_eq!(viewer(&jun).await, "Jun Kato");
    place.world.later(60 * 24 * 30);
    let ada = place.world.owner().await;
    post_now(&ada, RESTORE).await.is_denied(409, "no_previous_connection");
}

#[tokio::test]
async fn a_sign_in_that_is_under_way_while_the_connection_is_replaced_says_so() {
    let place = Place::on().await;
    let (ada, new, jun) = (place.world.owner().await, Idp::new(), place.world.browser());
    save(&ada, &[&new.pem]).await;
    test_draft(&place, &ada, &new).await;
    let asked = place.asked(&jun).await;
    post_now(&ada, PROMOTE).await.is(200);
    let response = new.respond(&asked, &place.said("jun@northwind.example"));
    let landing = bring(&jun, &asked, &response).await;
    assert_refused(&landing, &jun, "connection_changed");
}

#[tokio::test]
async fn a_draft_that_is_edited_after_its_test_must_pass_again() {
    let place = Place::on().await;
    let (ada, new) = (place.world.owner().await, Idp::new());
    save(&ada, &[&new.pem]).await;
    test_draft(&place, &ada, &new).await;
    let page = save(&ada, &[&new.pem, &place.idp.pem]).await;
    assert_eq!(page["draft"]["test"], json!(null));
    post_now(&ada, PROMOTE).await.is_denied(409, "sso_untested");
    let asked = place.begin_test_at(&ada, "/api/organization/sso/draft/tests").await;
    save(&ada, &[&new.pem]).await;
    let response = new.respond(&asked, &place.said(ADA));
    let report = place.report(&ada, &bring(&ada, &asked, &response).await).await;
    assert_eq!(outcome(&report, "connection"), "failed");
}

#[tokio::test]
async fn a_draft_is_given_up_with_a_proof_and_for_the_version_that_was_seen() {
    let place = Place::on().await;
    let ada = place.world.owner().await;
    save(&ada, &[&Idp::new().pem]).await;
    let unproven = place.world.signed_in("olu@northwind.example").await;
    let tag = unproven.tag(SSO).await;
    unproven.delete_if(DRAFT, &tag).await.is_problem(403, "step_up_required");
    ada.delete(DRAFT).await.is_problem(428, "precondition_required");
    ada.delete_if(DRAFT, r#""v99""#).await.is_problem(412, "stale");
    ada.post(PROMOTE, json!({})).await.is_problem(428, "precondition_required");
    ada.post_if(PROMOTE, &tag, json!({})).await.is_denied(409, "sso_untested");
    let page = ada.delete_if(DRAFT, &tag).await.is(200)["resource"].clone();
    assert_eq!((&page["draft"], &page["state"]["status"]), (&json!(null), &json!("on")));
    assert_eq!(place.world.last_audit().await.0, "Ada Osei discard_sso_draft done");
}

#[tokio::test]
async fn of_two_owners_who_promote_at_once_one_does_and_the_other_sees_it() {
    let place = Place::on().await;
    let (ada, olu, new) = (place.world.owner().await, place.world.other_owner().await, Idp::new());
    save(&ada, &[&new.pem]).await;
    test_draft(&place, &ada, &new).await;
    let tag = ada.tag(SSO).await;
    let (one, other) =
        tokio::join!(ada.post_if(PROMOTE, &tag, json!({})), olu.post_if(PROMOTE, &tag, json!({})),);
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "the draft is gone for the second");
    let page = ada.get(SSO).await.is(200)["resource"].clone();
    assert_eq!((&page["state"]["status"], &page["draft"]), (&json!("on"), &json!(null)));
}

#[tokio::test]
async fn both_certificates_sign_people_in_while_an_identity_provider_changes_keys() {
    let place = Place::on().await;
    let (ada, new) = (place.world.owner().await, Idp::new());
    save(&ada, &[&place.idp.pem, &new.pem]).await;
    test_draft(&place, &ada, &new).await;
    post_now(&ada, PROMOTE).await.is(200);
    for idp in [&place.idp, &new] {
        let browser = place.world.browser();
        let asked = place.asked(&browser).await;
        let response = idp.respond(&asked, &place.said("jun@northwind.example"));
        bring(&browser, &asked, &response).await.is(303);
        assert_eq!(viewer(&browser).await, "Jun Kato");
    }
    save(&ada, &[&new.pem]).await;
    test_draft(&place, &ada, &new).await;
    post_now(&ada, PROMOTE).await.is(200);
    let jun = place.world.browser();
    assert_refused(&place.sign_in(&jun, "jun@northwind.example").await, &jun, "wrong_signature");
}

#[tokio::test]
async fn a_draft_stays_when_single_sign_on_is_turned_off() {
    let place = Place::on().await;
    let ada = place.world.owner().await;
    save(&ada, &[&Idp::new().pem]).await;
    let page = ada.put_now(SSO, switches(false, false, false)).await.is(200)["resource"].clone();
    assert_eq!(page["state"]["status"], "tested");
    assert_eq!(page["draft"]["connection"]["sign_in_url"], "https://idp.example/sso?tenant=2");
}
