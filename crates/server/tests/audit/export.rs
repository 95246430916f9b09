use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::support::{World, plan};

#[tokio::test]
async fn an_admin_exports_what_the_query_finds_as_csv_that_no_spreadsheet_takes_for_formulas() {
    let mut plan = plan();
    plan["people"][0]["name"] = json!("=HYPERLINK(\"//evil.example\"), Łukasz");
    let world = World::with(plan).await;
    world.signed_in("ada@northwind.example").await;
    let ravi = world.admin().await.called("+curl/8");
    let answer = ravi.get("/api/audit/export?format=csv&action=sign_in").await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"audit-log.csv\"");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let lines: Vec<_> = answer.text.trim_start_matches('\u{feff}').lines().collect();
    assert!(answer.text.starts_with('\u{feff}'));
    assert_eq!(
        lines[0],
        r#""seq","at","person_id","person","action","outcome","address","device","request_id","author","payload""#
    );
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("\"2\",") && lines[1].contains("\"Ravi Vance\""), "{}", lines[1]);
    assert!(
        lines[2].contains(r#""'=HYPERLINK(""//evil.example""), Łukasz","sign_in""#),
        "{}",
        lines[2]
    );
    assert!(
        lines[2].ends_with(r#""person","{""after_failures"":0,""with"":""password""}""#),
        "{}",
        lines[2]
    );
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance export_audit_log done");
    assert_eq!(payload, json!({ "format": "csv", "query": { "action": "sign_in" } }));
    let answer = ravi.get("/api/audit/export?action=export_audit_log").await;
    assert_eq!(answer.text.matches("\"'+curl/8\"").count(), 2);
}

#[tokio::test]
async fn each_line_of_an_ndjson_export_is_an_entry_as_the_list_has_it() {
    let mut plan = plan();
    plan["audit_entries"] = json!(1_203);
    let world = World::with(plan).await;
    let ada = world.signed_in("ada@northwind.example").await;
    let answer = ada.get("/api/audit/export?format=ndjson").await;
    assert_eq!(answer.headers["content-type"], "application/x-ndjson");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"audit-log.ndjson\"");
    let lines: Vec<Value> =
        answer.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let numbers: Vec<_> = lines.iter().map(|it| it["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=1_205).rev().collect::<Vec<_>>());
    let listed = ada.get("/api/audit").await.is(200)["resource"]["entries"].clone();
    assert_eq!(lines[..50], listed.as_array().unwrap()[..]);
}

#[tokio::test]
async fn an_export_comes_piece_by_piece_and_ends_badly_where_it_cannot_go_on() {
    let mut plan = plan();
    plan["audit_entries"] = json!(2_000);
    let world = World::with(plan).await;
    let ada = world.signed_in("ada@northwind.example").await;
    let request = Request::get("/api/audit/export?format=ndjson")
        .header(header::COOKIE, ada.cookie().unwrap())
        .body(Body::empty())
        .unwrap();
    let mut body = world.app.clone().oneshot(request).await.unwrap().into_body();
    let piece = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(String::from_utf8_lossy(&piece).lines().count(), 500);
    world.state.store.close().await;
    assert!(body.frame().await.unwrap().is_err());
}

#[tokio::test]
async fn a_refused_export_is_written_down_as_one() {
    let world = World::new().await;
    world
        .member()
        .await
        .get("/api/audit/export?format=ndjson")
        .await
        .is_denied(403, "role_required");
    assert_eq!(world.last_audit().await.0, "Jun Kato export_audit_log refused");
    let ada = world.owner().await;
    ada.get("/api/audit/export?format=xlsx").await.is_problem(400, "malformed");
}
