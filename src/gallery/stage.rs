//! A screen as it stands in the app: shell, tabs, and what is in them.

use gatehouse_contract::{
    AccessFacts, AllowedFactors, FactorDue, FactorsHeld, Facts, OwnAccess, RefusedRoute, Role,
    RoleView, Session, roles_to_see_as,
};
use leptos::children::ViewFn;
use leptos::prelude::*;

use super::fixtures;
use crate::browser::now;
use crate::load::Load;
use crate::pages::ask::{AskHere, AskModel};
use crate::pages::{AccessDeniedScreen, AccessSecurityFrame, AccessTab, Frame, Loaded};
use crate::routes;
use crate::session::{Gate, Viewing};

/// Who looks, and how.
#[derive(Clone)]
pub struct Stage {
    /// The viewer's role.
    pub role: Role,
    /// The second factors that the viewer has.
    pub held: FactorsHeld,
    /// The state of the settings.
    pub access: AccessFacts,
    /// The organization's name.
    pub organization: &'static str,
    /// Whether the viewer has proved lately who they are.
    pub proven: bool,
    /// Where the viewer, having no password, proves who they are.
    pub proof_url: Option<&'static str>,
    /// The role that the viewer had until just now.
    pub former_role: Option<Role>,
    /// The role that the viewer sees the settings as.
    pub viewed: Option<Role>,
    /// Whether the session has ended.
    pub ended: bool,
    /// Negative seconds since which letters could not be delivered.
    pub mail_waiting_for: Option<i64>,
    /// Seconds until single sign-on stops being required unless somebody confirms it.
    pub reverts_in: Option<i64>,
    /// What second factor the viewer has to set up, in so many days.
    pub factor_due: Option<(i64, AllowedFactors)>,
    /// Seconds until the viewer's session ends because they may use single sign-on alone.
    pub ends_in: Option<i64>,
}

impl Stage {
    /// Seen by the Owner, who has an authenticator app.
    pub fn new(access: AccessFacts) -> Self {
        Self {
            role: Role::Owner,
            held: FactorsHeld { authenticator_app: true, passkey: false },
            access,
            organization: "Northwind Labs",
            proven: false,
            proof_url: None,
            former_role: None,
            viewed: None,
            ended: false,
            reverts_in: None,
            mail_waiting_for: None,
            factor_due: None,
            ends_in: None,
        }
    }

    /// A tab of Access security.
    pub fn tab(
        self,
        tab: AccessTab,
        content: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let path = match tab {
            AccessTab::SingleSignOn => routes::SINGLE_SIGN_ON,
            AccessTab::TwoFactor => routes::TWO_FACTOR,
            AccessTab::Domains => routes::DOMAINS,
        };
        self.enter();
        let content = StoredValue::new(content);
        view! {
            <Frame path=path.to_owned()>
                <AccessSecurityFrame tab denied=ViewFn::from(denied)>
                    {content.with_value(|content| content())}
                </AccessSecurityFrame>
            </Frame>
        }
        .into_any()
    }

    /// A tab whose settings are not here yet.
    pub fn loading(self, tab: AccessTab, label: &'static str, load: Load<()>) -> AnyView {
        let content = move || {
            let (load, _) = signal(load.clone());
            let retry = Callback::new(|()| {});
            view! { <Loaded load retry label ready=|()| () /> }.into_any()
        };
        self.tab(tab, content)
    }

    /// Any other screen.
    pub fn screen(self, path: &'static str, content: impl IntoView + 'static) -> AnyView {
        self.enter();
        view! { <Frame path=path.to_owned()>{content.into_any()}</Frame> }.into_any()
    }

    /// Makes the viewer the one who looks.
    fn enter(&self) {
        let session = self.session();
        let gate = RwSignal::new(Gate::Loading);
        let viewing = Viewing::new(gate, session);
        viewing.former_role.set(self.former_role);
        viewing.ended.set(self.ended);
        if let Some(role) = self.viewed {
            viewing.view_as(self.view_of(role));
        }
        provide_context(viewing);
    }

    /// What the server says of a role.
    pub fn view_of(&self, role: Role) -> RoleView {
        RoleView {
            told: Self { role, ..self.clone() }.session(),
            refused: RefusedRoute::all_of(role),
            roles: roles_to_see_as(self.role),
        }
    }

    /// What the viewer's capabilities are made of.
    pub fn facts(&self) -> Facts {
        Facts { role: self.role, held: self.held, access: self.access }
    }

    /// The viewer's session.
    pub fn session(&self) -> Session {
        let in_seconds = |seconds: Option<i64>| Some(now().plus_seconds(seconds?));
        let due = |(days, allowed)| FactorDue { holds_from: now().plus_days(days), allowed };
        Session {
            factor_due: self.factor_due.map(due),
            sso_proof_url: self.proof_url.map(str::to_owned),
            sso_reverts_at: in_seconds(self.reverts_in),
            mail_waiting_since: in_seconds(self.mail_waiting_for),
            open_requests: 0,
            ends_at: in_seconds(self.ends_in),
            ..fixtures::session(&self.facts(), self.organization, self.proven)
        }
    }
}

/// What people see whose role does not hold the settings.
fn denied() -> AnyView {
    let (load, _) = signal(Load::Ready(fixtures::organization()));
    let roles = vec![Role::Owner, Role::Admin, Role::BillingAdmin];
    let model = AskModel::still(OwnAccess { roles, ..OwnAccess::default() });
    let model = model.for_one_of(vec![Role::Owner, Role::Admin]);
    let screen = view! {
        <AccessDeniedScreen load retry=Callback::new(|()| {})>
            <AskHere model />
        </AccessDeniedScreen>
    };
    screen.into_any()
}
