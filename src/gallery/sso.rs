//! Single sign-on in every state.

use gatehouse_contract::sso::{SsoConnection, SsoSettings, SsoState};
use gatehouse_contract::{Action, Denial, Field, FieldError, Flaw, Problem, Role};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME, LONG_URL};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::load::Load;
use crate::pages::sso::{SsoModel, SsoScreen, Task};
use crate::pages::{AccessTab, Loaded};
use crate::save::{Phase, Save};

/// States of the settings, and who looks.
pub const STATES: Room = Room {
    name: "Single sign-on",
    exhibits: &[
        exhibit("sso/unconfigured", "Unconfigured", || off(SsoState::Unconfigured).show()),
        exhibit("sso/unconfigured-no-domain", "Unconfigured, no domain", || {
            off(SsoState::Unconfigured).without_domain().show()
        }),
        exhibit("sso/untested", "Off, untested", || off(untested(300)).show()),
        exhibit("sso/tested", "Off, tested", || off(tested(300)).show()),
        exhibit("sso/domain-unverified", "Off, no verified domain", || {
            off(tested(300)).without_domain().show()
        }),
        exhibit("sso/off-expired", "Off, certificate expired", || off(tested(-3)).show()),
        exhibit("sso/on", "On, expires in 23 days", || on(23).show()),
        exhibit("sso/on-fresh", "On, expires in 300 days", || on(300).show()),
        exhibit("sso/on-expiring-60", "On, expires in 60 days", || on(60).show()),
        exhibit("sso/on-expiring-7", "On, expires in 7 days", || on(7).show()),
        exhibit("sso/on-expiring-1", "On, expires tomorrow", || on(1).show()),
        exhibit("sso/on-expired", "On, certificate expired", || on(-3).show()),
        exhibit("sso/required", "Required", || required().show()),
        exhibit("sso/admin", "As Admin", || on(300).seen_by(Role::Admin).show()),
        exhibit("sso/billing-admin", "As Billing Admin", || {
            on(300).seen_by(Role::BillingAdmin).show()
        }),
        exhibit("sso/member", "As Member", || on(300).seen_by(Role::Member).show()),
        exhibit("sso/role-raised", "Role raised meanwhile", || role_changed(Role::Admin)),
        exhibit("sso/role-lowered", "Role lowered meanwhile", || role_changed(Role::Member)),
        exhibit("sso/session-ended", "Session ended", session_ended),
        exhibit("sso/long", "Long names", long),
        exhibit("sso/loading", "Loading", || load(Load::Loading)),
        exhibit("sso/load-unreachable", "Unreachable", || load(Load::Failed(Failure::Unreachable))),
        exhibit("sso/load-internal", "Fault of the server", || {
            load(Load::Failed(fixtures::refusal(Problem::Internal)))
        }),
    ],
};

/// Changes of the switches.
pub const CHANGES: Room = Room {
    name: "Single sign-on, changing",
    exhibits: &[
        exhibit("sso/turn-on", "Turn on", || off(tested(300)).asking(Action::TurnOnSso).show()),
        exhibit("sso/turn-on-proven", "Turn on, proven lately", || {
            off(tested(300)).asking(Action::TurnOnSso).proven().show()
        }),
        exhibit("sso/turn-on-ends-two-factor", "Turn on, ends two-factor", || {
            off(tested(300)).ending_two_factor().asking(Action::TurnOnSso).show()
        }),
        exhibit("sso/turn-off", "Turn off", || on(300).asking(Action::TurnOffSso).show()),
        exhibit("sso/require", "Require", || on(300).asking(Action::RequireSso).show()),
        exhibit("sso/stop-requiring", "Stop requiring", || {
            required().asking(Action::StopRequiringSso).show()
        }),
        exhibit("sso/idp-managed-off", "Turn IdP-managed off", || {
            on(300).asking(Action::StopIdpAddingMembers).show()
        }),
        exhibit("sso/saving", "Saving", || requiring(Phase::Saving)),
        exhibit("sso/saved", "Saved", || required().show()),
        exhibit("sso/wrong-password", "Wrong password", || refused(Problem::WrongPassword)),
        exhibit("sso/too-many-attempts", "Too many attempts", || {
            refused(Problem::TooManyAttempts { retry_after: 240 })
        }),
        exhibit("sso/step-up", "Proof has run out", || refused(Problem::StepUpRequired)),
        exhibit("sso/unreachable", "Unreachable", || {
            requiring(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("sso/unreadable", "Something else answered", || {
            requiring(Phase::Refused(Failure::Unreadable))
        }),
        exhibit("sso/unavailable", "Too busy", || refused(Problem::Unavailable)),
        exhibit("sso/internal", "Fault of the server", || refused(Problem::Internal)),
        exhibit("sso/denied-role", "Denied: role", || {
            denied(Denial::RoleRequired { roles: vec![Role::Owner, Role::Admin] })
        }),
        exhibit("sso/denied-unconfigured", "Denied: unconfigured", || {
            denied(Denial::SsoUnconfigured)
        }),
        exhibit("sso/denied-untested", "Denied: untested", || denied(Denial::SsoUntested)),
        exhibit("sso/denied-domain", "Denied: no domain", || denied(Denial::DomainUnverified)),
        exhibit("sso/denied-expired", "Denied: expired", || denied(Denial::CertificateExpired)),
        exhibit("sso/denied-is-on", "Denied: is on", || denied(Denial::SsoIsOn)),
        exhibit("sso/denied-is-off", "Denied: is off", || denied(Denial::SsoIsOff)),
        exhibit("sso/stale", "Changed by somebody else", stale),
    ],
};

/// The connection.
pub const CONNECTION: Room = Room {
    name: "Single sign-on, connection",
    exhibits: &[
        exhibit("sso/connect", "Edit", || connecting(Phase::Editing)),
        exhibit("sso/connect-empty", "Empty fields", || {
            wrong([Flaw::Empty, Flaw::Empty, Flaw::Empty])
        }),
        exhibit("sso/connect-private-key", "Private key", || {
            wrong([Flaw::NotHttps, Flaw::StrayCharacters, Flaw::PrivateKey])
        }),
        exhibit("sso/connect-expired", "Expired", || {
            wrong([Flaw::NotAUrl, Flaw::Empty, Flaw::CertificateExpired { at: now() }])
        }),
        exhibit("sso/connect-not-yet-valid", "Not yet valid", || {
            let from = now().plus_days(3);
            wrong([Flaw::NotAUrl, Flaw::Empty, Flaw::CertificateNotYetValid { from }])
        }),
        exhibit("sso/connect-csr", "Signing request", || certificate_flaw(Flaw::SigningRequest)),
        exhibit("sso/connect-public-key", "Public key", || certificate_flaw(Flaw::PublicKey)),
        exhibit("sso/connect-archive", "Key archive", || certificate_flaw(Flaw::KeyArchive)),
        exhibit("sso/connect-several", "Several certificates", || {
            certificate_flaw(Flaw::SeveralCertificates { count: 3 })
        }),
        exhibit("sso/connect-unreadable", "Not a certificate", || {
            certificate_flaw(Flaw::NotACertificate)
        }),
        exhibit("sso/connect-weak", "Weak key", || {
            certificate_flaw(Flaw::WeakKey { bits: 1024, least: 2048 })
        }),
        exhibit("sso/connect-unsupported", "Unsupported key", || {
            certificate_flaw(Flaw::UnsupportedKey { algorithm: "Ed25519".to_owned() })
        }),
        exhibit("sso/connect-too-long", "Too long", || {
            let limit = 65_536;
            wrong([
                Flaw::TooLong { limit: 1024 },
                Flaw::TooLong { limit: 1024 },
                Flaw::TooLong { limit },
            ])
        }),
        exhibit("sso/remove", "Remove", || removing(Phase::Editing)),
        exhibit("sso/remove-saving", "Remove, saving", || removing(Phase::Saving)),
        exhibit("sso/remove-mismatch", "Remove, wrong name", || {
            let errors = vec![FieldError::new(Field::OrganizationName, Flaw::Mismatch)];
            removing(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
        }),
    ],
};

/// A picture of the page.
struct Picture {
    stage: Stage,
    settings: SsoSettings,
    task: Task,
    phase: Phase,
}

fn picture(settings: SsoSettings) -> Picture {
    let stage = Stage::new(fixtures::facts(&settings));
    Picture { stage, settings, task: Task::Reading, phase: Phase::Editing }
}

fn off(state: SsoState) -> Picture {
    picture(fixtures::sso(state))
}

fn connection(days_left: i64) -> SsoConnection {
    fixtures::connection(fixtures::certificate(days_left))
}

fn untested(days_left: i64) -> SsoState {
    SsoState::Untested { connection: connection(days_left) }
}

fn tested(days_left: i64) -> SsoState {
    SsoState::Tested { connection: connection(days_left), test: fixtures::passed_test() }
}

fn on(days_left: i64) -> Picture {
    let (connection, test) = (connection(days_left), fixtures::passed_test());
    picture(fixtures::sso(SsoState::On { connection, test }))
}

fn required() -> Picture {
    let Picture { settings, .. } = on(300);
    picture(SsoSettings { required: true, ..settings })
}

impl Picture {
    fn without_domain(self) -> Self {
        picture(SsoSettings { domains: Vec::new(), ..self.settings })
    }

    fn ending_two_factor(mut self) -> Self {
        self.settings.impact.ends_two_factor = true;
        self
    }

    fn seen_by(mut self, role: Role) -> Self {
        self.stage.role = role;
        self
    }

    fn proven(mut self) -> Self {
        self.stage.proven = true;
        self
    }

    fn asking(mut self, action: Action) -> Self {
        self.task = Task::Switching(action);
        self
    }

    fn with(self, task: Task, phase: Phase) -> Self {
        Self { task, phase, ..self }
    }

    fn show(self) -> AnyView {
        let Self { stage, settings, task, phase } = self;
        let content = move || {
            let model = SsoModel {
                settings: RwSignal::new(settings.clone()),
                task: RwSignal::new(task),
                switching: Save::still(phase.clone()),
                connecting: Save::still(phase.clone()),
                removing: Save::still(phase.clone()),
            };
            view! { <SsoScreen model /> }.into_any()
        };
        stage.tab(AccessTab::SingleSignOn, content)
    }
}

fn requiring(phase: Phase) -> AnyView {
    on(23).with(Task::Switching(Action::RequireSso), phase).show()
}

fn refused(problem: Problem) -> AnyView {
    requiring(Phase::Refused(fixtures::refusal(problem)))
}

fn denied(denial: Denial) -> AnyView {
    refused(Problem::Denied { denial })
}

fn stale() -> AnyView {
    use gatehouse_contract::{Current, Reply};
    let Picture { settings, stage, .. } = on(23);
    let session = fixtures::session(stage.role, stage.access, stage.organization, false);
    let current = Current::Sso(Box::new(Reply { resource: settings, session }));
    refused(Problem::Stale { current })
}

fn connecting(phase: Phase) -> AnyView {
    off(untested(300)).with(Task::Connecting, phase).show()
}

fn wrong([url, issuer, certificate]: [Flaw; 3]) -> AnyView {
    let errors = vec![
        FieldError::new(Field::SignInUrl, url),
        FieldError::new(Field::Issuer, issuer),
        FieldError::new(Field::Certificate, certificate),
    ];
    connecting(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
}

fn certificate_flaw(flaw: Flaw) -> AnyView {
    let errors = vec![FieldError::new(Field::Certificate, flaw)];
    connecting(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
}

fn removing(phase: Phase) -> AnyView {
    off(tested(300)).with(Task::Removing, phase).show()
}

fn role_changed(role: Role) -> AnyView {
    let mut picture = on(300).seen_by(role);
    picture.stage.former_role = Some(Role::BillingAdmin);
    picture.show()
}

fn session_ended() -> AnyView {
    let mut picture = on(300);
    picture.stage.ended = true;
    picture.show()
}

fn long() -> AnyView {
    let mut picture = on(300);
    picture.stage.organization = LONG_NAME;
    let settings = &mut picture.settings;
    settings.service_provider.acs_url = LONG_URL.to_owned();
    if let SsoState::On { connection, .. } = &mut settings.state {
        connection.sign_in_url = LONG_URL.to_owned();
        connection.issuer = LONG_NAME.to_owned();
        connection.certificate.subject = format!("CN={LONG_NAME},O={LONG_NAME}");
    }
    picture.show()
}

fn load(load: Load<()>) -> AnyView {
    let content = move || {
        let (load, _) = signal(load.clone());
        let retry = Callback::new(|()| {});
        view! { <Loaded load retry label="Loading single sign-on" ready=|()| () /> }.into_any()
    };
    on(300).stage.tab(AccessTab::SingleSignOn, content)
}
