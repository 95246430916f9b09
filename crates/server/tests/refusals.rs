//! Every endpoint for every role that must be refused: the denial, nothing changed, and an entry
//! in the audit log.

use serde_json::{Value, json};

use super::support::{Client, World, pem, plan, protected};

/// What an Owner or an Admin may do and nobody else: method, path and body.
async fn guarded(world: &World) -> Vec<(&'static str, String, Value)> {
    let id = world.id_of("lee@partner.example").await;
    let domain = world.texts("SELECT id FROM domain").await.remove(0);
    let connection = json!({ "sign_in_url": "https://idp.example/", "issuer": "idp",
                             "certificates": [pem()], "sign_requests": false });
    vec![
        ("PUT", "/api/organization".into(), json!({ "name": "Mine now" })),
        ("GET", "/api/organization/sso".into(), Value::Null),
        (
            "PUT",
            "/api/organization/sso".into(),
            json!({ "switches": { "on": true, "required": true, "idp_managed": true, "idp_initiated": false } }),
        ),
        ("PUT", "/api/organization/sso/connection".into(), connection),
        ("PUT", format!("/api/organization/sso/exceptions/{id}"), Value::Null),
        ("DELETE", format!("/api/organization/sso/exceptions/{id}"), Value::Null),
        (
            "DELETE",
            "/api/organization/sso/connection?organization_name=Northwind%20Labs".into(),
            Value::Null,
        ),
        (
            "POST",
            "/api/organization/sso/certificate/inspect".into(),
            json!({ "certificate": pem() }),
        ),
        ("POST", "/api/organization/sso/read".into(), json!({ "form": "text", "content": pem() })),
        ("POST", "/api/organization/sso/tests".into(), json!({})),
        ("POST", "/api/organization/sso/draft/tests".into(), json!({})),
        ("POST", "/api/organization/sso/draft/promote".into(), json!({})),
        ("DELETE", "/api/organization/sso/draft".into(), Value::Null),
        ("POST", "/api/organization/sso/previous/restore".into(), json!({})),
        ("GET", "/api/organization/sso/attempts".into(), Value::Null),
        ("GET", "/api/organization/sso/attempts/0".into(), Value::Null),
        ("POST", "/api/organization/sso/attempts/0/adopt".into(), json!({ "what": "issuer" })),
        ("POST", "/api/organization/sso/keep".into(), json!({})),
        ("GET", "/api/organization/two-factor".into(), Value::Null),
        ("PUT", "/api/organization/two-factor".into(), json!({ "required": true })),
        ("GET", "/api/organization/two-factor/people".into(), Value::Null),
        ("POST", "/api/organization/two-factor/reminders".into(), json!("everyone")),
        ("GET", "/api/members".into(), Value::Null),
        ("GET", "/api/members/export".into(), Value::Null),
        ("DELETE", format!("/api/members/{id}"), Value::Null),
        ("DELETE", format!("/api/members/{id}/factors"), Value::Null),
        ("GET", "/api/domains".into(), Value::Null),
        ("POST", "/api/domains".into(), json!({ "name": "mine.example" })),
        ("POST", format!("/api/domains/{domain}/check"), json!({})),
        ("DELETE", format!("/api/domains/{domain}"), Value::Null),
        ("PUT", format!("/api/members/{id}/role"), json!({ "role": "billing_admin" })),
        ("GET", "/api/access-requests".into(), Value::Null),
        ("POST", "/api/access-requests/0/grant".into(), json!({})),
        ("POST", "/api/access-requests/0/decline".into(), json!({ "note": "" })),
        ("GET", "/api/invitations".into(), Value::Null),
        (
            "POST",
            "/api/invitations".into(),
            json!({ "people": [{ "email": "kim@northwind.example", "role": "admin" }] }),
        ),
        ("POST", "/api/invitations/check".into(), json!({ "emails": ["kim@northwind.example"] })),
        ("DELETE", "/api/invitations/0".into(), Value::Null),
        ("POST", "/api/invitations/0/resend".into(), json!({})),
        ("POST", "/api/invitations/0/link".into(), json!({})),
        ("GET", "/api/audit".into(), Value::Null),
        ("GET", "/api/audit/filters".into(), Value::Null),
        ("GET", "/api/audit/export".into(), Value::Null),
        ("GET", "/api/audit/verification".into(), Value::Null),
    ]
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
