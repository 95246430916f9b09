use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use gatehouse_contract::{Reply, Version};
use serde::Serialize;

/// A reply with the entity tag of its resource (RFC 9110, section 8.8.3).
pub(crate) struct Tagged<T>(pub Version, pub Reply<T>);

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, self.0.etag())], Json(self.1)).into_response()
    }
}
