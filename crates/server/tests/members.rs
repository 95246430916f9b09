//! Members: who they are, who may give whom which role, and who may remove whom.

mod export;
mod list;
mod removal;

use serde_json::json;

use super::support::{Answer, Client, World, plan};

async fn give(world: &World, client: &Client, email: &str, role: &str) -> Answer {
    let id = world.id_of(email).await;
    client.put(&format!("/api/members/{id}/role"), json!({ "role": role })).await
}

#[tokio::test]
async fn an_owner_gives_any_role_and_an_admin_those_up_to_their_own() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let jun = "jun@northwind.example";
    for role in ["billing_admin", "admin"] {
        give(&world, &ravi, "bea@northwind.example", "member").await.is(200);
        give(&world, &ravi, "bea@northwind.example", role).await.is(200);
        give(&world, &ada, "bea@northwind.example", "billing_admin").await.is(200);
    }
    for role in ["billing_admin", "admin", "owner", "member"] {
        let reply = give(&world, &ada, jun, role).await.is(200);
        assert_eq!(reply["resource"]["role"], role);
        assert_eq!(reply["session"]["viewer"]["name"], "Ada Osei");
    }
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei change_role done");
    assert_eq!(
        (&payload["before"]["role"], &payload["after"]["role"]),
        (&json!("owner"), &json!("member"))
    );
}

#[tokio::test]
async fn an_admin_makes_no_owner_and_touches_nobody_who_is_not_below_them() {
    let world = World::new().await;
    let ravi = world.admin().await;
    let before = world.settings().await;
    let answer = give(&world, &ravi, "jun@northwind.example", "owner").await;
    answer.is_denied(403, "role_required");
    assert_eq!(answer.json()["denial"]["roles"], json!(["owner"]));
    assert_eq!(world.last_audit().await.0, "Ravi Vance make_owner refused");
    for email in ["ada@northwind.example", "ravi@northwind.example"] {
        give(&world, &ravi, email, "member").await.is_denied(403, "not_below_you");
    }
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn a_person_who_is_not_there_cannot_be_given_a_role() {
    let world = World::new().await;
    let ada = world.owner().await;
    for id in ["nobody", "0", "%F0%9F%92%A5"] {
        let answer = ada.put(&format!("/api/members/{id}/role"), json!({ "role": "admin" })).await;
        answer.is_problem(404, "not_found");
    }
    give(&world, &ada, "jun@northwind.example", "emperor").await.is_problem(400, "malformed");
}

#[tokio::test]
async fn the_last_owner_stays_one() {
    let world = World::new().await;
    let ada = world.owner().await;
    give(&world, &ada, "olu@northwind.example", "admin").await.is(200);
    give(&world, &ada, "ada@northwind.example", "admin").await.is_denied(409, "last_owner");
    assert_eq!(world.last_audit().await.0, "Ada Osei change_role refused");
}

#[tokio::test]
async fn an_owner_who_can_sign_in_stays_one_while_no_other_can() {
    let world = World::new().await;
    let ada = world.owner().await;
    world.tamper("UPDATE person SET password_hash = NULL WHERE name = 'Olu Reyes'").await;
    let answer = give(&world, &ada, "ada@northwind.example", "admin").await;
    answer.is_denied(409, "no_owner_could_sign_in");
    world.tamper("UPDATE sso_settings SET is_on = 1").await;
    give(&world, &ada, "ada@northwind.example", "admin").await.is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_owners_who_demote_each_other_at_once_one_remains() {
    for round in 0..8 {
        let world = World::new().await;
        let (ada, olu) = (world.owner().await, world.other_owner().await);
        let demote = |client: Client, id: String| {
            tokio::spawn(async move {
                let path = format!("/api/members/{id}/role");
                client.put(&path, json!({ "role": "member" })).await.status.as_u16()
            })
        };
        let (ada_id, olu_id) = (
            world.id_of("ada@northwind.example").await,
            world.id_of("olu@northwind.example").await,
        );
        let (one, two) = if round % 2 == 0 {
            (demote(ada, olu_id), demote(olu, ada_id))
        } else {
            (demote(ada, ada_id), demote(olu, olu_id))
        };
        let mut statuses = [one.await.unwrap(), two.await.unwrap()];
        statuses.sort_unstable();
        assert!(matches!(statuses, [200, 403 | 409]), "round {round}: {statuses:?}");
        let owners = world.texts("SELECT name FROM person WHERE role = 'owner'").await;
        assert_eq!(owners.len(), 1, "round {round}");
    }
}

#[tokio::test]
async fn an_owner_who_steps_down_sees_at_once_what_the_new_role_sees() {
    let world = World::new().await;
    let ada = world.owner().await;
    let reply = give(&world, &ada, "ada@northwind.example", "member").await.is(200);
    assert_eq!(reply["session"]["viewer"]["role"], "member");
    let denied = &reply["session"]["capabilities"]["see_access_security"]["denied"]["reason"];
    assert_eq!(denied, "role_required");
    ada.get("/api/organization/sso").await.is_denied(403, "role_required");
}

#[tokio::test]
async fn a_demotion_under_required_single_sign_on_ends_the_sessions_of_whom_it_shuts_out() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    give(&world, &ada, "ravi@northwind.example", "member").await.is(200);
    ravi.get("/api/session").await.is_problem(401, "signed_out");
}
