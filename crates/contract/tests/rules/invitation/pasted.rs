//! Whom a text names that somebody pastes.

use gatehouse_contract::{
    EmailAddress, Flaw, Pasted, PastedRole, left_over, read_addresses, reveal,
};
use proptest::prelude::*;

/// The addresses that are read, and what cannot be.
fn read(text: &str) -> Vec<String> {
    let told = |it| match it {
        Pasted::Address { email, role, repeated } => {
            let role = match role {
                PastedRole::Unsaid => String::new(),
                PastedRole::Known(role) => format!(" as {}", role.name()),
                PastedRole::Unknown(text) => format!(" as ? {text}"),
            };
            format!("{}{role}{}", email.as_str(), if repeated { " again" } else { "" })
        }
        Pasted::Unreadable { text, .. } => format!("? {text}"),
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
fn what_may_be_meant_as_a_role_and_is_none_is_told() {
    for (text, told) in [
        ("ten@x.example,superuser", vec!["ten@x.example as ? superuser"]),
        ("ten@x.example; Super Admin", vec!["ten@x.example as ? Super Admin"]),
        ("Ada Osei <ten@x.example>\tadmin2", vec!["ten@x.example as ? admin2"]),
        ("Ten,ten@x.example,superuser", vec!["ten@x.example as ? superuser"]),
        ("ten@x.example, Ten Osei, superuser", vec!["ten@x.example as ? superuser"]),
        (
            "a@x.example, Admin; b@y.example, superuser",
            vec!["a@x.example as Admin", "b@y.example as ? superuser"],
        ),
        (
            "Admin, a@x.example; superuser, b@y.example",
            vec!["a@x.example as Admin", "b@y.example as ? superuser"],
        ),
        (
            "a@x.example, b@y.example, superuser",
            vec!["a@x.example as ? superuser", "b@y.example as ? superuser"],
        ),
        ("Role,Email\nBig Boss,ten@x.example", vec!["ten@x.example as ? Big Boss"]),
        ("Name,Email,Role\nten@x.example,superuser", vec!["ten@x.example as ? superuser"]),
    ] {
        assert_eq!(read(text), told, "{text}");
    }
}

#[test]
fn what_can_be_no_role_says_nothing_of_one() {
    for text in [
        "ten@x.example, Ten Osei",
        "Ten, ten@x.example",
        "ten@x.example, +49 30 901820",
        "ten@x.example, 2026-11-26",
        "Email,First name\nten@x.example,Ten",
        "Email,Department,Role\nten@x.example,Engineering,",
        "Email,Department,Role\nten@x.example,Admin,",
    ] {
        assert_eq!(read(text), ["ten@x.example"], "{text}");
    }
    let table = "Email,Department,Role\nten@x.example,Admin,Member\nbo@y.example,Engineering,Admin";
    assert_eq!(read(table), ["ten@x.example as Member", "bo@y.example as Admin"]);
    assert_eq!(read("ten@x.example,Engineering,Admin"), ["ten@x.example as Admin"]);
    assert_eq!(
        read("Ten, ten@x.example; Bo, bo@y.example"),
        ["ten@x.example", "bo@y.example"],
        "names before the addresses"
    );
}

#[test]
fn the_end_of_something_else_is_nobodys_address() {
    for text in [
        "\"quoted local\"@x.example",
        "\"quoted, local\"@x.example",
        "'quoted local'@x.example",
        "'local'@x.example",
        "=cmd|' /C calc'!A0@x.example",
        "-2+3+cmd|' /C calc'!A0@x.example",
    ] {
        assert_eq!(read(text), [format!("? {text}")], "{text}");
    }
    assert_eq!(read("Pat O'Neil pat.o'neil@x.example"), ["pat.o'neil@x.example"]);
    assert_eq!(read("a=b@x.example"), ["a=b@x.example"], "alone, it is what was meant");
}

#[test]
fn whoever_pastes_what_cannot_be_seen_is_told_that_it_is_there() {
    let flaw = |text: &str| match read_addresses(text).as_slice() {
        [Pasted::Unreadable { flaw, .. }] => Some(flaw.clone()),
        _ => None,
    };
    for text in ["ada@north.exa\u{202e}mple", "\u{200b}ada@north.example", "Ada\u{200d} Osei"] {
        assert_eq!(flaw(text), Some(Flaw::InvisibleCharacters), "{text:?}");
    }
    assert_eq!(flaw("Ada\tOsei"), Some(Flaw::NotAnAddress));
    assert_eq!(reveal("ada@north.exa\u{202e}mple\tü"), "ada@north.exa[U+202E]mple\tü");
}

#[test]
fn what_is_left_over_is_read_as_the_same_again() {
    let text = "ada@north.example, Admin\nMember, bo@other.example\nten@x.example, super user\n\
                \"a, b\"@x.example\nbo@other.example\ncy@other.example\nnobody";
    let is_left = |email: &EmailAddress, _: &PastedRole| !email.as_str().starts_with("ada@");
    let left = left_over(&read_addresses(text), is_left);
    assert_eq!(
        left,
        "Email, Role\nbo@other.example, Member\nten@x.example, super user\n\"a, b\"@x.example\n\
         cy@other.example\nnobody"
    );
    assert_eq!(left_over(&read_addresses(&left), is_left), left);
    assert_eq!(left_over(&read_addresses("ada@north.example, Admin"), is_left), "");
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
