//! The first Owner of a real organization.

use gatehouse_server::config::NewOwner;
use gatehouse_server::owner::{OwnerError, create, is_missing};

use super::support::World;

fn ada() -> NewOwner {
    NewOwner {
        organization: "Real Works".to_owned(),
        email: "Ada@Real.example".to_owned(),
        name: "Ada Osei".to_owned(),
        password_stdin: false,
    }
}

#[tokio::test]
async fn the_first_owner_signs_in_with_the_password_that_was_made_for_them() {
    let world = World::configured(|_| {}).await;
    assert!(is_missing(&world.state).await.unwrap());
    let password = create(&world.state, &ada(), None).await.unwrap();
    assert!(!is_missing(&world.state).await.unwrap());
    let session = world.browser().sign_in("ada@real.example", &password).await.is(200);
    assert_eq!(session["organization"], "Real Works");
    assert_eq!(session["viewer"]["role"], "owner");
}

#[tokio::test]
async fn a_second_owner_joins_the_same_organization_and_no_other() {
    let world = World::configured(|_| {}).await;
    create(&world.state, &ada(), None).await.unwrap();
    let taken = create(&world.state, &ada(), None).await;
    assert_eq!(taken, Err(OwnerError::EmailTaken("ada@real.example".to_owned())));
    let second = NewOwner { email: "olu@real.example".to_owned(), ..ada() };
    create(&world.state, &second, Some("correct horse battery".to_owned())).await.unwrap();
    let other = NewOwner { organization: "Other".to_owned(), ..second };
    let refused = create(&world.state, &other, None).await;
    assert_eq!(refused, Err(OwnerError::OtherOrganization("Real Works".to_owned())));
}

#[tokio::test]
async fn a_weak_password_creates_nobody() {
    let world = World::configured(|_| {}).await;
    for weak in ["", "k7$Wq0-vv2!zPx", "qwertyuiop[]asdf", "ada@real.example"] {
        let refused = create(&world.state, &ada(), Some(weak.to_owned())).await;
        assert_eq!(refused, Err(OwnerError::WeakPassword), "{weak}");
    }
    assert!(is_missing(&world.state).await.unwrap());
}
