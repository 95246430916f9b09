use serde_json::json;

use super::{ADA, FACTORS, first_app, set_up, with_app};
use crate::support::{World, give_app, plan, protected};

#[tokio::test]
async fn the_last_app_takes_the_recovery_codes_with_it_and_the_password_is_enough_again() {
    let world = with_app().await;
    let ada = world.owner().await;
    let other = world.signed_in(ADA).await;
    let path = first_app(&ada).await;
    let left = ada.delete(&path).await.is(200)["resource"].clone();
    assert_eq!(
        left,
        json!({ "authenticator_apps": [], "passkeys": [], "passkey_sign_in": false, "recovery_codes": null,
                             "demand": null })
    );
    assert_eq!(world.last_audit().await.0, "Ada Osei remove_authenticator_app done");
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert_eq!(letter.subject, "A second factor was removed for Northwind Labs");
    other.get("/api/session").await.is_problem(401, "signed_out");
    ada.delete(&path).await.is_problem(404, "not_found");
    world.browser().sign_in(ADA, crate::support::PASSWORD).await.is(200);
}

#[tokio::test]
async fn removing_an_app_asks_for_a_fresh_proof() {
    let world = with_app().await;
    let ada = world.signed_in(ADA).await;
    let path = first_app(&ada).await;
    ada.delete(&path).await.is_problem(403, "step_up_required");
    assert_eq!(world.last_audit().await.0, "Ada Osei remove_authenticator_app refused");
}

#[tokio::test]
async fn the_last_factor_stays_while_one_is_required_and_another_may_go() {
    let mut plan = plan();
    give_app(&mut plan["people"][0]);
    plan["two_factor"] = json!({ "required": true });
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let first = first_app(&ada).await;
    ada.delete(&first).await.is_denied(409, "last_factor");
    assert_eq!(ada.get(FACTORS).await.is(200)["resource"]["demand"], "any");
    world.later(1);
    set_up(&world, &ada, "Tablet").await.is(200);
    ada.delete(&first).await.is(200);
    let second = first_app(&ada).await;
    ada.delete(&second).await.is_denied(409, "last_factor");
}

#[tokio::test]
async fn owners_and_admins_keep_their_last_factor_beside_required_single_sign_on() {
    let mut plan = protected(plan());
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    for client in [world.owner().await, world.admin().await] {
        let path = first_app(&client).await;
        client.delete(&path).await.is_denied(409, "last_factor");
    }
}
