//! Whoever guesses passwords waits.

use super::support::{PASSWORD, World};

const ADA: &str = "ada@northwind.example";

#[tokio::test]
async fn wrong_passwords_make_the_account_wait_longer_and_longer() {
    let world = World::new().await;
    for email in [ADA, "nobody@northwind.example"] {
        let browser = world.browser();
        for _ in 0..5 {
            browser.sign_in(email, "wrong").await.is_problem(401, "wrong_credentials");
        }
        let mut last = 0;
        for _ in 0..4 {
            let answer = browser.sign_in(email, "wrong").await;
            let wait = answer.is_problem(429, "too_many_attempts")["retry_after"].as_u64().unwrap();
            assert_eq!(answer.header("retry-after"), wait.to_string());
            assert!(wait > last, "{wait} after {last}");
            last = wait;
            world.state.clock.advance(std::time::Duration::from_secs(wait));
            browser.sign_in(email, "wrong").await.is_problem(401, "wrong_credentials");
        }
    }
}

#[tokio::test]
async fn the_right_password_has_to_wait_too_and_then_ends_the_waiting() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..5 {
        ada.sign_in(ADA, "wrong").await.is(401);
    }
    ada.sign_in(ADA, PASSWORD).await.is_problem(429, "too_many_attempts");
    world.later(1);
    ada.sign_in(ADA, PASSWORD).await.is(200);
    for _ in 0..5 {
        ada.sign_in(ADA, "wrong").await.is_problem(401, "wrong_credentials");
    }
}

#[tokio::test]
async fn no_account_waits_for_ever() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..30 {
        ada.sign_in(ADA, "wrong").await;
        world.later(16);
    }
    ada.sign_in(ADA, PASSWORD).await.is(200);
}

#[tokio::test]
async fn guesses_made_at_the_same_time_are_counted_one_by_one() {
    let world = World::new().await;
    let guesses: Vec<_> = (0..20)
        .map(|_| {
            let browser = world.browser();
            tokio::spawn(async move { browser.sign_in(ADA, "wrong").await.status.as_u16() })
        })
        .collect();
    let mut looked_at = 0;
    for guess in guesses {
        looked_at += usize::from(guess.await.unwrap() == 401);
    }
    assert_eq!(looked_at, 5);
}

#[tokio::test]
async fn one_address_may_not_try_one_account_after_another() {
    let world = World::configured(|config| {
        config.sign_ins_per_minute = 3.try_into().unwrap();
    })
    .await;
    for nobody in 0..3 {
        let email = format!("{nobody}@northwind.example");
        world.browser().sign_in(&email, "guess").await.is(401);
    }
    let answer = world.browser().sign_in("other@northwind.example", "guess").await;
    answer.is_problem(429, "too_many_attempts");
}

#[tokio::test]
async fn a_stranger_who_guesses_at_sign_in_does_not_make_the_signed_in_person_wait() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..5 {
        world.browser().sign_in(ADA, "guess").await.is(401);
    }
    world.browser().sign_in(ADA, "guess").await.is_problem(429, "too_many_attempts");
    ada.step_up().await.is(200);
}
