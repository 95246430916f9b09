//! How long a password may be.

use gatehouse_contract::{Field, Flaw, NewPassword, PasswordChange};

fn flaw(password: &str) -> Option<Flaw> {
    let new = NewPassword { token: String::new(), password: password.to_owned() };
    let mut errors = new.check_length().err()?;
    assert_eq!((errors.len(), errors[0].field), (1, Field::Password));
    Some(errors.remove(0).flaw)
}

#[test]
fn a_password_has_fifteen_characters_or_more_whatever_they_are() {
    assert_eq!(flaw(""), Some(Flaw::Empty));
    assert_eq!(flaw("only fourteen."), Some(Flaw::TooShort { least: 15 }));
    assert_eq!(flaw("fifteen of them"), None);
    assert_eq!(flaw(&"ß".repeat(15)), None);
    assert_eq!(flaw(&" ".repeat(15)), None);
}

#[test]
fn a_password_ends_after_1024_characters() {
    assert_eq!(flaw(&"ß".repeat(1_024)), None);
    assert_eq!(flaw(&"a".repeat(1_025)), Some(Flaw::TooLong { limit: 1_024 }));
}

#[test]
fn a_password_that_is_changed_becomes_another_one() {
    let flaw = |current: &str, password: &str| {
        let (current, password) = (current.to_owned(), password.to_owned());
        Some(PasswordChange { current, password }.check().err()?.remove(0).flaw)
    };
    assert_eq!(flaw("fifteen of them", "fifteen of them"), Some(Flaw::Unchanged));
    assert_eq!(flaw("", ""), Some(Flaw::Empty));
    assert_eq!(flaw("short", "shorter"), Some(Flaw::TooShort { least: 15 }));
    assert_eq!(flaw("fifteen of them", "fifteen of theM"), None);
}
