//! Passkeys, as the browser asks authenticators for them (WebAuthn level 3, section 5.1).

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why no authenticator has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyError {
    /// The person let it be, or nobody answered in time. Browsers tell no more than that.
    Cancelled,
    /// This browser has no passkeys, or not at this address.
    Unsupported,
    /// The authenticator has one for this account already.
    AlreadyThere,
    /// Something else.
    Failed,
}

/// Whether this browser has passkeys, at this address: there are none over plain http.
pub fn is_supported() -> bool {
    let request = class().and_then(|class| Reflect::get(&class, &PARSE_REQUEST.into()).ok());
    request.is_some_and(|method| method.is_function())
}

/// Has an authenticator make a passkey for these `PublicKeyCredentialCreationOptionsJSON`.
///
/// # Errors
/// Why there is none.
pub async fn create(options: &Value) -> Result<Value, PasskeyError> {
    ask("create", PARSE_CREATION, options).await
}

/// Has a passkey answer these `PublicKeyCredentialRequestOptionsJSON`.
///
/// # Errors
/// Why it does not.
pub async fn get(options: &Value) -> Result<Value, PasskeyError> {
    ask("get", PARSE_REQUEST, options).await
}

const PARSE_CREATION: &str = "parseCreationOptionsFromJSON";
const PARSE_REQUEST: &str = "parseRequestOptionsFromJSON";

/// `PublicKeyCredential`, whose newer methods `web_sys` does not have.
fn class() -> Option<JsValue> {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into()).ok()?;
    class.is_function().then_some(class)
}

async fn ask(verb: &str, parse: &str, options: &Value) -> Result<Value, PasskeyError> {
    let class = class().filter(|_| is_supported()).ok_or(PasskeyError::Unsupported)?;
    let answer = asked(&class, verb, parse, options).await.map_err(|error| reason(&error))?;
    let text = answer.as_string().ok_or(PasskeyError::Failed)?;
    serde_json::from_str(&text).map_err(|_| PasskeyError::Failed)
}

async fn asked(
    class: &JsValue,
    verb: &str,
    parse: &str,
    options: &Value,
) -> Result<JsValue, JsValue> {
    let options = call(class, parse, &JSON::parse(&options.to_string())?)?;
    let request = Object::new();
    Reflect::set(&request, &"publicKey".into(), &options)?;
    let container = Reflect::get(&window().navigator(), &"credentials".into())?;
    let promise: Promise = call(&container, verb, &request)?.dyn_into()?;
    // What an object is as JSON, its own `toJSON` says.
    JSON::stringify(&JsFuture::from(promise).await?).map(JsValue::from)
}

fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    method.call1(target, argument)
}

/// What a `DOMException` tells.
fn reason(error: &JsValue) -> PasskeyError {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "AbortError") => PasskeyError::Cancelled,
        Some("InvalidStateError") => PasskeyError::AlreadyThere,
        Some("NotSupportedError" | "ConstraintError") => PasskeyError::Unsupported,
        _ => PasskeyError::Failed,
    }
}
