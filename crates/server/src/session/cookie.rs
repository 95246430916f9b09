use axum::http::{HeaderMap, HeaderValue, header};

use crate::problem::{Outcome, Refusal};

/// How the session's token is kept in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CookieKind {
    /// `__Host-session`: over https alone, for this host alone (RFC 6265bis, section 4.1.3.2).
    Host,
    /// `session`: also over plain http. For trials on this machine.
    Plain,
}

impl CookieKind {
    /// The plain kind is for trials at an http address of this machine, and for nothing else.
    pub(crate) fn of(public_url: &str, is_trial: bool) -> Self {
        let host = public_url.strip_prefix("http://").unwrap_or_default();
        let host = host.strip_prefix('[').map_or_else(
            || host.split([':', '/']).next().unwrap_or_default(),
            |v6| v6.split(']').next().unwrap_or_default(),
        );
        match host {
            "localhost" | "127.0.0.1" | "::1" if is_trial => Self::Plain,
            _ => Self::Host,
        }
    }

    /// The cookie's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Host => "__Host-session",
            Self::Plain => "session",
        }
    }

    fn attributes(self) -> &'static str {
        match self {
            Self::Host => "; Path=/; HttpOnly; SameSite=Strict; Secure",
            Self::Plain => "; Path=/; HttpOnly; SameSite=Strict",
        }
    }

    /// The cookie's value in a request.
    pub(crate) fn value(self, headers: &HeaderMap) -> Option<&str> {
        value(headers, self.name())
    }

    /// `Set-Cookie` with a value.
    pub(crate) fn set(self, value: &str) -> Outcome<HeaderValue> {
        let cookie = format!("{}={value}{}", self.name(), self.attributes());
        HeaderValue::from_str(&cookie).map_err(Refusal::fault)
    }

    /// `Set-Cookie` that takes it away.
    pub(crate) fn clear(self) -> Outcome<HeaderValue> {
        let cookie = format!("{}={}; Max-Age=0", self.name(), self.attributes());
        HeaderValue::from_str(&cookie).map_err(Refusal::fault)
    }
}

/// The value of the cookie with this name in a request.
pub(crate) fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(this, _)| *this == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_cookie_is_for_trials_on_this_machine_alone() {
        for url in ["http://localhost:8080", "http://127.0.0.1:9", "http://[::1]:80"] {
            assert_eq!(CookieKind::of(url, true), CookieKind::Plain, "{url}");
            assert_eq!(CookieKind::of(url, false), CookieKind::Host, "{url}");
        }
        for url in ["https://localhost", "http://localhost.example", "http://gate.example:80"] {
            assert_eq!(CookieKind::of(url, true), CookieKind::Host, "{url}");
        }
    }
}
