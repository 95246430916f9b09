use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use time::{Duration, OffsetDateTime};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Signs the certificates of web servers.
pub struct Authority {
    pub pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    /// TLS for these names, whose certificate is good for so many days.
    fn tls(&self, names: &[&str], days: i64) -> ServerConfig {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.not_before = OffsetDateTime::now_utc() - Duration::days(30);
        params.not_after = OffsetDateTime::now_utc() + Duration::days(days);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let chain: Vec<CertificateDer<'static>> = vec![certificate.der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap()
    }
}

/// A web server on this machine that answers whatever it is asked in one way.
pub struct Https {
    pub port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    written: Arc<AtomicUsize>,
}

impl Https {
    /// For `idp.example`, `localhost` and 127.0.0.1, with a certificate that is good now.
    pub async fn saying(authority: &Authority, answer: &str) -> Self {
        let names = ["idp.example", "localhost", "127.0.0.1"];
        Self::start(Some(authority.tls(&names, 30)), answer).await
    }

    /// With a certificate for these names that is good for so many days.
    pub async fn named(authority: &Authority, names: &[&str], days: i64, answer: &str) -> Self {
        Self::start(Some(authority.tls(names, days)), answer).await
    }

    /// Without TLS, which it answers like everything that it does not understand.
    pub async fn plain(answer: &str) -> Self {
        Self::start(None, answer).await
    }

    async fn start(tls: Option<ServerConfig>, answer: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let SocketAddr::V4(address) = listener.local_addr().unwrap() else { unreachable!() };
        let server = Self { port: address.port(), asked: Arc::default(), written: Arc::default() };
        let (asked, written) = (server.asked.clone(), server.written.clone());
        let tls = tls.map(|config| TlsAcceptor::from(Arc::new(config)));
        let answer: Arc<str> = answer.into();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, answer) = (tls.clone(), answer.clone());
                let (asked, written) = (asked.clone(), written.clone());
                tokio::spawn(async move {
                    match tls {
                        None => speak(stream, &answer, &asked, &written).await,
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => speak(stream, &answer, &asked, &written).await,
                            Err(_) => asked.lock().unwrap().push("no TLS".to_owned()),
                        },
                    }
                });
            }
        });
        server
    }

    /// The heads of the requests that came, and attempts at TLS that failed.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// How many bytes were taken from it.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::SeqCst)
    }
}

/// How a ClientHello begins (RFC 8446, section 5.1).
const TLS_HANDSHAKE: &[u8] = &[22, 3];

/// Reads a request, and answers as long as it is listened to. Never, if there is no answer.
async fn speak(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answer: &str,
    asked: &Mutex<Vec<String>>,
    written: &AtomicUsize,
) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && !head.starts_with(TLS_HANDSHAKE) {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    asked.lock().unwrap().push(String::from_utf8_lossy(&head).into_owned());
    if answer.is_empty() {
        std::future::pending::<()>().await;
    }
    for piece in answer.as_bytes().chunks(16 * 1024) {
        if stream.write_all(piece).await.is_err() || stream.flush().await.is_err() {
            return;
        }
        written.fetch_add(piece.len(), Ordering::SeqCst);
    }
    let _ = stream.shutdown().await;
}
