//! That the database and the contract decide alike who may use a password and whose session goes on.

use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{BeganWith, Role, SignInFacts, may_use_password};
use serde_json::{Value, json};

use super::support::{Client, PASSWORD, World, plan};

const SSO: &str = "/api/organization/sso";
const DOMAINS: &str = "/api/domains";

/// A person for every combination of what counts.
fn everybody() -> Vec<(String, Role, bool, bool)> {
    let roles = Role::ALL.into_iter().enumerate();
    let people = roles.flat_map(|(index, role)| {
        [(false, false), (false, true), (true, false), (true, true)].map(|(exempt, verified)| {
            let domain = if verified { "northwind.example" } else { "agency.example" };
            (format!("p{index}{exempt}@{domain}"), role, exempt, verified)
        })
    });
    people.collect()
}

async fn world() -> World {
    let mut plan = plan();
    let people = plan["people"].as_array_mut().unwrap();
    for (email, role, exempt, _) in everybody() {
        people.push(json!({
            "name": email, "email": email, "role": role, "sso_exempt": exempt,
            "password": PASSWORD,
        }));
    }
    World::with(plan).await
}

/// A session of each person that began like this. Those that began through the identity provider
/// are made first.
async fn sessions(world: &World, began_with: BeganWith) -> Vec<Client> {
    let mut sessions = Vec::new();
    for (email, ..) in everybody() {
        sessions.push(world.signed_in(&email).await);
    }
    if began_with == BeganWith::Sso {
        world.tamper("UPDATE session SET began_with = 'sso'").await;
    }
    sessions
}

async fn enter(ada: &Client, requirement: SsoRequirement) {
    let switch = async |required: bool| -> Value {
        let switches = json!({ "on": true, "required": required, "idp_managed": false,
                            "idp_initiated": false });
        ada.put_now(SSO, json!({ "switches": switches })).await.is(200)
    };
    switch(false).await;
    if requirement != SsoRequirement::NotRequired {
        switch(true).await;
    }
    if requirement == SsoRequirement::Suspended {
        let page = ada.get(DOMAINS).await.is(200);
        let domain = &page["resource"]["domains"][0];
        let path = format!("{DOMAINS}/{}", domain["id"].as_str().unwrap());
        ada.delete_if(&path, &format!("\"v{}\"", domain["version"])).await.is(200);
    }
}

#[tokio::test]
async fn the_server_does_with_everybodys_sessions_and_passwords_what_the_contract_says() {
    for requirement in
        [SsoRequirement::NotRequired, SsoRequirement::Enforced, SsoRequirement::Suspended]
    {
        let world = world().await;
        let through_idp = sessions(&world, BeganWith::Sso).await;
        let by_password = sessions(&world, BeganWith::Password).await;
        let ada = world.owner().await;
        enter(&ada, requirement).await;
        let is_lost = requirement == SsoRequirement::Suspended;
        for (index, (email, role, exempt, verified)) in everybody().into_iter().enumerate() {
            let domain_verified = verified && !is_lost;
            let facts = SignInFacts { role, exempt, domain_verified, requirement };
            for (began_with, sessions) in
                [(BeganWith::Sso, &through_idp), (BeganWith::Password, &by_password)]
            {
                let session = sessions[index].get("/api/session").await.is(200);
                let goes_on = session["ends_at"].is_null();
                assert_eq!(
                    goes_on,
                    facts.keeps_session(began_with),
                    "{email} {facts:?} {began_with:?}"
                );
            }
            let signed_in = world.browser().sign_in(&email, PASSWORD).await;
            let may = may_use_password(role, exempt, requirement);
            assert_eq!(signed_in.status.as_u16() == 200, may, "{email} {facts:?}");
            let proven = by_password[index].step_up().await;
            assert_eq!(proven.status.as_u16() == 200, may, "{email} {facts:?}");
        }
    }
}

#[tokio::test]
async fn the_page_names_as_shut_out_whom_the_contract_shuts_out() {
    let world = world().await;
    let page = world.owner().await.get(SSO).await.is(200);
    let named = page["resource"]["impact"]["shut_out"]["first"].as_array().unwrap().clone();
    for (email, role, exempt, domain_verified) in everybody() {
        let requirement = SsoRequirement::Enforced;
        let facts = SignInFacts { role, exempt, domain_verified, requirement };
        let is_named = named.iter().any(|it| it["email"] == email.as_str());
        assert_eq!(is_named, facts.is_shut_out(), "{email}");
    }
}
