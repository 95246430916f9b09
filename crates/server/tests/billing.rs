//! The plan, its seats, and whom invoices are for.

use serde_json::{Value, json};

use super::support::{World, plan};

const PATH: &str = "/api/organization/billing";

fn details(name: &str) -> Value {
    json!({ "contact_name": name, "contact_email": " Bills@Northwind.example ",
            "address": "1 Quay\r\nBristol" })
}

#[tokio::test]
async fn owners_and_billing_admins_see_the_plan_and_how_many_seats_are_taken() {
    let world = World::configured(|config| {
        config.plan = "Business".to_owned();
        config.seats = Some(50.try_into().unwrap());
    })
    .await;
    world.plant(plan()).await;
    let ada = world.owner().await;
    let people = json!([{ "email": "kim@northwind.example", "role": "member" }]);
    ada.post("/api/invitations", json!({ "people": people })).await.is(201);
    for client in [ada, world.billing_admin().await] {
        let answer = client.get(PATH).await;
        let page = &answer.is(200)["resource"];
        assert_eq!(page["plan"], "Business");
        assert_eq!(page["seats"], json!({ "used": 7, "invited": 1, "limit": 50 }));
        let nothing = json!({ "contact_name": null, "contact_email": null, "address": null });
        assert_eq!((&page["details"], &page["changed"]), (&nothing, &Value::Null));
        assert_eq!(answer.etag(), r#""v1""#);
    }
    world.later(7 * 24 * 60 + 1);
    let page = world.signed_in("bea@northwind.example").await.get(PATH).await.is(200);
    assert_eq!(page["resource"]["seats"]["invited"], 0, "the invitation has ended");
}

#[tokio::test]
async fn a_plan_without_a_limit_says_so() {
    let page = World::new().await.billing_admin().await.get(PATH).await.is(200);
    assert_eq!(page["resource"]["plan"], "Self-hosted");
    assert_eq!(page["resource"]["seats"]["limit"], Value::Null);
}

#[tokio::test]
async fn a_billing_admin_says_whom_invoices_are_for() {
    let world = World::new().await;
    let bea = world.signed_in("bea@northwind.example").await;
    let answer = bea.put_now(PATH, details(" Accounts ")).await;
    let page = &answer.is(200)["resource"];
    let saved = json!({ "contact_name": "Accounts", "contact_email": "bills@northwind.example",
                        "address": "1 Quay\nBristol" });
    assert_eq!((&page["details"], &page["changed"]["by"]), (&saved, &json!("Bea Lindqvist")));
    assert_eq!(answer.etag(), r#""v2""#);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Bea Lindqvist change_billing done");
    assert_eq!(
        payload,
        json!({ "changed": ["billing contact", "address for invoices", "postal address"] })
    );

    let entries = world.audit().await.len();
    let same = bea.put_now(PATH, details("Accounts")).await;
    assert_eq!((same.is(200), same.etag().as_str()), (answer.json(), r#""v2""#));
    assert_eq!(world.audit().await.len(), entries, "the same again is no change");

    let empty = json!({ "contact_name": "", "contact_email": "", "address": " " });
    let page = bea.put_now(PATH, empty).await.is(200);
    assert_eq!(page["resource"]["details"]["contact_email"], Value::Null);
}

#[tokio::test]
async fn details_that_cannot_be_taken_are_refused_at_their_fields() {
    let world = World::new().await;
    let bea = world.billing_admin().await;
    let wrong = json!({ "contact_name": "n".repeat(81), "contact_email": "bills",
                        "address": "a".repeat(501) });
    let answer = bea.put_now(PATH, wrong).await;
    assert_eq!(answer.is_flawed("contact_name", "too_long")["limit"], 80);
    answer.is_flawed("contact_email", "not_an_address");
    assert_eq!(answer.is_flawed("address", "too_long")["limit"], 500);
    assert_eq!(world.last_audit().await.0, "Bea Lindqvist change_billing refused");
}

#[tokio::test]
async fn of_two_who_change_the_details_at_once_the_second_sees_what_the_first_made() {
    let world = World::new().await;
    let (ada, bea) = (world.owner().await, world.billing_admin().await);
    let tag = ada.tag(PATH).await;
    bea.put_if(PATH, &tag, details("Theirs")).await.is(200);
    let current = ada.put_if(PATH, &tag, details("Mine")).await.is_stale("billing");
    assert_eq!(current["details"]["contact_name"], "Theirs");
    assert_eq!(current["changed"]["by"], "Bea Lindqvist");
    ada.put(PATH, details("Mine")).await.is_problem(428, "precondition_required");
    let rename = json!({ "name": "Northwind Research" });
    ada.put_if("/api/organization", r#""v1""#, rename).await.is(200);
}

#[tokio::test]
async fn admins_and_members_see_and_change_nothing_of_it_and_it_is_written_down() {
    let world = World::new().await;
    let bea = world.billing_admin().await;
    bea.put_now(PATH, details("Accounts")).await.is(200);
    for (name, client) in [("Ravi Vance", world.admin().await), ("Jun Kato", world.member().await)]
    {
        for (answer, action) in [
            (client.get(PATH).await, "see_billing"),
            (client.put_if(PATH, r#""v2""#, details("Mine")).await, "change_billing"),
        ] {
            answer.is_denied(403, "role_required");
            assert_eq!(answer.json()["denial"]["roles"], json!(["owner", "billing_admin"]));
            assert!(!answer.text.contains("bills@"), "{}", answer.text);
            let written = format!("{name} {action} refused");
            assert!(world.audit().await.contains(&written), "{written}");
        }
    }
    let ravi = world.admin().await;
    for path in ["/api/audit?action=change_billing", "/api/audit/export?format=ndjson"] {
        let log = ravi.get(path).await;
        assert!(
            log.text.contains("change_billing") && !log.text.contains("bills@"),
            "{}",
            log.text
        );
    }
    world.browser().get(PATH).await.is_problem(401, "signed_out");
    let page = bea.get(PATH).await.is(200);
    assert_eq!(page["resource"]["details"]["contact_name"], "Accounts");
}
