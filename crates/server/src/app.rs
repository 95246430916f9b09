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
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::problem::{self, Refusal};
use crate::session::CookieKind;
use crate::state::AppState;
use crate::{
    access_request, audit, billing, domain, factor, guard, health, invitation, mail, member,
    openapi, organization, own_sign_in, password, password_reset, request, role, saml, session,
    sign_in_method, sso, two_factor, web,
};

/// Everything that the server answers.
pub fn app(state: AppState) -> Router {
    let timeout = Duration::from_secs(state.shared.config.request_timeout.into());
    let (api, _) = endpoints(&state.shared.public_url, state.shared.cookie).split_for_parts();
    let api = api
        .merge(saml::router())
        .merge(mail::router(state.shared.config.is_trial()))
        .route("/api/{*unknown}", axum::routing::any(nothing_here))
        .route("/api", axum::routing::any(nothing_here))
        .route("/api/", axum::routing::any(nothing_here))
        .with_state(state.clone());
    answered(api, timeout)
        .fallback_service(web::pages(&state.shared.config.app_dir))
        .layer(middleware::from_fn_with_state(web::Headers::new(&state.shared), web::add_headers))
        .layer(middleware::from_fn(request::observe))
}

/// The OpenAPI document of every endpoint.
pub fn document() -> OpenApi {
    document_for(CookieKind::Host)
}

/// The document of a server that sets this cookie.
pub(crate) fn document_for(cookie: CookieKind) -> OpenApi {
    let mut document = endpoints("", cookie).into_openapi();
    openapi::close_choices(&mut document);
    openapi::tell_permissions(&mut document);
    document
}

/// Lets nothing go unanswered: faults, panics and waits become problems.
fn answered(api: Router, timeout: Duration) -> Router {
    api.layer(CatchPanicLayer::custom(problem::of_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, timeout))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(no_store))
        .layer(middleware::from_fn(problem::render))
}

fn endpoints(public_url: &str, cookie: CookieKind) -> OpenApiRouter<AppState> {
    let guarded = |routes: UtoipaMethodRouter<AppState>| {
        let own = middleware::from_fn(guard::require_own);
        let csrf = guard::csrf(public_url);
        routes.map(|router| router.route_layer(own).route_layer(csrf))
    };
    OpenApiRouter::with_openapi(openapi::base(cookie))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(openapi::read))
        .routes(guarded(routes!(
            session::create::create,
            session::read::read,
            session::delete::delete
        )))
        .routes(guarded(routes!(session::step_up::step_up)))
        .routes(guarded(routes!(session::second_factor::prove)))
        .routes(guarded(routes!(session::passkey_options::ask)))
        .routes(guarded(routes!(session::passkey::create)))
        .routes(guarded(routes!(factor::list::list)))
        .routes(guarded(routes!(factor::authenticator_app::create::create)))
        .routes(guarded(routes!(factor::authenticator_app::confirm::confirm)))
        .routes(guarded(routes!(
            factor::authenticator_app::rename::rename,
            factor::authenticator_app::delete::delete
        )))
        .routes(guarded(routes!(factor::passkey::begin::begin)))
        .routes(guarded(routes!(factor::passkey::create::create)))
        .routes(guarded(routes!(factor::passkey::rename::rename, factor::passkey::delete::delete)))
        .routes(guarded(routes!(factor::passkey::sign_in::update)))
        .routes(guarded(routes!(factor::recovery_code::create::create)))
        .routes(guarded(routes!(sign_in_method::find)))
        .routes(guarded(routes!(password_reset::create::create)))
        .routes(guarded(routes!(password::update::update)))
        .routes(guarded(routes!(own_sign_in::read::read)))
        .routes(guarded(routes!(own_sign_in::change_password::change_password)))
        .routes(guarded(routes!(own_sign_in::end_session::end_session)))
        .routes(guarded(routes!(own_sign_in::end_other_sessions::end_other_sessions)))
        .routes(guarded(routes!(
            organization::read::read,
            organization::update::update,
            organization::delete::delete
        )))
        .routes(guarded(routes!(organization::impact::read)))
        .routes(guarded(routes!(organization::restore::restore)))
        .routes(guarded(routes!(billing::read::read, billing::update::update)))
        .routes(guarded(routes!(sso::read::read, sso::update::update)))
        .routes(guarded(routes!(sso::connect::connect, sso::disconnect::disconnect)))
        .routes(guarded(routes!(sso::draft::discard)))
        .routes(guarded(routes!(sso::draft::promote)))
        .routes(guarded(routes!(sso::draft::restore)))
        .routes(guarded(routes!(sso::exempt::exempt, sso::end_exemption::end_exemption)))
        .routes(guarded(routes!(sso::inspect::inspect)))
        .routes(guarded(routes!(sso::paste::read)))
        .routes(guarded(routes!(sso::test::test)))
        .routes(guarded(routes!(sso::test::test_draft)))
        .routes(guarded(routes!(sso::attempts::list)))
        .routes(guarded(routes!(sso::attempts::read)))
        .routes(guarded(routes!(sso::adopt::adopt)))
        .routes(guarded(routes!(sso::keep::keep)))
        .routes(guarded(routes!(two_factor::read::read, two_factor::update::update)))
        .routes(guarded(routes!(two_factor::people::list)))
        .routes(guarded(routes!(two_factor::remind::remind)))
        .routes(guarded(routes!(member::list::list)))
        .routes(guarded(routes!(member::export::export)))
        .routes(guarded(routes!(member::remove::remove)))
        .routes(guarded(routes!(member::role::update)))
        .routes(guarded(routes!(member::factors::reset)))
        .routes(guarded(routes!(invitation::list::list, invitation::create::create)))
        .routes(guarded(routes!(invitation::check::check)))
        .routes(guarded(routes!(invitation::revoke::revoke)))
        .routes(guarded(routes!(invitation::resend::resend)))
        .routes(guarded(routes!(invitation::link::copy)))
        .routes(guarded(routes!(invitation::open::open)))
        .routes(guarded(routes!(invitation::accept::accept)))
        .routes(guarded(routes!(
            access_request::own::read,
            access_request::create::create,
            access_request::withdraw::withdraw
        )))
        .routes(guarded(routes!(access_request::list::list)))
        .routes(guarded(routes!(access_request::grant::grant)))
        .routes(guarded(routes!(access_request::decline::decline)))
        .routes(guarded(routes!(role::read::read)))
        .routes(guarded(routes!(audit::list::list)))
        .routes(guarded(routes!(audit::filters::read)))
        .routes(guarded(routes!(audit::export::export)))
        .routes(guarded(routes!(audit::verify::verify)))
        .routes(guarded(routes!(domain::list::list, domain::claim::claim)))
        .routes(guarded(routes!(domain::remove::remove)))
        .routes(guarded(routes!(domain::check::check)))
}

async fn nothing_here() -> Response {
    Refusal(Problem::NotFound).into_response()
}

async fn no_store(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn ask(app: &Router, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 9_999).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_answers_500_and_the_server_lives_on() {
        async fn panics() {
            std::panic::panic_any("on purpose")
        }
        let api = Router::new().route("/panic", get(panics)).route("/fine", get(|| async { "ok" }));
        let app = answered(api, Duration::from_secs(5));
        let (status, body) = ask(&app, "/panic").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains(r#""type":"internal""#) && !body.contains("purpose"), "{body}");
        assert_eq!(ask(&app, "/fine").await, (StatusCode::OK, "ok".to_owned()));
    }

    #[tokio::test]
    async fn a_request_that_takes_too_long_is_answered_all_the_same() {
        let api = Router::new().route("/slow", get(std::future::pending::<()>));
        let (status, body) = ask(&answered(api, Duration::from_millis(20)), "/slow").await;
        assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
        assert!(body.contains(r#""type":"request_timeout""#), "{body}");
    }
}
