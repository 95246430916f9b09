//! The listener: HTTP/1.1 over TCP. Unlike axum's own, it has a timer, and closes connections on
//! which the head of a request does not arrive.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long requests under way may take once the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long to wait when no connection can be taken, as when there are no more file descriptors.
const REST: Duration = Duration::from_secs(1);

/// Serves `app` until `stop`, and then what is under way. The head of a request has to arrive
/// within `patience`, which is also how long a connection may lie idle.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    patience: Duration,
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = accept(&listener) => accepted,
            () = &mut stop => break,
        };
        let app = app.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            app.clone().oneshot(request.map(Body::new))
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(connections.watch(connection));
    }
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => tracing::warn!("requests under way were cut off"),
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(REST).await;
            }
        }
    }
}
