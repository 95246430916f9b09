use gatehouse_contract::Flaw;
use gatehouse_contract::domain::{
    DomainDraft, DomainName, DomainPeople, DomainState, Finding, RemovalEffect, read_values, record,
};
use gatehouse_contract::sso::{Sso, SsoState};

use crate::support::{NOW, at, connection, passed_test};

mod walks;

fn parsed(ascii: &str) -> Result<String, Flaw> {
    DomainName::parse(ascii).map(|name| name.as_str().to_owned())
}

fn typed(name: &str) -> Result<String, Flaw> {
    DomainDraft { name: name.to_owned() }.text().map(str::to_owned)
}

#[test]
fn a_domain_is_stored_in_lower_case_and_without_the_dot_at_its_end() {
    assert_eq!(parsed("Northwind.Example.").as_deref(), Ok("northwind.example"));
    assert_eq!(parsed("xn--mller-kva.example").as_deref(), Ok("xn--mller-kva.example"));
    assert_eq!(parsed("a-1.b2.example").as_deref(), Ok("a-1.b2.example"));
}

#[test]
fn what_cannot_be_in_the_dns_is_not_a_domain() {
    let label = format!("{}.example", "a".repeat(64));
    for text in [
        "",
        ".",
        "localhost",
        "a..example",
        ".example",
        "-a.example",
        "a-.example",
        "a_b.example",
        "192.0.2.1",
        "2001:db8::1",
        "a.example..",
        "müller.example",
        "*.example",
        &label,
    ] {
        assert_eq!(parsed(text), Err(Flaw::NotADomain), "{text}");
    }
    let longest = format!("{}a.example", "abcdefghijk.".repeat(20));
    assert_eq!(longest.len(), 249);
    assert_eq!(parsed(&longest), Ok(longest.clone()));
    assert_eq!(parsed(&format!("abcde.{longest}")), Err(Flaw::TooLong { limit: 253 }));
}

#[test]
fn an_admin_who_types_an_address_or_a_url_is_told_to_type_the_domain_alone() {
    for text in [
        "https://northwind.example",
        "northwind.example/about",
        "ada@northwind.example",
        "northwind.example:443",
        "north wind.example",
        "*.northwind.example",
        "a.example,b.example",
    ] {
        assert_eq!(typed(text), Err(Flaw::NotADomain), "{text}");
    }
    assert_eq!(typed(" \n"), Err(Flaw::Empty));
    assert_eq!(typed(&"ü".repeat(254)), Err(Flaw::TooLong { limit: 253 }));
    assert_eq!(typed("  Müller.Example \n").as_deref(), Ok("Müller.Example"));
}

#[test]
fn the_values_at_a_name_are_read_for_what_went_wrong() {
    let right = "gatehouse-domain-verify=3f9a";
    assert_eq!(record("3f9a"), right);
    for (values, finding) in [
        (&[][..], Finding::NoRecord),
        (&["v=spf1 -all", right], Finding::Found),
        (&[" gatehouse-domain-verify=3f9a "], Finding::Found),
        (&["v=spf1 -all", "google-site-verification=1"], Finding::OtherValues),
        (&["\"gatehouse-domain-verify=3f9a\""], Finding::Quoted),
        (&["“gatehouse-domain-verify=3f9a”"], Finding::Quoted),
        (&["3f9a"], Finding::MissingPrefix),
        (&["'3f9a'", "v=spf1 -all"], Finding::MissingPrefix),
        (&["gatehouse-domain-verify=0000"], Finding::OtherToken),
        (&["gatehouse-domain-verify=3f9a2"], Finding::OtherToken),
        (&["GATEHOUSE-DOMAIN-VERIFY=3f9a"], Finding::OtherValues),
    ] {
        let owned: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
        assert_eq!(read_values(&owned, "3f9a"), finding, "{values:?}");
    }
}

#[test]
fn a_pending_domain_is_looked_at_every_few_minutes_and_a_verified_one_every_day() {
    let now = at(NOW);
    let (since, seen_at) = (now, now);
    let lapsing = |until| DomainState::Lapsing { since, seen_at, until };
    for (state, next) in [
        (DomainState::Pending, "2026-11-23T12:05:00Z"),
        (DomainState::Verified { since, seen_at }, "2026-11-24T12:00:00Z"),
        (lapsing(at("2026-11-30T12:00:00Z")), "2026-11-23T13:00:00Z"),
        (lapsing(at("2026-11-23T12:10:00Z")), "2026-11-23T12:10:00Z"),
        (lapsing(at("2026-11-23T11:00:00Z")), "2026-11-23T12:00:00Z"),
        (DomainState::Lapsed { at: now }, "2026-11-24T12:00:00Z"),
    ] {
        assert_eq!(state.next_check(now), at(next), "{state:?}");
    }
}

#[test]
fn an_admin_is_told_what_the_loss_of_a_domain_would_change() {
    let now = at(NOW);
    let (connection, test) = (connection("okta"), passed_test());
    let off = Sso::new(
        SsoState::Tested { connection: connection.clone(), test: test.clone() },
        true,
        false,
    );
    let on = |required| {
        let state = SsoState::On { connection: connection.clone(), test: test.clone() };
        Sso::new(state, required, false)
    };
    let verified = DomainState::Verified { since: now, seen_at: now };
    let people = DomainPeople { all: 41, bound: 36 };
    let managers = DomainPeople { all: 5, bound: 0 };
    for (others, sso, people, effect) in [
        (true, &off, people, RemovalEffect::Nothing),
        (false, &off, people, RemovalEffect::HoldsSsoBack),
        (true, &on(false), people, RemovalEffect::EndsIdpSignIn { people: 41 }),
        (false, &on(false), people, RemovalEffect::HoldsNewcomersBack),
        (true, &on(true), people, RemovalEffect::ShutsOut { people: 36 }),
        (true, &on(true), managers, RemovalEffect::EndsIdpSignIn { people: 5 }),
        (true, &on(true), DomainPeople::default(), RemovalEffect::Nothing),
        (false, &on(true), people, RemovalEffect::SuspendsRequirement),
    ] {
        assert_eq!(RemovalEffect::of(&verified, others, sso, people), effect, "{others} {sso:?}");
        for unverified in [DomainState::Pending, DomainState::Lapsed { at: now }] {
            let of = RemovalEffect::of(&unverified, others, sso, people);
            assert_eq!(of, RemovalEffect::Nothing);
        }
    }
}
