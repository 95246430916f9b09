//! The URL of metadata: what is fetched, what is not, and what is told then.

use std::time::Duration;

use gatehouse_server::config::Config;
use serde_json::{Value, json};

use super::support::{Answer, Authority, Client, Dns, Https, Idp, World, plan};

const READ: &str = "/api/organization/sso/read";

/// An answer with this document.
fn document(text: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{text}", text.len())
}

fn metadata() -> String {
    let pem = Idp::new().pem;
    let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    format!(
        r#"<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example/metadata"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>"#
    )
}

/// A server of Gatehouse that trusts this authority.
async fn world(authority: &Authority, configure: impl FnOnce(&mut Config)) -> World {
    let world = World::configured(|config| {
        let file = config.app_dir.with_file_name("authorities.pem");
        std::fs::write(&file, &authority.pem).unwrap();
        config.metadata_ca = Some(file);
        configure(config);
    })
    .await;
    world.plant(plan()).await;
    world
}

/// One that may ask this machine.
async fn trial(authority: &Authority) -> World {
    world(authority, |config| config.metadata_loopback = true).await
}

async fn paste(client: &Client, url: &str) -> Answer {
    client.post(READ, json!({ "form": "text", "content": url })).await
}

/// What Ada is told of a URL.
async fn told(world: &World, url: &str) -> Value {
    let ada = world.signed_in("ada@northwind.example").await;
    paste(&ada, url).await.is(200)
}

/// Why a document was not fetched.
async fn reason(world: &World, url: &str) -> Value {
    let told = told(world, url).await;
    assert_eq!((&told["kind"], &told["flaw"]["code"]), (&json!("unusable"), &json!("not_fetched")));
    told["flaw"]["reason"].clone()
}

#[tokio::test]
async fn an_admin_pastes_the_url_of_metadata_and_it_is_read_and_written_down() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, &document(&format!("\u{feff}{}", metadata()))).await;
    let world = trial(&authority).await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    let before = world.settings().await;
    let url = format!("https://localhost:{}/metadata?secret=1#top", idp.port);
    let reading = paste(&ravi, &format!(" {url}\n")).await.is(200);
    assert_eq!(
        (&reading["kind"], &reading["issuer"], &reading["fixes"]),
        (&json!("metadata"), &json!("https://idp.example/metadata"), &json!(["byte_order_mark"]))
    );
    assert_eq!(world.settings().await, before, "nothing is stored");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance fetch_sso_metadata done");
    assert_eq!(payload, json!({ "host": "localhost" }));
    let [asked] = idp.asked().try_into().unwrap();
    assert!(asked.starts_with("GET /metadata?secret=1 HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains(&format!("host: localhost:{}\r\n", idp.port)), "{asked}");
    assert!(!asked.to_lowercase().contains("cookie"), "{asked}");
}

#[tokio::test]
async fn a_certificate_may_be_behind_the_url_too() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, &document(&Idp::new().pem)).await;
    let url = format!("https://127.0.0.1:{}/", idp.port);
    assert_eq!(told(&trial(&authority).await, &url).await["kind"], "certificates");
}

#[tokio::test]
async fn an_answer_that_is_no_metadata_is_told_by_what_it_is() {
    let authority = Authority::new();
    let world = trial(&authority).await;
    let elsewhere = "HTTP/1.1 302 Found\r\nLocation: https://login.example/?SAMLRequest=x\r\n\r\n";
    let onwards = "HTTP/1.1 301 Moved\r\nLocation: /metadata/\r\n\r\n";
    for (answer, reason) in [
        (elsewhere.to_owned(), json!({ "code": "redirects", "to": "login.example" })),
        (onwards.to_owned(), json!({ "code": "redirects", "to": "localhost" })),
        ("HTTP/1.1 304 Same\r\n\r\n".to_owned(), json!({ "code": "http_status", "status": 304 })),
        ("HTTP/1.1 404 Gone\r\n\r\n".to_owned(), json!({ "code": "http_status", "status": 404 })),
        (document("hello"), json!({ "code": "something_else" })),
        (document(""), json!({ "code": "something_else" })),
        (document("https://elsewhere.example/metadata"), json!({ "code": "something_else" })),
    ] {
        let idp = Https::saying(&authority, &answer).await;
        let url = format!("https://localhost:{}/metadata", idp.port);
        let flaw = json!({ "code": "not_fetched", "host": "localhost", "reason": reason });
        assert_eq!(told(&world, &url).await["flaw"], flaw, "{answer}");
        assert_eq!(idp.asked().len(), 1, "nothing is followed: {answer}");
    }
    let page = Https::saying(&authority, &document("<!doctype html><title>Sign in</title>")).await;
    let told = told(&world, &format!("https://localhost:{}/", page.port)).await;
    assert_eq!(told["flaw"], json!({ "code": "web_page" }));
}

#[tokio::test]
async fn an_answer_of_10_megabytes_is_read_no_further_than_the_limit() {
    const MEGABYTE: usize = 1024 * 1024;
    let authority = Authority::new();
    let world = trial(&authority).await;
    let body = "<!-- -->".repeat(10 * MEGABYTE / 8);
    for answer in [document(&body), format!("HTTP/1.1 200 OK\r\n\r\n{body}")] {
        let idp = Https::saying(&authority, &answer).await;
        let url = format!("https://localhost:{}/metadata", idp.port);
        assert_eq!(reason(&world, &url).await, json!({ "code": "too_large", "limit": 262_144 }));
        // What was on its way between the two is written, and nothing after it.
        assert!(idp.written() < 9 * MEGABYTE, "{}", idp.written());
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_waited_for_no_longer_than_the_limit() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, "").await;
    let world = world(&authority, |config| {
        config.metadata_loopback = true;
        config.metadata_timeout = Duration::from_millis(300);
    })
    .await;
    let url = format!("https://localhost:{}/metadata", idp.port);
    assert_eq!(reason(&world, &url).await["code"], "too_slow");
    assert_eq!(idp.asked().len(), 1);
    assert_eq!(Config::default().metadata_timeout, Duration::from_secs(5));
}

#[tokio::test]
async fn a_host_is_asked_only_when_its_certificate_is_in_order() {
    let authority = Authority::new();
    let world = trial(&authority).await;
    let answer = document(&metadata());
    for (server, code) in [
        (Https::saying(&Authority::new(), &answer).await, "certificate_untrusted"),
        (Https::named(&authority, &["localhost"], -1, &answer).await, "certificate_not_valid_now"),
        (
            Https::named(&authority, &["idp.example"], 30, &answer).await,
            "certificate_for_another_host",
        ),
        (Https::plain(&answer).await, "no_tls"),
    ] {
        let url = format!("https://localhost:{}/metadata", server.port);
        assert_eq!(reason(&world, &url).await["code"], code);
        let asked = server.asked();
        assert!(asked.iter().all(|it| !it.starts_with("GET")), "{code}: {asked:?}");
    }
}

#[tokio::test]
async fn a_port_on_which_nobody_listens_is_named() {
    let world = trial(&Authority::new()).await;
    let cannot_connect = json!({ "code": "cannot_connect", "port": 9 });
    assert_eq!(reason(&world, "https://localhost:9/metadata").await, cannot_connect);
}

#[tokio::test]
async fn a_url_that_is_not_https_or_holds_a_password_is_not_fetched() {
    let world = trial(&Authority::new()).await;
    for (url, code) in [
        ("http://localhost/metadata", "url_not_https"),
        ("https://ada@localhost/metadata", "url_with_password"),
        ("https://:secret@localhost/metadata", "url_with_password"),
        ("https:///metadata:80:80", "url_malformed"),
        ("https://local host", "certificate"),
        ("https://localhost:99999/", "url_malformed"),
        ("https://./", "url_malformed"),
    ] {
        assert_eq!(told(&world, url).await["flaw"]["code"], code, "{url}");
    }
    let written = world.audit().await;
    assert!(written.iter().all(|it| !it.contains("fetch")), "nothing is fetched: {written:?}");
}

#[tokio::test]
async fn no_address_that_is_not_public_is_asked_whatever_name_leads_there() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, &document(&metadata())).await;
    let dns = Dns::start();
    for record in [
        "lan A 10.0.0.1",
        "loop A 127.0.0.1",
        "loop6 AAAA ::1",
        "mapped AAAA ::ffff:127.0.0.1",
        "cloud A 169.254.169.254",
        "inner AAAA fd00::1",
        "alias CNAME loop.example.",
        // The second answer of a name that changes its mind.
        "both A 1.1.1.1",
        "both A 127.0.0.1",
        "six A 1.1.1.1",
        "six AAAA ::1",
    ] {
        dns.add(record);
    }
    let world = world(&authority, |config| config.dns = vec![dns.address]).await;
    let names = ["lan", "loop", "loop6", "mapped", "cloud", "inner", "alias", "both", "six"];
    let named = names.map(|name| format!("{name}.example"));
    let literal = ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"];
    for host in named.iter().map(String::as_str).chain(literal) {
        let url = format!("https://{host}:{}/metadata", idp.port);
        assert_eq!(reason(&world, &url).await, json!({ "code": "private_address" }), "{host}");
    }
    assert!(idp.asked().is_empty(), "{:?}", idp.asked());
}

#[tokio::test]
async fn a_trial_reaches_this_machine_by_name_and_no_other_private_address() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, &document(&metadata())).await;
    let dns = Dns::start();
    for record in ["idp A 127.0.0.1", "lan A 10.0.0.1", "both A 127.0.0.1", "both A 10.0.0.1"] {
        dns.add(record);
    }
    let world = world(&authority, |config| {
        config.metadata_loopback = true;
        config.dns = vec![dns.address];
    })
    .await;
    let reading = told(&world, &format!("https://idp.example.:{}/metadata", idp.port)).await;
    assert_eq!(reading["kind"], "metadata");
    for host in ["lan.example", "both.example", "[::ffff:10.0.0.1]", "169.254.169.254"] {
        let url = format!("https://{host}:{}/metadata", idp.port);
        assert_eq!(reason(&world, &url).await["code"], "private_address", "{host}");
    }
    assert_eq!(idp.asked().len(), 1);
}

#[tokio::test]
async fn a_name_that_is_not_in_the_dns_is_told_from_a_dns_that_does_not_answer() {
    let authority = Authority::new();
    let dns = Dns::start();
    dns.add("empty TXT \"no address\"");
    let with_dns = world(&authority, |config| config.dns = vec![dns.address]).await;
    for name in ["nowhere.example", "empty.example"] {
        let url = format!("https://{name}/metadata");
        assert_eq!(reason(&with_dns, &url).await["code"], "unknown_host", "{name}");
    }
    assert_eq!(reason(&with_dns, "https://a.broken.test/").await["code"], "dns_unavailable");
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let without = world(&authority, |config| {
        config.dns = vec![silent.local_addr().unwrap()];
        config.metadata_timeout = Duration::from_millis(300);
    })
    .await;
    let reason = reason(&without, "https://idp.example/metadata").await;
    assert_eq!(reason["code"], "dns_unavailable");
}

#[tokio::test]
async fn nothing_is_fetched_for_whoever_may_not_see_access_security() {
    let authority = Authority::new();
    let idp = Https::saying(&authority, &document(&metadata())).await;
    let world = trial(&authority).await;
    let url = format!("https://localhost:{}/metadata", idp.port);
    for (name, client) in
        [("Bea Lindqvist", world.billing_admin().await), ("Jun Kato", world.member().await)]
    {
        paste(&client, &url).await.is_denied(403, "role_required");
        assert_eq!(world.last_audit().await.0, format!("{name} read_sso_paste refused"));
    }
    paste(&world.browser(), &url).await.is_problem(401, "signed_out");
    assert!(idp.asked().is_empty());
    for email in ["ada@northwind.example", "ravi@northwind.example"] {
        let client = world.signed_in(email).await;
        assert_eq!(paste(&client, &url).await.is(200)["kind"], "metadata", "{email}");
    }
}

#[tokio::test]
async fn one_person_may_not_have_one_document_after_another_fetched() {
    let authority = Authority::new();
    let world = world(&authority, |config| config.fetches_per_minute = 2.try_into().unwrap()).await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let entries = world.audit().await.len();
    for _ in 0..2 {
        paste(&ada, "https://127.0.0.1/").await.is(200);
    }
    paste(&ada, "https://127.0.0.1/").await.is_problem(429, "too_many_attempts");
    assert_eq!(world.audit().await.len(), entries + 2);
    paste(&ravi, "https://127.0.0.1/").await.is(200);
    paste(&ada, &Idp::new().pem).await.is(200);
}

#[tokio::test]
async fn a_server_does_not_start_with_authorities_that_it_cannot_read() {
    for text in [None, Some("no certificate"), Some("-----BEGIN CERTIFICATE-----\nAAAA\n")] {
        let file = std::env::temp_dir().join(uuid::Uuid::now_v7().simple().to_string());
        if let Some(text) = text {
            std::fs::write(&file, text).unwrap();
        }
        let config = Config {
            database_url: Some("sqlite::memory:".to_owned()),
            metadata_ca: Some(file.clone()),
            seed: Some("seed.json".into()),
            ..Config::default()
        };
        let started = gatehouse_server::AppState::start(config, "https://gate.example").await;
        let error = started.err().unwrap().to_string();
        assert!(error.contains(&file.display().to_string()), "{error}");
        let _ = std::fs::remove_file(file);
    }
}
