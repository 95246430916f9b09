use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::CookieKind;
use crate::hex;

/// 256 random bits that only the browser knows; the server keeps their hash.
pub(crate) struct Token([u8; 32]);

impl Token {
    pub(crate) fn random() -> Self {
        Self(rand::random())
    }

    /// The token that a request carries, if it has the form of one.
    pub(crate) fn of_request(headers: &HeaderMap, cookie: CookieKind) -> Option<Self> {
        Self::read(cookie.value(headers)?)
    }

    /// The token that [`Token::text`] wrote.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// What the cookie holds.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database holds.
    pub(crate) fn hash(&self) -> String {
        hex::encode(&Sha256::digest(self.0))
    }
}
