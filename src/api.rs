//! The JSON API, one function per endpoint. The only place that names `gloo_net`.

#![expect(clippy::disallowed_types, reason = "this is where requests are made")]

pub mod access_request;
pub mod audit;
pub mod billing;
pub mod certificate;
mod changes;
pub mod domain;
pub mod factor;
pub mod guide;
pub mod invitation;
pub mod member;
pub mod organization;
pub mod own_sign_in;
pub mod password;
pub mod password_reset;
pub mod role;
pub mod saml;
pub mod session;
pub mod sso;
pub mod two_factor;

pub use changes::hold_changes;

use gatehouse_contract::{Denial, FieldError, Problem, ProblemDocument, Version};
use gloo_net::http::{Request, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::browser;
use crate::browser::passkey::PasskeyError;

/// How long the server may take to answer, in milliseconds.
const PATIENCE: u32 = 20_000;

/// Why there is no answer that can be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No answer arrived. A change may have been made all the same.
    Unreachable,
    /// Something answered that does not speak this API: a proxy, or another version.
    Unreadable,
    /// Nothing was asked: the settings are seen as another role sees them, and changes are held back.
    Held,
    /// The server has asked for a passkey, and none has answered.
    Passkey(PasskeyError),
    /// The server refused, and says why.
    Problem(Box<ProblemDocument>),
}

impl Failure {
    /// What the server said, if it was the server that refused.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(document) => Some(&document.problem),
            Self::Unreachable | Self::Unreadable | Self::Held | Self::Passkey(_) => None,
        }
    }

    /// Whether the server no longer knew who was asking.
    pub fn is_signed_out(&self) -> bool {
        self.problem() == Some(&Problem::SignedOut)
    }

    /// The denial, if it is one.
    pub fn denial(&self) -> Option<&Denial> {
        match self.problem() {
            Some(Problem::Denied { denial }) => Some(denial),
            _ => None,
        }
    }

    /// What is wrong with the fields, if that is the reason.
    pub fn field_errors(&self) -> &[FieldError] {
        match self.problem() {
            Some(Problem::Invalid { errors }) => errors,
            _ => &[],
        }
    }
}

/// The answer, or why there is none.
pub type Answer<T> = Result<T, Failure>;

async fn get<T: DeserializeOwned>(path: &str) -> Answer<T> {
    let request = Request::get(path).abort_signal(browser::timeout(PATIENCE).as_ref());
    read(request.send().await.map_err(|_| Failure::Unreachable)?).await
}

async fn send<T: DeserializeOwned>(request: RequestBuilder, body: &impl Serialize) -> Answer<T> {
    read(sent(request, body).await?).await
}

/// Sends what is answered without a body.
async fn send_only(request: RequestBuilder, body: &impl Serialize) -> Answer<()> {
    accepted(sent(request, body).await?).await.map(drop)
}

async fn sent(request: RequestBuilder, body: &impl Serialize) -> Answer<Response> {
    changes::may_change()?;
    let request = own(request).json(body).map_err(|_| Failure::Unreadable)?;
    request.send().await.map_err(|_| Failure::Unreachable)
}

async fn send_empty(request: RequestBuilder) -> Answer<Response> {
    changes::may_change()?;
    accepted(own(request).send().await.map_err(|_| Failure::Unreachable)?).await
}

/// Marks a request as the app's own: no other site can set this header.
fn own(request: RequestBuilder) -> RequestBuilder {
    request.header("X-Gatehouse", "1").abort_signal(browser::timeout(PATIENCE).as_ref())
}

fn if_match(request: RequestBuilder, version: Version) -> RequestBuilder {
    request.header("If-Match", &version.etag())
}

async fn read<T: DeserializeOwned>(response: Response) -> Answer<T> {
    accepted(response).await?.json().await.map_err(|_| Failure::Unreadable)
}

async fn accepted(response: Response) -> Answer<Response> {
    if response.ok() {
        return Ok(response);
    }
    let document = response.json().await.map_err(|_| Failure::Unreadable)?;
    Err(Failure::Problem(Box::new(document)))
}
