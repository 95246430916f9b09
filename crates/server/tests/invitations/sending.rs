use serde_json::json;

use super::{GOOD, KIM, accept, id, invite, open, secret};
use crate::support::{World, plan, protected};

#[tokio::test]
async fn an_admin_invites_several_who_each_get_a_mail_and_are_listed() {
    let world = World::new().await;
    let ravi = world.admin().await;
    let people = [(KIM, "admin"), ("zoe@partner.example", "member")];
    let reply = invite(&ravi, &people).await.is(201);
    assert_eq!(reply["resource"]["sent"], json!([KIM, "zoe@partner.example"]));
    let letters = world.letters_to(KIM).await;
    assert_eq!(letters[0].subject, "Ravi Vance has invited you to Northwind Labs");
    assert!(letters[0].text.contains("to Northwind Labs, as an Admin"), "{}", letters[0].text);
    let reply = ravi.get("/api/invitations").await.is(200);
    let list = &reply["resource"];
    assert_eq!(
        (&list["total"], &list["roles"]),
        (&json!(2), &json!(["admin", "billing_admin", "member"]))
    );
    let zoe = &list["invitations"][0];
    assert_eq!((&zoe["email"], &zoe["guest"]), (&json!("zoe@partner.example"), &json!(true)));
    assert_eq!((&zoe["invited_by"], &zoe["expired"]), (&json!("Ravi Vance"), &json!(false)));
    assert_eq!(list["invitations"][1]["guest"], false);
    let reply = ravi.get("/api/invitations?role=owner").await.is(200);
    assert_eq!(reply["resource"]["total"], 0);
    let reply = ravi.get("/api/invitations?search=PARTNER").await.is(200);
    assert_eq!(reply["resource"]["total"], 1);
    let entries = world.audit().await;
    assert_eq!(entries.iter().filter(|it| *it == "Ravi Vance invite_member done").count(), 2);
    assert_eq!(world.last_audit().await.1["email"], "zoe@partner.example");
}

#[tokio::test]
async fn nobody_invites_above_their_own_role_or_has_a_say_over_such_an_invitation() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let answer = invite(&ravi, &[("zoe@partner.example", "member"), (KIM, "owner")]).await;
    answer.is_denied(403, "role_required");
    assert_eq!(answer.json()["denial"]["roles"], json!(["owner"]));
    assert!(world.letters().await.is_empty(), "nobody is invited");
    invite(&ada, &[(KIM, "owner")]).await.is(201);
    let id = id(&ravi).await;
    for answer in [
        ravi.post(&format!("/api/invitations/{id}/link"), json!({})).await,
        ravi.post(&format!("/api/invitations/{id}/resend"), json!({})).await,
        ravi.delete(&format!("/api/invitations/{id}")).await,
    ] {
        answer.is_denied(403, "role_required");
    }
    let reply = ravi.get("/api/invitations").await.is(200);
    assert!(reply["resource"]["invitations"][0]["permit"]["denied"].is_object());
}

#[tokio::test]
async fn whoever_is_there_or_invited_already_is_marked_and_passed_over() {
    let world = World::new().await;
    let ada = world.owner().await;
    let jun = "jun@northwind.example";
    invite(&ada, &[(KIM, "member")]).await.is(201);
    let emails = json!({ "emails": [jun, KIM, "zoe@partner.example"] });
    let reply = ada.post("/api/invitations/check", emails).await.is(200);
    let told: Vec<_> = reply["resource"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            format!("{} {} {}", it["status"].as_str().unwrap(), it["guest"], it["sso_alone_as"])
        })
        .collect();
    assert_eq!(told, ["member false []", "invited false []", "new true []"]);
    let people =
        [(jun, "member"), (KIM, "admin"), ("a@b.example", "member"), ("A@B.example", "member")];
    let reply = invite(&ada, &people).await.is(201);
    assert_eq!(reply["resource"]["sent"], json!(["a@b.example"]));
    assert_eq!(reply["resource"]["skipped"], json!([jun, KIM, "a@b.example"]));
    assert_eq!(world.letters_to(KIM).await.len(), 1);
}

#[tokio::test]
async fn more_than_the_role_of_member_asks_for_a_fresh_proof() {
    let world = World::with(protected(plan())).await;
    let ada = world.signed_in("ada@northwind.example").await;
    world.later(20);
    invite(&ada, &[(KIM, "member")]).await.is(201);
    invite(&ada, &[("zoe@partner.example", "admin")]).await.is_problem(403, "step_up_required");
}

#[tokio::test]
async fn an_invitation_sent_again_has_another_link_and_seven_days_more() {
    let world = World::new().await;
    let ada = world.owner().await;
    invite(&ada, &[(KIM, "member")]).await.is(201);
    let (id, first) = (id(&ada).await, secret(&world, KIM).await);
    let path = format!("/api/invitations/{id}/resend");
    let wait = ada.post(&path, json!({})).await.is_problem(429, "invitation_sent_lately");
    assert!((1..=60).contains(&wait["retry_after"].as_u64().unwrap()), "{wait}");
    world.later(8 * 24 * 60);
    open(&world, &first).await.is_problem(403, "unusable_link");
    let ada = world.owner().await;
    let reply = ada.get("/api/invitations").await.is(200);
    assert_eq!(reply["resource"]["invitations"][0]["expired"], true);
    ada.post(&format!("/api/invitations/{id}/link"), json!({}))
        .await
        .is_problem(403, "unusable_link");
    let sent = ada.post(&path, json!({})).await.is(200);
    assert_ne!(sent["resource"]["id"], id);
    assert_eq!(world.last_audit().await.0, "Ada Osei resend_invitation done");
    open(&world, &first).await.is_problem(403, "unusable_link");
    open(&world, &secret(&world, KIM).await).await.is(200);
}

#[tokio::test]
async fn a_link_is_copied_as_it_was_sent_and_works_no_more_once_revoked() {
    let world = World::new().await;
    let ada = world.owner().await;
    invite(&ada, &[(KIM, "member")]).await.is(201);
    let (id, sent) = (id(&ada).await, secret(&world, KIM).await);
    let reply = ada.post(&format!("/api/invitations/{id}/link"), json!({})).await.is(200);
    assert_eq!(reply["resource"]["url"], format!("https://gate.example/join#{sent}"));
    assert_eq!(world.last_audit().await.0, "Ada Osei copy_invitation_link done");
    assert!(!world.last_audit().await.1.to_string().contains(&sent), "no secret in the log");
    ada.delete(&format!("/api/invitations/{id}")).await.is(200);
    assert_eq!(world.last_audit().await.0, "Ada Osei revoke_invitation done");
    open(&world, &sent).await.is_problem(403, "unusable_link");
    accept(&world.browser(), &sent, "Kim Berg", GOOD).await.is_problem(403, "unusable_link");
    ada.delete(&format!("/api/invitations/{id}")).await.is_problem(404, "not_found");
    invite(&ada, &[(KIM, "member")]).await.is(201);
    open(&world, &sent).await.is_problem(403, "unusable_link");
}

#[tokio::test]
async fn whoever_loses_a_role_takes_their_invitations_beyond_it_along() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    invite(&ravi, &[(KIM, "admin")]).await.is(201);
    let kept = secret(&world, KIM).await;
    let ravi_id = world.id_of("ravi@northwind.example").await;
    let path = format!("/api/members/{ravi_id}");
    ada.put(&format!("{path}/role"), json!({ "role": "member" })).await.is(200);
    open(&world, &kept).await.is_problem(403, "unusable_link");
    assert_eq!(world.last_audit().await.0, "Ada Osei revoke_invitation done");
    let olu = world.other_owner().await;
    invite(&olu, &[(KIM, "member")]).await.is(201);
    let kept = secret(&world, KIM).await;
    let olu_id = world.id_of("olu@northwind.example").await;
    ada.put(&format!("/api/members/{olu_id}/role"), json!({ "role": "admin" })).await.is(200);
    open(&world, &kept).await.is(200);
    ada.delete(&format!("/api/members/{olu_id}")).await.is(200);
    open(&world, &kept).await.is_problem(403, "unusable_link");
}

#[tokio::test]
async fn nobody_comes_back_to_a_role_by_a_link_that_they_have_seen_or_sent_before() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    invite(&ada, &[(KIM, "admin")]).await.is(201);
    let path = format!("/api/invitations/{}/link", id(&ravi).await);
    let reply = ravi.post(&path, json!({})).await.is(200);
    let seen = reply["resource"]["url"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    invite(&ravi, &[("zoe@northwind.example", "admin")]).await.is(201);
    let sent = secret(&world, "zoe@northwind.example").await;
    world.later(2);
    let again = format!("/api/invitations/{}/resend", id(&ada).await);
    ada.post(&again, json!({})).await.is(200);
    let ravi_id = world.id_of("ravi@northwind.example").await;
    ada.put(&format!("/api/members/{ravi_id}/role"), json!({ "role": "member" })).await.is(200);
    for secret in [seen, sent] {
        open(&world, &secret).await.is_problem(403, "unusable_link");
    }
    open(&world, &secret(&world, "zoe@northwind.example").await).await.is(200);
}

#[tokio::test]
async fn nobody_is_invited_to_a_domain_that_another_organization_has_verified() {
    let world = World::new().await;
    let ada = world.owner().await;
    let other = "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'aaaaaa', 'Other', 0)";
    world.tamper(other).await;
    world.tamper("UPDATE domain SET organization_id = 'o2' WHERE name = 'northwind.example'").await;
    let body = json!({ "emails": [KIM] });
    let reply = ada.post("/api/invitations/check", body).await.is(200);
    assert_eq!(reply["resource"][0]["status"], "of_another");
    let reply = invite(&ada, &[(KIM, "member")]).await.is(201);
    assert_eq!(reply["resource"]["skipped"], json!([KIM]));
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn an_organization_that_sends_too_many_is_told_how_long_to_wait() {
    let world = World::configured(|config| {
        config.invitations_per_hour = 2.try_into().unwrap();
    })
    .await;
    world.plant(plan()).await;
    let ada = world.owner().await;
    let many = [("a@b.example", "member"), ("b@b.example", "member"), ("c@b.example", "member")];
    invite(&ada, &many).await.is_problem(429, "too_many_invitations");
    assert!(world.letters().await.is_empty(), "all or none");
    invite(&ada, &many[..2]).await.is(201);
    let wait = invite(&ada, &many[2..]).await.is_problem(429, "too_many_invitations");
    assert!((1..=1_800).contains(&wait["retry_after"].as_u64().unwrap()), "{wait}");
}

#[tokio::test]
async fn an_address_that_is_none_and_too_many_at_once_are_refused() {
    let world = World::new().await;
    let ada = world.owner().await;
    let answer = invite(&ada, &[(KIM, "member"), ("kim at northwind", "member")]).await;
    answer.is_flawed("email", "not_an_address");
    let answer = ada.post("/api/invitations/check", json!({ "emails": [" "] })).await;
    answer.is_flawed("email", "empty");
    assert!(world.letters().await.is_empty(), "all or none");
    invite(&ada, &[]).await.is_problem(400, "malformed");
    let emails: Vec<_> = (0..201).map(|it| format!("p{it}@b.example")).collect();
    let many: Vec<_> = emails.iter().map(|it| (it.as_str(), "member")).collect();
    invite(&ada, &many).await.is_problem(400, "malformed");
    ada.post("/api/invitations/check", json!({ "emails": emails }))
        .await
        .is_problem(400, "malformed");
    let reply = invite(&ada, &many[..200]).await.is(201);
    assert_eq!(reply["resource"]["sent"].as_array().unwrap().len(), 200);
    let pages = ada.get("/api/invitations?page=2").await.is(200);
    assert_eq!(pages["resource"]["total"], 200);
    assert_eq!(pages["resource"]["invitations"].as_array().unwrap().len(), 100);
}
