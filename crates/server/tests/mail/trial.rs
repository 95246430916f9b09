use serde_json::json;

use crate::support::{World, plan};

const APP: &str = r#"<!doctype html><link rel="stylesheet" href="/app-1.css"/><script>1</script>
    <link rel="preload" href="/api/session"/><link rel="icon" href="/icon-1.svg">"#;

async fn trial() -> World {
    let world = World::configured(|config| {
        config.demo = true;
        std::fs::create_dir_all(&config.app_dir).unwrap();
        std::fs::write(config.app_dir.join("index.html"), APP).unwrap();
    })
    .await;
    world.plant(plan()).await;
    world
}

#[tokio::test]
async fn whoever_tries_it_out_reads_the_letters_in_the_browser_newest_first() {
    let world = trial().await;
    assert!(world.browser().get("/dev/mail").await.text.contains("There is none yet."));
    for email in ["ada@northwind.example", "jun@northwind.example"] {
        world.browser().post("/api/password-resets", json!({ "email": email })).await.is(202);
        world.letters().await;
    }
    let page = world.browser().get("/dev/mail").await;
    page.is(200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-store");
    let jun = page.text.find("Jun Kato &lt;jun@northwind.example&gt;").unwrap();
    let ada = page.text.find("Ada Osei &lt;ada@northwind.example&gt;").unwrap();
    assert!(jun < ada);
    let link = world.letters_to("jun@northwind.example").await[0].link("Set a new password");
    assert!(page.text.contains(&format!(r#"<a href="{link}">{link}</a>"#)), "{}", page.text);
    for (part, is_there) in [("/app-1.css", true), ("/icon-1.svg", true), ("preload", false)] {
        assert_eq!(page.text.contains(part), is_there, "{part} in {}", page.text);
    }
    assert!(!page.text.contains("style=") && !page.text.contains("<script"), "{}", page.text);
}

#[tokio::test]
async fn there_is_no_such_page_where_it_is_no_trial() {
    let world = World::configured(|config| config.seed = None).await;
    let page = world.browser().get("/dev/mail").await;
    assert_eq!((page.status.as_u16(), page.text.as_str()), (404, "The app is not built.\n"));
}
