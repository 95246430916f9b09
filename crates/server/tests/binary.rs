//! The binary itself: its output, its commands, its listener.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use super::support::Database;

pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse-server"));
    command.env_remove("DATABASE_URL").env("GATEHOUSE_DATA_DIR", folder.join("data"));
    command.env("GATEHOUSE_ADDRESS", "127.0.0.1:0").env("GATEHOUSE_REQUEST_TIMEOUT", "1");
    command.env("GATEHOUSE_ARGON2_MEMORY", "8").env("GATEHOUSE_ARGON2_PASSES", "1");
    command.env("GATEHOUSE_LOG", "error");
    command
}

/// A server that runs until it is dropped, which kills it (SIGKILL).
pub struct Running {
    process: Child,
    /// What it said until it was ready.
    lines: Vec<String>,
    port: u16,
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(process.stdout.take().unwrap()).lines() {
            lines.push(line.unwrap());
            let address = lines.last().unwrap().strip_prefix("Gatehouse is ready at ");
            let Some(address) = address else { continue };
            let port = address.strip_prefix("http://localhost:").unwrap().parse().unwrap();
            return Self { process, lines, port };
        }
        panic!("it ended: {lines:?}");
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn said(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

#[tokio::test]
async fn a_connection_on_which_no_request_arrives_is_closed() {
    let database = Database::create().await;
    let server = Running::start(command(&database.folder).arg("--demo"));
    let (mut silent, mut half) = (server.connect(), server.connect());
    half.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Half").unwrap();
    let mut whole = server.connect();
    whole.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert_eq!((said(&mut silent), said(&mut half)), (String::new(), String::new()));
    assert!(said(&mut whole).starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn the_demo_names_its_sign_ins_as_long_as_they_work() {
    let database = Database::create().await;
    let names_ada =
        |server: &Running| server.lines.iter().any(|it| it.contains("ada@northwind.example"));
    for _ in 0..2 {
        assert!(names_ada(&Running::start(command(&database.folder).arg("--demo"))));
    }
    let other = database.folder.join("other");
    let owner = ["create-owner", "--organization", "Real", "--email", "a@b.example", "--name", "A"];
    assert!(command(&other).arg("--demo").args(owner).output().unwrap().status.success());
    let server = Running::start(command(&other).arg("--demo"));
    assert!(!server.lines.iter().any(|it| it.contains("sign-ins")), "{:?}", server.lines);
    assert!(!names_ada(&server));
}

#[tokio::test]
async fn a_port_that_is_taken_is_told_with_a_way_out() {
    let database = Database::create().await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut server = command(&database.folder);
    let refused = server.arg("--demo").args(["--address", &address]).output().unwrap();
    assert!(!refused.status.success());
    assert!(text(&refused).contains("choose another port with --address"), "{}", text(&refused));
}

#[tokio::test]
async fn a_demo_database_is_not_served_without_the_demo() {
    let database = Database::create().await;
    drop(Running::start(command(&database.folder).arg("--demo")));
    let url = format!("sqlite://{}", database.folder.join("data/demo.db").display());
    let refused = command(&database.folder).env("DATABASE_URL", &url).output().unwrap();
    assert!(!refused.status.success());
    assert!(text(&refused).contains("start with that option again"), "{}", text(&refused));
}

#[tokio::test]
async fn whoever_runs_the_server_learns_whether_the_audit_log_is_complete() {
    let database = Database::create().await;
    let verify = || command(&database.folder).arg("--demo").args(["audit", "verify"]).output();
    let nothing = verify().unwrap();
    assert!(!nothing.status.success(), "{}", text(&nothing));
    drop(Running::start(command(&database.folder).arg("--demo")));
    let intact = verify().unwrap();
    assert!(intact.status.success());
    assert_eq!(text(&intact), "Northwind Labs: intact, with no entries yet\n");
    tamper(&database.folder.join("data/demo.db"), "UPDATE organization SET audit_seq = 1").await;
    let broken = verify().unwrap();
    assert!(!broken.status.success());
    assert!(text(&broken).contains("BROKEN: entry 1"), "{}", text(&broken));
}

#[tokio::test]
async fn whoever_runs_the_server_learns_which_entry_of_the_audit_log_is_not_as_it_was_written() {
    for (change, found) in [
        ("UPDATE audit_entry SET person_name = 'Mallory' WHERE seq = 700", 700),
        ("DELETE FROM audit_entry WHERE seq = 501", 501),
        ("DELETE FROM audit_entry WHERE seq > 1200", 1_201),
    ] {
        let database = Database::create().await;
        let seed = database.folder.join("seed.json");
        let mut plan = super::support::plan();
        plan["audit_entries"] = serde_json::json!(1_204);
        std::fs::write(&seed, plan.to_string()).unwrap();
        let verify = || {
            let mut command = command(&database.folder);
            command.arg("--seed").arg(&seed).args(["audit", "verify"]).output().unwrap()
        };
        drop(Running::start(command(&database.folder).arg("--seed").arg(&seed)));
        assert!(text(&verify()).contains("intact, 1204 entries"), "{}", text(&verify()));
        let file = database.folder.join("data/gatehouse.db");
        for trigger in ["audit_entry_no_update", "audit_entry_no_delete"] {
            tamper(&file, &format!("DROP TRIGGER {trigger}")).await;
        }
        tamper(&file, change).await;
        let broken = verify();
        assert!(!broken.status.success());
        let expected = format!("BROKEN: entry {found} is missing or was altered");
        assert!(text(&broken).contains(&expected), "{}", text(&broken));
    }
}

async fn tamper(file: &Path, sql: &str) {
    let url = format!("sqlite://{}", file.display());
    let store = gatehouse_server::Store::open(&url, 1).await.unwrap();
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(store.pool()).await.unwrap();
    store.close().await;
}
