use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use mailin::{Action, Handler, Response, SessionBuilder, response};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A mail server on this machine, until it is dropped.
pub struct Smtp {
    pub address: SocketAddr,
    received: Inbox,
    listening: JoinHandle<()>,
}

type Inbox = Arc<Mutex<Vec<String>>>;

impl Smtp {
    pub async fn start() -> Self {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into()).await
    }

    pub async fn start_at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let (address, received) = (listener.local_addr().unwrap(), Inbox::default());
        let inbox = Arc::clone(&received);
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(
                    stream,
                    Letter { inbox: Arc::clone(&inbox), text: String::new() },
                ));
            }
        });
        Self { address, received, listening }
    }

    /// An address at which nobody listens yet.
    pub async fn nowhere() -> SocketAddr {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap()
    }

    /// The letters that have arrived, as they were sent.
    pub fn received(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

struct Letter {
    inbox: Inbox,
    text: String,
}

impl Handler for Letter {
    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.text.push_str(&String::from_utf8_lossy(line));
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.inbox.lock().unwrap().push(std::mem::take(&mut self.text));
        response::OK
    }
}

async fn talk(stream: TcpStream, letter: Letter) {
    let peer = stream.peer_addr().unwrap().ip();
    let mut session = SessionBuilder::new("mail.example").build(peer, letter);
    let mut stream = BufReader::new(stream);
    let mut answer = session.greeting();
    let mut line = Vec::new();
    loop {
        if answer.action != Action::NoReply {
            let mut said = Vec::new();
            answer.write_to(&mut said).unwrap();
            if stream.write_all(&said).await.is_err() || answer.action == Action::Close {
                return;
            }
        }
        line.clear();
        match stream.read_until(b'\n', &mut line).await {
            Ok(1..) => answer = session.process(&line),
            _ => return,
        }
    }
}
