//! The router: the API, and the app around it.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Router, extract::DefaultBodyLimit};
use gatehouse_contract::Problem;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{self, Refusal};
use crate::state::AppState;
use crate::{guard, health, member, openapi, organization, request, session, sso, two_factor, web};

/// Everything that the server answers.
pub fn app(state: AppState) -> Router {
    let timeout = Duration::from_secs(state.shared.config.request_timeout.into());
    let (api, _) = endpoints().split_for_parts();
    let api = api
        .route_layer(middleware::from_fn(guard::require_own))
        .route_layer(guard::csrf(&state.shared.public_url))
        .route("/api/{*unknown}", axum::routing::any(nothing_here))
        .route("/api", axum::routing::any(nothing_here))
        .with_state(state.clone())
        .layer(CatchPanicLayer::custom(problem::of_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, timeout))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(no_store))
        .layer(middleware::from_fn(problem::render));
    api.fallback_service(web::pages(&state.shared.config.app_dir))
        .layer(middleware::from_fn_with_state(web::Headers::new(&state.shared), web::add_headers))
        .layer(middleware::from_fn(request::observe))
}

/// The OpenAPI document of every endpoint.
pub fn document() -> OpenApi {
    endpoints().into_openapi()
}

fn endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::base())
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(openapi::read))
        .routes(routes!(session::create::create, session::read::read, session::delete::delete))
        .routes(routes!(session::step_up::step_up))
        .routes(routes!(organization::read::read, organization::update::update))
        .routes(routes!(sso::read::read, sso::update::update))
        .routes(routes!(sso::connect::connect, sso::disconnect::disconnect))
        .routes(routes!(sso::inspect::inspect))
        .routes(routes!(two_factor::read::read, two_factor::update::update))
        .routes(routes!(member::role::update))
}

async fn nothing_here() -> Response {
    Refusal(Problem::NotFound).into_response()
}

async fn no_store(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
