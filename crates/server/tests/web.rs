//! The built app: its files, its page, and the headers around them.

use axum::body::Body;
use axum::http::Request;

use gatehouse_contract::screen;

use super::support::{Answer, World};

const PAGE: &str = "<!doctype html><title>Gatehouse</title><script type=\"module\">boot()</script>";
const WASM: &str = "/gatehouse-0123456789abcdef_bg.wasm";
const GUIDE: &str = "/guides/identity-providers/okta.md";

async fn world_with_app() -> World {
    let world = World::configured(|config| {
        let app = &config.app_dir;
        std::fs::create_dir_all(app).unwrap();
        std::fs::write(app.join("index.html"), PAGE).unwrap();
        std::fs::write(app.join("favicon.svg"), "<svg/>").unwrap();
        std::fs::create_dir_all(app.join("guides/identity-providers")).unwrap();
        for (suffix, text) in [("", "plain"), (".br", "brotli"), (".gz", "gzip")] {
            for file in [WASM, GUIDE] {
                std::fs::write(app.join(format!("{}{suffix}", &file[1..])), text).unwrap();
            }
        }
    })
    .await;
    assert!(world.folder().join("app/index.html").exists());
    world
}

async fn get(world: &World, path: &str, encoding: &str) -> Answer {
    let request = Request::get(path).header("accept-encoding", encoding);
    world.browser().send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_route_of_the_app_is_its_page_and_any_other_is_not_found() {
    let world = world_with_app().await;
    let attempt = screen::attempt("01jd9z6q3k");
    for route in screen::ALL.into_iter().chain([attempt.as_str()]) {
        let answer = get(&world, route, "").await;
        answer.is(200);
        assert_eq!((answer.text.as_str(), answer.header("cache-control")), (PAGE, "no-cache"));
        assert_eq!(answer.header("content-type"), "text/html");
    }
    for route in [
        "/nothing",
        "/access-security/",
        "/access-security/nothing",
        "/assets/x.js",
        "/access-security/single-sign-on/attempts/",
    ] {
        let answer = get(&world, route, "").await;
        answer.is(404);
        assert_eq!((answer.text.as_str(), answer.header("cache-control")), (PAGE, "no-cache"));
    }
    for path in ["/../Cargo.toml", "/..%2f..%2fgatehouse.db", "/%2e%2e/gatehouse.db"] {
        let answer = get(&world, path, "").await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (404, PAGE), "{path}");
    }
}

#[tokio::test]
async fn hashed_files_are_kept_for_good_and_come_compressed() {
    let world = world_with_app().await;
    for (accepted, encoding, text) in
        [("gzip, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain")]
    {
        let answer = get(&world, WASM, accepted).await;
        answer.is(200);
        assert_eq!((answer.header("content-encoding"), answer.text.as_str()), (encoding, text));
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(answer.header("vary").eq_ignore_ascii_case("accept-encoding"));
    }
    assert_eq!(get(&world, "/favicon.svg", "").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn guides_are_asked_for_each_time_and_one_that_is_not_there_is_no_page() {
    let world = world_with_app().await;
    for (accepted, encoding, text) in
        [("gzip, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain")]
    {
        let answer = get(&world, GUIDE, accepted).await;
        answer.is(200);
        assert_eq!((answer.header("content-encoding"), answer.text.as_str()), (encoding, text));
        assert_eq!(answer.header("content-type"), "text/markdown");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_ne!(answer.header("last-modified"), "");
    }
    for path in ["/guides/identity-providers/nothing.md", "/guides/", "/guides/../Cargo.toml"] {
        let answer = get(&world, path, "").await;
        answer.is(404);
        assert_eq!((answer.text.as_str(), answer.header("cache-control")), ("", "no-cache"));
    }
}

#[tokio::test]
async fn the_page_may_run_its_own_scripts_and_nothing_else() {
    let world = world_with_app().await;
    let answer = get(&world, "/", "").await;
    let policy = answer.header("content-security-policy");
    // printf %s 'boot()' | openssl dgst -sha256 -binary | base64
    let hash = "'sha256-MeZS89WlF0u+o0hCvHTBt4q1WHU+U+sJKgbdRUc36mY='";
    for part in [
        "default-src 'none'",
        "'wasm-unsafe-eval'",
        hash,
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    assert!(answer.header("strict-transport-security").starts_with("max-age=63072000"));
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert!(answer.header("permissions-policy").contains("camera=()"));
}

#[tokio::test]
async fn a_server_without_the_built_app_says_so() {
    let world = World::configured(|_| {}).await;
    let answer = get(&world, "/", "").await;
    answer.is(404);
    assert_eq!(answer.text, "The app is not built.\n");
}
