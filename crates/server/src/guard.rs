//! What keeps other sites out: the csrf layer, a header that no form can set, and JSON only.

use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use gatehouse_contract::Problem;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::problem::Refusal;

/// The header that every request but the safe ones must carry, with the value 1.
const OWN_HEADER: &str = "x-gatehouse";

/// Refuses requests that a browser sends for another site. Requests for `public_url` are fine also
/// where a proxy rewrites the host.
pub(crate) fn csrf(
    public_url: &str,
) -> CsrfLayer<impl Fn(ProtectionError) -> Response + Clone + Send + Sync + 'static> {
    let layer = CsrfLayer::new();
    let layer = layer.clone().add_trusted_origin(public_url).unwrap_or(layer);
    layer.with_rejection_response(|_: ProtectionError| cross_site())
}

/// Refuses requests without the header, and bodies that are not JSON.
pub(crate) async fn require_own(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    if request.headers().get(OWN_HEADER).is_none_or(|value| value != "1") {
        return cross_site();
    }
    if has_body(&request) && !is_json(&request) {
        return Refusal(Problem::NotJson).into_response();
    }
    next.run(request).await
}

fn cross_site() -> Response {
    Refusal(Problem::CrossSite).into_response()
}

fn has_body(request: &Request) -> bool {
    !request.body().is_end_stream()
}

fn is_json(request: &Request) -> bool {
    let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    media_type.is_some_and(|it| {
        it.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
    })
}
