use serde_json::json;

use super::{Place, assert_refused, viewer};

const KIM: &str = "kim@northwind.example";

async fn invited() -> Place {
    let place = Place::on().await;
    let people = json!({ "people": [{ "email": KIM, "role": "billing_admin" }] });
    place.world.owner().await.post("/api/invitations", people).await.is(201);
    place
}

#[tokio::test]
async fn whoever_is_invited_joins_by_signing_in_through_the_identity_provider() {
    let place = invited().await;
    let browser = place.world.browser();
    place.sign_in(&browser, "KIM@Northwind.example").await.is(303);
    assert_eq!(viewer(&browser).await, "Kim Berg");
    let session = browser.get("/api/session").await.is(200);
    assert_eq!(session["viewer"]["role"], "billing_admin");
    let entries = place.world.audit().await;
    assert!(entries.contains(&"Kim Berg accept_invitation done".to_owned()), "{entries:?}");
    assert!(place.world.texts("SELECT id FROM invitation").await.is_empty());
    let again = place.world.browser();
    place.sign_in(&again, KIM).await.is(303);
    assert_eq!(viewer(&again).await, "Kim Berg");
}

#[tokio::test]
async fn an_invitation_that_has_ended_lets_nobody_in() {
    let place = invited().await;
    place.world.tamper("UPDATE invitation SET expires_at = 1").await;
    let browser = place.world.browser();
    let landing = place.sign_in(&browser, KIM).await;
    assert_refused(&landing, &browser, "unknown_person");
}

#[tokio::test]
async fn nobody_joins_a_deleted_organization_and_an_owner_comes_in_to_bring_it_back() {
    let place = invited().await;
    place.world.tamper("UPDATE sso_settings SET idp_managed = 1").await;
    let ada = place.world.owner().await;
    let tag = ada.tag("/api/organization").await;
    let path = "/api/organization?organization_name=Northwind%20Labs";
    ada.delete_if(path, &tag).await.is(200);
    for email in [KIM, "new@northwind.example"] {
        let browser = place.world.browser();
        assert_refused(&place.sign_in(&browser, email).await, &browser, "unknown_person");
    }
    let ada = place.world.browser();
    place.sign_in(&ada, "ada@northwind.example").await.is(303);
    ada.get("/api/session").await.is_problem(403, "organization_deleted");
    ada.post("/api/organization/restore", json!({})).await.is(200);
    assert_eq!(viewer(&ada).await, "Ada Osei");
}
