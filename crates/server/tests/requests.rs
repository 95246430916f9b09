//! What any request has to be, and what any answer is.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;

use super::support::{PASSWORD, World};

fn sign_in() -> String {
    json!({ "email": "ada@northwind.example", "password": PASSWORD }).to_string()
}

fn post(path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(Method::POST).uri(path).header("host", "gate.example");
    request.header("x-gatehouse", "1").header(header::CONTENT_TYPE, "application/json")
}

#[tokio::test]
async fn a_request_from_another_site_is_refused() {
    let world = World::new().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let request = post("/api/session").header(name, value).body(Body::from(sign_in())).unwrap();
        world.browser().send(request).await.is_problem(403, "cross_site");
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "https://gate.example")] {
        let request = post("/api/session").header(name, value).body(Body::from(sign_in())).unwrap();
        world.browser().send(request).await.is(200);
    }
}

#[tokio::test]
async fn a_request_without_the_header_that_no_form_can_set_is_refused() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    for (method, path) in [
        (Method::POST, "/api/session"),
        (Method::DELETE, "/api/session"),
        (Method::POST, "/api/session/step-up"),
        (Method::PUT, "/api/organization"),
        (Method::DELETE, "/api/organization"),
        (Method::POST, "/api/organization/restore"),
        (Method::PUT, "/api/organization/billing"),
        (Method::PUT, "/api/organization/sso"),
        (Method::PUT, "/api/organization/sso/connection"),
        (Method::DELETE, "/api/organization/sso/connection"),
        (Method::POST, "/api/organization/sso/certificate/inspect"),
        (Method::POST, "/api/organization/sso/read"),
        (Method::POST, "/api/organization/sso/tests"),
        (Method::POST, "/api/organization/sso/keep"),
        (Method::POST, "/api/sign-in-methods"),
        (Method::PUT, "/api/organization/two-factor"),
        (Method::POST, "/api/organization/two-factor/reminders"),
        (Method::DELETE, "/api/members/1"),
        (Method::DELETE, "/api/members/1/factors"),
        (Method::PUT, "/api/me/access-request"),
        (Method::DELETE, "/api/me/access-request"),
        (Method::POST, "/api/access-requests/1/grant"),
        (Method::POST, "/api/access-requests/1/decline"),
        (Method::POST, "/api/invitations"),
        (Method::POST, "/api/invitations/check"),
        (Method::POST, "/api/invitations/open"),
        (Method::POST, "/api/invitations/accept"),
        (Method::POST, "/api/invitations/1/resend"),
        (Method::POST, "/api/invitations/1/link"),
        (Method::DELETE, "/api/invitations/1"),
        (Method::POST, "/api/domains"),
        (Method::DELETE, "/api/domains/1"),
        (Method::POST, "/api/domains/1/check"),
        (Method::PUT, "/api/members/1/role"),
        (Method::PUT, "/api/me/password"),
        (Method::DELETE, "/api/me/sessions"),
        (Method::DELETE, "/api/me/sessions/1"),
    ] {
        let request = Request::builder().method(method).uri(path);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = ada.send(request.body(Body::from("{}")).unwrap()).await;
        answer.is_problem(403, "cross_site");
    }
}

#[tokio::test]
async fn the_header_with_another_value_is_as_good_as_none() {
    let world = World::new().await;
    for value in ["", "0", "11", "1, 1"] {
        let request = Request::delete("/api/session").header("x-gatehouse", value);
        let answer = world.browser().send(request.body(Body::empty()).unwrap()).await;
        answer.is_problem(403, "cross_site");
    }
}

#[tokio::test]
async fn a_body_that_is_not_json_is_refused() {
    let world = World::new().await;
    for media_type in ["application/x-www-form-urlencoded", "text/plain", ""] {
        let request = Request::builder().method(Method::POST).uri("/api/session");
        let request = request.header("x-gatehouse", "1").header(header::CONTENT_TYPE, media_type);
        let answer = world.browser().send(request.body(Body::from(sign_in())).unwrap()).await;
        answer.is_problem(415, "not_json");
    }
    let request = Request::builder().method(Method::POST).uri("/api/session");
    let request = request.header("x-gatehouse", "1").body(Body::from(sign_in())).unwrap();
    world.browser().send(request).await.is_problem(415, "not_json");
    let request = post("/api/session").body(Body::from("{")).unwrap();
    world.browser().send(request).await.is_problem(400, "malformed");
    let request = Request::builder().method(Method::POST).uri("/api/session");
    let request = request.header("x-gatehouse", "1");
    let request = request.header(header::CONTENT_TYPE, "application/json; charset=utf-8");
    world.browser().send(request.body(Body::from(sign_in())).unwrap()).await.is(200);
}

#[tokio::test]
async fn a_body_with_unknown_fields_is_refused_and_changes_nothing() {
    let world = World::new().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    let id = world.id_of("jun@northwind.example").await;
    let extra = |mut body: serde_json::Value| {
        body["extra"] = json!(1);
        body
    };
    let role = format!("/api/members/{id}/role");
    for (path, body) in [
        ("/api/organization", json!({ "name": "Other" })),
        (
            "/api/organization/sso",
            json!({ "switches": { "on": true, "required": false, "idp_managed": false, "idp_initiated": false } }),
        ),
        ("/api/organization/two-factor", json!({ "required": true })),
        (
            "/api/organization/sso/connection",
            json!({ "sign_in_url": "", "issuer": "", "certificates": [],
                    "sign_requests": false }),
        ),
        (role.as_str(), json!({ "role": "admin" })),
    ] {
        ada.put_now(path, extra(body)).await.is_problem(400, "malformed");
    }
    let credentials = json!({ "email": "ada@northwind.example", "password": PASSWORD });
    ada.post("/api/session", extra(credentials)).await.is_problem(400, "malformed");
    let proof = json!({ "password": PASSWORD });
    ada.post("/api/session/step-up", extra(proof)).await.is_problem(400, "malformed");
    let path = "/api/organization/sso/certificate/inspect";
    ada.post(path, extra(json!({ "certificate": "" }))).await.is_problem(400, "malformed");
    let address = json!({ "email": "ada@northwind.example" });
    ada.post("/api/sign-in-methods", extra(address)).await.is_problem(400, "malformed");
    let path = "/api/organization/sso/read";
    ada.post(path, extra(json!({ "form": "text", "content": "" })))
        .await
        .is_problem(400, "malformed");
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn a_megabyte_of_json_is_refused_and_the_server_is_unharmed() {
    let world = World::new().await;
    let ada = world.owner().await;
    let body = json!({ "name": "x".repeat(1024 * 1024) });
    let problem = ada.put_now("/api/organization", body).await.is_problem(413, "too_large");
    assert_eq!(problem["limit"], 256 * 1024);
    let deep = "[".repeat(200_000);
    let request = post("/api/session").body(Body::from(deep)).unwrap();
    ada.send(request).await.is_problem(400, "malformed");
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn an_address_with_nothing_behind_it_says_so() {
    let world = World::new().await;
    for path in ["/api", "/api/", "/api/nothing", "/api/session/nothing"] {
        world.browser().get(path).await.is_problem(404, "not_found");
        world.browser().post(path, json!({})).await.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_named_with_those_it_takes() {
    let world = World::new().await;
    let request = Request::builder().method(Method::PATCH).uri("/api/session");
    let answer = world.browser().send(request.body(Body::empty()).unwrap()).await;
    answer.is_problem(405, "method_not_allowed");
    for method in ["GET", "POST", "DELETE"] {
        assert!(answer.header("allow").contains(method), "{}", answer.header("allow"));
    }
}

#[tokio::test]
async fn no_answer_of_the_api_is_stored_anywhere_and_each_has_a_name() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let mut names = std::collections::BTreeSet::new();
    for path in ["/api/session", "/api/organization/sso", "/api/nothing", "/api/openapi.json"] {
        let answer = ada.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(names.insert(answer.header("x-request-id").to_owned()), "{path}");
    }
}

#[tokio::test]
async fn a_server_that_is_well_says_so() {
    let world = World::new().await;
    assert_eq!(world.browser().get("/healthz").await.is(200), json!({ "status": "ok" }));
    assert_eq!(world.browser().get("/readyz").await.is(200), json!({ "status": "ok" }));
}

#[tokio::test]
async fn a_server_without_its_database_is_alive_and_not_ready() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    world.state.store.close().await;
    world.browser().get("/healthz").await.is(200);
    world.browser().get("/readyz").await.is_problem(503, "unavailable");
    ada.get("/api/session").await.is_problem(503, "unavailable");
}

#[tokio::test]
async fn the_address_that_a_proxy_names_counts_only_where_there_is_a_proxy() {
    for (behind_proxy, expected) in [(false, "0.0.0.0"), (true, "203.0.113.7")] {
        let world = World::configured(|config| config.behind_proxy = behind_proxy).await;
        world.plant(super::support::plan()).await;
        let request = post("/api/session").header("x-forwarded-for", "10.0.0.1, 203.0.113.7");
        world.browser().send(request.body(Body::from(sign_in())).unwrap()).await.is(200);
        assert_eq!(world.texts("SELECT address FROM audit_entry").await, [expected]);
    }
}
