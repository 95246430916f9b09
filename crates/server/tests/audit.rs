//! The audit log: append-only, and each entry seals the one before it.

mod export;
mod list;

use gatehouse_server::audit::{Part, Verdict, verify, verify_part};
use gatehouse_server::housekeeping::run_once;
use serde_json::json;

use super::support::{World, plan};

/// What Chrome on Linux calls itself.
const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/142.0.0.0 Safari/537.36";
const VERIFICATION: &str = "/api/audit/verification";

async fn with_history() -> World {
    let world = World::new().await;
    let ada = world.owner().await.called(CHROME);
    for name in ["One", "Two", "Three"] {
        ada.put_now("/api/organization", json!({ "name": name })).await.is(200);
    }
    world.member().await.get("/api/organization/sso").await.is(403);
    world
}

async fn verdict(world: &World) -> Verdict {
    verify(&world.state.store, &world.organization_id().await).await.unwrap()
}

async fn unlock(world: &World) {
    if world.state.store.is_sqlite() {
        world.tamper("DROP TRIGGER audit_entry_no_update").await;
        world.tamper("DROP TRIGGER audit_entry_no_delete").await;
    } else {
        world.tamper("DROP TRIGGER audit_entry_no_change ON audit_entry").await;
    }
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_intact() {
    let world = World::new().await;
    assert_eq!(verdict(&world).await, Verdict::Intact { entries: 0, head: String::new() });
    let world = with_history().await;
    let Verdict::Intact { entries, head } = verdict(&world).await else { panic!("broken") };
    assert_eq!((entries, head.len()), (8, 64));
    assert_eq!(world.audit().await.len(), 8);
}

#[tokio::test]
async fn entries_can_be_neither_changed_nor_deleted() {
    let world = with_history().await;
    let mut attempts = vec!["UPDATE audit_entry SET person_name = 'x'", "DELETE FROM audit_entry"];
    if !world.state.store.is_sqlite() {
        attempts.push("TRUNCATE audit_entry");
    }
    for sql in attempts {
        let error = sqlx::raw_sql(sql).execute(world.state.store.pool()).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    assert_eq!(world.audit().await.len(), 8);
}

#[tokio::test]
async fn an_altered_entry_is_found() {
    for change in [
        "payload = '{}'",
        "person_name = 'Mallory'",
        "happened_at = happened_at + 1",
        "outcome = 'refused'",
        "address = '10.0.0.1'",
        "device = 'Firefox on Windows'",
        "device = ''",
        "hash = '00'",
    ] {
        let world = with_history().await;
        unlock(&world).await;
        world.tamper(&format!("UPDATE audit_entry SET {change} WHERE seq = 4")).await;
        assert_eq!(verdict(&world).await, Verdict::Broken { seq: 4 }, "{change}");
    }
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_is_found_and_the_others_are_shown() {
    let mut changes = vec!["payload = 'no JSON'"];
    let world = with_history().await;
    if world.state.store.is_sqlite() {
        changes.extend(["payload = x'00ff'", "hash = x'00'"]);
    }
    for change in changes {
        let world = with_history().await;
        unlock(&world).await;
        world.tamper(&format!("UPDATE audit_entry SET {change} WHERE seq = 4")).await;
        assert_eq!(verdict(&world).await, Verdict::Broken { seq: 4 }, "{change}");
        let shown = world.owner().await.get("/api/audit").await.is(200);
        let seqs = shown["resource"]["entries"].as_array().unwrap().iter().map(|it| &it["seq"]);
        assert!(seqs.eq((1..=10).rev().collect::<Vec<_>>()), "{change}: {shown}");
        assert!(run_once(&world.state).await, "the rest of the housekeeping is done");
    }
}

#[tokio::test]
async fn an_entry_that_was_slipped_in_is_found_wherever_it_stands() {
    for (seq, found) in [(-7, -7), (0, 0), (9, 9), (20, 9)] {
        let world = with_history().await;
        let columns = "happened_at, person_id, person_name, address, request_id, action, outcome, \
                       payload, hash, device";
        world
            .tamper(&format!(
                "INSERT INTO audit_entry (organization_id, seq, {columns}) \
                 SELECT organization_id, {seq}, {columns} FROM audit_entry WHERE seq = 4"
            ))
            .await;
        assert_eq!(verdict(&world).await, Verdict::Broken { seq: found });
    }
}

#[tokio::test]
async fn a_missing_entry_is_found_also_at_the_end() {
    for (seq, found) in [(1, 1), (5, 5), (8, 8)] {
        let world = with_history().await;
        unlock(&world).await;
        world.tamper(&format!("DELETE FROM audit_entry WHERE seq = {seq}")).await;
        assert_eq!(verdict(&world).await, Verdict::Broken { seq: found });
    }
}

#[tokio::test]
async fn a_long_log_is_looked_at_in_parts() {
    let world = with_history().await;
    let id = world.organization_id().await;
    let part = async |after, entries| {
        verify_part(&world.state.store, &id, Part { after, entries }).await.unwrap()
    };
    assert_eq!(part(0, 8).await, verdict(&world).await, "all at once");
    assert_eq!(part(8, 1).await, verdict(&world).await, "nothing is left");
    assert_eq!(part(9, 1).await, Verdict::Broken { seq: 9 }, "there is no such entry");
    unlock(&world).await;
    world.tamper("UPDATE audit_entry SET address = '10.0.0.1' WHERE seq = 4").await;
    assert_eq!(part(3, 8).await, Verdict::Broken { seq: 4 });
    assert!(matches!(part(4, 8).await, Verdict::Intact { .. }), "its seal is taken as it stands");
    world.tamper("UPDATE audit_entry SET hash = 'no' WHERE seq = 6").await;
    assert_eq!(part(6, 8).await, Verdict::Broken { seq: 6 });
}

#[tokio::test]
async fn a_part_says_how_far_it_came_and_where_to_go_on() {
    let mut plan = plan();
    plan["audit_entries"] = json!(10_700);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let look = async |query: &str| {
        ada.get(&format!("{VERIFICATION}{query}")).await.is(200)["resource"].clone()
    };
    let so_far = json!({ "status": "intact_so_far", "seq": 10_000, "entries": 10_702 });
    assert_eq!(look("").await, so_far);
    let rest = look("?after=10000").await;
    assert_eq!((&rest["status"], &rest["entries"]), (&json!("intact"), &json!(10_702)));
    for none in ["-1", "9223372036854775808"] {
        ada.get(&format!("{VERIFICATION}?after={none}")).await.is(400);
    }
    unlock(&world).await;
    world.tamper("DELETE FROM audit_entry WHERE seq = 10600").await;
    assert_eq!(look("").await, so_far, "what is broken comes later");
    assert_eq!(look("?after=10000").await, json!({ "status": "broken", "seq": 10_600 }));
}

#[tokio::test]
async fn an_entry_says_who_from_where_and_in_which_request() {
    let world = World::new().await;
    let ada = world.owner().await;
    let answer = ada.put_now("/api/organization", json!({ "name": "Other" })).await;
    let entry = "SELECT person_id || ' ' || address || ' ' || request_id FROM audit_entry \
                 ORDER BY seq DESC LIMIT 1";
    let id = world.id_of("ada@northwind.example").await;
    let expected = format!("{id} 0.0.0.0 {}", answer.header("x-request-id"));
    assert_eq!(world.texts(entry).await, [expected]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn entries_written_at_the_same_time_leave_no_gap() {
    let world = World::new().await;
    let jun = world.member().await;
    let attempts: Vec<_> = (0..20)
        .map(|_| {
            let jun = jun.clone();
            tokio::spawn(async move { jun.get("/api/organization/sso").await.is(403) })
        })
        .collect();
    for attempt in attempts {
        attempt.await.unwrap();
    }
    assert!(matches!(verdict(&world).await, Verdict::Intact { entries: 22, .. }));
}

#[tokio::test]
async fn an_owner_and_an_admin_learn_whether_the_log_is_complete_and_where_not() {
    let world = with_history().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    for client in [&ada, &ravi] {
        let found = client.get(VERIFICATION).await.is(200)["resource"].clone();
        assert_eq!((&found["status"], &found["entries"]), (&json!("intact"), &json!(12)));
    }
    unlock(&world).await;
    world.tamper("DELETE FROM audit_entry WHERE seq = 3").await;
    let found = ada.get(VERIFICATION).await.is(200)["resource"].clone();
    assert_eq!(found, json!({ "status": "broken", "seq": 3 }));
}
