use gatehouse_contract::{
    Current, Deletion, Denial, Field, FieldError, Flaw, OrganizationName, Problem, ProblemDocument,
    Role, Weakness,
};
use serde_json::{Value, json};

use super::{assert_wire, billing, domain, session, sso, two_factor};
use crate::support::{NOW, at};

/// `problem` goes with `status`, and is the body of an answer like this.
#[track_caller]
fn assert_problem(problem: &Problem, status: u16, json: &Value) {
    assert_eq!(problem.status(), status, "{json}");
    let document = ProblemDocument::new(problem.clone(), Some("r-1".to_owned()));
    let mut body = json.clone();
    body["title"] = problem.title().into();
    body["status"] = status.into();
    body["request_id"] = "r-1".into();
    assert_wire(&document, &body);
}

#[test]
fn every_problem_that_needs_no_details_is_written_like_this() {
    for (problem, status, name) in [
        (Problem::SignedOut, 401, "signed_out"),
        (Problem::WrongCredentials, 401, "wrong_credentials"),
        (Problem::WrongPassword, 403, "wrong_password"),
        (Problem::WrongCode, 403, "wrong_code"),
        (Problem::WrongPasskey, 403, "wrong_passkey"),
        (Problem::SsoRequired, 403, "sso_required"),
        (Problem::UnusableLink, 403, "unusable_link"),
        (Problem::StepUpRequired, 403, "step_up_required"),
        (Problem::CrossSite, 403, "cross_site"),
        (Problem::NotFound, 404, "not_found"),
        (Problem::MethodNotAllowed, 405, "method_not_allowed"),
        (Problem::RequestTimeout, 408, "request_timeout"),
        (Problem::NotJson, 415, "not_json"),
        (Problem::PreconditionRequired, 428, "precondition_required"),
        (Problem::Internal, 500, "internal"),
        (Problem::Unavailable, 503, "unavailable"),
    ] {
        assert_problem(&problem, status, &json!({ "type": name }));
    }
}

#[test]
fn a_problem_with_the_request_says_what_and_how_much() {
    let malformed = Problem::Malformed { detail: "unknown field".to_owned() };
    assert_problem(&malformed, 400, &json!({ "type": "malformed", "detail": "unknown field" }));
    let large = Problem::TooLarge { limit: 65_536 };
    assert_problem(&large, 413, &json!({ "type": "too_large", "limit": 65_536 }));
    let wait = Problem::TooManyAttempts { retry_after: 30 };
    assert_problem(&wait, 429, &json!({ "type": "too_many_attempts", "retry_after": 30 }));
    let lately = Problem::InvitationSentLately { retry_after: 30 };
    assert_problem(&lately, 429, &json!({ "type": "invitation_sent_lately", "retry_after": 30 }));
    let many = Problem::TooManyInvitations { limit: 500, retry_after: 30 };
    let json = json!({ "type": "too_many_invitations", "limit": 500, "retry_after": 30 });
    assert_problem(&many, 429, &json);
}

#[test]
fn a_denial_is_forbidden_for_a_role_and_a_conflict_for_a_state() {
    let roles = vec![Role::Owner];
    let json = json!({
        "type": "denied", "denial": { "reason": "role_required", "roles": ["owner"] },
    });
    assert_problem(&Problem::Denied { denial: Denial::RoleRequired { roles } }, 403, &json);
    for (denial, status, reason) in [
        (Denial::NotBelowYou, 403, "not_below_you"),
        (Denial::NotAboveYou, 409, "not_above_you"),
        (Denial::LastOwner, 409, "last_owner"),
        (Denial::KeepsPassword, 409, "keeps_password"),
        (Denial::NoPassword, 409, "no_password"),
        (Denial::SsoUnconfigured, 409, "sso_unconfigured"),
        (Denial::SsoUntested, 409, "sso_untested"),
        (Denial::DomainUnverified, 409, "domain_unverified"),
        (Denial::CertificateExpired, 409, "certificate_expired"),
        (Denial::NoSsoDraft, 409, "no_sso_draft"),
        (Denial::NoPreviousConnection, 409, "no_previous_connection"),
        (Denial::NothingToAdopt, 409, "nothing_to_adopt"),
        (Denial::SsoIsOn, 409, "sso_is_on"),
        (Denial::SsoIsOff, 409, "sso_is_off"),
    ] {
        let json = json!({ "type": "denied", "denial": { "reason": reason } });
        assert_problem(&Problem::Denied { denial }, status, &json);
    }
}

#[test]
fn a_deleted_organization_says_who_deleted_it_and_until_when_it_can_be_brought_back() {
    let deletion = Deletion {
        organization: OrganizationName::parse("Northwind Labs").unwrap(),
        by: "Ada Lovelace".to_owned(),
        at: at(NOW),
        gone_at: at(NOW).plus_days(30),
        restorable: true,
    };
    let json = json!({
        "type": "organization_deleted",
        "deletion": {
            "organization": "Northwind Labs", "by": "Ada Lovelace", "at": NOW,
            "gone_at": at(NOW).plus_days(30), "restorable": true,
        },
    });
    assert_problem(&Problem::OrganizationDeleted { deletion }, 403, &json);
}

#[test]
fn a_stale_change_brings_what_it_would_have_overwritten() {
    for (current, kind, reply) in [
        (
            Current::Organization(Box::new(session::organization())),
            "organization",
            session::organization_json(),
        ),
        (Current::Billing(Box::new(billing::billing())), "billing", billing::billing_json()),
        (Current::Domains(Box::new(domain::settings())), "domains", domain::settings_json()),
        (Current::Sso(Box::new(sso::settings())), "sso", sso::settings_json()),
        (
            Current::TwoFactor(Box::new(two_factor::settings())),
            "two_factor",
            two_factor::settings_json(),
        ),
    ] {
        let json = json!({ "type": "stale", "current": { kind: reply } });
        assert_problem(&Problem::Stale { current }, 412, &json);
    }
}

#[test]
fn a_requirement_that_would_concern_others_than_were_shown_brings_whom_it_concerns() {
    let current = Current::Sso(Box::new(sso::settings()));
    let json = json!({ "type": "impact_changed", "current": { "sso": sso::settings_json() } });
    assert_problem(&Problem::ImpactChanged { current }, 409, &json);
}

#[test]
fn invalid_values_are_told_field_by_field() {
    let fields = [
        (Field::Name, "name"),
        (Field::OrganizationName, "organization_name"),
        (Field::SignInUrl, "sign_in_url"),
        (Field::Issuer, "issuer"),
        (Field::Certificate, "certificate"),
        (Field::HoldsFrom, "holds_from"),
        (Field::Domain, "domain"),
        (Field::Password, "password"),
        (Field::ContactName, "contact_name"),
        (Field::ContactEmail, "contact_email"),
        (Field::Address, "address"),
    ];
    let errors = fields.map(|(field, _)| FieldError::new(field, Flaw::Empty)).to_vec();
    let json = fields.map(|(_, name)| json!({ "field": name, "flaw": { "code": "empty" } }));
    let json = json!({ "type": "invalid", "errors": json });
    assert_problem(&Problem::Invalid { errors }, 422, &json);
}

#[test]
fn every_flaw_is_written_like_this() {
    let (moment, algorithm) = (at(NOW), "Ed25519".to_owned());
    for (flaw, json) in [
        (Flaw::Empty, json!({ "code": "empty" })),
        (Flaw::TooLong { limit: 80 }, json!({ "code": "too_long", "limit": 80 })),
        (Flaw::TooShort { least: 15 }, json!({ "code": "too_short", "least": 15 })),
        (Flaw::StrayCharacters, json!({ "code": "stray_characters" })),
        (Flaw::InvisibleCharacters, json!({ "code": "invisible_characters" })),
        (Flaw::Mismatch, json!({ "code": "mismatch" })),
        (Flaw::NotAUrl, json!({ "code": "not_a_url" })),
        (Flaw::NotHttps, json!({ "code": "not_https" })),
        (Flaw::PrivateKey, json!({ "code": "private_key" })),
        (Flaw::SigningRequest, json!({ "code": "signing_request" })),
        (Flaw::PublicKey, json!({ "code": "public_key" })),
        (Flaw::KeyArchive, json!({ "code": "key_archive" })),
        (
            Flaw::SeveralCertificates { count: 2 },
            json!({ "code": "several_certificates", "count": 2 }),
        ),
        (
            Flaw::TooManyCertificates { limit: 4 },
            json!({ "code": "too_many_certificates", "limit": 4 }),
        ),
        (Flaw::NotACertificate, json!({ "code": "not_a_certificate" })),
        (
            Flaw::CertificateExpired { at: moment },
            json!({ "code": "certificate_expired", "at": NOW }),
        ),
        (
            Flaw::CertificateNotYetValid { from: moment },
            json!({ "code": "certificate_not_yet_valid", "from": NOW }),
        ),
        (
            Flaw::WeakKey { bits: 1024, least: 2048 },
            json!({ "code": "weak_key", "bits": 1024, "least": 2048 }),
        ),
        (
            Flaw::UnsupportedKey { algorithm },
            json!({ "code": "unsupported_key", "algorithm": "Ed25519" }),
        ),
        (Flaw::NotADomain, json!({ "code": "not_a_domain" })),
        (Flaw::PublicSuffix, json!({ "code": "public_suffix" })),
        (Flaw::MailProvider, json!({ "code": "mail_provider" })),
        (Flaw::AlreadyClaimed, json!({ "code": "already_claimed" })),
        (Flaw::VerifiedElsewhere, json!({ "code": "verified_elsewhere" })),
        (Flaw::TooManyDomains { limit: 100 }, json!({ "code": "too_many_domains", "limit": 100 })),
        (Flaw::Unchanged, json!({ "code": "unchanged" })),
        (Flaw::InThePast, json!({ "code": "in_the_past" })),
        (Flaw::TooFarAhead { latest: moment }, json!({ "code": "too_far_ahead", "latest": NOW })),
    ] {
        assert_wire(&flaw, &json);
    }
}

#[test]
fn the_body_of_an_answer_repeats_the_status_and_leaves_out_what_it_does_not_know() {
    let document = ProblemDocument::new(Problem::SignedOut, None);
    let json = json!({ "type": "signed_out", "title": "Not signed in", "status": 401 });
    assert_wire(&document, &json);
}

#[test]
fn what_makes_a_password_easy_to_guess_is_written_like_this() {
    for (weakness, name) in [
        (Weakness::Common, "common"),
        (Weakness::Personal, "personal"),
        (Weakness::Word, "word"),
        (Weakness::Keyboard, "keyboard"),
        (Weakness::Repetition, "repetition"),
        (Weakness::Sequence, "sequence"),
        (Weakness::Date, "date"),
        (Weakness::Predictable, "predictable"),
    ] {
        let json = json!({ "code": "guessable", "weakness": name });
        assert_wire(&Flaw::Guessable { weakness }, &json);
    }
}
