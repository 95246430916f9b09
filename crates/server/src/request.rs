//! What belongs to any request: its id, its log line, who sent it from where, and its body.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use gatehouse_contract::{MemberQuery, Problem, Version};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tracing::Instrument;

use crate::problem::{Outcome, Refusal};
use crate::state::AppState;

/// The most bytes of a request body.
pub(crate) const BODY_LIMIT: usize = 256 * 1024;
/// A body beyond the limit is read on this far, so that its sender hears the answer.
const DRAIN_LIMIT: usize = 8 * 1024 * 1024;

/// Names a request in the log and in error answers.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub String);

/// Names the request, logs it, and gives the name to the answer.
pub(crate) async fn observe(mut request: Request, next: Next) -> Response {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let span = tracing::info_span!("request", id = %id);
    request.extensions_mut().insert(RequestId(id.clone()));
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(%method, path, status, milliseconds, "answered"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// The most characters of a browser's name for itself that are kept.
const LONGEST_USER_AGENT: usize = 512;

/// Where a request came from, and what it is called.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// An IPv4 address that comes in an IPv6 one is itself.
    pub address: IpAddr,
    pub request_id: String,
    /// What the browser calls itself (RFC 9110, section 10.1.5).
    pub user_agent: Option<String>,
}

impl FromRequestParts<AppState> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let forwarded =
            state.shared.config.behind_proxy.then(|| forwarded_for(&parts.headers)).flatten();
        let address = forwarded.or(peer).unwrap_or(Ipv4Addr::UNSPECIFIED.into());
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone());
        Ok(Self {
            address: address.to_canonical(),
            request_id: request_id.unwrap_or_default(),
            user_agent: user_agent(&parts.headers),
        })
    }
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let words = headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(words.chars().take(LONGEST_USER_AGENT).collect())
}

fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// What is looked for: not so long that the database could not look for it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct SearchText(pub String);

impl TryFrom<String> for SearchText {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.chars().count() {
            ..=MemberQuery::LONGEST_SEARCH => Ok(Self(text)),
            _ => Err("too long a text to look for"),
        }
    }
}

/// A word or an id in a query: not so long that the database could not look for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct ShortWord(pub String);

impl TryFrom<String> for ShortWord {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.len() {
            ..=64 if !text.contains('\0') => Ok(Self(text)),
            _ => Err("no word to look for"),
        }
    }
}

/// A JSON body that has arrived and is not read yet: whether somebody may do a thing is decided
/// before what they sent is looked at.
pub(crate) struct Draft<T> {
    bytes: Outcome<Vec<u8>>,
    of: std::marker::PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Draft<T> {
    /// Reads the body. Unknown fields and missing ones are malformed.
    pub(crate) fn read(self) -> Outcome<T> {
        serde_json::from_slice(&self.bytes?).map_err(Refusal::malformed)
    }
}

impl<T> FromRequest<AppState> for Draft<T> {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Self::Rejection> {
        let bytes = collect(request.into_body()).await;
        Ok(Self { bytes, of: std::marker::PhantomData })
    }
}

async fn collect(mut body: Body) -> Outcome<Vec<u8>> {
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(Refusal::malformed)?;
        let Some(data) = frame.data_ref() else { continue };
        length += data.len();
        if length <= BODY_LIMIT {
            bytes.extend_from_slice(data);
        } else if length > DRAIN_LIMIT {
            break;
        }
    }
    match length {
        ..=BODY_LIMIT => Ok(bytes),
        _ => Err(Problem::TooLarge { limit: BODY_LIMIT as u64 }.into()),
    }
}

/// The version that a change was made for (RFC 9110, section 13.1.1).
pub(crate) struct IfMatch(Option<HeaderValue>);

impl IfMatch {
    /// The version, when there is one at all.
    ///
    /// # Errors
    /// 428 without the header. A tag that is not one of ours matches nothing, hence `None`.
    pub(crate) fn version(&self) -> Outcome<Option<Version>> {
        let tag = self.0.as_ref().ok_or(Problem::PreconditionRequired)?;
        Ok(tag.to_str().ok().and_then(Version::from_etag))
    }
}

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.headers.get(header::IF_MATCH).cloned()))
    }
}
