use serde_json::json;

use crate::support::{World, plan};

#[tokio::test]
async fn an_admin_exports_whom_the_query_finds_and_it_is_written_down() {
    let mut plan = plan();
    plan["people"][4]["name"] = json!("=HYPERLINK(\"//evil.example\"), Łukasz");
    let world = World::with(plan).await;
    world.tamper("UPDATE person SET last_seen_at = NULL").await;
    let answer = world.admin().await.get("/api/members/export?role=member&kind=own").await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"members.csv\"");
    assert_eq!(
        answer.text.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        [
            r#""name","email","role","signs_in_with","second_factor","guest","last_seen""#,
            r#""'=HYPERLINK(""//evil.example""), Łukasz","jun@northwind.example","member","password","none","no","""#,
            r#""No Password","no@northwind.example","member","nothing","none","no","""#,
        ]
    );
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance export_members done");
    assert_eq!(payload, json!({ "people": 2, "query": { "role": "member", "kind": "own" } }));
}

#[tokio::test]
async fn an_export_has_everyone_on_whatever_page() {
    let mut plan = plan();
    let people = plan["people"].as_array_mut().unwrap();
    for n in 0..150 {
        let email = format!("p{n}@northwind.example");
        people.push(json!({ "name": format!("Zoe {n:03}"), "email": email, "role": "member" }));
    }
    let world = World::with(plan).await;
    let answer = world.owner().await.get("/api/members/export?page=2").await;
    assert_eq!(answer.text.lines().count(), 1 + 157);
}
