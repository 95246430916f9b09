//! Deleting the organization, bringing it back, and its end.

use gatehouse_server::domain::check_due;
use gatehouse_server::housekeeping;
use serde_json::{Value, json};

use super::support::{Client, Dns, PASSWORD, World, plan, protected};

const PATH: &str = "/api/organization";
const IMPACT: &str = "/api/organization/deletion";
const RESTORE: &str = "/api/organization/restore";
const NAMED: &str = "/api/organization?organization_name=Northwind%20Labs";
const DAY: u64 = 24 * 60;

/// Deletes the organization as somebody who may.
async fn delete(client: &Client) -> Value {
    let tag = client.tag(PATH).await;
    client.delete_if(NAMED, &tag).await.is(200)
}

async fn restore(client: &Client) -> Value {
    client.post(RESTORE, json!({})).await.is(200)
}

#[tokio::test]
async fn an_owner_sees_whom_it_would_concern() {
    let world = World::new().await;
    let ada = world.owner().await;
    let people = json!([{ "email": "kim@northwind.example", "role": "member" }]);
    ada.post("/api/invitations", json!({ "people": people })).await.is(201);
    let impact = &ada.get(IMPACT).await.is(200)["resource"];
    let numbers = ["people", "owners", "invited", "domains"].map(|it| impact[it].clone());
    assert_eq!(numbers, [json!(7), json!(2), json!(1), json!(1)]);
    let in_30_days = world.state.clock.now().plus_days(30);
    assert!(impact["gone_at"].as_str().unwrap()[..10] == in_30_days.to_string()[..10]);
}

#[tokio::test]
async fn an_owner_deletes_the_organization_and_every_owner_hears_of_it() {
    let world = World::new().await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let deletion = delete(&ada).await;
    assert_eq!((&deletion["by"], &deletion["restorable"]), (&json!("Ada Osei"), &json!(true)));
    let (entry, payload) = world.last_audit().await;
    assert_eq!(
        (entry.as_str(), &payload["name"]),
        ("Ada Osei delete_organization done", &json!("Northwind Labs"))
    );

    for (client, restorable) in [(&ada, true), (&jun, false)] {
        for path in ["/api/session", PATH, "/api/members", "/api/me/sign-in"] {
            let problem = client.get(path).await.is_problem(403, "organization_deleted");
            assert_eq!(problem["deletion"]["restorable"], restorable, "{path}");
            assert_eq!(problem["deletion"]["organization"], "Northwind Labs");
        }
    }
    let letters = world.letters().await;
    let mut to: Vec<_> = letters.iter().map(|it| it.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ada@northwind.example", "olu@northwind.example"]);
    assert_eq!(letters[0].subject, "Northwind Labs was deleted");
    assert!(letters[0].text.contains("Ada Osei deleted Northwind Labs"), "{}", letters[0].text);
    assert_eq!(letters[0].link("Sign in"), "https://gate.example/");
}

#[tokio::test]
async fn nobody_changes_or_joins_a_deleted_organization() {
    let world = World::new().await;
    let (ada, olu) = (world.owner().await, world.other_owner().await);
    let people = json!([{ "email": "kim@northwind.example", "role": "member" }]);
    ada.post("/api/invitations", json!({ "people": people })).await.is(201);
    let kim = world.letters_to("kim@northwind.example").await.remove(0);
    let token = kim.link("Join Northwind Labs").split('#').nth(1).unwrap().to_owned();
    delete(&ada).await;
    let before = world.settings().await;
    for answer in [
        olu.put_if(PATH, r#""v1""#, json!({ "name": "Mine" })).await,
        olu.delete_if(NAMED, r#""v1""#).await,
        olu.put_if("/api/organization/two-factor", r#""v1""#, json!({ "required": true })).await,
        olu.post("/api/domains", json!({ "name": "mine.example" })).await,
        olu.post("/api/me/authenticator-apps", json!({})).await,
    ] {
        answer.is_problem(403, "organization_deleted");
    }
    let stranger = world.browser();
    stranger
        .post("/api/invitations/open", json!({ "token": token }))
        .await
        .is_problem(403, "unusable_link");
    assert_eq!(world.settings().await, before);

    restore(&olu).await;
    stranger.post("/api/invitations/open", json!({ "token": token })).await.is(200);
}

#[tokio::test]
async fn whoever_signs_in_to_a_deleted_organization_is_told_and_an_owner_brings_it_back() {
    let world = World::new().await;
    let ada = world.owner().await;
    ada.put_now(PATH, json!({ "name": "Northwind Labs" })).await.is(200);
    delete(&ada).await;
    let (before, olu, jun) = (world.settings().await, world.browser(), world.browser());
    let told = olu.sign_in("olu@northwind.example", PASSWORD).await;
    let told = told.is_problem(403, "organization_deleted");
    assert_eq!(told["deletion"]["restorable"], true);
    let told = jun.sign_in("jun@northwind.example", PASSWORD).await;
    let told = told.is_problem(403, "organization_deleted");
    assert_eq!(told["deletion"]["restorable"], false);
    world
        .browser()
        .sign_in("jun@northwind.example", "wrong")
        .await
        .is_problem(401, "wrong_credentials");

    let session = restore(&olu).await;
    assert_eq!(session["viewer"]["name"], "Olu Reyes");
    assert_eq!(world.settings().await, before);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(
        (entry.as_str(), &payload["deleted_by"]),
        ("Olu Reyes restore_organization done", &json!("Ada Osei"))
    );
    for client in [&ada, &olu, &jun] {
        client.get("/api/session").await.is(200);
    }
    let subjects: Vec<_> = world.letters_to("ada@northwind.example").await;
    assert_eq!(subjects.last().unwrap().subject, "Northwind Labs is back");

    let entries = world.audit().await.len();
    restore(&ada).await;
    assert_eq!(world.audit().await.len(), entries, "one that is there stays as it is");
}

#[tokio::test]
async fn nobody_but_an_owner_deletes_it_or_brings_it_back_and_it_is_written_down() {
    let world = World::new().await;
    let others = [
        ("Ravi Vance", world.admin().await),
        ("Bea Lindqvist", world.billing_admin().await),
        ("Jun Kato", world.member().await),
    ];
    for (name, client) in &others {
        for (answer, action) in [
            (client.get(IMPACT).await, "delete_organization"),
            (client.delete_if(NAMED, r#""v1""#).await, "delete_organization"),
            (client.post(RESTORE, json!({})).await, "restore_organization"),
        ] {
            answer.is_denied(403, "role_required");
            assert_eq!(answer.json()["denial"]["roles"], json!(["owner"]));
            let written = format!("{name} {action} refused");
            assert!(world.audit().await.contains(&written), "{written}");
        }
    }
    for answer in [
        world.browser().get(IMPACT).await,
        world.browser().delete_if(NAMED, r#""v1""#).await,
        world.browser().post(RESTORE, json!({})).await,
    ] {
        answer.is_problem(401, "signed_out");
    }
    delete(&world.owner().await).await;
    for (name, client) in &others {
        client.post(RESTORE, json!({})).await.is_denied(403, "role_required");
        assert_eq!(world.last_audit().await.0, format!("{name} restore_organization refused"));
    }
}

#[tokio::test]
async fn an_owner_proves_who_they_are_names_the_organization_and_has_seen_it_as_it_is() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    ada.delete_if(NAMED, r#""v1""#).await.is_problem(403, "step_up_required");
    ada.step_up().await.is(200);
    for name in ["", "northwind%20labs", "Northwind"] {
        let path = format!("{PATH}?organization_name={name}");
        ada.delete_if(&path, r#""v1""#).await.is_flawed("organization_name", "mismatch");
    }
    ada.delete_if(PATH, r#""v1""#).await.is_problem(400, "malformed");
    ada.delete(NAMED).await.is_problem(428, "precondition_required");
    assert_eq!(ada.delete_if(NAMED, r#""v9""#).await.is_stale("organization")["version"], 1);
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn of_two_owners_who_delete_and_bring_back_at_once_each_gets_an_answer_and_mails_are_sent_once()
 {
    let world = World::new().await;
    let (ada, olu) = (world.owner().await, world.other_owner().await);
    let (one, other) =
        tokio::join!(ada.delete_if(NAMED, r#""v1""#), olu.delete_if(NAMED, r#""v1""#));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 403]);
    let (one, other) = tokio::join!(ada.post(RESTORE, json!({})), olu.post(RESTORE, json!({})));
    assert_eq!([one.status.as_u16(), other.status.as_u16()], [200, 200]);
    let letters = world.letters_to("ada@northwind.example").await;
    let subjects: Vec<_> = letters.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(subjects, ["Northwind Labs was deleted", "Northwind Labs is back"]);
    let done = world.audit().await.into_iter().filter(|it| it.ends_with("_organization done"));
    assert_eq!(done.count(), 2);
}

#[tokio::test]
async fn an_organization_can_be_brought_back_for_30_days_and_then_nothing_is_left_of_it() {
    let world = World::with(protected(plan())).await;
    full_of_everything(&world).await;
    assert_eq!(tables(&world).await.1, Vec::<String>::new(), "tables that the test leaves out");
    let ada = world.owner().await;
    delete(&ada).await;
    world.letters().await;
    world.later(30 * DAY - 1);
    assert!(housekeeping::run_once(&world.state).await);
    let olu = world.browser();
    let told = world.sign_in(&olu, "olu@northwind.example", PASSWORD).await;
    told.is_problem(403, "organization_deleted");
    world.later(1);
    olu.post(RESTORE, json!({})).await.is_problem(403, "organization_deleted");
    let told = olu.get("/api/session").await.is_problem(403, "organization_deleted");
    assert_eq!(told["deletion"]["restorable"], false);

    assert!(housekeeping::run_once(&world.state).await);
    assert_eq!(tables(&world).await.0, Vec::<String>::new());
    assert_eq!(traces(&world).await, Vec::<String>::new());
    olu.get("/api/session").await.is_problem(401, "signed_out");
    let again = world.browser().sign_in("ada@northwind.example", PASSWORD).await;
    again.is_problem(401, "wrong_credentials");
    assert!(gatehouse_server::audit::verify_all(&world.state.store).await.unwrap().is_empty());
}

#[tokio::test]
async fn nothing_changes_by_itself_in_a_deleted_organization_until_it_is_back() {
    let dns = Dns::start();
    let world = World::configured(|config| config.dns = vec![dns.address]).await;
    let mut plan = plan();
    plan["domains"] = json!([{ "name": "northwind.example", "next_check_in_seconds": 0 }]);
    world.plant(plan).await;
    let ada = world.owner().await;
    delete(&ada).await;
    let before = world.settings().await;
    check_due(&world.state).await;
    assert_eq!(world.settings().await, before);
    restore(&ada).await;
    check_due(&world.state).await;
    assert_ne!(world.settings().await, before, "the record is missing");
}

#[tokio::test]
async fn the_audit_log_of_an_organization_that_is_there_cannot_be_deleted() {
    let world = World::new().await;
    let ada = world.owner().await;
    let delete = "DELETE FROM audit_entry";
    let refused = sqlx::query(delete).execute(world.state.store.pool()).await;
    assert!(refused.unwrap_err().to_string().contains("append-only"));
    ada.get("/api/audit").await.is(200);
}

/// The files in which something of the organization can still be read.
async fn traces(world: &World) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(world.mail_folder()).into_iter().flatten().collect();
    files.extend(std::fs::read_dir(world.folder()).unwrap());
    let is_trace = |path: &std::path::Path| {
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(17).any(|part| part == b"northwind.example")
    };
    let paths = files.into_iter().map(|file| file.unwrap().path());
    paths.filter(|path| is_trace(path)).map(|path| path.display().to_string()).collect()
}

/// Leaves a row in every table that holds something of an organization.
async fn full_of_everything(world: &World) {
    let ada = world.owner().await;
    let people = json!([{ "email": "kim@northwind.example", "role": "member" }]);
    ada.post("/api/invitations", json!({ "people": people })).await.is(201);
    let id = world.texts("SELECT id FROM invitation").await.remove(0);
    ada.post(&format!("/api/invitations/{id}/link"), json!({})).await.is(200);
    let jun = world.member().await;
    let wish = json!({ "role": "admin", "reason": "I run the identity provider." });
    jun.put("/api/me/access-request", wish).await.is(200);
    world.give_passkey("ravi@northwind.example").await;
    ada.post("/api/organization/sso/tests", json!({})).await.is(200);
    jun.post("/api/me/passkeys/options", json!({})).await.is(200);
    let lost = json!({ "email": "ravi@northwind.example" });
    world.browser().post("/api/password-resets", lost).await.is(202);
    world.letters().await;
    assert!(housekeeping::run_once(&world.state).await);
    // What only an identity provider and a busy server leave.
    for (table, values) in [
        ("job", "'1', 'send_password_link', email, '', '', 0"),
        ("saml_attempt", "'1', organization_id, 'test', 0, '{}', '{}'"),
        ("saml_assertion", "organization_id, 'idp', 'a', 32503680000000"),
        ("saml_identity", "organization_id, 'idp', '', 'jun', id, 0"),
        ("signing_key", "organization_id, '', '', 0"),
    ] {
        let from = "FROM person WHERE email = 'jun@northwind.example'";
        world.tamper(&format!("INSERT INTO {table} SELECT {values} {from}")).await;
    }
}

/// The tables that hold something, and those that hold nothing, apart from what is not about one
/// organization.
async fn tables(world: &World) -> (Vec<String>, Vec<String>) {
    let all = match world.config.database_url.as_deref() {
        Some(url) if url.starts_with("postgres") => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() ORDER BY table_name"
        }
        _ => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             ORDER BY name"
        }
    };
    let (mut filled, mut empty) = (Vec::new(), Vec::new());
    for table in world.texts(all).await {
        let is_about_nobody = matches!(table.as_str(), "_sqlx_migrations" | "sign_in_failure");
        let count = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}");
        match world.texts(&count).await == ["0"] {
            _ if is_about_nobody => {}
            true => empty.push(table),
            false => filled.push(table),
        }
    }
    (filled, empty)
}
