use gatehouse_server::audit::{Verdict, verify};
use serde_json::json;

use super::{GOOD, KIM, accept, invite, open, secret};
use crate::support::{World, give_app, plan};

const ZOE: &str = "zoe@partner.example";

#[tokio::test]
async fn whoever_is_invited_joins_with_a_name_and_a_password_and_is_signed_in() {
    let world = World::new().await;
    let ravi = world.admin().await;
    invite(&ravi, &[(KIM, "billing_admin")]).await.is(201);
    let secret = secret(&world, KIM).await;
    let offer = open(&world, &secret).await.is(200);
    assert_eq!((&offer["organization"], &offer["email"]), (&json!("Northwind Labs"), &json!(KIM)));
    assert_eq!((&offer["role"], &offer["sign_in"]), (&json!("billing_admin"), &json!("password")));
    let browser = world.browser();
    accept(&browser, &secret, " ", "short").await.is_flawed("password", "too_short");
    accept(&browser, &secret, "Kim Berg", "kim@northwind.example")
        .await
        .is_flawed("password", "guessable");
    let session = accept(&browser, &secret, " Kim Berg ", GOOD).await.is(200);
    assert_eq!(session["viewer"]["name"], "Kim Berg");
    assert_eq!(session["viewer"]["role"], "billing_admin");
    browser.get("/api/session").await.is(200);
    world.browser().sign_in(KIM, GOOD).await.is(200);
    let entries = world.audit().await;
    assert!(entries.contains(&"Kim Berg accept_invitation done".to_owned()), "{entries:?}");
    let letters = world.letters_to("ravi@northwind.example").await;
    assert_eq!(letters[0].subject, "Kim Berg has joined Northwind Labs");
    open(&world, &secret).await.is_problem(403, "unusable_link");
    assert_eq!(ravi.get("/api/invitations").await.is(200)["resource"]["total"], 0);
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_several_who_accept_an_invitation_at_once_one_joins() {
    for round in 0..6 {
        let world = World::new().await;
        invite(&world.owner().await, &[(KIM, "member")]).await.is(201);
        let secret = secret(&world, KIM).await;
        let tries: Vec<_> = (0..4)
            .map(|number| {
                let (browser, secret) = (world.browser(), secret.clone());
                tokio::spawn(async move {
                    accept(&browser, &secret, &format!("Kim {number}"), GOOD).await.status.as_u16()
                })
            })
            .collect();
        let mut statuses = Vec::new();
        for one in tries {
            statuses.push(one.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403, 403, 403], "round {round}");
        let people = world.texts(&format!("SELECT id FROM person WHERE email = '{KIM}'")).await;
        assert_eq!(people.len(), 1, "round {round}");
    }
}

#[tokio::test]
async fn a_link_that_was_made_up_opens_nothing() {
    let world = World::new().await;
    invite(&world.owner().await, &[(KIM, "owner")]).await.is(201);
    let good = secret(&world, KIM).await;
    let (id, tag) = good.split_once('.').unwrap();
    let turned: String = tag.chars().rev().collect();
    for secret in ["", ".", id, &format!("{id}."), &format!("{id}.{turned}"), &format!("x{good}")] {
        open(&world, secret).await.is_problem(403, "unusable_link");
        accept(&world.browser(), secret, "Mallory", GOOD).await.is_problem(403, "unusable_link");
    }
}

#[tokio::test]
async fn an_address_that_has_an_account_elsewhere_hears_so_and_nobody_else_does() {
    let world = World::new().await;
    let ada = world.owner().await;
    invite(&ada, &[(KIM, "member")]).await.is(201);
    let secret = secret(&world, KIM).await;
    let other = "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'aaaaaa', 'Other', 0)";
    world.tamper(other).await;
    world
        .tamper(&format!(
            "INSERT INTO person (id, organization_id, name, email, role, created_at, folded_name) \
             VALUES ('p2', 'o2', 'Kim', '{KIM}', 'owner', 0, 'kim')"
        ))
        .await;
    let body = json!({ "emails": [KIM] });
    let reply = ada.post("/api/invitations/check", body).await.is(200);
    assert_eq!(reply["resource"][0]["status"], "invited");
    assert_eq!(open(&world, &secret).await.is(200)["account"], true);
    accept(&world.browser(), &secret, "Kim", GOOD).await.is_problem(403, "unusable_link");
}

#[tokio::test]
async fn where_a_second_factor_is_required_whoever_joins_sets_one_up_next() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true });
    give_app(&mut plan["people"][0]);
    let world = World::with(plan).await;
    invite(&world.owner().await, &[(KIM, "member")]).await.is(201);
    let (browser, secret) = (world.browser(), secret(&world, KIM).await);
    accept(&browser, &secret, "Kim Berg", GOOD).await.is_problem(401, "enrolment_required");
    assert!(browser.cookie().is_some(), "they go on where they are");
    browser.post("/api/me/factors/authenticator-apps", json!({})).await;
    let entries = world.audit().await;
    assert!(entries.contains(&"Kim Berg begin_sign_in done".to_owned()), "{entries:?}");
}

#[tokio::test]
async fn under_required_single_sign_on_a_guest_is_excepted_and_others_join_through_it_alone() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let body = json!({ "emails": [KIM, ZOE] });
    let reply = ada.post("/api/invitations/check", body).await.is(200);
    assert_eq!(reply["resource"][0]["sso_alone_as"], json!(["billing_admin", "member"]));
    assert_eq!(reply["resource"][0]["excepted_as"], json!([]));
    assert_eq!(reply["resource"][1]["excepted_as"], json!(["billing_admin", "member"]));
    invite(&ada, &[(KIM, "member"), (ZOE, "member")]).await.is(201);
    let reply = ada.get("/api/invitations?search=zoe").await.is(200);
    assert_eq!(reply["resource"]["invitations"][0]["exempt"], true);
    let offer = open(&world, &secret(&world, KIM).await).await.is(200);
    assert_eq!(offer["sign_in"], "sso");
    assert!(offer["sso_start_url"].as_str().unwrap().contains("/start"), "{offer}");
    let answer = accept(&world.browser(), &secret(&world, KIM).await, "Kim Berg", GOOD).await;
    answer.is_problem(403, "sso_required");
    let zoe = secret(&world, ZOE).await;
    assert_eq!(open(&world, &zoe).await.is(200)["sign_in"], "password");
    accept(&world.browser(), &zoe, "Zoe Lin", GOOD).await.is(200);
    let exempt = "SELECT email FROM person WHERE sso_exempt = 1";
    assert_eq!(world.texts(exempt).await, [ZOE]);
}

#[tokio::test]
async fn an_exception_asks_for_a_proof_and_is_made_only_while_there_is_no_other_way_in() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    world.later(20);
    invite(&ada, &[(ZOE, "member")]).await.is_problem(403, "step_up_required");
    ada.step_up().await.is(200);
    invite(&ada, &[(ZOE, "member")]).await.is(201);
    let secret = secret(&world, ZOE).await;
    world.tamper("UPDATE domain SET name = 'partner.example'").await;
    assert_eq!(open(&world, &secret).await.is(200)["sign_in"], "sso");
    accept(&world.browser(), &secret, "Zoe Lin", GOOD).await.is_problem(403, "sso_required");
    world.tamper("UPDATE sso_settings SET required = 0").await;
    accept(&world.browser(), &secret, "Zoe Lin", GOOD).await.is(200);
    let exempt = "SELECT email FROM person WHERE sso_exempt = 1";
    assert!(world.texts(exempt).await.is_empty());
}

#[tokio::test]
async fn a_guest_who_was_invited_before_single_sign_on_was_required_has_no_way_in_until_asked_again()
 {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    invite(&world.owner().await, &[(ZOE, "member")]).await.is(201);
    let secret = secret(&world, ZOE).await;
    world.tamper("UPDATE sso_settings SET required = 1").await;
    assert_eq!(open(&world, &secret).await.is(200)["sign_in"], "nothing");
    accept(&world.browser(), &secret, "Zoe Lin", GOOD).await.is_problem(403, "sso_required");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_join_two_organizations_at_once_with_one_address_one_joins() {
    for round in 0..6 {
        let world = World::new().await;
        invite(&world.owner().await, &[(KIM, "member"), (ZOE, "member")]).await.is(201);
        let secrets = [secret(&world, KIM).await, secret(&world, ZOE).await];
        for sql in [
            "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'aaaaaa', 'Other', 0)",
            "INSERT INTO sso_settings (organization_id) VALUES ('o2')",
            "INSERT INTO two_factor_settings (organization_id) VALUES ('o2')",
        ] {
            world.tamper(sql).await;
        }
        world
            .tamper(&format!(
                "UPDATE invitation SET organization_id = 'o2', email = '{KIM}' WHERE email = '{ZOE}'"
            ))
            .await;
        let tries = secrets.map(|secret| {
            let browser = world.browser();
            tokio::spawn(async move { accept(&browser, &secret, "Kim Berg", GOOD).await })
        });
        let mut statuses = Vec::new();
        for one in tries {
            let answer = one.await.unwrap();
            statuses.push(answer.status.as_u16());
            if answer.status != 200 {
                answer.is_problem(403, "unusable_link");
            }
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403], "round {round}");
    }
}
