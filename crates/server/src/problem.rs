//! Error answers: every one is a [`Problem`] in `application/problem+json` (RFC 9457).

use std::any::Any;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use gatehouse_contract::{Denial, FieldError, Problem, ProblemDocument};

use crate::request::RequestId;

/// Why a request is not carried out.
#[derive(Debug)]
pub(crate) struct Refusal(pub Problem);

/// What a handler comes to.
pub(crate) type Outcome<T> = Result<T, Refusal>;

impl Refusal {
    /// A fault of the server: logged here, and no more told than that.
    pub(crate) fn fault(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "fault");
        Self(Problem::Internal)
    }

    pub(crate) fn malformed(detail: impl ToString) -> Self {
        Self(Problem::Malformed { detail: detail.to_string() })
    }

    /// Whether an attempt that ends like this is written to the audit log: somebody who is known
    /// tried to change something. A request that cannot be read, or that names no version, is none.
    pub(crate) fn is_audited(&self) -> bool {
        matches!(
            self.0,
            Problem::Denied { .. }
                | Problem::StepUpRequired
                | Problem::WrongPassword
                | Problem::WrongCode
                | Problem::WrongPasskey
                | Problem::SsoRequired
                | Problem::Stale { .. }
                | Problem::ImpactChanged { .. }
                | Problem::Invalid { .. }
                | Problem::TooManyAttempts { .. }
                | Problem::TooManyInvitations { .. }
                | Problem::InvitationSentLately { .. }
        )
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Self {
        Self(Problem::Denied { denial })
    }
}

impl From<Vec<FieldError>> for Refusal {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(Problem::Invalid { errors })
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "database");
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Self(Problem::Unavailable)
            }
            _ => Self(Problem::Internal),
        }
    }
}

impl IntoResponse for Refusal {
    /// The status, with the problem beside it: [`render`] writes the body.
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

/// Gives every error answer its body, also those that no handler made.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let mut response = next.run(request).await;
    if response.status().as_u16() < 400 {
        return response;
    }
    let problem = response.extensions_mut().remove::<Problem>();
    let problem = problem.unwrap_or_else(|| of_status(response.status()));
    write(response, problem, request_id)
}

fn write(response: Response, problem: Problem, request_id: Option<String>) -> Response {
    let (mut parts, _) = response.into_parts();
    let headers = &mut parts.headers;
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    match &problem {
        Problem::TooManyAttempts { retry_after }
        | Problem::TooManyInvitations { retry_after, .. }
        | Problem::InvitationSentLately { retry_after } => {
            headers.insert(header::RETRY_AFTER, (*retry_after).into());
        }
        Problem::SignedOut
        | Problem::WrongCredentials
        | Problem::SecondFactorRequired { .. }
        | Problem::EnrolmentRequired { .. } => {
            let scheme = HeaderValue::from_static("Session realm=\"Gatehouse\"");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        _ => {}
    }
    let document = ProblemDocument::new(problem, request_id);
    parts.status = StatusCode::from_u16(document.status).unwrap_or(parts.status);
    let body = serde_json::to_vec(&document).unwrap_or_default();
    Response::from_parts(parts, Body::from(body))
}

fn of_status(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Problem::MethodNotAllowed,
        StatusCode::REQUEST_TIMEOUT => Problem::RequestTimeout,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::NotJson,
        StatusCode::SERVICE_UNAVAILABLE => Problem::Unavailable,
        status if status.is_client_error() => {
            let detail = status.canonical_reason().unwrap_or("The request cannot be read");
            Problem::Malformed { detail: detail.to_owned() }
        }
        _ => Problem::Internal,
    }
}

/// What a panic in a handler is answered with. The server lives on.
pub(crate) fn of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Refusal(Problem::Internal).into_response()
}
