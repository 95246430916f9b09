//! Domains in every state.

use gatehouse_contract::domain::{
    Check, Domain, DomainName, DomainSettings, DomainState, Finding, RemovalEffect,
};
use gatehouse_contract::sso::{SsoRequirement, SsoState};
use gatehouse_contract::{Field, FieldError, Flaw, Problem, Role, Version};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::load::Load;
use crate::pages::domains::{DomainsModel, DomainsScreen, DomainsTask};
use crate::pages::{AccessTab, Loaded};
use crate::save::{Phase, Save};

/// Everything on the domains tab.
pub const ROOM: Room = Room {
    name: "Domains",
    exhibits: &[
        exhibit("domains/none", "None", || picture(Vec::new()).show()),
        exhibit("domains/several", "Several", || several().show()),
        exhibit("domains/new", "Claimed just now", || one(pending(None)).show()),
        exhibit("domains/findings", "Everything that can be found", findings),
        exhibit("domains/verified", "Verified", || one(verified()).show()),
        exhibit("domains/lapsing", "Lapsing", || one(lapsing()).show()),
        exhibit("domains/lapsed", "Lapsed", || one(lapsed()).show()),
        exhibit("domains/suspended", "Requirement suspended", || {
            let mut picture = one(lapsed());
            picture.settings.requirement = SsoRequirement::Suspended;
            picture.show()
        }),
        exhibit("domains/due", "A check is due", || one(due()).show()),
        exhibit("domains/checking", "Checking", || checking(Phase::Saving)),
        exhibit("domains/check-unreachable", "Check: unreachable", || {
            checking(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("domains/lost", "Lost the server", lost),
        exhibit("domains/long", "Long names", long),
        exhibit("domains/claim", "Claim", || claiming(Phase::Editing)),
        exhibit("domains/claim-saving", "Claim: saving", || claiming(Phase::Saving)),
        exhibit("domains/claim-refused", "Claim: refused", || {
            let error = FieldError::new(Field::Domain, Flaw::MailProvider);
            let problem = Problem::Invalid { errors: vec![error] };
            claiming(Phase::Refused(fixtures::refusal(problem)))
        }),
        exhibit("domains/remove", "Remove the last one", || {
            removing(RemovalEffect::SuspendsRequirement, Phase::Editing)
        }),
        exhibit("domains/remove-newcomers", "Remove the last one, not required", || {
            removing(RemovalEffect::HoldsNewcomersBack, Phase::Editing)
        }),
        exhibit("domains/remove-shuts-out", "Remove: people lose access", || {
            removing(RemovalEffect::ShutsOut { people: 36 }, Phase::Editing)
        }),
        exhibit("domains/remove-stale", "Remove: changed meanwhile", stale),
        exhibit("domains/admin", "As Admin", || several().seen_by(Role::Admin).show()),
        exhibit("domains/billing-admin", "As Billing Admin", || {
            several().seen_by(Role::BillingAdmin).show()
        }),
        exhibit("domains/member", "As Member", || several().seen_by(Role::Member).show()),
        exhibit("domains/loading", "Loading", || load(Load::Loading)),
        exhibit("domains/load-unreachable", "Unreachable", || {
            load(Load::Failed(Failure::Unreachable))
        }),
    ],
};

fn domain(name: &str, state: DomainState, finding: Option<Finding>) -> Domain {
    let value = match finding {
        Some(Finding::OtherValues) => Some("v=spf1 include:_spf.northwind.example -all"),
        Some(Finding::OtherToken) => Some("gatehouse-domain-verify=0000000000000000"),
        Some(Finding::Quoted) => {
            Some("\"gatehouse-domain-verify=3f9a6c0d51e84b27a0c9d8e7f6a5b4c3\"")
        }
        Some(Finding::MissingPrefix) => Some("3f9a6c0d51e84b27a0c9d8e7f6a5b4c3"),
        _ => None,
    };
    let check = |finding: Finding| Check {
        at: now().plus_seconds(-70),
        server: "192.0.2.53:53".to_owned(),
        values: value.map(str::to_owned).into_iter().collect(),
        cached_until: finding.is_answer().then(|| now().plus_seconds(1_800)),
        finding,
    };
    Domain {
        id: name.to_owned(),
        version: Version(3),
        name: ascii(name),
        unicode: name.to_owned(),
        record: "gatehouse-domain-verify=3f9a6c0d51e84b27a0c9d8e7f6a5b4c3".to_owned(),
        state,
        claimed: fixtures::change(),
        last_check: finding.map(check),
        next_check_at: state.next_check(now().plus_seconds(-70)),
        removal: RemovalEffect::Nothing,
    }
}

/// The name as the DNS has it; the pictures have only one that is not in ASCII.
fn ascii(name: &str) -> DomainName {
    DomainName::parse(name).unwrap_or_else(|_| ascii("xn--mller-kva.example"))
}

fn pending(finding: Option<Finding>) -> Domain {
    domain("northwind.example", DomainState::Pending, finding)
}

fn verified() -> Domain {
    let (since, seen_at) = (now().plus_days(-40), now());
    domain("northwind.example", DomainState::Verified { since, seen_at }, Some(Finding::Found))
}

fn lapsing() -> Domain {
    let (since, seen_at, until) = (now().plus_days(-40), now(), now().plus_days(5));
    let state = DomainState::Lapsing { since, seen_at, until };
    let domain = domain("northwind.example", state, Some(Finding::NoRecord));
    Domain { removal: RemovalEffect::SuspendsRequirement, ..domain }
}

fn lapsed() -> Domain {
    let state = DomainState::Lapsed { at: now().plus_days(-1) };
    domain("northwind.example", state, Some(Finding::NoSuchName))
}

fn due() -> Domain {
    Domain { next_check_at: now().plus_seconds(-1), ..pending(Some(Finding::NoRecord)) }
}

/// A picture of the page.
struct Picture {
    stage: Stage,
    settings: DomainSettings,
    task: DomainsTask,
    saving: Phase,
    checking: Phase,
    lost: Option<Failure>,
}

fn picture(domains: Vec<Domain>) -> Picture {
    let settings = DomainSettings { domains, requirement: SsoRequirement::NotRequired };
    Picture {
        stage: Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured))),
        settings,
        task: DomainsTask::Reading,
        saving: Phase::Editing,
        checking: Phase::Editing,
        lost: None,
    }
}

fn one(domain: Domain) -> Picture {
    picture(vec![domain])
}

fn several() -> Picture {
    let named = |name: &str, of: Domain| Domain {
        id: name.to_owned(),
        name: ascii(name),
        unicode: name.to_owned(),
        ..of
    };
    picture(vec![
        named("müller.example", pending(Some(Finding::OtherValues))),
        verified(),
        named("partner.example", lapsing()),
    ])
}

fn findings() -> AnyView {
    let name = "northwind.example.northwind.example".to_owned();
    let all = vec![
        Finding::NoSuchName,
        Finding::NoRecord,
        Finding::OtherValues,
        Finding::OtherToken,
        Finding::Quoted,
        Finding::MissingPrefix,
        Finding::DoubledName { name },
        Finding::Alias { target: "northwind.hosting.example".to_owned() },
        Finding::ServerFailure { response_code: "SERVFAIL".to_owned() },
        Finding::TimedOut,
        Finding::VerifiedElsewhere,
    ];
    let numbered = |(number, finding)| {
        domain(&format!("n{number}.example"), DomainState::Pending, Some(finding))
    };
    picture(all.into_iter().enumerate().map(numbered).collect()).show()
}

impl Picture {
    fn seen_by(mut self, role: Role) -> Self {
        self.stage.role = role;
        self
    }

    fn show(self) -> AnyView {
        let Self { stage, settings, task, saving, checking, lost } = self;
        let content = move || {
            let checked = settings.domains.first().map(|domain| domain.id.clone());
            let model = DomainsModel {
                settings: RwSignal::new(settings.clone()),
                task: RwSignal::new(task.clone()),
                claiming: Save::still(saving.clone()),
                removing: Save::still(saving.clone()),
                checking: Save::still(checking.clone()),
                checked: RwSignal::new(checked.unwrap_or_default()),
                now: RwSignal::new(now()),
                lost: RwSignal::new(lost.clone()),
                renew: Callback::new(|()| {}),
            };
            view! { <DomainsScreen model /> }.into_any()
        };
        stage.tab(AccessTab::Domains, content)
    }
}

fn checking(checking: Phase) -> AnyView {
    Picture { checking, ..one(pending(Some(Finding::NoRecord))) }.show()
}

fn lost() -> AnyView {
    Picture { lost: Some(Failure::Unreachable), ..several() }.show()
}

fn claiming(saving: Phase) -> AnyView {
    Picture { task: DomainsTask::Claiming, saving, ..picture(Vec::new()) }.show()
}

fn removing(removal: RemovalEffect, saving: Phase) -> AnyView {
    let domain = Domain { removal, ..verified() };
    let task = DomainsTask::Removing(domain.id.clone());
    Picture { task, saving, ..one(domain) }.show()
}

fn stale() -> AnyView {
    use gatehouse_contract::{Current, Reply};
    let Picture { settings, stage, .. } = one(verified());
    let session = fixtures::session(&stage.facts(), stage.organization, false);
    let current = Current::Domains(Box::new(Reply { resource: settings, session }));
    let phase = Phase::Refused(fixtures::refusal(Problem::Stale { current }));
    removing(RemovalEffect::HoldsSsoBack, phase)
}

fn long() -> AnyView {
    let label = LONG_NAME.chars().filter(char::is_ascii).take(60).collect::<String>();
    let name = [label.as_str(); 4].join(".").to_lowercase();
    let mut long = domain(&name, DomainState::Pending, Some(Finding::OtherValues));
    if let Some(check) = &mut long.last_check {
        check.values = vec![LONG_NAME.repeat(3), "v=spf1 -all".to_owned()];
        check.server = "[2001:db8:1111:2222:3333:4444:5555:6666]:53".to_owned();
    }
    let mut picture = one(long);
    picture.stage.organization = LONG_NAME;
    picture.show()
}

fn load(load: Load<DomainSettings>) -> AnyView {
    let stage = picture(Vec::new()).stage;
    stage.tab(AccessTab::Domains, move || {
        let (load, _) = signal(load.clone());
        let ready = |_| ();
        let retry = Callback::new(|()| {});
        view! { <Loaded load retry label="Loading domains" ready /> }.into_any()
    })
}
