//! Values of the contract, as the demo organization has them.

use gatehouse_contract::sso::{
    Certificate, PassedTest, ServiceProvider, Sso, SsoConnection, SsoImpact, SsoSettings, SsoState,
};
use gatehouse_contract::{
    AccessFacts, AccessSecurity, Capabilities, Change, Coverage, CoverageDay, FactorsHeld, Facts,
    Organization, OrganizationName, People, PeopleFactors, Permit, Person, PersonFactors, Problem,
    ProblemDocument, ProofKind, Role, Session, TwoFactorPolicy, TwoFactorSettings, Version, Viewer,
};

use crate::api::Failure;
use crate::browser::now;

/// 80 characters without a place to break.
pub const LONG_NAME: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/// An address without a place to break.
pub const LONG_URL: &str = "https://sign-in.identity.a-very-long-subdomain.northwind.example/app/exk1f7q2exk1f7q2exk1f7q2/sso/saml/metadata/and/more";

const PEM: &str = "-----BEGIN CERTIFICATE-----\nMIIDBzCCAe+gAwIBAgIUNorthwindDemoCertificateForPictures0wDQYJKoZI\n-----END CERTIFICATE-----\n";

/// A person.
pub fn person(name: &str, email: &str, role: Role) -> Person {
    Person { id: email.to_owned(), name: name.to_owned(), email: email.to_owned(), role }
}

/// The person of the demo organization with this role.
pub fn viewer(role: Role) -> Person {
    match role {
        Role::Owner => person("Ada Osei", "ada@northwind.example", role),
        Role::Admin => person("Ravi Vance", "ravi@northwind.example", role),
        Role::BillingAdmin => person("Bea Lindqvist", "bea@northwind.example", role),
        Role::Member => person("Jun Kato", "jun@northwind.example", role),
    }
}

/// The session of the person of whom these are the facts.
pub fn session(facts: &Facts, organization: &str, proven: bool) -> Session {
    let Person { id, name, email, role } = viewer(facts.role);
    Session {
        viewer: Viewer { id, name, email, role },
        organization: name_of(organization),
        capabilities: Capabilities::of(facts),
        proven_until: proven.then(|| now().plus_days(1)),
        ends_at: None,
        proofs: vec![ProofKind::Password],
        sso_proof_url: None,
        sso_reverts_at: None,
        factor_due: None,
        mail_waiting_since: None,
        open_requests: 0,
    }
}

/// An organization's name.
pub fn name_of(organization: &str) -> OrganizationName {
    OrganizationName::parse(organization).unwrap_or_else(|_| name_of("Northwind Labs"))
}

/// The organization, with two administrators.
pub fn organization() -> Organization {
    Organization {
        version: Version(7),
        name: name_of("Northwind Labs"),
        administrators: vec![viewer(Role::Owner), viewer(Role::Admin)],
        support_address: Some("help@gate.example".to_owned()),
        changed: None,
    }
}

/// A certificate that is valid for a year, and for so many days more.
pub fn certificate(days_left: i64) -> Certificate {
    Certificate {
        pem: PEM.to_owned(),
        subject: "CN=northwind".to_owned(),
        issuer: "CN=northwind".to_owned(),
        key_algorithm: "RSA".to_owned(),
        key_bits: 2048,
        signature_algorithm: "SHA-256 with RSA".to_owned(),
        fingerprint: ["5F:2A:91:0B:6D:77:E4:C3"; 4].join(":"),
        not_before: now().plus_days(days_left - 365),
        not_after: now().plus_days(days_left),
    }
}

/// A connection to Okta with that certificate.
pub fn connection(certificate: Certificate) -> SsoConnection {
    SsoConnection {
        sign_in_url: "https://northwind.okta.example/app/exk1f/sso/saml".to_owned(),
        issuer: "http://www.okta.example/exk1f7q2".to_owned(),
        certificates: vec![certificate],
        sign_requests: false,
    }
}

/// A test that passed just now.
pub fn passed_test() -> PassedTest {
    PassedTest { by: "Ada Osei".to_owned(), at: now() }
}

/// Somebody's change.
pub fn change() -> Change {
    Change { by: "Ravi Vance".to_owned(), at: now() }
}

/// The single sign-on page in a state.
pub fn sso(state: SsoState) -> SsoSettings {
    SsoSettings {
        version: Version(7),
        state,
        required: false,
        idp_managed: true,
        idp_initiated: false,
        password_factor: false,
        draft: None,
        previous: None,
        service_provider: ServiceProvider {
            acs_url: "https://app.northwind.example/sso/saml/acs/9f2c41".to_owned(),
            entity_id: "https://app.northwind.example/sso/saml/9f2c41".to_owned(),
            start_url: "https://app.northwind.example/sso/start/9f2c41".to_owned(),
            certificate_url: "https://app.northwind.example/sso/saml/9f2c41/certificate".to_owned(),
        },
        domains: vec!["northwind.example".to_owned()],
        impact: impact(),
        two_factor_before: TwoFactorPolicy::NotRequired,
        changed: Some(change()),
    }
}

fn impact() -> SsoImpact {
    let guest = |name: &str, email: &str| person(name, email, Role::Member);
    SsoImpact {
        idp_people: 41,
        owners: 2,
        admins: 3,
        shut_out: people(vec![
            guest("Kim Roy", "kim@agency.example"),
            guest("Lee Park", "lee@partner.example"),
            guest("Sam Diaz", "sam@agency.example"),
        ]),
        exempt: People::default(),
        password_alone: people(vec![guest("Lee Park", "lee@partner.example"), viewer(Role::Admin)]),
        without_password: people(vec![guest("Nia Cole", "nia@northwind.example")]),
        password_alone_when_required: people(vec![viewer(Role::Admin)]),
        ends_two_factor: false,
        digest: String::new(),
    }
}

/// These people.
pub fn people(all: Vec<Person>) -> People {
    let mut people = People::default();
    all.iter().for_each(|person| people.add(person));
    people
}

/// So many guests.
pub fn guests(count: u32) -> People {
    let guest = |number| {
        let (name, email) =
            (format!("Guest {number:02}"), format!("guest{number:02}@agency.example"));
        person(&name, &email, Role::Member)
    };
    people((1..=count).map(guest).collect())
}

/// The two-factor page with a requirement.
pub fn two_factor(policy: TwoFactorPolicy) -> TwoFactorSettings {
    let coverage = Coverage { authenticator_app: 28, passkey: 5, none: 11 };
    TwoFactorSettings {
        version: Version(7),
        policy,
        coverage,
        history: history(coverage),
        lacking: PeopleFactors {
            total: 3,
            people: vec![
                lacking("Jun Kato", Some(0), true),
                PersonFactors {
                    reminded_at: Some(now().plus_seconds(-7_200)),
                    ..lacking("Mara Bauer", Some(1), true)
                },
                lacking("Ola Nilsen", None, false),
            ],
        },
        app_alone: people(vec![
            viewer(Role::Owner),
            viewer(Role::Admin),
            viewer(Role::BillingAdmin),
        ]),
        changed: Some(change()),
    }
}

/// Somebody without a second factor, who was last seen so many days ago.
pub fn lacking(name: &str, days: Option<i64>, has_password: bool) -> PersonFactors {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    PersonFactors {
        person: person(name, &format!("{first}@northwind.example"), Role::Member),
        held: FactorsHeld::default(),
        has_password,
        last_seen: days.map(|days| now().plus_days(-days)),
        reminded_at: None,
        reset: Permit::Allowed,
    }
}

/// How the coverage came to be what it is, week by week.
fn history(now_covered: Coverage) -> Vec<CoverageDay> {
    let people = now_covered.people();
    let week = |week: u32| {
        let covered = now_covered.protected() * (week + 4) / 17;
        let passkey = covered / 8;
        let coverage =
            Coverage { authenticator_app: covered - passkey, passkey, none: people - covered };
        CoverageDay { day: now().plus_days(i64::from(week) * 7 - 89).start_of_day(), coverage }
    };
    (0..13).map(week).collect()
}

/// What `decide` has to know of the settings.
pub fn facts(sso: &SsoSettings) -> AccessFacts {
    let SsoSettings { state, required, idp_managed, draft, previous, .. } = sso.clone();
    let sso_now = Sso::new(state, required, idp_managed).beside(draft, previous);
    let security = AccessSecurity::new(sso_now, TwoFactorPolicy::NotRequired).unwrap_or_default();
    security.facts(!sso.domains.is_empty(), now())
}

/// A refusal of the server.
pub fn refusal(problem: Problem) -> Failure {
    let request = "01JD9Z6Q3K".to_owned();
    Failure::Problem(Box::new(ProblemDocument::new(problem, Some(request))))
}
