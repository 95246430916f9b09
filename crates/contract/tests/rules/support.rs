//! Values that several subjects need.

use gatehouse_contract::sso::{Certificate, PassedTest, SsoConnection};
use gatehouse_contract::{AccessFacts, Candidate, FactorsHeld, Timestamp};

/// The moment that is now in these tests.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// A moment, as it is written in JSON.
pub fn at(rfc3339: &str) -> Timestamp {
    serde_json::from_value(rfc3339.into()).unwrap()
}

/// A moment some milliseconds away from another.
pub fn shifted(moment: Timestamp, milliseconds: i64) -> Timestamp {
    Timestamp::from_unix_millis(moment.unix_millis() + milliseconds).unwrap()
}

/// A certificate that is valid through the whole of 2026.
pub fn certificate() -> Certificate {
    Certificate {
        pem: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".to_owned(),
        subject: "CN=northwind".to_owned(),
        issuer: "CN=northwind".to_owned(),
        key_algorithm: "RSA".to_owned(),
        key_bits: 2048,
        signature_algorithm: "SHA-256 with RSA".to_owned(),
        fingerprint: "AB:CD".to_owned(),
        not_before: at("2026-01-01T00:00:00Z"),
        not_after: at("2026-12-31T23:59:59Z"),
    }
}

/// A connection to an identity provider with this issuer.
pub fn connection(issuer: &str) -> SsoConnection {
    SsoConnection {
        sign_in_url: "https://northwind.okta.example/sso/saml".to_owned(),
        issuer: issuer.to_owned(),
        certificates: vec![certificate()],
        sign_requests: false,
    }
}

/// A test sign-in that passed.
pub fn passed_test() -> PassedTest {
    PassedTest { by: "Ada Osei".to_owned(), at: at("2026-11-23T09:30:00Z") }
}

/// Everything is in place and single sign-on is off.
pub const READY: AccessFacts = AccessFacts {
    connected: true,
    connection_tested: true,
    certificate_expired: false,
    domain_verified: true,
    sso_on: false,
    draft: Candidate::Ready,
    previous: Candidate::Ready,
};

/// Somebody who has an authenticator app.
pub const APP: FactorsHeld = FactorsHeld { authenticator_app: true, passkey: false };

/// Every combination of second factors.
pub fn all_held() -> impl Iterator<Item = FactorsHeld> {
    let held = |bits| FactorsHeld { authenticator_app: bits & 1 != 0, passkey: bits & 2 != 0 };
    (0..4).map(held)
}

const CANDIDATES: [Candidate; 4] =
    [Candidate::Missing, Candidate::Untested, Candidate::Expired, Candidate::Ready];

/// Every combination of facts, also those that cannot come about.
pub fn all_facts() -> impl Iterator<Item = AccessFacts> {
    (0..512_usize).map(|bits| AccessFacts {
        connected: bits & 1 != 0,
        connection_tested: bits & 2 != 0,
        certificate_expired: bits & 4 != 0,
        domain_verified: bits & 8 != 0,
        sso_on: bits & 16 != 0,
        draft: CANDIDATES[bits >> 5 & 3],
        previous: CANDIDATES[bits >> 7],
    })
}
