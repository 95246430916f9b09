//! Second factors: setting them up, signing in with them, and losing them.

mod enrolment;
mod recovery_codes;
mod removal;
mod required;
mod second_step;

use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::support::{Answer, Client, World, give_app, plan};

const ADA: &str = "ada@northwind.example";
const APPS: &str = "/api/me/authenticator-apps";
const FACTORS: &str = "/api/me/factors";

/// Everybody whose role differs.
const ROLES: [&str; 4] = [ADA, "ravi@northwind.example", "bea@northwind.example", JUN];
const JUN: &str = "jun@northwind.example";

/// An organization in which Ada has an authenticator app and ten recovery codes, `code-0` to
/// `code-9`.
async fn with_app() -> World {
    let mut plan = plan();
    give_app(&mut plan["people"][0]);
    World::with(plan).await
}

/// A browser in which somebody's password was right, and no more.
async fn half_way(world: &World, email: &str) -> Client {
    let browser = world.browser();
    let answer = browser.sign_in(email, super::support::PASSWORD).await;
    answer.is_problem(401, "second_factor_required");
    browser
}

/// The code that an app with this secret shows in the server's present.
fn code(world: &World, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap());
    let now = u64::try_from(world.state.clock.now().unix_millis() / 1_000).unwrap();
    totp.build().unwrap().generate(now).to_string()
}

/// Sets up an authenticator app, and gives the answer to its proof.
async fn set_up(world: &World, client: &Client, name: &str) -> Answer {
    let setup = client.post(APPS, json!({})).await.is(200);
    let proof = json!({ "name": name, "code": code(world, setup["secret"].as_str().unwrap()) });
    let path = format!("{APPS}/{}/confirmation", setup["id"].as_str().unwrap());
    client.post(&path, proof).await
}

/// The address of the viewer's first authenticator app.
async fn first_app(client: &Client) -> String {
    let factors = client.get(FACTORS).await.is(200)["resource"].clone();
    format!("{APPS}/{}", factors["authenticator_apps"][0]["id"].as_str().unwrap())
}

fn left(reply: &Value) -> &Value {
    &reply["resource"]["recovery_codes"]["left"]
}
