//! Passwords that are set by the link of a mail, and changed by whoever is signed in.

mod asking;
mod changing;
mod setting;

use serde_json::{Value, json};

use super::support::{Answer, World, plan};

const ADA: &str = "ada@northwind.example";
const JUN: &str = "jun@northwind.example";
const RESETS: &str = "/api/password-resets";
const GOOD: &str = "tidal lantern bracket";

/// Asks for a link.
async fn ask(world: &World, email: &str) -> Answer {
    world.browser().post(RESETS, json!({ "email": email })).await
}

/// The secret of the last link that somebody was sent.
async fn token(world: &World, email: &str) -> String {
    let letters = world.letters_to(email).await;
    let link = letters.last().unwrap().link("Set a new password");
    link.strip_prefix("https://gate.example/set-password#").unwrap().to_owned()
}

/// Asks for a link, and gives its secret.
async fn asked(world: &World, email: &str) -> String {
    ask(world, email).await.is(202);
    token(world, email).await
}

fn new(token: &str, password: &str) -> Value {
    json!({ "token": token, "password": password })
}

async fn set(world: &World, token: &str, password: &str) -> Answer {
    world.browser().put("/api/password", new(token, password)).await
}

/// An organization that requires single sign-on.
async fn world_with_sso() -> World {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    World::with(plan).await
}
