//! The OpenAPI 3.1 document, made from the handlers.

mod permissions;

pub(crate) use permissions::tell_permissions;

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use gatehouse_contract::ProblemDocument;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, OpenApi as _};

use crate::session::CookieKind;
use crate::state::AppState;

/// The document without its paths, which the router adds.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Gatehouse",
        description = "Organization settings: how people sign in. Every request but GET carries \
            the header `X-Gatehouse`; every error answer is a problem document (RFC 9457).",
    ),
    components(schemas(ProblemDocument))
)]
struct Base;

/// The document without its paths. `cookie` is the one that this server sets.
pub(crate) fn base(cookie: CookieKind) -> OpenApi {
    let mut base = Base::openapi();
    let description = "The session. Called `session` in trials over plain http.";
    let cookie = ApiKeyValue::with_description(cookie.name(), description);
    if let Some(components) = base.components.as_mut() {
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
        components.add_security_scheme("session", scheme);
    }
    base
}

/// Bodies that are one of several things, each under a name of its own.
const CHOICES: [&str; 3] = ["Addressees", "SecondStep", "StepUp"];

/// Says of each choice that it has one name and no more, as serde reads it.
pub(crate) fn close_choices(document: &mut OpenApi) {
    let Some(components) = document.components.as_mut() else { return };
    for (_, schema) in
        components.schemas.iter_mut().filter(|(name, _)| CHOICES.contains(&name.as_str()))
    {
        let RefOr::T(Schema::OneOf(choice)) = schema else { continue };
        for item in &mut choice.items {
            if let RefOr::T(Schema::Object(item)) = item {
                item.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
    }
}

/// The OpenAPI document of this API
#[utoipa::path(
    get, path = "/api/openapi.json", operation_id = "openapi_read", tag = "meta",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)),
)]
pub(crate) async fn read(State(state): State<AppState>) -> Json<OpenApi> {
    Json(crate::app::document_for(state.shared.cookie))
}

/// The header that proves that a request is not another site's.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct OwnHeader {
    /// Always 1. Another site cannot set it.
    #[param(rename = "X-Gatehouse", required, pattern = "^1$")]
    own: String,
}

/// The person that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct PersonId {
    /// The person's id.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The request that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct AccessRequestId {
    /// The request's id.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The invitation that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct InvitationId {
    /// The invitation's id.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The factor that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct FactorId {
    /// The factor's id.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The passkey that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct PasskeyId {
    /// The credential ID, in base64url.
    #[param(min_length = 1, max_length = 1364, pattern = "^[0-9A-Za-z_-]+$")]
    id: String,
}

/// The domain that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct DomainId {
    /// The domain's id.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The session that an address names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct SessionId {
    /// The session's id, as a device has it.
    #[param(min_length = 1, max_length = 64, pattern = "^[0-9a-z]+$")]
    id: String,
}

/// The version that a change is made for.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only the document reads it")]
pub(crate) struct IfMatchHeader {
    /// The entity tag of the resource that the change was made for.
    #[param(rename = "If-Match", required, pattern = "^\"v[0-9]+\"$")]
    if_match: String,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident { $($status:literal: $description:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$((
                    stringify!($status).to_owned(),
                    RefOr::T(problem($status, $description)),
                )),+])
            }
        }
    )+};
}

problems! {
    /// A request that cannot be read.
    Unreadable {
        400: "The request cannot be read",
        408: "The request took too long to arrive",
        413: "The body is too large",
        415: "The body is not JSON",
    }
    /// No session.
    SignedOut {
        401: "No session, or one that has ended",
        403: "The organization was deleted",
    }
    /// No such pair of address and password.
    WrongCredentials { 401: "Wrong e-mail address or password" }
    /// A refusal for who is asking.
    Refused { 403: "Not for this person, not without a fresh proof, or not from another site" }
    /// Nothing there.
    NotFound { 404: "No such person, domain or session" }
    /// A refusal for the state of things.
    Conflict { 409: "Not possible in the present state" }
    /// A change for another version.
    Conditional {
        412: "Somebody changed it meanwhile",
        428: "If-Match is missing",
    }
    /// Values that cannot be taken.
    Invalid { 422: "Some values cannot be taken" }
    /// A wait.
    TooMany { 429: "Too many attempts" }
    /// What the server is to blame for.
    Faults {
        500: "A fault of the server",
        503: "The server cannot answer now",
    }
}

fn problem(status: u16, description: &str) -> Response {
    let mut content = Content::new(Some(Ref::from_schema_name("ProblemDocument")));
    content.example = None;
    let response = ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content);
    match status {
        429 => response.header("retry-after", text_header(Type::Integer, "Seconds to wait")),
        401 => response.header("www-authenticate", text_header(Type::String, "RFC 9110")),
        _ => response,
    }
    .build()
}

fn text_header(schema_type: Type, description: &str) -> utoipa::openapi::Header {
    let schema = ObjectBuilder::new().schema_type(schema_type).build();
    HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build()
}
