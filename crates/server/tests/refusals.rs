//! Every endpoint for every role that must be refused: the denial, nothing changed, and an entry
//! in the audit log.

use gatehouse_contract::{Role, Route, RouteMethod};
use serde_json::{Value, json};

use super::support::{Client, World, pem, plan, protected};

/// What an Owner or an Admin may do and nobody else: method, path and body.
async fn guarded(world: &World) -> Vec<(&'static str, String, Value)> {
    let person = world.id_of("lee@partner.example").await;
    let domain = world.texts("SELECT id FROM domain").await.remove(0);
    let managers = [Role::Owner, Role::Admin];
    let theirs = Route::ALL.iter().filter(|it| it.action.permission().roles() == managers);
    let filled = |route: &Route| {
        let id = match route.path {
            path if path.starts_with("/api/domains") => &domain,
            path if path.starts_with("/api/members") || path.contains("/exceptions/") => &person,
            _ => "0",
        };
        let path = route.path.replace("{id}", id).replace("{role}", "member");
        (route.method.name(), path + query(route), body(route))
    };
    theirs.map(filled).collect()
}

fn query(route: &Route) -> &'static str {
    match (route.method, route.path) {
        (RouteMethod::Delete, "/api/organization/sso/connection") => {
            "?organization_name=Northwind%20Labs"
        }
        _ => "",
    }
}

/// What would be done, if it were not refused.
fn body(route: &Route) -> Value {
    match (route.method, route.path) {
        (RouteMethod::Get | RouteMethod::Delete, _) => Value::Null,
        (_, "/api/organization") => json!({ "name": "Mine now" }),
        (_, "/api/organization/sso") => json!({ "switches": {
            "on": true, "required": true, "idp_managed": true, "idp_initiated": false,
        } }),
        (_, "/api/organization/sso/connection") => json!({
            "sign_in_url": "https://idp.example/", "issuer": "idp", "certificates": [pem()],
            "sign_requests": false,
        }),
        (_, "/api/organization/sso/exceptions/{id}") => Value::Null,
        (_, "/api/organization/sso/certificate/inspect") => json!({ "certificate": pem() }),
        (_, "/api/organization/sso/read") => json!({ "form": "text", "content": pem() }),
        (_, "/api/organization/sso/attempts/{id}/adopt") => json!({ "what": "issuer" }),
        (_, "/api/organization/two-factor") => json!({ "required": true }),
        (_, "/api/organization/two-factor/reminders") => json!("everyone"),
        (_, "/api/domains") => json!({ "name": "mine.example" }),
        (_, "/api/members/{id}/role") => json!({ "role": "billing_admin" }),
        (_, "/api/access-requests/{id}/decline") => json!({ "note": "" }),
        (_, "/api/invitations") => {
            json!({ "people": [{ "email": "kim@northwind.example", "role": "admin" }] })
        }
        (_, "/api/invitations/check") => json!({ "emails": ["kim@northwind.example"] }),
        _ => json!({}),
    }
}

async fn attempt(client: &Client, method: &str, path: &str, body: Value) -> super::support::Answer {
    match method {
        "GET" => client.get(path).await,
        "PUT" => client.put_if(path, r#""v2""#, body).await,
        "POST" => client.post(path, body).await,
        _ => client.delete_if(path, r#""v2""#).await,
    }
}

#[tokio::test]
async fn members_and_billing_admins_are_refused_at_every_endpoint_and_it_is_written_down() {
    let world = World::new().await;
    let (bea, jun) = (world.billing_admin().await, world.member().await);
    let before = world.settings().await;
    for (method, path, body) in guarded(&world).await {
        for (name, client) in [("Bea Lindqvist", &bea), ("Jun Kato", &jun)] {
            let entries = world.audit().await.len();
            let answer = attempt(client, method, &path, body.clone()).await;
            answer.is_denied(403, "role_required");
            assert_eq!(answer.json()["denial"]["roles"], json!(["owner", "admin"]), "{path}");
            assert!(!answer.text.contains("resource") && !answer.text.contains("okta"), "{path}");
            assert_eq!(world.settings().await, before, "{name} {method} {path}");
            let written = world.audit().await.split_off(entries);
            let is_refusal = |it: &String| it.starts_with(name) && it.ends_with("refused");
            assert!(!written.is_empty() && written.iter().all(is_refusal), "{path} {written:?}");
            let (_, payload) = world.last_audit().await;
            assert_eq!(payload["refused"]["denial"]["reason"], "role_required", "{path}");
        }
    }
}

#[tokio::test]
async fn nobody_is_refused_before_they_are_known() {
    let world = World::new().await;
    let before = world.settings().await;
    for (method, path, body) in guarded(&world).await {
        let answer = attempt(&world.browser(), method, &path, body).await;
        answer.is_problem(401, "signed_out");
    }
    assert_eq!(world.settings().await, before);
    assert!(world.audit().await.is_empty());
}

#[tokio::test]
async fn sensitive_changes_ask_for_a_fresh_proof_and_the_others_do_not() {
    let world = World::with(protected(plan())).await;
    let before = world.settings().await;
    for email in ["ada@northwind.example", "ravi@northwind.example"] {
        let client = world.signed_in(email).await;
        for (method, path, body) in guarded(&world).await.into_iter().skip(1) {
            let answer = attempt(&client, method, &path, body).await;
            match path.rsplit('/').next() {
                Some("0" | "resend" | "link" | "grant" | "decline") => {
                    drop(answer.is_problem(404, "not_found"))
                }
                Some("export") => assert_eq!(answer.status.as_u16(), 200),
                Some("keep") => answer.is_denied(409, "sso_is_off"),
                Some("restore" | "promote") => {
                    drop(answer.is_problem(428, "precondition_required"));
                }
                _ if path.contains("/draft") => answer.is_denied(409, "no_sso_draft"),
                Some("inspect" | "check" | "read" | "reminders" | "tests") => drop(answer.is(200)),
                _ if method == "GET" => drop(answer.is(200)),
                _ => {
                    answer.is_problem(403, "step_up_required");
                    assert!(world.last_audit().await.0.ends_with("refused"), "{path}");
                }
            }
        }
    }
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn a_change_that_names_no_version_is_asked_for_one_and_an_old_one_sees_the_new() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    let before = world.settings().await;
    for (method, path, body) in guarded(&world).await {
        if method == "GET"
            || method == "POST"
            || path.starts_with("/api/members")
            || path.starts_with("/api/invitations")
            || path.ends_with("/draft")
        {
            continue;
        }
        let (without, stale) = match method {
            "PUT" => {
                (ada.put(&path, body.clone()).await, ada.put_if(&path, r#""v99""#, body).await)
            }
            _ => (ada.delete(&path).await, ada.delete_if(&path, r#""v99""#).await),
        };
        without.is_problem(428, "precondition_required");
        let problem = stale.is_problem(412, "stale");
        let current = problem["current"].as_object().unwrap().values().next().unwrap();
        let resource = &current["resource"];
        let version = resource.get("version").unwrap_or(&resource["domains"][0]["version"]);
        assert!(version.is_i64(), "{problem}");
        assert_eq!(world.last_audit().await.1["refused"]["type"], "stale");
    }
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn a_role_that_was_lowered_meanwhile_is_the_one_that_counts() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    ravi.get("/api/organization/sso").await.is(200);
    let id = world.id_of("ravi@northwind.example").await;
    ada.put(&format!("/api/members/{id}/role"), json!({ "role": "member" })).await.is(200);
    let before = world.settings().await;
    for (method, path, body) in guarded(&world).await {
        attempt(&ravi, method, &path, body).await.is_denied(403, "role_required");
    }
    assert_eq!(world.settings().await, before);
    let session = ravi.get("/api/session").await.is(200);
    assert_eq!(session["viewer"]["role"], "member");
    let denied = &session["capabilities"]["see_access_security"]["denied"]["reason"];
    assert_eq!(denied, "role_required");
}
