//! Passkeys: as the second factor, and as the only one.

mod adding;
mod alone;
mod ceremonies;
mod keeping;
mod proving;

use serde_json::{Value, json};

use super::support::{Answer, Client, SoftPasskey};

const ADA: &str = "ada@northwind.example";
const JUN: &str = "jun@northwind.example";
const PASSKEYS: &str = "/api/me/passkeys";
const FACTORS: &str = "/api/me/factors";
const SIGN_IN: &str = "/api/me/passkey-sign-in";

/// What the browser is to ask an authenticator for, to have a new passkey.
async fn asked_to_register(client: &Client) -> Value {
    client.post("/api/me/passkeys/options", json!({})).await.is(200)
}

/// What the browser is to ask a passkey for.
async fn asked(client: &Client) -> Value {
    client.post("/api/session/passkey-options", json!({})).await.is(200)
}

/// The answer to what was asked.
fn answer(asked: &Value, credential: Value) -> Value {
    json!({ "ceremony": asked["ceremony"], "credential": credential })
}

/// Adds a passkey to the viewer's.
pub async fn add(client: &Client) -> SoftPasskey {
    let asked = asked_to_register(client).await;
    let (passkey, credential) = SoftPasskey::make(&asked["options"]);
    let mut new = answer(&asked, credential);
    new["name"] = json!("Laptop");
    client.post(PASSKEYS, new).await.is(200);
    passkey
}

/// Has a passkey say something to a challenge for this browser.
pub async fn assertion(client: &Client, passkey: &SoftPasskey) -> Value {
    let asked = asked(client).await;
    answer(&asked, passkey.sign(&asked["options"]))
}

/// Signs in with nothing but a passkey.
pub async fn enter(client: &Client, passkey: &SoftPasskey) -> Answer {
    let said = assertion(client, passkey).await;
    client.post("/api/session/passkey", said).await
}

/// Lets a passkey be the only step.
pub async fn let_alone(client: &Client) {
    client.step_up().await.is(200);
    client.put(SIGN_IN, json!({ "enabled": true })).await.is(200);
}
