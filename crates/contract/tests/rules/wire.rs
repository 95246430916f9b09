//! The exact JSON of every wire type. A change here is a change of the API.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, to_value};

mod billing;
mod domain;
mod factors;
mod own_sign_in;
mod policy;
mod problems;
mod requests;
mod role_view;
mod saml;
mod session;
mod sso;
mod two_factor;

/// `value` is written as exactly `json`, and `json` is read as `value`.
#[track_caller]
fn assert_wire<T: Serialize + DeserializeOwned + PartialEq>(value: &T, json: &Value) {
    assert_eq!(to_value(value).unwrap(), *json);
    let back: T = from_value(json.clone()).unwrap();
    assert!(back == *value, "{json} is read as something else");
}
