use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use gatehouse_contract::saml as contract;
use gatehouse_contract::{Problem, screen};

use crate::problem::{Outcome, Refusal};

/// Where a browser is sent on to (303), and the cookie that it gets.
pub(super) struct Landing {
    pub to: String,
    pub cookie: Option<HeaderValue>,
}

impl Landing {
    /// A path of this site, or an identity provider's URL.
    pub(super) fn at(to: impl Into<String>) -> Self {
        Self { to: to.into(), cookie: None }
    }

    /// The sign-in page, saying that single sign-on is off.
    pub(super) fn sso_is_off() -> Self {
        Self::at("/?sign-in=sso_is_off")
    }

    /// The sign-in page, saying why nobody was signed in: by the code alone, since whoever looks is
    /// not known.
    pub(super) fn refused(refusal: &contract::Refusal, attempt: Option<&str>) -> Self {
        let code = code(refusal);
        let attempt = attempt.map(|id| format!("&attempt={id}")).unwrap_or_default();
        Self::at(format!("/?sign-in=refused&reason={code}{attempt}"))
    }

    /// The page of a test.
    pub(super) fn attempt(id: &str) -> Self {
        Self::at(screen::attempt(id))
    }
}

/// The refusal's code, as it is on the wire.
pub(super) fn code(refusal: &contract::Refusal) -> String {
    let json = serde_json::to_value(refusal).unwrap_or_default();
    json["code"].as_str().unwrap_or("refused").to_owned()
}

impl IntoResponse for Landing {
    fn into_response(self) -> Response {
        let Ok(to) = HeaderValue::from_bytes(self.to.as_bytes()) else {
            return Refusal::fault("an address that is no header").into_response();
        };
        let cookie = self.cookie.map(|cookie| (header::SET_COOKIE, cookie));
        (StatusCode::SEE_OTHER, [(header::LOCATION, to)], AppendHeaders(cookie)).into_response()
    }
}

/// What a person's browser is answered: a fault is told on the sign-in page as well.
pub(super) fn answer(landing: Outcome<Landing>) -> Response {
    match landing {
        Ok(landing) => landing.into_response(),
        Err(Refusal(Problem::TooManyAttempts { retry_after })) => {
            let to = format!("/?sign-in=too_many_attempts&retry_after={retry_after}");
            Landing::at(to).into_response()
        }
        Err(Refusal(Problem::Internal | Problem::Unavailable)) => {
            Landing::at("/?sign-in=unavailable").into_response()
        }
        Err(refusal) => refusal.into_response(),
    }
}
