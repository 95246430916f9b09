use gatehouse_contract::saml::Attempt;
use gatehouse_contract::sso::{
    Certificate, PreviousConnection, SsoConnection, SsoDraft, SsoImpact, SsoSettings, SsoState,
};
use gatehouse_contract::{Action, Role};
use leptos::prelude::*;

use crate::gallery::fixtures;
use crate::gallery::stage::Stage;
use crate::pages::AccessTab;
use crate::pages::sso::{Exception, SsoModel, SsoScreen, Task};
use crate::save::{Phase, Save};

/// A picture of the page.
pub struct Picture {
    /// Who looks.
    pub stage: Stage,
    /// What the server said last.
    pub settings: SsoSettings,
    attempts: Vec<Attempt>,
    task: Task,
    phase: Phase,
    excepted: Option<Exception>,
    shown: Option<SsoImpact>,
}

fn picture(settings: SsoSettings) -> Picture {
    let stage = Stage::new(fixtures::facts(&settings));
    Picture {
        stage,
        settings,
        attempts: Vec::new(),
        task: Task::Reading,
        phase: Phase::Editing,
        excepted: None,
        shown: None,
    }
}

/// Off, in a state.
pub fn off(state: SsoState) -> Picture {
    picture(fixtures::sso(state))
}

fn connection(days_left: i64) -> SsoConnection {
    fixtures::connection(fixtures::certificate(days_left))
}

/// A connection that has passed no test.
pub fn untested(days_left: i64) -> SsoState {
    SsoState::Untested { connection: connection(days_left) }
}

/// A connection that has passed a test.
pub fn tested(days_left: i64) -> SsoState {
    SsoState::Tested { connection: connection(days_left), test: fixtures::passed_test() }
}

/// On.
pub fn on(days_left: i64) -> Picture {
    let (connection, test) = (connection(days_left), fixtures::passed_test());
    picture(fixtures::sso(SsoState::On { connection, test }))
}

/// On and required.
pub fn required() -> Picture {
    let Picture { settings, .. } = on(300);
    picture(SsoSettings { required: true, ..settings })
}

impl Picture {
    /// Without a verified domain.
    pub fn without_domain(self) -> Self {
        picture(SsoSettings { domains: Vec::new(), ..self.settings })
    }

    /// Without access managed by the identity provider.
    pub fn without_idp_managed(mut self) -> Self {
        self.settings.idp_managed = false;
        self
    }

    /// With so many guests.
    pub fn with_guests(mut self, count: u32) -> Self {
        self.settings.impact.shut_out = fixtures::guests(count);
        self
    }

    /// Where the first of the guests, and somebody else, are excepted.
    pub fn with_exceptions(mut self) -> Self {
        let impact = &mut self.settings.impact;
        let guest = impact.shut_out.first.remove(0);
        impact.shut_out.total -= 1;
        impact.exempt = fixtures::people(vec![guest, fixtures::viewer(Role::Member)]);
        self
    }

    /// With the question before somebody's exception is made or ended.
    pub fn excepting(mut self, action: Action) -> Self {
        self.task = Task::Excepting;
        let guest = fixtures::person("Lee Park", "lee@partner.example", Role::Member);
        self.excepted = Some(Exception { action, person: guest });
        self
    }

    /// Where the viewer was shown another impact when they confirmed.
    pub fn after_showing(mut self, change: impl FnOnce(&mut SsoImpact)) -> Self {
        let mut shown = self.settings.impact.clone();
        change(&mut shown);
        self.shown = Some(shown);
        self
    }

    /// While two-factor is required.
    pub fn ending_two_factor(mut self) -> Self {
        self.settings.impact.ends_two_factor = true;
        self
    }

    /// With connections beside the one in place.
    pub fn beside(self, draft: Option<SsoDraft>, previous: Option<PreviousConnection>) -> Self {
        picture(SsoSettings { draft, previous, ..self.settings })
    }

    /// With these certificates in the connection.
    pub fn certified(mut self, certificates: Vec<Certificate>) -> Self {
        if let SsoState::On { connection, .. } = &mut self.settings.state {
            connection.certificates = certificates;
        }
        self
    }

    /// Seen by somebody of this role.
    pub fn seen_by(mut self, role: Role) -> Self {
        self.stage.role = role;
        self
    }

    /// Seen by somebody who has proved lately who they are.
    pub fn proven(mut self) -> Self {
        self.stage.proven = true;
        self
    }

    /// With the question before a switch is switched.
    pub fn asking(mut self, action: Action) -> Self {
        self.task = Task::Switching(action);
        self
    }

    /// After these attempts.
    pub fn after(self, attempts: Vec<Attempt>) -> Self {
        Self { attempts, ..self }
    }

    /// While something is being done.
    pub fn with(self, task: Task, phase: Phase) -> Self {
        Self { task, phase, ..self }
    }

    /// The page.
    pub fn show(self) -> AnyView {
        let Self { stage, settings, attempts, task, phase, excepted, shown } = self;
        let content = move || {
            let model = SsoModel {
                settings: RwSignal::new(settings.clone()),
                attempts: RwSignal::new(attempts.clone()),
                task: RwSignal::new(task),
                switching: Save::still(phase.clone()),
                restores_two_factor: RwSignal::new(false),
                requires_factor: RwSignal::new(false),
                shown: RwSignal::new(shown.clone()),
                excepting: Save::still(phase.clone()),
                excepted: RwSignal::new(excepted.clone()),
                connecting: Save::still(phase.clone()),
                replacing: Save::still(phase.clone()),
                removing: Save::still(phase.clone()),
            };
            view! { <SsoScreen model /> }.into_any()
        };
        stage.tab(AccessTab::SingleSignOn, content)
    }
}
