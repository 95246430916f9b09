//! Domains: claimed, found in a real DNS, and lost.

mod checks;
mod claims;
mod losses;
mod watch;

use serde_json::{Value, json};

use super::support::{Client, Dns, World, plan, protected};

const DOMAINS: &str = "/api/domains";
const TOKEN: &str = "3f9a6c0d3f9a6c0d3f9a6c0d3f9a6c0d";

/// The last millisecond of 9999.
const NEVER: i64 = 253_402_300_799_999;

/// An organization with these domains, whose server asks this DNS.
async fn world_of(domains: Value, dns: &Dns) -> World {
    world_by(plan(), domains, dns).await
}

/// The same, whose Owners and Admins have a second factor.
async fn protected_world_of(domains: Value, dns: &Dns) -> World {
    world_by(protected(plan()), domains, dns).await
}

async fn world_by(mut plan: Value, domains: Value, dns: &Dns) -> World {
    let world = World::configured(|config| config.dns = vec![dns.address]).await;
    plan["domains"] = domains;
    world.plant(plan).await;
    world
}

/// A claim of `northwind.example`, due now.
fn claim(status: &str) -> Value {
    json!([{ "name": "northwind.example", "token": TOKEN, "status": status,
             "lapses_in_seconds": 7 * 86_400, "next_check_in_seconds": 0 }])
}

/// The record of that claim.
fn record() -> String {
    format!("northwind TXT \"gatehouse-domain-verify={TOKEN}\"")
}

/// The first domain of the page.
async fn domain(client: &Client) -> Value {
    client.get(DOMAINS).await.is(200)["resource"]["domains"][0].clone()
}

/// Looks now, and gives the first domain.
async fn checked(client: &Client) -> Value {
    let id = domain(client).await["id"].as_str().unwrap().to_owned();
    let answer = client.post(&format!("{DOMAINS}/{id}/check"), json!({})).await;
    answer.is(200)["resource"]["domains"][0].clone()
}

/// Another organization with a claim of `northwind.example`, behind the server's back: one database
/// of the API has one organization.
async fn other_claim(world: &World, status: &str, next_check_at: i64) {
    for insert in [
        "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'h2', 'Other', 0)"
            .to_owned(),
        "INSERT INTO sso_settings (organization_id) VALUES ('o2')".to_owned(),
        "INSERT INTO two_factor_settings (organization_id) VALUES ('o2')".to_owned(),
        format!(
            "INSERT INTO domain (id, organization_id, name, token, status, verified_at, seen_at, \
             claimed_by, claimed_at, next_check_at) VALUES ('d2', 'o2', 'northwind.example', \
             '{TOKEN}', '{status}', 1, 1, 'Mallory', 1, {next_check_at})"
        ),
    ] {
        world.tamper(&insert).await;
    }
}
