use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// A real DNS server (Knot) on this machine, which has the zone `example` and
/// fails for `broken.test`. Records come and go while it runs.
pub struct Dns {
    pub address: SocketAddr,
    process: Child,
    folder: PathBuf,
    // Knot would end with it.
    _log: BufReader<ChildStdout>,
}

const ZONE: &str = "@ 60 SOA ns hostmaster 1 3600 600 86400 30\n@ 60 NS ns\nns 60 A 127.0.0.1\n";

impl Dns {
    pub fn start() -> Self {
        let name = format!("gatehouse_dns_{}", uuid::Uuid::now_v7().simple());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let address = free_address();
        std::fs::write(folder.join("example.zone"), ZONE).unwrap();
        std::fs::write(folder.join("knot.conf"), config(&folder, address)).unwrap();
        let mut process = Command::new(program("knotd"))
            .arg("-c")
            .arg(folder.join("knot.conf"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Knot (scripts/tools test): {error}"));
        let mut log = BufReader::new(process.stdout.take().unwrap());
        let mut lines = log.by_ref().lines().map(Result::unwrap);
        assert!(lines.any(|line| line.contains("server started")), "Knot did not start");
        Self { address, process, folder, _log: log }
    }

    /// Adds a record to the zone `example` (`northwind TXT "…"`).
    pub fn add(&self, record: &str) {
        self.update(&format!("add {}", record.replacen(' ', ".example. 60 ", 1)));
    }

    /// Takes all records of one kind away (`northwind TXT`).
    pub fn remove(&self, records: &str) {
        self.update(&format!("delete {}", records.replacen(' ', ".example. ", 1)));
    }

    fn update(&self, change: &str) {
        let mut client = Command::new("knsupdate").stdin(Stdio::piped()).spawn().unwrap();
        let (ip, port) = (self.address.ip(), self.address.port());
        let script = format!("server {ip} {port}\nzone example.\n{change}\nsend\n");
        client.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        assert!(client.wait().unwrap().success(), "{change}");
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn config(folder: &Path, address: SocketAddr) -> String {
    let (folder, ip, port) = (folder.display(), address.ip(), address.port());
    format!(
        "server:\n    rundir: {folder}\n    listen: {ip}@{port}\n\
         log:\n  - target: stdout\n    any: info\n\
         database:\n    storage: {folder}\n    journal-db-max-size: 2M\n\
         acl:\n  - id: anyone\n    address: 127.0.0.1\n    action: update\n\
         zone:\n  - domain: example\n    storage: {folder}\n    file: example.zone\n    acl: anyone\n  \
         - domain: broken.test\n    storage: {folder}\n    file: missing.zone\n"
    )
}

/// Debian keeps servers off the PATH of people.
fn program(name: &str) -> PathBuf {
    let folder = ["/usr/sbin", "/usr/local/sbin"].map(Path::new);
    let found = folder.into_iter().map(|it| it.join(name)).find(|it| it.exists());
    found.unwrap_or_else(|| name.into())
}

/// A port that is free for UDP and TCP.
fn free_address() -> SocketAddr {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = taken.local_addr().unwrap();
    match UdpSocket::bind(address) {
        Ok(_) => address,
        Err(_) => free_address(),
    }
}
