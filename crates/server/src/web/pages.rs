use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use gatehouse_contract::screen;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Documents that the app fetches: one that is not there is no page to show.
const GUIDES: &str = "/guides/";

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Serves the files of the built app, and its page for its screens: not found at any other address, where
/// it says so.
pub(crate) fn pages(app_dir: &Path) -> Router {
    Router::new().fallback(serve).with_state(app_dir.to_owned())
}

async fn serve(State(app_dir): State<PathBuf>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if screen::is_at(&path) {
        return page(&app_dir, request, StatusCode::OK).await;
    }
    let may_be_page =
        matches!(*request.method(), Method::GET | Method::HEAD) && !path.starts_with(GUIDES);
    let again = Request::builder().body(Body::empty()).map(|mut again| {
        *again.method_mut() = request.method().clone();
        *again.headers_mut() = request.headers().clone();
        again
    });
    let response = file(&app_dir, request).await;
    match again {
        Ok(again) if may_be_page && response.status() == StatusCode::NOT_FOUND => {
            page(&app_dir, again, StatusCode::NOT_FOUND).await
        }
        _ => cached(response, &path),
    }
}

async fn file(app_dir: &Path, request: Request) -> Response {
    let files = ServeDir::new(app_dir)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    match files.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}

/// The app's page. Browsers ask for it each time, since its files are named in it.
async fn page(app_dir: &Path, mut request: Request, status: StatusCode) -> Response {
    *request.uri_mut() = Uri::from_static("/index.html");
    for conditional in [header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE, header::RANGE] {
        request.headers_mut().remove(conditional);
    }
    let mut response = file(app_dir, request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return (StatusCode::NOT_FOUND, "The app is not built.\n").into_response();
    }
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn cached(mut response: Response, path: &str) -> Response {
    let is_there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let lifetime = if is_there && is_hashed(path) { IMMUTABLE } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(lifetime));
    response
}

/// Whether a file's name holds a hash of its content: `-` and at least 8 hex digits.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '.', '_'])
        .skip(1)
        .any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        for name in ["/gatehouse-1f2e3d4c5b6a7988_bg.wasm", "/a/app-0123456789abcdef.css"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["/", "/index.html", "/inter-latin.woff2", "/favicon.svg", "/deadbeef.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
