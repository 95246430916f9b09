use gatehouse_contract::domain::{Domain, DomainDraft, DomainSettings};
use gatehouse_contract::{Problem, StepUp, Timestamp, Version};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::save::{Phase, Save, prove, use_save};
use crate::session::{Viewing, use_viewing};
use crate::ui::use_announcer;
use crate::words;

/// How many seconds after a check is due the server is asked what it found, and again after that.
const AFTER_CHECK: i64 = 2;
/// The same while the server cannot be reached.
const AFTER_FAILURE: i64 = 15;

/// What the viewer is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DomainsTask {
    /// Looking.
    #[default]
    Reading,
    /// About to claim a domain.
    Claiming,
    /// About to remove the domain with this id.
    Removing(String),
}

/// The domains page: what the server said last, and what is being done.
#[derive(Clone, Copy)]
pub struct DomainsModel {
    /// What the server said last.
    pub settings: RwSignal<DomainSettings>,
    /// What the viewer is doing.
    pub task: RwSignal<DomainsTask>,
    /// Claims a domain, with a proof where one was asked for.
    pub claiming: Save<(Option<StepUp>, DomainDraft)>,
    /// Removes a domain as it was in a version, with a proof where one was asked for.
    pub removing: Save<(Option<StepUp>, String, Version)>,
    /// Looks for the record of the domain with this id.
    pub checking: Save<String>,
    /// The id of the domain that was looked for last.
    pub checked: RwSignal<String>,
    /// The time, to the second.
    pub now: RwSignal<Timestamp>,
    /// Why the page could not be renewed by itself.
    pub lost: RwSignal<Option<Failure>>,
    /// Asks the server how things stand.
    pub renew: Callback<()>,
}

impl DomainsModel {
    /// The page before the server.
    pub fn live(settings: DomainSettings) -> Self {
        let settings = RwSignal::new(settings);
        let task = RwSignal::new(DomainsTask::Reading);
        let checked = RwSignal::new(String::new());
        let lost = RwSignal::new(None);
        let model = Self {
            settings,
            task,
            claiming: claiming(settings, task),
            removing: removing(settings, task),
            checking: checking(settings, checked),
            checked,
            now: RwSignal::new(browser::now()),
            lost,
            renew: renew(settings, lost),
        };
        model.keep_time();
        model
    }

    /// A value derived from the settings.
    pub fn derive<T>(self, read: impl Fn(&DomainSettings) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// The domain with this id; once it has gone, as it was last.
    pub fn domain(self, id: String) -> Memo<Option<Domain>> {
        Memo::new(move |last: Option<&Option<Domain>>| {
            let found = self.settings.with(|settings| find(settings, &id).cloned());
            found.or_else(|| last.cloned().flatten())
        })
    }

    /// Begins something, with nothing left over from the last time.
    pub fn begin(self, task: DomainsTask) {
        self.claiming.reset();
        self.removing.reset();
        self.task.set(task);
    }

    /// Looks for a domain's record, one domain at a time.
    pub fn check(self, id: &str) {
        if !self.checking.phase.with_untracked(Phase::is_saving) {
            self.checked.set(id.to_owned());
            self.checking.start(id.to_owned());
        }
    }

    /// Counts the seconds, and asks the server what it found once it should have looked. Where
    /// nobody can see the page, nothing is asked: that would keep the session from ending.
    fn keep_time(self) {
        let asked = StoredValue::new(0);
        let tick = move || {
            let now = browser::now();
            self.now.set(now);
            let patience = match self.lost.with_untracked(Option::is_some) {
                true => AFTER_FAILURE,
                false => AFTER_CHECK,
            };
            let seconds = now.unix_millis() / 1_000;
            let is_time = seconds >= asked.get_value() + patience && browser::is_visible();
            if is_time && self.settings.with_untracked(|settings| is_overdue(settings, now)) {
                asked.set_value(seconds);
                self.renew.run(());
            }
        };
        browser::every(1_000, tick);
    }
}

/// Whether the server should have looked for one of the domains by now.
fn is_overdue(settings: &DomainSettings, now: Timestamp) -> bool {
    let mut due = settings.domains.iter().map(|domain| domain.next_check_at);
    due.any(|due| due.plus_seconds(AFTER_CHECK) <= now)
}

fn find<'a>(settings: &'a DomainSettings, id: &str) -> Option<&'a Domain> {
    settings.domains.iter().find(|domain| domain.id == id)
}

fn renew(settings: RwSignal<DomainSettings>, lost: RwSignal<Option<Failure>>) -> Callback<()> {
    let viewing = use_viewing();
    Callback::new(move |()| {
        spawn_local(async move {
            match api::domain::list().await {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    settings.try_set(reply.resource);
                    lost.try_set(None);
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    let is_ended = failure.problem() == Some(&Problem::SignedOut);
                    lost.try_set(Some(failure).filter(|_| !is_ended));
                }
            }
        });
    })
}

fn claiming(
    settings: RwSignal<DomainSettings>,
    task: RwSignal<DomainsTask>,
) -> Save<(Option<StepUp>, DomainDraft)> {
    let (viewing, announcer): (Viewing, _) = (use_viewing(), use_announcer());
    let request = move |(proof, draft): (Option<StepUp>, DomainDraft)| async move {
        prove(viewing, proof).await?;
        api::domain::claim(draft).await
    };
    use_save(settings, request, move || {
        announcer.saved("Claimed. Now add its record to the DNS.");
        task.set(DomainsTask::Reading);
    })
}

fn removing(
    settings: RwSignal<DomainSettings>,
    task: RwSignal<DomainsTask>,
) -> Save<(Option<StepUp>, String, Version)> {
    let (viewing, announcer): (Viewing, _) = (use_viewing(), use_announcer());
    let request = move |(proof, id, version): (Option<StepUp>, String, Version)| async move {
        prove(viewing, proof).await?;
        api::domain::remove(&id, version).await
    };
    use_save(settings, request, move || {
        announcer.saved("The domain is removed.");
        task.set(DomainsTask::Reading);
    })
}

fn checking(settings: RwSignal<DomainSettings>, checked: RwSignal<String>) -> Save<String> {
    let announcer = use_announcer();
    let request = move |id: String| async move { api::domain::check(&id).await };
    use_save(settings, request, move || {
        let found = settings.with_untracked(|settings| {
            let domain = checked.with_untracked(|id| find(settings, id))?;
            let check = domain.last_check.as_ref()?;
            Some(words::finding(&domain.unicode, &check.finding).what)
        });
        announcer.say(found.unwrap_or_default());
    })
}
