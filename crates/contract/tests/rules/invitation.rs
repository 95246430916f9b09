mod pasted;

use gatehouse_contract::{Acceptance, EmailAddress, Field, Flaw};

#[test]
fn an_address_is_kept_in_lower_case() {
    let email = EmailAddress::parse(" Ada.Osei+settings@North.Example ").unwrap();
    assert_eq!(email.as_str(), "ada.osei+settings@north.example");
    assert_eq!(EmailAddress::parse("  "), Err(Flaw::Empty));
    for typed in [
        "ada",
        "ada@north",
        "a b@north.example",
        "\"a\"@north.example",
        "a@[10.0.0.1]",
        "a@127.0.0.1",
        "a@b_c.example",
        "a@b.e",
    ] {
        assert_eq!(EmailAddress::parse(typed), Err(Flaw::NotAnAddress), "{typed}");
    }
    let long = format!("ada@{}.example", "x".repeat(250));
    assert_eq!(EmailAddress::parse(&long), Err(Flaw::NotAnAddress));
}

#[test]
fn whoever_joins_hears_of_everything_that_is_wrong_at_once() {
    let draft = Acceptance { token: String::new(), name: " ".into(), password: "short".into() };
    let errors = draft.parse().unwrap_err();
    assert_eq!(
        errors.iter().map(|it| it.field).collect::<Vec<_>>(),
        [Field::Name, Field::Password]
    );
    let draft =
        Acceptance { name: " Ada Osei ".into(), password: "a good long password".into(), ..draft };
    assert_eq!(draft.parse(), Ok("Ada Osei".to_owned()));
}
