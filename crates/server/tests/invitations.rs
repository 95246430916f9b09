//! Invitations: who may invite whom, what is sent, and who joins by it.

mod copied_links;
mod joining;
mod sending;

use serde_json::{Value, json};

use super::support::{Answer, Client, World};

const KIM: &str = "kim@northwind.example";
/// Not easy to guess.
const GOOD: &str = "plum lantern orbit 47 quay";

async fn invite(client: &Client, people: &[(&str, &str)]) -> Answer {
    let people: Vec<Value> =
        people.iter().map(|(email, role)| json!({ "email": email, "role": role })).collect();
    client.post("/api/invitations", json!({ "people": people })).await
}

/// The secret of the link in the mail to an address.
async fn secret(world: &World, email: &str) -> String {
    let letters = world.letters_to(email).await;
    let link = letters.last().unwrap().link("Join Northwind Labs");
    let (page, secret) = link.split_once('#').unwrap();
    assert_eq!(page, "https://gate.example/join");
    secret.to_owned()
}

async fn id(client: &Client) -> String {
    let reply = client.get("/api/invitations").await.is(200);
    reply["resource"]["invitations"][0]["id"].as_str().unwrap().to_owned()
}

async fn open(world: &World, secret: &str) -> Answer {
    world.browser().post("/api/invitations/open", json!({ "token": secret })).await
}

async fn accept(client: &Client, secret: &str, name: &str, password: &str) -> Answer {
    let body = json!({ "token": secret, "name": name, "password": password });
    client.post("/api/invitations/accept", body).await
}
