use gatehouse_contract::{Acceptance, EmailAddress, Field, Flaw, Pasted, Role, read_addresses};
use proptest::prelude::*;

/// The addresses that are read, and what cannot be.
fn read(text: &str) -> Vec<String> {
    let told = |it| match it {
        Pasted::Address { email, role, repeated } => {
            let role = role.map(|it: Role| format!(" as {}", it.name())).unwrap_or_default();
            format!("{}{role}{}", email.as_str(), if repeated { " again" } else { "" })
        }
        Pasted::Unreadable(text) => format!("? {text}"),
    };
    read_addresses(text).into_iter().map(told).collect()
}

#[test]
fn addresses_are_read_in_whatever_form_they_are_pasted() {
    let both = ["ada@north.example", "jun@north.example"];
    for text in [
        "ada@north.example\njun@north.example",
        "ada@north.example\r\n\r\n  jun@north.example  \n",
        "ada@north.example, jun@north.example",
        "ada@north.example; jun@north.example;",
        "ada@north.example jun@north.example",
        "Ada Osei <ada@north.example>, Jun Kato <jun@north.example>",
        "\"Osei, Ada\" <ada@north.example>; 'Jun' <mailto:jun@north.example>",
        "<ADA@North.Example>\t(jun@north.example).",
        "Email,Name\nada@north.example,Ada Osei\njun@north.example,\"Kato, Jun\"",
        "Name;E-mail\nDr. Ada Osei;ada@north.example\nJun Kato;jun@north.example",
    ] {
        assert_eq!(read(text), both, "{text}");
    }
}

#[test]
fn a_role_beside_an_address_is_read_with_it() {
    let text = "name,email,role\nAda,ada@north.example,Admin\nbo@north.example,billing_admin\nMember,jun@north.example\nmay@north.example";
    assert_eq!(
        read(text),
        [
            "ada@north.example as Admin",
            "bo@north.example as Billing Admin",
            "jun@north.example as Member",
            "may@north.example",
        ]
    );
}

#[test]
fn of_several_roles_on_a_line_each_counts_for_those_beside_it() {
    assert_eq!(
        read("a@x.example, Admin; b@y.example, Member"),
        ["a@x.example as Admin", "b@y.example as Member"]
    );
    assert_eq!(
        read("Admin, a@x.example; Member, b@y.example, c@y.example"),
        ["a@x.example as Admin", "b@y.example as Member", "c@y.example as Member"]
    );
}

#[test]
fn nobody_on_a_line_is_passed_over() {
    for (text, told) in [
        ("Kim <kim@a.example> Zoe <zoe@b.example>", vec!["kim@a.example", "zoe@b.example"]),
        (
            "O\"Brien <ob@a.example>, bob@b.example, carl@c.example",
            vec!["ob@a.example", "bob@b.example", "carl@c.example"],
        ),
        ("\"never closed, bob@b.example", vec!["bob@b.example"]),
        ("Kim <>", vec!["? Kim <>"]),
        ("kim@a.example <zoe@b.example>", vec!["kim@a.example", "zoe@b.example"]),
    ] {
        assert_eq!(read(text), told, "{text}");
    }
}

#[test]
fn whoever_is_there_twice_is_marked_the_second_time() {
    assert_eq!(
        read("ada@north.example, Ada <ADA@north.example>"),
        ["ada@north.example", "ada@north.example again"]
    );
}

#[test]
fn what_looks_like_an_address_and_is_none_is_never_passed_over() {
    for (text, told) in [
        ("ada@north", "? ada@north"),
        ("ada.north.example", "? ada.north.example"),
        ("ada@@north.example", "? ada@@north.example"),
        ("Ada Osei", "? Ada Osei"),
        ("@north.example", "? @north.example"),
        ("Ada <ada at north.example>", "? ada at north.example"),
        ("ada@north.exa\u{202e}mple", "? ada@north.exa\u{202e}mple"),
    ] {
        assert_eq!(read(text), [told], "{text}");
    }
    assert_eq!(read("jun@north.example, ada.north.example").len(), 2);
    assert!(read(" \n\t\n").is_empty());
}

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

proptest! {
    #[test]
    fn everyone_who_is_pasted_is_read(
        people in prop::collection::vec("[a-z]{1,6}@[a-z]{1,6}\\.[a-z]{2,4}", 1..6),
        between in prop::sample::select(vec![", ", "; ", "\n", " ", "\t", " <", "> ", "\" "]),
    ) {
        let told = format!("{:?}", read_addresses(&people.join(between)));
        for person in people {
            prop_assert!(told.contains(&person), "{person}: {told}");
        }
    }

    #[test]
    fn whatever_is_pasted_is_read_without_a_fault_and_nobody_twice(text in "(?s).{0,200}") {
        let mut first = std::collections::HashSet::new();
        for it in read_addresses(&text) {
            if let Pasted::Address { email, repeated, .. } = it {
                prop_assert_eq!(first.insert(email), !repeated);
            }
        }
    }
}
