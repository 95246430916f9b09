use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use gatehouse_contract::saml::AttemptKind;
use gatehouse_contract::sso::SsoConnection;
use gatehouse_saml::AuthnRequest;
use serde::Deserialize;

use super::landing::{Landing, answer};
use super::signing_key::SigningKey;
use super::{connection_hash, cookie, service_provider};
use crate::caller::carried;
use crate::hex;
use crate::problem::Outcome;
use crate::request::Origin;
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::organization::StoredOrganization;
use crate::store::saml::request::{self, StoredRequest};
use crate::store::{access, organization};

/// The longest path to go on to.
const LONGEST_PATH: usize = 512;

/// What a sign-in may be asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Terms {
    /// The path to go on to.
    #[serde(default)]
    next: String,
    /// Whether the person must sign in anew at the identity provider.
    #[serde(default)]
    again: bool,
}

/// Sends somebody to the organization's identity provider (HTTP-Redirect binding, Bindings 3.4).
pub(super) async fn start(
    State(state): State<AppState>,
    origin: Origin,
    Path(handle): Path<String>,
    Query(terms): Query<Terms>,
    headers: HeaderMap,
) -> Response {
    answer(sign_in(&state, &origin, &handle, &terms, &headers).await)
}

async fn sign_in(
    state: &AppState,
    origin: &Origin,
    handle: &str,
    terms: &Terms,
    headers: &HeaderMap,
) -> Outcome<Landing> {
    state.shared.addresses.check(origin.address)?;
    let mut db = state.store.read().await?;
    let Some(organization) = organization::find_by_handle(&mut db, handle).await? else {
        return Ok(Landing::sso_is_off());
    };
    let security = access::find(&mut db, &organization.id).await?.security;
    drop(db);
    let sso = security.sso().state();
    let Some(connection) = sso.connection().filter(|_| sso.is_on()) else {
        return Ok(Landing::sso_is_off());
    };
    let wish = Wish {
        kind: AttemptKind::SignIn,
        session_hash: carried(headers, state),
        next_path: own_path(&terms.next),
        force_authn: terms.again,
    };
    let (url, cookie) = begin(state, &organization, connection, wish, headers).await?;
    Ok(Landing { to: url, cookie: Some(cookie) })
}

/// What a request is sent for.
pub(crate) struct Wish<'a> {
    pub kind: AttemptKind,
    /// The session that it is sent from.
    pub session_hash: Option<String>,
    /// A path of this site.
    pub next_path: &'a str,
    pub force_authn: bool,
}

/// Stores a request for the browser that asks, and answers with the URL that takes it to the
/// identity provider, and its cookie. A browser keeps its token, so that several requests can be under
/// way at once.
pub(crate) async fn begin(
    state: &AppState,
    organization: &StoredOrganization,
    connection: &SsoConnection,
    wish: Wish<'_>,
    headers: &HeaderMap,
) -> Outcome<(String, HeaderValue)> {
    let now = state.clock.now();
    let browser = cookie::of_request(headers, state.shared.cookie).unwrap_or_else(Token::random);
    let relay = Token::random();
    let request = StoredRequest {
        id: format!("_{}", hex::encode(&rand::random::<[u8; 20]>())),
        organization_id: organization.id.clone(),
        kind: wish.kind,
        relay_hash: relay.hash(),
        browser_hash: browser.hash(),
        session_hash: wish.session_hash,
        connection_hash: connection_hash(connection),
        next_path: wish.next_path.to_owned(),
        response: None,
        expires_at: now.plus_seconds(cookie::LASTS),
    };
    let mut db = state.store.write().await?;
    request::delete_expired(&mut db, now).await?;
    request::create(&mut db, &request).await?;
    db.commit().await?;
    let own = service_provider(state, &organization.handle);
    let message = AuthnRequest {
        id: &request.id,
        now,
        destination: &connection.sign_in_url,
        entity_id: &own.entity_id,
        acs_url: &own.acs_url,
        force_authn: wish.force_authn,
    };
    let url = match connection.sign_requests {
        true => {
            let key = SigningKey::of(state, organization).await?;
            let seal = &state.shared.seal;
            message.signed_redirect_url(&relay.text(), |bytes| key.sign(seal, bytes))?
        }
        false => message.redirect_url(&relay.text()),
    };
    Ok((url, cookie::set(state.shared.cookie, &browser)?))
}

/// The path to go on to, if it is one of this site, or the first page.
fn own_path(path: &str) -> &str {
    let is_visible = |c: char| c.is_ascii_graphic() && c != '\\';
    let is_own = path.starts_with('/') && !path.starts_with("//");
    let is_page = !path.starts_with("/api/") && !path.starts_with("/sso/");
    let is_good = is_own && is_page && path.len() <= LONGEST_PATH && path.chars().all(is_visible);
    if is_good { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_on_to_another_site() {
        for path in ["/", "/access-security/two-factor?tab=1#reset"] {
            assert_eq!(own_path(path), path);
        }
        let long = format!("/{}", "a".repeat(LONGEST_PATH));
        for path in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "evil",
            "/a\r\nset-cookie: a=b",
            "/\t/evil.example",
            "/ä",
            "/sso/start/x",
            &long,
        ] {
            assert_eq!(own_path(path), "/", "{path}");
        }
    }
}
