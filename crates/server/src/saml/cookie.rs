use axum::http::{HeaderMap, HeaderValue};

use crate::problem::{Outcome, Refusal};
use crate::session::CookieKind;
use crate::session::cookie::value;
use crate::session::token::Token;

/// Seconds that the browser keeps it, and that an answer may take.
pub(super) const LASTS: i64 = 600;

/// The browser's own token, if it has one.
pub(super) fn of_request(headers: &HeaderMap, kind: CookieKind) -> Option<Token> {
    Token::read(value(headers, name(kind))?)
}

/// `Set-Cookie`. Lax, so that it comes along when another site sends the browser here with a GET.
pub(super) fn set(kind: CookieKind, token: &Token) -> Outcome<HeaderValue> {
    let secure = match kind {
        CookieKind::Host => "; Secure",
        CookieKind::Plain => "",
    };
    let (name, token) = (name(kind), token.text());
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={LASTS}{secure}");
    HeaderValue::from_str(&cookie).map_err(Refusal::fault)
}

fn name(kind: CookieKind) -> &'static str {
    match kind {
        CookieKind::Host => "__Host-saml",
        CookieKind::Plain => "saml",
    }
}
