//! Single sign-on and the two-factor requirement exclude each other, also for two people at once,
//! and also when the database fails half way.

use serde_json::json;

use super::support::{Client, World, plan, protected};

const SSO: &str = "/api/organization/sso";
const TWO_FACTOR: &str = "/api/organization/two-factor";

async fn is_sso_on(client: &Client) -> bool {
    client.get(SSO).await.is(200)["resource"]["state"]["status"] == "on"
}

async fn is_two_factor_required(client: &Client) -> bool {
    client.get(TWO_FACTOR).await.is(200)["resource"]["policy"]["status"] == "required"
}

async fn take_both_back(client: &Client) {
    let off = json!({ "switches": { "on": false, "required": false, "idp_managed": false, "idp_initiated": false } });
    client.put_now(SSO, off).await.is(200);
    client.put_now(TWO_FACTOR, json!({ "required": false })).await.is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_people_who_turn_on_one_each_at_once_one_wins_and_the_other_is_told() {
    let world = World::with(protected(plan())).await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let (mut sso_won, mut two_factor_won) = (0, 0);
    for round in 0..25 {
        let tag = ada.tag(SSO).await;
        let on = json!({ "switches": { "on": true, "required": false, "idp_managed": false, "idp_initiated": false } });
        let (first, second) = (ada.clone(), ravi.clone());
        let (tag_1, tag_2) = (tag.clone(), tag);
        let sso = tokio::spawn(async move { first.put_if(SSO, &tag_1, on).await });
        let required = json!({ "required": true });
        let two_factor =
            tokio::spawn(async move { second.put_if(TWO_FACTOR, &tag_2, required).await });
        let (sso, two_factor) = (sso.await.unwrap(), two_factor.await.unwrap());
        match (sso.status.as_u16(), two_factor.status.as_u16()) {
            (200, 409 | 412) => sso_won += 1,
            (412, 200) => two_factor_won += 1,
            other => panic!("round {round}: {other:?} {} {}", sso.text, two_factor.text),
        }
        assert!(!(is_sso_on(&ada).await && is_two_factor_required(&ada).await), "round {round}");
        take_both_back(&ada).await;
    }
    assert_eq!(sso_won + two_factor_won, 25);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_people_who_rename_at_once_one_sees_the_others_name() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    for round in 0..10 {
        let tag = ada.tag("/api/organization").await;
        let rename = |client: &Client, name: String| {
            let (client, tag) = (client.clone(), tag.clone());
            tokio::spawn(async move {
                client.put_if("/api/organization", &tag, json!({ "name": name })).await
            })
        };
        let (one, two) =
            (rename(&ada, format!("Ada's {round}")), rename(&ravi, format!("Ravi's {round}")));
        let (one, two) = (one.await.unwrap(), two.await.unwrap());
        let (won, lost) = if one.status.is_success() { (one, two) } else { (two, one) };
        let name = won.is(200)["resource"]["name"].clone();
        let problem = lost.is_problem(412, "stale");
        assert_eq!(problem["current"]["organization"]["resource"]["name"], name);
    }
}

#[tokio::test]
async fn when_the_second_write_fails_the_first_is_not_there_either() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true });
    let world = World::with(protected(plan)).await;
    let ada = world.owner().await;
    let before = world.settings().await;
    let entries = world.audit().await;
    break_two_factor(&world).await;
    let on = json!({ "switches": { "on": true, "required": true, "idp_managed": true, "idp_initiated": false } });
    let answer = ada.put_now(SSO, on.clone()).await;
    answer.is_problem(500, "internal");
    assert!(!answer.text.contains("injected"), "{}", answer.text);
    assert_eq!(world.settings().await, before);
    assert_eq!(world.audit().await, entries);
    mend_two_factor(&world).await;
    ada.put_now(SSO, on).await.is(200);
    assert!(is_sso_on(&ada).await && !is_two_factor_required(&ada).await);
}

#[tokio::test]
async fn a_change_that_cannot_be_written_down_is_not_made() {
    let world = World::new().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    world.tamper("ALTER TABLE audit_entry RENAME TO gone").await;
    ada.put_now("/api/organization", json!({ "name": "Unseen" })).await.is_problem(500, "internal");
    assert_eq!(world.settings().await, before);
}

async fn break_two_factor(world: &World) {
    let sql = if world.state.store.is_sqlite() {
        "CREATE TRIGGER injected BEFORE UPDATE ON two_factor_settings \
         BEGIN SELECT RAISE(ABORT, 'injected'); END"
    } else {
        "CREATE FUNCTION injected() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'injected'; END $$; \
         CREATE TRIGGER injected BEFORE UPDATE ON two_factor_settings \
         FOR EACH ROW EXECUTE FUNCTION injected()"
    };
    world.tamper(sql).await;
}

async fn mend_two_factor(world: &World) {
    let on_table = if world.state.store.is_sqlite() { "" } else { " ON two_factor_settings" };
    world.tamper(&format!("DROP TRIGGER injected{on_table}")).await;
}
