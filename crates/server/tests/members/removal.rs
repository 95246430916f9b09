use serde_json::json;

use crate::support::{Answer, Client, PASSWORD, World, give_app, plan, protected};

const JUN: &str = "jun@northwind.example";

async fn remove(world: &World, client: &Client, email: &str) -> Answer {
    let id = world.id_of(email).await;
    client.delete(&format!("/api/members/{id}")).await
}

#[tokio::test]
async fn an_admin_removes_somebody_below_them_and_all_that_was_theirs_is_gone() {
    let mut plan = plan();
    give_app(&mut plan["people"][4]);
    let world = World::with(plan).await;
    world.give_passkey(JUN).await;
    let (jun, ravi) = (world.member().await, world.admin().await);
    let id = world.id_of(JUN).await;
    let reply = remove(&world, &ravi, JUN).await.is(200);
    assert_eq!(reply["resource"]["name"], "Jun Kato");
    assert_eq!(reply["session"]["viewer"]["name"], "Ravi Vance");
    jun.get("/api/session").await.is_problem(401, "signed_out");
    world.browser().sign_in(JUN, PASSWORD).await.is_problem(401, "wrong_credentials");
    for table in ["session", "authenticator_app", "passkey", "recovery_code"] {
        let rows = format!("SELECT person_id FROM {table} WHERE person_id = '{id}'");
        assert_eq!(world.texts(&rows).await.len(), 0, "{table}");
    }
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance remove_member done");
    assert_eq!(payload["before"]["name"], "Jun Kato");
    assert_eq!(payload["before"]["email"], JUN);
    let letters = world.letters_to(JUN).await;
    assert_eq!(letters[0].subject, "You were removed from Northwind Labs");
    assert!(letters[0].text.contains("Ravi Vance has removed"), "{}", letters[0].text);
    ravi.delete(&format!("/api/members/{id}")).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn nobody_removes_whom_they_do_not_rank_above() {
    let world = World::new().await;
    let ravi = world.admin().await;
    for email in ["ada@northwind.example", "ravi@northwind.example"] {
        remove(&world, &ravi, email).await.is_denied(403, "not_below_you");
        assert_eq!(world.last_audit().await.0, "Ravi Vance remove_member refused");
    }
    assert_eq!(world.texts("SELECT id FROM person").await.len(), 7);
}

#[tokio::test]
async fn an_owner_removes_another_and_leaves_only_while_one_remains_who_can_sign_in() {
    let world = World::new().await;
    let ada = world.owner().await;
    world.tamper("UPDATE person SET password_hash = NULL WHERE name = 'Olu Reyes'").await;
    remove(&world, &ada, "ada@northwind.example").await.is_denied(409, "no_owner_could_sign_in");
    remove(&world, &ada, "olu@northwind.example").await.is(200);
    remove(&world, &ada, "ada@northwind.example").await.is_denied(409, "last_owner");
}

#[tokio::test]
async fn an_owner_who_removes_themself_is_signed_out() {
    let world = World::new().await;
    let ada = world.owner().await;
    remove(&world, &ada, "ada@northwind.example").await.is(200);
    ada.get("/api/session").await.is_problem(401, "signed_out");
    let letters = world.letters_to("ada@northwind.example").await;
    assert!(letters[0].text.contains("You have removed ada@"), "{}", letters[0].text);
    assert!(!letters[0].text.contains("ask Ada"), "{}", letters[0].text);
    assert_eq!(world.last_audit().await.0, "Ada Osei remove_member done");
}

#[tokio::test]
async fn a_removal_asks_for_a_fresh_proof() {
    let world = World::with(protected(plan())).await;
    let ada = world.signed_in("ada@northwind.example").await;
    world.later(20);
    remove(&world, &ada, JUN).await.is_problem(403, "step_up_required");
    assert_eq!(world.id_of(JUN).await.len(), 32);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_owners_who_remove_each_other_at_once_one_remains() {
    for round in 0..8 {
        let world = World::new().await;
        let (ada, olu) = (world.owner().await, world.other_owner().await);
        let removal = |client: Client, id: String| {
            tokio::spawn(async move {
                client.delete(&format!("/api/members/{id}")).await.status.as_u16()
            })
        };
        let ada_id = world.id_of("ada@northwind.example").await;
        let olu_id = world.id_of("olu@northwind.example").await;
        let (one, two) = match round % 2 {
            0 => (removal(ada, olu_id), removal(olu, ada_id)),
            _ => (removal(ada, ada_id), removal(olu, olu_id)),
        };
        let mut statuses = [one.await.unwrap(), two.await.unwrap()];
        statuses.sort_unstable();
        assert!(matches!(statuses, [200, 401 | 403 | 409]), "round {round}: {statuses:?}");
        let owners = world.texts("SELECT name FROM person WHERE role = 'owner'").await;
        assert_eq!(owners.len(), 1, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_signs_in_while_they_are_removed_is_refused_and_nothing_fails() {
    let world = World::new().await;
    let (ada, path) = (world.owner().await, format!("/api/members/{}", world.id_of(JUN).await));
    let tries: Vec<_> = (0..4)
        .map(|_| {
            let browser = world.browser();
            tokio::spawn(async move { browser.sign_in(JUN, PASSWORD).await.status.as_u16() })
        })
        .collect();
    ada.delete(&path).await.is(200);
    for one in tries {
        let status = one.await.unwrap();
        assert!([200, 401].contains(&status), "{status}");
    }
    assert!(
        world
            .texts("SELECT id FROM session WHERE person_id NOT IN (SELECT id FROM person)")
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn whoever_the_identity_provider_lets_in_again_is_marked_before_they_are_removed() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let returns = async |email: &str| {
        let page = ada.get(&format!("/api/members?search={email}")).await.is(200);
        page["resource"]["members"][0]["returns"].as_bool().unwrap()
    };
    assert!(!returns(JUN).await, "the identity provider adds nobody");
    world.tamper("UPDATE sso_settings SET idp_managed = 1").await;
    assert!(returns(JUN).await);
    assert!(!returns("lee@partner.example").await, "a guest is on no verified domain");
}

#[tokio::test]
async fn whoever_is_removed_can_be_there_again_with_the_same_address() {
    let mut plan = plan();
    plan["people"][4]["email"] = json!("again@northwind.example");
    let world = World::with(plan).await;
    let ada = world.owner().await;
    remove(&world, &ada, "again@northwind.example").await.is(200);
    world
        .tamper(
            "UPDATE person SET email = 'again@northwind.example' WHERE email = 'lee@partner.example'",
        )
        .await;
    world.signed_in("again@northwind.example").await;
}
