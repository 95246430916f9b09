use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;

/// What the server said.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&body).into_owned();
        Self { status: parts.status, headers: parts.headers, text }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn etag(&self) -> String {
        self.header("etag").to_owned()
    }

    /// Checks the status, and gives the body.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.json()
    }

    /// Checks that it is this problem.
    #[track_caller]
    pub fn is_problem(&self, status: u16, kind: &str) -> Value {
        let body = self.is(status);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(body["type"], kind, "{body}");
        assert_eq!(body["status"], status, "{body}");
        assert_eq!(body["request_id"], self.header("x-request-id"), "{body}");
        body
    }

    /// Checks that it is a denial for this reason.
    #[track_caller]
    pub fn is_denied(&self, status: u16, reason: &str) {
        let body = self.is_problem(status, "denied");
        assert_eq!(body["denial"]["reason"], reason, "{body}");
    }

    /// Checks that it was made for another version, and gives the resource as it is now.
    #[track_caller]
    pub fn is_stale(&self, kind: &str) -> Value {
        let body = self.is_problem(412, "stale");
        assert!(body["current"][kind]["session"].is_object(), "{body}");
        body["current"][kind]["resource"].clone()
    }

    /// Checks that this field has this flaw, and gives the flaw.
    #[track_caller]
    pub fn is_flawed(&self, field: &str, code: &str) -> Value {
        let body = self.is_problem(422, "invalid");
        let errors = body["errors"].as_array().unwrap();
        let error = errors.iter().find(|error| error["field"] == field);
        let flaw = error.map(|error| error["flaw"].clone()).unwrap_or_default();
        assert_eq!(flaw["code"], code, "{body}");
        flaw
    }
}
