use gatehouse_contract::saml::{CheckName, CheckOutcome, Refusal};
use gatehouse_saml::{Expectations, Solicitation, examine};

use crate::idp::{
    ACS_URL, ENTITY_ID, ISSUER, REQUEST, Signer, at, edit, edited, examined, expectations, posted,
    refusal, response, sign_assertion, sign_response,
};

const CONFIRMATION: &str = r#"Method="urn:oasis:names:tc:SAML:2.0:cm:bearer""#;

/// Why the good response is refused when it is awaited in another way.
fn awaited(solicitation: Solicitation<'_>, unsigned: &str) -> Result<(), Refusal> {
    let certificates = [Signer::rsa().certificate()];
    let awaited = Expectations { solicitation, ..expectations(&certificates) };
    examine(&posted(&sign_assertion(unsigned, &Signer::rsa())), &awaited).outcome.map(|_| ())
}

/// Why the good response is refused at another time.
fn at_time(now: &str) -> Result<(), Refusal> {
    let certificates = [Signer::rsa().certificate()];
    let then = Expectations { now: at(now), ..expectations(&certificates) };
    examine(&posted(&sign_assertion(&response(), &Signer::rsa())), &then).outcome.map(|_| ())
}

/// The good response without any `InResponseTo`.
fn unsolicited() -> String {
    edited(&format!(r#" InResponseTo="{REQUEST}""#), "")
}

#[test]
fn a_failed_sign_in_is_told_in_the_identity_providers_own_words() {
    let xml = response();
    let (before, _) = xml.split_once("<saml:Assertion").unwrap();
    let failed = r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>Not assigned to this app</samlp:StatusMessage>"#;
    let success = r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>"#;
    let xml = edit(before, success, failed).replace("@response@", "") + "</samlp:Response>";
    let expected = Refusal::StatusFailed {
        status: "Responder".to_owned(),
        detail: Some("AuthnFailed".to_owned()),
        message: Some("Not assigned to this app".to_owned()),
    };
    assert_eq!(examined(&xml).outcome, Err(expected));
}

#[test]
fn a_response_of_another_issuer_is_refused() {
    let received = Some("https://evil.example".to_owned());
    let expected = ISSUER.to_owned();
    let wrong = Refusal::WrongIssuer { expected: expected.clone(), received };
    assert_eq!(refusal(&edited(ISSUER, "https://evil.example")), wrong);
    let inner = format!("<saml:Issuer>{ISSUER}</saml:Issuer>");
    assert_eq!(refusal(&edited(&inner, "<saml:Issuer>https://evil.example</saml:Issuer>")), wrong);
    let outer = format!("assertion\">{ISSUER}</saml:Issuer>@response@");
    let with = "assertion\">https://evil.example</saml:Issuer>@response@";
    assert_eq!(refusal(&edited(&outer, with)), wrong);
    let missing = Refusal::WrongIssuer { expected, received: None };
    assert_eq!(
        refusal(&edited(&inner, "@assertion@").replacen(
            "@assertion@@assertion@",
            "@assertion@",
            1
        )),
        missing
    );
}

#[test]
fn a_response_to_another_address_is_refused() {
    let expected = ACS_URL.to_owned();
    let elsewhere = r#"Destination="https://other.example/acs""#;
    let received = Some("https://other.example/acs".to_owned());
    assert_eq!(
        refusal(&edited(&format!(r#"Destination="{ACS_URL}""#), elsewhere)),
        Refusal::WrongDestination { expected: expected.clone(), received: received.clone() }
    );
    let elsewhere = r#"Recipient="https://other.example/acs""#;
    assert_eq!(
        refusal(&edited(&format!(r#"Recipient="{ACS_URL}""#), elsewhere)),
        Refusal::WrongRecipient { expected: expected.clone(), received }
    );
    assert_eq!(
        refusal(&edited(&format!(r#" Recipient="{ACS_URL}""#), "")),
        Refusal::WrongRecipient { expected, received: None }
    );
}

#[test]
fn a_signed_response_must_say_where_it_is_for_and_an_unsigned_one_need_not() {
    let silent = edited(&format!(r#" Destination="{ACS_URL}""#), "");
    assert_eq!(examined(&sign_assertion(&silent, &Signer::rsa())).outcome.err(), None);
    let refused = examined(&sign_response(&silent, &Signer::rsa())).outcome;
    let expected = ACS_URL.to_owned();
    assert_eq!(refused, Err(Refusal::WrongDestination { expected, received: None }));
}

#[test]
fn an_assertion_without_a_bearer_is_refused() {
    let holder = r#"Method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key""#;
    assert_eq!(refusal(&edited(CONFIRMATION, holder)), Refusal::NoBearerConfirmation);
}

#[test]
fn an_assertion_for_another_audience_is_refused() {
    let expected = ENTITY_ID.to_owned();
    let audience = format!("<saml:Audience>{ENTITY_ID}</saml:Audience>");
    let other = "<saml:Audience>https://other.example</saml:Audience>";
    let audiences = vec!["https://other.example".to_owned()];
    assert_eq!(
        refusal(&edited(&audience, other)),
        Refusal::WrongAudience { expected: expected.clone(), audiences }
    );
    let restriction = format!("<saml:AudienceRestriction>{audience}</saml:AudienceRestriction>");
    assert_eq!(
        refusal(&edited(&restriction, "")),
        Refusal::WrongAudience { expected: expected.clone(), audiences: vec![] }
    );
    let two = format!("{restriction}<saml:AudienceRestriction>{other}</saml:AudienceRestriction>");
    let audiences = vec![expected.clone(), "https://other.example".to_owned()];
    let both_needed = Refusal::WrongAudience { expected, audiences };
    assert_eq!(refusal(&edited(&restriction, &two)), both_needed, "every restriction must hold");
    let either = format!("{other}{audience}");
    let accepted = sign_assertion(&edited(&audience, &either), &Signer::rsa());
    assert_eq!(examined(&accepted).outcome.err(), None, "one of its audiences is enough");
}

#[test]
fn an_answer_to_another_request_is_refused() {
    let expected = Some("_another".to_owned());
    let received = Some(REQUEST.to_owned());
    assert_eq!(
        awaited(Solicitation::Requested("_another"), &response()),
        Err(Refusal::WrongRequest { expected, received: received.clone() })
    );
    for solicitation in [Solicitation::Refused, Solicitation::Unsolicited] {
        let wrong = Refusal::WrongRequest { expected: None, received: received.clone() };
        assert_eq!(awaited(solicitation, &response()), Err(wrong), "{solicitation:?}");
    }
}

#[test]
fn a_response_that_answers_nothing_is_taken_only_where_the_connection_takes_it() {
    let expected = Some(REQUEST.to_owned());
    assert_eq!(
        awaited(Solicitation::Requested(REQUEST), &unsolicited()),
        Err(Refusal::WrongRequest { expected, received: None })
    );
    assert_eq!(awaited(Solicitation::Refused, &unsolicited()), Err(Refusal::Unsolicited));
    assert_eq!(awaited(Solicitation::Unsolicited, &unsolicited()), Ok(()));
}

#[test]
fn the_request_must_be_named_in_what_is_signed() {
    let inner = format!(r#"SubjectConfirmationData InResponseTo="{REQUEST}""#);
    let only_outside = edited(&inner, "SubjectConfirmationData");
    let expected = Some(REQUEST.to_owned());
    assert_eq!(refusal(&only_outside), Refusal::WrongRequest { expected, received: None });
    let signed = examined(&sign_response(&only_outside, &Signer::rsa()));
    assert_eq!(signed.outcome.err(), None);
}

#[test]
fn an_assertion_holds_from_three_minutes_before_to_three_minutes_after_its_time() {
    assert_eq!(at_time("2026-11-23T11:52:00Z"), Ok(()));
    let (at_start, seconds) = (at("2026-11-23T11:55:00Z"), 181);
    let early = Refusal::NotYetValid { at: at_start, seconds };
    assert_eq!(at_time("2026-11-23T11:51:59Z"), Err(early));
    assert_eq!(at_time("2026-11-23T12:07:59Z"), Ok(()));
    let (at_end, seconds) = (at("2026-11-23T12:05:00Z"), 180);
    assert_eq!(at_time("2026-11-23T12:08:00Z"), Err(Refusal::Expired { at: at_end, seconds }));
}

#[test]
fn a_clock_that_is_ten_minutes_off_is_told() {
    let certificates = [Signer::rsa().certificate()];
    let then = Expectations { now: at("2026-11-23T12:10:00Z"), ..expectations(&certificates) };
    let it = examine(&posted(&sign_assertion(&response(), &Signer::rsa())), &then);
    assert_eq!(it.clock_difference, Some(-600));
}

#[test]
fn the_end_for_the_bearer_counts_too_and_must_be_there() {
    let bearer = r#"NotOnOrAfter="2026-11-23T12:05:00Z" Recipient"#;
    let (moment, seconds) = (at("2026-11-23T11:56:00Z"), 240);
    assert_eq!(
        refusal(&edited(bearer, r#"NotOnOrAfter="2026-11-23T11:56:00Z" Recipient"#)),
        Refusal::Expired { at: moment, seconds }
    );
    assert_eq!(refusal(&edited(bearer, "Recipient")), Refusal::NoExpiry);
}

#[test]
fn an_assertion_is_remembered_until_the_earlier_of_its_two_ends() {
    for (what, with) in [
        (r#"NotOnOrAfter="2026-11-23T12:05:00Z">"#, r#"NotOnOrAfter="2026-11-23T12:02:00Z">"#),
        ("2026-11-23T12:05:00Z\" Recipient", "2026-11-23T12:02:00Z\" Recipient"),
    ] {
        let signed = sign_assertion(&edited(what, with), &Signer::rsa());
        assert_eq!(examined(&signed).outcome.unwrap().expires, at("2026-11-23T12:05:00Z"));
    }
}

#[test]
fn a_time_that_cannot_be_read_is_not_taken_for_any_time() {
    for time in ["2026-11-23T12:05:00", "tomorrow", "", "2026-13-01T00:00:00Z"] {
        let edited =
            edited("NotOnOrAfter=\"2026-11-23T12:05:00Z\">", &format!("NotOnOrAfter=\"{time}\">"));
        assert_eq!(refusal(&edited), Refusal::UnreadableTime { received: time.to_owned() });
    }
    let fine = edited("2026-11-23T12:05:00Z", "2026-11-23T12:05:00.1234567Z");
    assert_eq!(examined(&sign_assertion(&fine, &Signer::rsa())).outcome.err(), None);
}

#[test]
fn a_condition_that_is_not_understood_is_not_met() {
    let own = r#"<own:WhenSunny xmlns:own="urn:own"/></saml:Conditions>"#;
    let received = "WhenSunny".to_owned();
    assert_eq!(refusal(&edited("</saml:Conditions>", own)), Refusal::UnknownCondition { received });
    let known = "<saml:OneTimeUse/></saml:Conditions>";
    let signed = sign_assertion(&edited("</saml:Conditions>", known), &Signer::rsa());
    assert_eq!(examined(&signed).outcome.err(), None);
}

#[test]
fn an_assertion_must_say_that_the_person_signed_in_and_is_so_still() {
    let xml = response();
    let (before, statement) = xml.split_once("<saml:AuthnStatement").unwrap();
    let (_, after) = statement.split_once("</saml:AuthnStatement>").unwrap();
    assert_eq!(refusal(&format!("{before}{after}")), Refusal::NoAuthentication);
    let ended = r#"SessionIndex="_session" SessionNotOnOrAfter="2026-11-23T11:50:00Z""#;
    let ended = refusal(&edited(r#"SessionIndex="_session""#, ended));
    assert_eq!(ended, Refusal::SessionEnded { at: at("2026-11-23T11:50:00Z") });
}

#[test]
fn an_assertion_must_say_who_it_is_about_in_a_way_that_lasts() {
    let format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    let name_id = format!(r#"<saml:NameID Format="{format}">ada@northwind.example</saml:NameID>"#);
    assert_eq!(refusal(&edited(&name_id, "")), Refusal::NoNameId);
    assert_eq!(refusal(&edited(&name_id, "<saml:NameID> </saml:NameID>")), Refusal::NoNameId);
    let encrypted = refusal(&edited(&name_id, "<saml:EncryptedID/>"));
    assert_eq!(encrypted, Refusal::EncryptedNameId);
    let transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    assert_eq!(refusal(&edited(format, transient)), Refusal::TransientNameId);
}

#[test]
fn an_assertion_must_hold_an_email_address() {
    let persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    let xml = edited("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", persistent);
    let nameless = edit(&xml, r#"Name="email""#, r#"Name="department""#);
    assert_eq!(refusal(&nameless), Refusal::NoEmail);
    for received in ["ada", "ada@", "@northwind.example", "ada@northwind", "a da@n.example"] {
        let value = format!("<saml:AttributeValue>{received}</saml:AttributeValue>");
        let good = "<saml:AttributeValue>ada@northwind.example</saml:AttributeValue>";
        let wrong = Refusal::WrongEmail { received: received.to_owned() };
        assert_eq!(refusal(&edit(&xml, good, &value)), wrong);
    }
}

#[test]
fn an_assertion_without_an_id_cannot_be_remembered_and_is_refused() {
    let xml = edited(r#"ID="_assertion" "#, "");
    let refused = examined(&sign_response(&xml, &Signer::rsa())).outcome;
    assert_eq!(refused, Err(Refusal::NoAssertionId));
}

#[test]
fn every_other_check_is_still_made_after_one_that_failed() {
    let audience = format!("<saml:Audience>{ENTITY_ID}");
    let xml = edit(
        &edited(&audience, "<saml:Audience>https://other.example"),
        "2026-11-23T12:05:00Z",
        "2026-11-23T11:00:00Z",
    );
    let examination = examined(&sign_assertion(&xml, &Signer::other()));
    let failed: Vec<CheckName> = examination
        .checks
        .iter()
        .filter(|it| it.outcome == CheckOutcome::Failed)
        .map(|it| it.name)
        .collect();
    assert_eq!(failed, [CheckName::Certificate, CheckName::Audience, CheckName::Validity]);
    assert!(examination.checks.is_sorted_by_key(|it| it.name), "in the order of deciding");
    assert!(matches!(examination.outcome, Err(Refusal::UnknownCertificate { .. })), "the first");
    assert_eq!(examination.claims.unwrap().first_name.as_deref(), Some("Ada"));
}
