use std::time::Duration;

use gatehouse_server::mail::deliver_due;
use gatehouse_server::{AppState, StartError};
use serde_json::json;

use crate::support::{Letter, Smtp, World, plan};

const ADA: &str = "ada@northwind.example";
const WAITING: &str = "SELECT id FROM mail WHERE next_try_at IS NOT NULL";

async fn world_with(smtp_url: String) -> World {
    let world = World::configured(|config| config.smtp_url = Some(smtp_url)).await;
    world.plant(plan()).await;
    world
}

/// Puts a letter to Ada into the outbox, by asking for a link.
async fn write(world: &World) {
    world.browser().post("/api/password-resets", json!({ "email": ADA })).await.is(202);
    assert_eq!(gatehouse_server::job::run_due(&world.state).await, Some(1));
}

#[tokio::test]
async fn a_letter_goes_to_the_mail_server_and_what_it_said_is_forgotten() {
    let smtp = Smtp::start().await;
    let world = world_with(format!("smtp://{}", smtp.address)).await;
    write(&world).await;
    assert_eq!(deliver_due(&world.state).await, 1);
    let letter = Letter::read(&smtp.received()[0]);
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        (ADA, "Set a new password for Northwind Labs")
    );
    let link = letter.link("Set a new password");
    assert!(link.starts_with("https://gate.example/set-password#"), "{link}");
    assert!(letter.html.contains(&link) && letter.text.contains("Hello Ada Osei,"), "{letter:?}");
    assert!(letter.source.contains("Auto-Submitted: auto-generated"), "{}", letter.source);
    assert!(
        letter.source.contains("From: Gatehouse <gatehouse@gate.example>"),
        "{}",
        letter.source
    );

    let left = "SELECT recipient_email || ' ' || subject || ' ' || COALESCE(letter, 'gone') || ' ' \
                || CAST(sent_at > 0 AS TEXT) FROM mail";
    let left = world.texts(left).await.remove(0);
    assert!(
        left.starts_with("ada@northwind.example Set a new password for Northwind Labs gone"),
        "{left}"
    );
    assert_eq!(deliver_due(&world.state).await, 0);
    assert_eq!(smtp.received().len(), 1);
}

#[tokio::test]
async fn a_letter_waits_for_a_mail_server_that_is_down_longer_and_longer() {
    let nowhere = Smtp::nowhere().await;
    let world = world_with(format!("smtp://{nowhere}")).await;
    write(&world).await;
    for minutes in [1, 5, 15, 60, 60] {
        assert_eq!(deliver_due(&world.state).await, 0);
        world.later(minutes - 1);
        let tries = world.texts("SELECT CAST(tries AS TEXT) FROM mail").await;
        assert_eq!(deliver_due(&world.state).await, 0);
        assert_eq!(world.texts("SELECT CAST(tries AS TEXT) FROM mail").await, tries, "{minutes}");
        world.later(1);
    }
    let errors = world.texts("SELECT last_error FROM mail").await;
    assert!(errors[0].contains("mail server"), "{errors:?}");

    let smtp = Smtp::start_at(nowhere).await;
    assert_eq!(deliver_due(&world.state).await, 1);
    assert_eq!(Letter::read(&smtp.received()[0]).to, ADA);
}

#[tokio::test]
async fn a_letter_that_cannot_be_delivered_for_five_days_is_given_up_and_forgotten() {
    let world = world_with(format!("smtp://{}", Smtp::nowhere().await)).await;
    write(&world).await;
    world.later(5 * 24 * 60 - 1);
    assert_eq!(deliver_due(&world.state).await, 0);
    assert_eq!(world.texts(WAITING).await.len(), 1);
    world.later(60);
    assert_eq!(deliver_due(&world.state).await, 0);
    assert!(world.texts(WAITING).await.is_empty());
    let left = world.texts("SELECT COALESCE(letter, 'gone') FROM mail WHERE given_up_at > 0").await;
    assert_eq!(left, ["gone"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_servers_on_one_database_send_no_letter_twice() {
    let smtp = Smtp::start().await;
    let world = world_with(format!("smtp://{}", smtp.address)).await;
    for n in 0..20 {
        world
            .tamper(&format!(
                "INSERT INTO person (id, organization_id, name, email, role, created_at) \
                 SELECT 'p{n}', id, 'P {n}', 'p{n}@northwind.example', 'member', 0 FROM organization"
            ))
            .await;
        let email = format!("p{n}@northwind.example");
        world.browser().post("/api/password-resets", json!({ "email": email })).await.is(202);
    }
    let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    let run = gatehouse_server::job::run_due;
    let (one, other) = tokio::join!(run(&world.state), run(&second));
    assert!(one.unwrap() + other.unwrap() <= 20);
    run(&second).await.unwrap();
    loop {
        let (one, other) = tokio::join!(deliver_due(&world.state), deliver_due(&second));
        if one + other == 0 {
            break;
        }
    }
    let mut to: Vec<String> =
        smtp.received().iter().map(|source| Letter::read(source).to).collect();
    to.sort();
    let sent = to.len();
    to.dedup();
    assert_eq!((sent, to.len()), (20, 20));
}

#[tokio::test]
async fn a_letter_that_a_server_took_and_never_sent_is_sent_after_a_minute() {
    let smtp = Smtp::start().await;
    let world = world_with(format!("smtp://{}", smtp.address)).await;
    write(&world).await;
    let until = world.state.clock.now().unix_millis() + 60_000;
    world.tamper(&format!("UPDATE mail SET tries = 1, next_try_at = {until}")).await;
    assert_eq!(deliver_due(&world.state).await, 0);
    world.later(1);
    let next = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    next.clock.advance(Duration::from_secs(60));
    assert_eq!(deliver_due(&next).await, 1);
    assert_eq!(smtp.received().len(), 1);
}

#[tokio::test]
async fn a_letter_that_arrives_twice_is_seen_to_be_one() {
    let smtp = Smtp::start().await;
    let world = world_with(format!("smtp://{}", smtp.address)).await;
    write(&world).await;
    let letter = world.texts("SELECT letter FROM mail").await.remove(0).replace('\'', "''");
    assert_eq!(deliver_due(&world.state).await, 1);
    // As a server leaves it that ends between sending the letter and noting it.
    world
        .tamper(&format!("UPDATE mail SET sent_at = NULL, next_try_at = 1, letter = '{letter}'"))
        .await;
    assert_eq!(deliver_due(&world.state).await, 1);
    let ids = smtp.received().into_iter().map(|source| {
        let line = source.lines().find(|line| line.starts_with("Message-ID:"));
        line.unwrap().to_owned()
    });
    let ids: Vec<String> = ids.collect();
    assert_eq!(ids[0], ids[1]);
    assert!(ids[0].ends_with("@gate.example>"), "{ids:?}");
}

#[tokio::test]
async fn nothing_in_a_name_can_become_another_header_or_markup() {
    let smtp = Smtp::start().await;
    let world = world_with(format!("smtp://{}", smtp.address)).await;
    let hostile = "Ada\r\nBcc: everyone@northwind.example\r\n\r\n<b>\"x\"</b>";
    world.tamper(&format!("UPDATE person SET name = '{hostile}' WHERE email = '{ADA}'")).await;
    world.tamper("UPDATE organization SET name = 'Ünïcode & <b>Sons</b> Größe 😀'").await;
    write(&world).await;
    assert_eq!(deliver_due(&world.state).await, 1);
    let letter = Letter::read(&smtp.received()[0]);
    let (head, _) = letter.source.split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    assert_eq!(letter.to, ADA);
    assert_eq!(letter.subject, "Set a new password for Ünïcode & <b>Sons</b> Größe 😀");
    assert!(
        !letter.html.contains("<b>") && letter.html.contains("&lt;b&gt;Sons"),
        "{}",
        letter.html
    );
}

#[tokio::test]
async fn without_a_mail_server_letters_are_files_that_nobody_else_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    write(&world).await;
    assert_eq!(world.letters().await[0].to, ADA);
    let files: Vec<_> =
        std::fs::read_dir(world.mail_folder()).unwrap().map(Result::unwrap).collect();
    assert_eq!(files.len(), 1);
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(files[0].path()), mode(world.mail_folder())), (0o600, 0o700));
}

#[tokio::test]
async fn a_letter_is_kept_while_its_folder_cannot_be_written() {
    let world = World::new().await;
    write(&world).await;
    let folder = world.mail_folder();
    std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
    std::fs::write(&folder, "in the way").unwrap();
    assert_eq!(deliver_due(&world.state).await, 0);
    assert_eq!(world.texts(WAITING).await.len(), 1);
    std::fs::remove_file(&folder).unwrap();
    world.later(1);
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn a_letter_that_cannot_be_read_holds_no_other_up() {
    let world = World::new().await;
    write(&world).await;
    world.tamper("UPDATE mail SET letter = '{}'").await;
    write(&world).await;
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
}

#[tokio::test]
async fn a_server_whose_mail_cannot_work_does_not_start() {
    let world = World::new().await;
    for (smtp_url, from) in [(Some("http://mail.example"), None), (None, Some("no address"))] {
        let mut config = world.config.clone();
        config.smtp_url = smtp_url.map(ToOwned::to_owned);
        config.mail_from = from.map(ToOwned::to_owned);
        let started = AppState::start(config, "https://gate.example").await;
        assert!(matches!(started.err(), Some(StartError::Mail(_))), "{smtp_url:?} {from:?}");
    }
}

#[tokio::test]
async fn owners_and_admins_see_that_mail_cannot_be_delivered_until_it_is_and_nobody_else_does() {
    let address = Smtp::nowhere().await;
    let world = world_with(format!("smtp://{address}")).await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let waits = async |client: &crate::support::Client| {
        client.get("/api/session").await.is(200)["mail_waiting_since"].clone()
    };
    write(&world).await;
    assert_eq!(waits(&ada).await, json!(null), "nothing was tried yet");
    deliver_due(&world.state).await;
    assert!(waits(&ada).await.is_string());
    assert_eq!(waits(&jun).await, json!(null));
    let _smtp = Smtp::start_at(address).await;
    world.later(2);
    assert_eq!(deliver_due(&world.state).await, 1);
    assert_eq!(waits(&ada).await, json!(null));
}
