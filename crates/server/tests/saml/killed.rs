//! A server that is killed while it puts a draft in place: the connection is the old or the new one.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use gatehouse_server::audit::{Verdict, verify};
use serde_json::{Value, json};

use super::drafts::{PROMOTE, post_now, save, test_draft};
use super::{Place, SSO, plan};
use crate::binary::{Running, command};
use crate::support::{Client, Idp};

/// How often it is killed on the way.
const ROUNDS: u32 = 10;
/// Long enough to get there.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks a server of its own, on the same database, to put the draft in place, and kills it when it
/// has answered or `patience` is over. Gives how long that took.
fn promote_and_kill(place: &Place, cookie: &str, tag: &str, patience: Duration) -> Duration {
    let folder = place.world.folder();
    let seed = folder.join("plan.json");
    std::fs::write(&seed, plan().to_string()).unwrap();
    let mut command = command(folder);
    command
        .env("DATABASE_URL", place.world.config.database_url())
        .env("GATEHOUSE_DATA_DIR", folder);
    command.env("GATEHOUSE_PUBLIC_URL", "https://gate.example").arg("--seed").arg(seed);
    let server = Running::start(&mut command);
    let mut stream = server.connect();
    stream.set_read_timeout(Some(patience)).unwrap();
    let began = Instant::now();
    write!(
        stream,
        "POST {PROMOTE} HTTP/1.1\r\nHost: gate.example\r\nCookie: {cookie}\r\nX-Gatehouse: 1\r\n\
         If-Match: {tag}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    )
    .unwrap();
    let _ = stream.read(&mut [0]);
    drop(server);
    began.elapsed()
}

async fn page(ada: &Client) -> Value {
    ada.get(SSO).await.is(200)["resource"].clone()
}

#[tokio::test]
async fn a_server_killed_while_it_replaces_the_connection_leaves_the_old_or_the_new_one() {
    let place = Place::on().await;
    let (ada, new) = (place.world.owner().await, Idp::new());
    let promotions = async || {
        let entries = place.world.audit().await;
        entries.iter().filter(|it| *it == "Ada Osei promote_sso_draft done").count()
    };
    let (mut promoted, mut whole) = (0, PATIENCE);
    for round in 0..=ROUNDS {
        let mut certificates = [new.pem.as_str(), &place.idp.pem];
        certificates.rotate_left(round as usize % 2);
        save(&ada, &certificates).await;
        test_draft(&place, &ada, &new).await;
        let before = page(&ada).await;
        assert!(before["draft"]["test"].is_object(), "{before}");
        let (cookie, tag) = (ada.cookie().unwrap(), ada.tag(SSO).await);
        // The first shows how long it takes; the others are broken off ever later.
        let patience = if round == 0 { PATIENCE } else { whole * round / ROUNDS };
        let took = promote_and_kill(&place, &cookie, &tag, patience);
        whole = whole.min(took);

        // Waits until nothing of the killed server is under way in the database any more.
        ada.post_if(PROMOTE, r#""v0""#, json!({})).await;
        let after = page(&ada).await;
        assert_eq!(after["state"]["status"], "on");
        promoted += 1;
        if after["draft"].is_null() {
            assert_eq!(after["state"]["connection"], before["draft"]["connection"]);
            assert_eq!(after["state"]["test"], before["draft"]["test"]);
            assert_eq!(after["previous"]["connection"], before["state"]["connection"]);
        } else {
            let kept = ["state", "draft", "previous", "changed"];
            assert!(kept.into_iter().all(|it| after[it] == before[it]), "{before}\n{after}");
            assert_eq!(promotions().await, promoted - 1);
            post_now(&ada, PROMOTE).await.is(200);
        }
        assert_eq!(promotions().await, promoted);
    }
    let organization = place.world.organization_id().await;
    let verdict = verify(&place.world.state.store, &organization).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}
