//! Asking for a higher role: who may ask for which, who decides, and what each of them hears.

use serde_json::{Value, json};

use super::support::{Answer, Client, World, plan};

const OWN: &str = "/api/me/access-request";

async fn ask(client: &Client, role: &str, reason: &str) -> Answer {
    client.put(OWN, json!({ "role": role, "reason": reason })).await
}

async fn open(client: &Client) -> Value {
    client.get("/api/access-requests").await.is(200)["resource"].clone()
}

async fn decide(client: &Client, how: &str, note: Value) -> Answer {
    let id = open(client).await["requests"][0]["id"].as_str().unwrap().to_owned();
    client.post(&format!("/api/access-requests/{id}/{how}"), note).await
}

#[tokio::test]
async fn a_member_asks_and_an_admin_gives_and_both_hear_of_it() {
    let world = World::new().await;
    let (jun, ravi) = (world.member().await, world.admin().await);
    let own = jun.get(OWN).await.is(200);
    assert_eq!(own["resource"]["roles"], json!(["owner", "admin", "billing_admin"]));
    let reply = ask(&jun, "admin", " To set up SSO.\nSoon. ").await.is(200);
    assert_eq!(reply["resource"]["request"]["role"], "admin");
    assert_eq!(reply["session"]["open_requests"], 0, "whoever asks sees no count");
    for to in ["ada@northwind.example", "olu@northwind.example", "ravi@northwind.example"] {
        let letters = world.letters_to(to).await;
        assert_eq!(letters[0].subject, "Jun Kato asks for access to Northwind Labs", "{to}");
        assert!(letters[0].text.contains("To set up SSO."), "{}", letters[0].text);
    }
    assert_eq!(ravi.get("/api/session").await.is(200)["open_requests"], 1);
    let request = &open(&ravi).await["requests"][0];
    assert_eq!(
        (&request["member"]["person"]["name"], &request["permit"]),
        (&json!("Jun Kato"), &json!("allowed"))
    );
    assert_eq!(request["reason"], "To set up SSO.\nSoon.");
    let reply = decide(&ravi, "grant", json!({})).await.is(200);
    assert_eq!(
        (&reply["resource"]["total"], &reply["session"]["open_requests"]),
        (&json!(0), &json!(0))
    );
    let own = jun.get(OWN).await.is(200);
    assert_eq!(own["session"]["viewer"]["role"], "admin", "their page follows");
    assert_eq!(own["resource"]["decision"]["granted"], true);
    assert_eq!(own["resource"]["decision"]["by"], "Ravi Vance");
    assert_eq!(own["resource"]["roles"], json!(["owner"]));
    let letters = world.letters_to("jun@northwind.example").await;
    assert_eq!(letters[0].subject, "You are an Admin of Northwind Labs now");
    let entries = world.audit().await;
    for entry in [
        "Jun Kato ask_for_access done",
        "Ravi Vance grant_access_request done",
        "Ravi Vance change_role done",
    ] {
        assert!(entries.contains(&entry.to_owned()), "{entry}: {entries:?}");
    }
}

#[tokio::test]
async fn an_admin_sees_who_asks_to_be_owner_and_leaves_that_to_an_owner() {
    let world = World::new().await;
    let (jun, ravi) = (world.member().await, world.admin().await);
    ask(&jun, "owner", "Our owner left.").await.is(200);
    assert!(
        world.letters_to("ravi@northwind.example").await.is_empty(),
        "it is not theirs to give"
    );
    assert_eq!(open(&ravi).await["requests"][0]["permit"]["denied"]["reason"], "role_required");
    decide(&ravi, "grant", json!({})).await.is_denied(403, "role_required");
    assert_eq!(world.last_audit().await.0, "Ravi Vance grant_access_request refused");
    let note = json!({ "note": "Ask Ada." });
    decide(&ravi, "decline", note.clone()).await.is_denied(403, "role_required");
    decide(&world.owner().await, "decline", note).await.is(200);
    let own = jun.get(OWN).await.is(200);
    let decision = &own["resource"]["decision"];
    assert_eq!((&decision["granted"], &decision["note"]), (&json!(false), &json!("Ask Ada.")));
    assert_eq!(own["session"]["viewer"]["role"], "member");
    let letters = world.letters_to("jun@northwind.example").await;
    assert!(letters[0].text.contains("They say:\n\n> Ask Ada."), "{}", letters[0].text);
}

#[tokio::test]
async fn nobody_asks_for_what_they_have_and_an_owner_has_nothing_to_ask_for() {
    let world = World::new().await;
    let bea = world.billing_admin().await;
    for role in ["billing_admin", "member"] {
        ask(&bea, role, "Why not").await.is_denied(409, "not_above_you");
    }
    ask(&world.owner().await, "owner", "Why not").await.is_denied(403, "role_required");
    ask(&bea, "admin", "  ").await.is_flawed("reason", "empty");
    ask(&bea, "admin", &"x".repeat(501)).await.is_flawed("reason", "too_long");
    ask(&bea, "emperor", "Why not").await.is_problem(400, "malformed");
}

#[tokio::test]
async fn a_person_has_one_open_request_which_they_can_change_and_take_back() {
    let world = World::new().await;
    let (jun, ada) = (world.member().await, world.owner().await);
    ask(&jun, "billing_admin", "Invoices").await.is(200);
    ask(&jun, "admin", "Invoices, and more").await.is(200);
    assert_eq!(world.letters_to("ada@northwind.example").await.len(), 1, "one mail a request");
    let list = open(&ada).await;
    assert_eq!((&list["total"], &list["requests"][0]["role"]), (&json!(1), &json!("admin")));
    let own = jun.delete(OWN).await.is(200);
    assert_eq!(own["resource"]["request"], Value::Null);
    assert_eq!(open(&ada).await["total"], 0);
    jun.delete(OWN).await.is(200);
    let entries = world.audit().await;
    let withdrawn = entries.iter().filter(|it| it.contains("withdraw_access_request"));
    assert_eq!(withdrawn.count(), 1);
}

#[tokio::test]
async fn a_request_that_changes_is_told_to_whoever_could_not_decide_it_before() {
    let world = World::new().await;
    let jun = world.member().await;
    ask(&jun, "owner", "Please").await.is(200);
    let letters_to = async |who: &str| world.letters_to(&format!("{who}@northwind.example")).await;
    assert_eq!((letters_to("ada").await.len(), letters_to("ravi").await.len()), (1, 0));
    ask(&jun, "admin", "That will do").await.is(200);
    assert_eq!((letters_to("ada").await.len(), letters_to("ravi").await.len()), (1, 1));
    ask(&jun, "billing_admin", "Or that").await.is(200);
    assert_eq!((letters_to("ada").await.len(), letters_to("ravi").await.len()), (1, 1));
}

#[tokio::test]
async fn a_request_goes_with_its_person_and_with_another_role() {
    let world = World::new().await;
    let (ada, jun, bea) = (world.owner().await, world.member().await, world.billing_admin().await);
    ask(&jun, "admin", "Please").await.is(200);
    ask(&bea, "admin", "Please").await.is(200);
    let bea_id = world.id_of("bea@northwind.example").await;
    ada.put(&format!("/api/members/{bea_id}/role"), json!({ "role": "admin" })).await.is(200);
    assert_eq!(open(&ada).await["total"], 1);
    let own = bea.get(OWN).await.is(200)["resource"].clone();
    assert_eq!(own["decision"]["granted"], true, "what they asked for was given: {own}");
    let letters = world.letters_to("bea@northwind.example").await;
    assert_eq!(letters[0].subject, "You are an Admin of Northwind Labs now");
    let jun_id = world.id_of("jun@northwind.example").await;
    ada.delete(&format!("/api/members/{jun_id}")).await.is(200);
    assert_eq!(open(&ada).await["total"], 0);
}

#[tokio::test]
async fn a_request_stays_open_while_its_role_is_still_above() {
    let world = World::new().await;
    let (ada, jun) = (world.owner().await, world.member().await);
    ask(&jun, "admin", "Please").await.is(200);
    let path = format!("/api/members/{}/role", world.id_of("jun@northwind.example").await);
    ada.put(&path, json!({ "role": "billing_admin" })).await.is(200);
    assert_eq!(open(&ada).await["requests"][0]["member"]["person"]["role"], "billing_admin");
    decide(&ada, "grant", json!({})).await.is(200);
    assert_eq!(jun.get(OWN).await.is(200)["resource"]["decision"]["granted"], true);
    ada.put(&path, json!({ "role": "member" })).await.is(200);
    let own = jun.get(OWN).await.is(200);
    assert_eq!(own["resource"]["decision"], Value::Null, "that is no news any more");
}

#[tokio::test]
async fn nobody_decides_their_own_request() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    ask(&ravi, "owner", "Please").await.is(200);
    assert_eq!(ravi.get("/api/session").await.is(200)["open_requests"], 0);
    assert_eq!(open(&ravi).await["total"], 0);
    let id = open(&ada).await["requests"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/access-requests/{id}/decline");
    ravi.post(&path, json!({ "note": "" })).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn whoever_asks_again_and_again_is_told_how_long_to_wait() {
    let world = World::new().await;
    let jun = world.member().await;
    for _ in 0..5 {
        ask(&jun, "admin", "Please").await.is(200);
        jun.delete(OWN).await.is(200);
    }
    let wait = ask(&jun, "admin", "Please").await.is_problem(429, "too_many_attempts");
    assert!((1..=720).contains(&wait["retry_after"].as_u64().unwrap()), "{wait}");
    assert_eq!(world.letters_to("ada@northwind.example").await.len(), 5);
}

#[tokio::test]
async fn giving_a_role_asks_for_a_fresh_proof_and_declining_does_not() {
    let world = World::new().await;
    ask(&world.member().await, "admin", "Please").await.is(200);
    let ada = world.owner().await;
    world.later(20);
    decide(&ada, "grant", json!({})).await.is_problem(403, "step_up_required");
    decide(&ada, "decline", json!({ "note": "" })).await.is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_several_who_decide_a_request_at_once_one_does() {
    for round in 0..6 {
        let world = World::with(plan()).await;
        ask(&world.member().await, "admin", "Please").await.is(200);
        let (ada, olu) = (world.owner().await, world.other_owner().await);
        let id = open(&ada).await["requests"][0]["id"].as_str().unwrap().to_owned();
        let tries: Vec<_> = [(ada, "grant"), (olu, "decline")]
            .into_iter()
            .map(|(client, how)| {
                let path = format!("/api/access-requests/{id}/{how}");
                let note = if how == "grant" { json!({}) } else { json!({ "note": "" }) };
                tokio::spawn(async move { client.post(&path, note).await.status.as_u16() })
            })
            .collect();
        let mut statuses = Vec::new();
        for one in tries {
            statuses.push(one.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 404], "round {round}");
        let decided = "SELECT status FROM access_request WHERE status <> 'open'";
        assert_eq!(world.texts(decided).await.len(), 1, "round {round}");
    }
}
