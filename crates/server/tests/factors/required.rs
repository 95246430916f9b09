use serde_json::{Value, json};

use super::{ADA, APPS, FACTORS, JUN, ROLES, set_up};
use crate::support::{PASSWORD, World, give_app, plan};

/// An organization that requires a factor from a day on, in which nobody but Olu has one.
async fn requiring(holds_in_days: i64, allowed: &str) -> World {
    let mut plan = plan();
    plan["two_factor"] =
        json!({ "required": true, "holds_in_days": holds_in_days, "allowed": allowed });
    give_app(&mut plan["people"][1]);
    World::with(plan).await
}

#[tokio::test]
async fn whoever_must_have_a_factor_and_has_none_sets_one_up_and_is_signed_in() {
    let world = requiring(0, "any").await;
    for email in ROLES {
        let browser = world.browser();
        let asked = browser.sign_in(email, PASSWORD).await.is_problem(401, "enrolment_required");
        let enrolment = json!({ "email": email, "organization": "Northwind Labs",
                                "allowed": "any", "again": false });
        assert_eq!(asked["enrolment"], enrolment);
        for path in ["/api/session", "/api/organization", FACTORS] {
            browser.get(path).await.is_problem(401, "enrolment_required");
        }
        browser.step_up().await.is_problem(401, "enrolment_required");
        let enrolled = set_up(&world, &browser, "Phone").await.is(200);
        assert_eq!(enrolled["session"]["viewer"]["email"], email);
        assert_eq!(browser.get("/api/session").await.is(200), enrolled["session"]);
    }
}

#[tokio::test]
async fn a_requirement_for_later_asks_nobody_before_its_day_and_everybody_from_then_on() {
    let world = requiring(14, "any").await;
    let jun = world.signed_in(JUN).await;
    world.later(14 * 24 * 60);
    let answer = world.browser().sign_in(JUN, PASSWORD).await;
    answer.is_problem(401, "enrolment_required");
    jun.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_session_from_before_begins_with_the_password_again_and_a_young_one_goes_on_to_the_set_up()
 {
    let world = requiring(1, "any").await;
    world.later(24 * 60 - 10);
    let young = world.signed_in(JUN).await;
    world.later(10);
    young.get("/api/session").await.is_problem(401, "enrolment_required");
    set_up(&world, &young, "Phone").await.is(200);
    young.get("/api/session").await.is(200);

    let old = world.browser();
    old.sign_in(ADA, PASSWORD).await.is_problem(401, "enrolment_required");
    world.later(16);
    old.get("/api/session").await.is_problem(401, "signed_out");
    old.post(APPS, json!({})).await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn where_passkeys_alone_count_an_app_is_asked_for_and_not_enough() {
    let world = requiring(0, "passkeys_only").await;
    let olu = world.browser();
    let answer = olu.sign_in("olu@northwind.example", PASSWORD).await;
    let asked = answer.is_problem(401, "second_factor_required");
    assert_eq!(asked["challenge"]["steps"], json!(["code", "recovery_code"]));
    let proof: Value = world.next_proof("olu@northwind.example");
    let asked = olu.second_factor(proof).await.is_problem(401, "enrolment_required");
    assert_eq!(asked["enrolment"]["allowed"], "passkeys_only");
    olu.post(APPS, json!({})).await.is_denied(409, "passkeys_only");
}

#[tokio::test]
async fn people_keep_their_factors_when_the_requirement_ends_and_are_still_asked() {
    let world = requiring(0, "any").await;
    let jun = world.browser();
    jun.sign_in(JUN, PASSWORD).await.is(401);
    set_up(&world, &jun, "Phone").await.is(200);
    let olu = world.signed_in("olu@northwind.example").await;
    olu.step_up().await.is(200);
    let off = json!({ "required": false });
    olu.put_now("/api/organization/two-factor", off).await.is(200);
    world.browser().sign_in(JUN, PASSWORD).await.is_problem(401, "second_factor_required");
    world.browser().sign_in(ADA, PASSWORD).await.is(200);
}
