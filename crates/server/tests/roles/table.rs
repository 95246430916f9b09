//! The table of operations that the app shows is what the server does.

use gatehouse_contract::{Role, Route, RouteMethod};
use serde_json::{Value, json};

use crate::support::{Answer, Client, World};

/// What everyone who is signed in may do, whatever their role: their own sign-in, and to look at or
/// take back what they have asked for.
const FOR_EVERYONE: [&str; 21] = [
    "GET /api/me/access-request",
    "DELETE /api/me/access-request",
    "POST /api/me/authenticator-apps",
    "PUT /api/me/authenticator-apps/{id}",
    "DELETE /api/me/authenticator-apps/{id}",
    "POST /api/me/authenticator-apps/{id}/confirmation",
    "GET /api/me/factors",
    "PUT /api/me/passkey-sign-in",
    "POST /api/me/passkeys",
    "POST /api/me/passkeys/options",
    "PUT /api/me/passkeys/{id}",
    "DELETE /api/me/passkeys/{id}",
    "PUT /api/me/password",
    "POST /api/me/recovery-codes",
    "DELETE /api/me/sessions",
    "DELETE /api/me/sessions/{id}",
    "GET /api/me/sign-in",
    "GET /api/session",
    "DELETE /api/session",
    "POST /api/session/second-factor",
    "POST /api/session/step-up",
];

/// What somebody does who is not signed in yet, or is no browser.
const WITHOUT_SESSION: [&str; 11] = [
    "POST /api/session",
    "POST /api/session/passkey",
    "POST /api/session/passkey-options",
    "POST /api/sign-in-methods",
    "POST /api/password-resets",
    "PUT /api/password",
    "POST /api/invitations/open",
    "POST /api/invitations/accept",
    "GET /api/openapi.json",
    "GET /healthz",
    "GET /readyz",
];

fn name(route: &Route) -> String {
    format!("{} {}", route.method.name(), route.path)
}

async fn ask(client: &Client, route: &Route) -> Answer {
    let path = route.path.replace("{id}", "0").replace("{role}", "member");
    match route.method {
        RouteMethod::Get => client.get(&path).await,
        RouteMethod::Put => client.put(&path, json!({})).await,
        RouteMethod::Post => client.post(&path, json!({})).await,
        RouteMethod::Delete => client.delete(&path).await,
    }
}

async fn of_each_role(world: &World) -> [(Role, Client); 4] {
    [
        (Role::Owner, world.owner().await),
        (Role::Admin, world.admin().await),
        (Role::BillingAdmin, world.billing_admin().await),
        (Role::Member, world.member().await),
    ]
}

#[test]
fn every_operation_of_the_api_is_in_the_table_or_for_everyone() {
    let document: Value =
        serde_json::from_str(&gatehouse_server::document().to_pretty_json().unwrap()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys();
        operations.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    let known =
        [FOR_EVERYONE.map(str::to_owned).to_vec(), WITHOUT_SESSION.map(str::to_owned).to_vec()];
    let mut known: Vec<String> =
        known.concat().into_iter().chain(Route::ALL.iter().map(name)).collect();
    operations.sort();
    known.sort();
    assert_eq!(known, operations);
}

#[tokio::test]
async fn everyone_is_refused_exactly_the_operations_that_the_table_refuses_their_role() {
    let world = World::new().await;
    for (role, client) in of_each_role(&world).await {
        for route in Route::ALL {
            let (answer, name) = (ask(&client, route).await, name(route));
            let is_refused = answer.json()["denial"]["reason"] == "role_required";
            assert_eq!(is_refused, route.is_refused_to(role), "{role:?} {name} {}", answer.text);
            if is_refused {
                answer.is_denied(403, "role_required");
                let holders = json!(route.action.permission().roles());
                assert_eq!(answer.json()["denial"]["roles"], holders, "{role:?} {name}");
            }
        }
    }
}

#[tokio::test]
async fn nobody_is_refused_by_their_role_what_is_for_everyone() {
    for operation in FOR_EVERYONE {
        // One that ends a session ends no other's.
        let world = World::new().await;
        let (method, path) = operation.split_once(' ').unwrap();
        let path = path.replace("{id}", "0");
        for (role, client) in of_each_role(&world).await {
            let answer = match method {
                "GET" => client.get(&path).await,
                "PUT" => client.put(&path, json!({})).await,
                "POST" => client.post(&path, json!({})).await,
                _ => client.delete(&path).await,
            };
            let reason = &answer.json()["denial"]["reason"];
            assert_ne!(reason, "role_required", "{role:?} {operation}");
        }
    }
}

#[tokio::test]
async fn the_api_says_of_each_operation_what_it_needs() {
    let world = World::configured(|_| {}).await;
    let document = world.browser().get("/api/openapi.json").await.is(200);
    for route in Route::ALL {
        let method = route.method.name().to_lowercase();
        let needs = &document["paths"][route.path][method]["x-needs"];
        let permission = route.action.permission();
        let expected = json!({ "permission": permission, "roles": permission.roles() });
        assert_eq!(*needs, expected, "{}", name(route));
    }
}
