//! Values to show in the page of a test.

mod page;

use gatehouse::session::{Gate, Viewing};
use gatehouse_contract::sso::{
    Certificate, PassedTest, ServiceProvider, Sso, SsoConnection, SsoImpact, SsoSettings, SsoState,
};
use gatehouse_contract::{
    AccessSecurity, Capabilities, FactorsHeld, Facts, OrganizationName, Person, ProofKind, Role,
    Session, Timestamp, TwoFactorPolicy, Version, Viewer,
};
use leptos::prelude::*;
pub use page::{Page, settle};
use web_sys::Element;

/// The element that has the focus.
pub fn focused() -> Element {
    document().active_element().unwrap()
}

/// A moment so many days from now.
pub fn in_days(days: i64) -> Timestamp {
    gatehouse::browser::now().plus_days(days)
}

fn state(on: bool) -> SsoState {
    let certificate = Certificate {
        pem: "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".to_owned(),
        subject: "CN=northwind".to_owned(),
        issuer: "CN=northwind".to_owned(),
        key_algorithm: "RSA".to_owned(),
        key_bits: 2048,
        signature_algorithm: "SHA-256 with RSA".to_owned(),
        fingerprint: "5F:2A".to_owned(),
        not_before: in_days(-342),
        not_after: in_days(23),
    };
    let connection = SsoConnection {
        sign_in_url: "https://northwind.okta.example/sso/saml".to_owned(),
        issuer: "http://www.okta.example/exk1f7q2".to_owned(),
        certificates: vec![certificate],
        sign_requests: false,
    };
    let test = PassedTest { by: "Ada Osei".to_owned(), at: in_days(0) };
    if on { SsoState::On { connection, test } } else { SsoState::Tested { connection, test } }
}

/// The single sign-on page of the demo organization.
pub fn sso_settings(on: bool) -> SsoSettings {
    SsoSettings {
        version: Version(7),
        state: state(on),
        required: false,
        idp_managed: false,
        idp_initiated: false,
        password_factor: false,
        draft: None,
        previous: None,
        service_provider: ServiceProvider {
            acs_url: "https://app.example/sso/saml/acs/1".to_owned(),
            entity_id: "https://app.example/sso/saml/1".to_owned(),
            start_url: "https://app.example/sso/start/1".to_owned(),
            certificate_url: "https://app.example/sso/saml/1/certificate".to_owned(),
        },
        domains: vec!["northwind.example".to_owned()],
        impact: SsoImpact { idp_people: 41, owners: 2, admins: 3, ..SsoImpact::default() },
        two_factor_before: TwoFactorPolicy::NotRequired,
        changed: None,
    }
}

/// The same with somebody who would lose access.
pub fn with_a_guest(settings: SsoSettings) -> SsoSettings {
    let guest = Person {
        id: "lee".to_owned(),
        name: "Lee Park".to_owned(),
        email: "lee@partner.example".to_owned(),
        role: Role::Member,
    };
    let mut impact = settings.impact.clone();
    impact.shut_out.add(&guest);
    SsoSettings { impact, ..settings }
}

/// A session of somebody with this role, with or without a fresh proof of identity.
pub fn session(role: Role, sso_on: bool, proven: bool) -> Session {
    let access =
        AccessSecurity::new(Sso::new(state(sso_on), false, false), TwoFactorPolicy::NotRequired)
            .unwrap();
    let facts =
        Facts { role, held: FactorsHeld::default(), access: access.facts(true, in_days(0)) };
    Session {
        viewer: Viewer {
            id: "1".to_owned(),
            name: "Ada Osei".to_owned(),
            email: "ada@northwind.example".to_owned(),
            role,
        },
        organization: OrganizationName::parse("Northwind Labs").unwrap(),
        capabilities: Capabilities::of(&facts),
        proven_until: proven.then(|| in_days(1)),
        ends_at: None,
        proofs: vec![ProofKind::Password],
        sso_proof_url: None,
        sso_reverts_at: None,
        factor_due: None,
        mail_waiting_since: None,
        open_requests: 0,
    }
}

/// Puts a session in the context of what follows.
pub fn provide_session(session: Session) -> Viewing {
    gatehouse::ui::provide_announcer();
    let viewing = Viewing::new(RwSignal::new(Gate::Loading), session);
    provide_context(viewing);
    viewing
}
