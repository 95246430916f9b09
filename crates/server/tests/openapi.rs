//! The API's own description.

use std::path::Path;

use super::support::World;

#[tokio::test]
async fn the_committed_document_is_what_the_server_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let committed = std::fs::read_to_string(file).unwrap();
    let current = gatehouse_server::document().to_pretty_json().unwrap();
    assert!(
        committed.trim_end() == current,
        "docs/openapi.json is out of date: gatehouse-server openapi > docs/openapi.json"
    );
}

#[tokio::test]
async fn the_document_is_served_and_names_every_endpoint() {
    let world = World::configured(|_| {}).await;
    let document = world.browser().get("/api/openapi.json").await.is(200);
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().unwrap();
    let operations: usize = paths.values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!((paths.len(), operations), (69, 84));
}
