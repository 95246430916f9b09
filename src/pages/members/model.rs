use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use gatehouse_contract::{Addressees, Member, MemberQuery, Members, Problem, Role, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address;
use crate::api::{self, Failure};
use crate::browser;
use crate::save::{Save, prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Binding, use_announcer};
use crate::words;

/// The id of how many were found.
pub const FOUND: &str = "members-found";

/// How long rows are in view before they are asked for.
const PAUSE: Duration = Duration::from_millis(60);

/// What the viewer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum MemberTask {
    /// Looking.
    #[default]
    Reading,
    /// About to give these people another role.
    ChangingRole(Vec<Member>),
    /// About to remove these people.
    Removing(Vec<Member>),
}

/// What the pages that have come are an answer to.
#[derive(Clone, Debug, Default)]
struct Shown {
    query: MemberQuery,
    /// Whether it has been asked anew since.
    is_old: bool,
}

/// The members: whom the address asks for, what the server said of them, and what is being done.
#[derive(Clone, Copy)]
pub struct MembersModel {
    /// Whom the page shows.
    pub query: Binding<MemberQuery>,
    /// How many the organization has, and how many of them are shown; before the first answer, nothing.
    pub counts: RwSignal<Option<(u32, u32)>>,
    /// The pages that have come, by their number.
    pub pages: RwSignal<BTreeMap<u32, Vec<Member>>>,
    /// The rows in view.
    pub rows: RwSignal<Range<usize>>,
    /// Whether what is shown is older than what was asked for.
    pub busy: RwSignal<bool>,
    /// Why what is in view could not be had.
    pub failure: RwSignal<Option<Failure>>,
    /// What the viewer is doing.
    pub task: RwSignal<MemberTask>,
    /// Who is selected, by their ids.
    pub selected: RwSignal<BTreeMap<String, Member>>,
    /// Gives people a role, one after the other, until one cannot be given.
    pub giving: Save<(Option<StepUp>, Vec<Member>, Role)>,
    /// Removes people, one after the other, until one cannot be removed.
    pub removing: Save<(Option<StepUp>, Vec<Member>)>,
    /// Reminds people to set up a second factor, one after the other.
    pub reminding: Save<Vec<Member>>,
    /// What the pages that have come were asked for with, and whether they are still to be taken for it.
    shown: StoredValue<Shown>,
    /// Counts the queries, so that an answer to an earlier one is dropped.
    asked: StoredValue<u32>,
    /// The pages that are on their way.
    coming: StoredValue<Vec<u32>>,
    /// Asks for a page.
    ask: Callback<u32>,
}

impl MembersModel {
    /// The members before the server.
    pub fn live(query: Binding<MemberQuery>) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let still = Self::still(query);
        let done = move |words: String| {
            announcer.saved(words);
            still.task.set(MemberTask::Reading);
            // What had the focus is drawn anew.
            request_animation_frame(|| {
                browser::focus_id(FOUND);
            });
        };
        let giving = use_change(
            move |(proof, people, role): (Option<StepUp>, Vec<Member>, Role)| async move {
                prove(viewing, proof).await?;
                for member in &people {
                    let reply = api::member::set_role(&member.person.id, role).await?;
                    viewing.accept(reply.session);
                    still.settle(member);
                }
                Ok((people, role))
            },
            move |(people, role): (Vec<Member>, Role)| {
                let who = match people.as_slice() {
                    [one] => format!("{} is {}", one.person.name, words::with_article(role)),
                    many => format!("{} people are {}s", many.len(), role.name()),
                };
                done(format!("Saved. {who} now."));
            },
        );
        let removing = use_change(
            move |(proof, people): (Option<StepUp>, Vec<Member>)| async move {
                prove(viewing, proof).await?;
                for member in &people {
                    match api::member::remove(&member.person.id).await {
                        Ok(reply) => viewing.accept(reply.session),
                        // Somebody else was faster.
                        Err(failure) if failure.problem() == Some(&Problem::NotFound) => {}
                        Err(failure) => return Err(failure),
                    }
                    still.settle(member);
                }
                Ok(people)
            },
            move |people: Vec<Member>| {
                let is_own = |it: &Member| untrack(|| viewing.is_own(&it.person.id));
                if people.iter().any(is_own) {
                    return viewing.leave();
                }
                done(match people.as_slice() {
                    [one] => format!("Removed. {} is no longer a member.", one.person.name),
                    many => format!("Removed. {} people are no longer members.", many.len()),
                });
            },
        );
        let reminding = use_change(
            move |people: Vec<Member>| async move {
                let mut sent = 0;
                for member in &people {
                    let addressee = Addressees::Person(member.person.id.clone());
                    let reply = api::two_factor::remind(addressee).await?;
                    sent += reply.resource.sent;
                    still.settle(member);
                }
                Ok(sent)
            },
            move |sent| {
                announcer.saved(match sent {
                    0 => "Nobody was reminded: all were within the last day already.".to_owned(),
                    sent => {
                        format!(
                            "Sent. {} reminded.",
                            words::plural(sent, "person was", "people were")
                        )
                    }
                });
            },
        );
        let ask = Callback::new(move |page| still.fetch(viewing, page));
        let live = Self { giving, removing, reminding, ask, ..still };
        live.follow(viewing);
        live
    }

    /// Members of whom nothing is asked: a picture of them.
    pub fn still(query: Binding<MemberQuery>) -> Self {
        Self {
            query,
            counts: RwSignal::new(None),
            pages: RwSignal::new(BTreeMap::new()),
            rows: RwSignal::new(0..0),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            task: RwSignal::new(MemberTask::Reading),
            selected: RwSignal::new(BTreeMap::new()),
            giving: Save::still(Default::default()),
            removing: Save::still(Default::default()),
            reminding: Save::still(Default::default()),
            shown: StoredValue::new(Shown::default()),
            asked: StoredValue::new(0),
            coming: StoredValue::new(Vec::new()),
            ask: Callback::new(|_| {}),
        }
    }

    /// Asks anew for whatever the address asks for, whenever it does, when a change was made and when a
    /// session that had ended has begun again; and for the pages that come into view.
    fn follow(self, viewing: Viewing) {
        Effect::new(move |_| {
            self.query.get();
            self.renew();
        });
        Effect::new(move |_| {
            let rows = self.rows.get();
            // Who scrolls past rows does not want them.
            let ask = move || {
                if self.rows.try_get_untracked().as_ref() == Some(&rows) {
                    let missing = pages_of(&rows).filter(|page| !self.has(*page));
                    missing.for_each(|page| self.ask.run(page));
                }
            };
            set_timeout(ask, PAUSE);
        });
        Effect::new(move |before: Option<bool>| {
            let is_reading = self.task.with(|task| *task == MemberTask::Reading);
            if before == Some(false) && is_reading {
                self.renew();
            }
            is_reading
        });
        viewing.on_resumed(move || self.renew());
    }

    /// Asks for the pages in view, in the place of all that have come.
    pub fn renew(self) {
        self.asked.update_value(|asked| *asked += 1);
        self.coming.set_value(Vec::new());
        self.shown.update_value(|shown| shown.is_old = true);
        self.busy.set(true);
        self.failure.set(None);
        let pages: Vec<u32> = untrack(|| self.rows.with(pages_of)).collect();
        match pages.is_empty() {
            true => self.ask.run(1),
            false => pages.into_iter().for_each(|page| self.ask.run(page)),
        }
    }

    fn fetch(self, viewing: Viewing, page: u32) {
        if self.coming.with_value(|coming| coming.contains(&page)) {
            return;
        }
        self.coming.update_value(|coming| coming.push(page));
        let number = self.asked.get_value();
        let query = address::write(&untrack(|| self.query.get()));
        spawn_local(async move {
            let answer = api::member::list(&query, page).await;
            if self.asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    self.take(page, reply.resource);
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    self.coming.update_value(|coming| coming.retain(|it| *it != page));
                    self.fail(failure);
                }
            }
        });
    }

    /// Shows a page. The first one that answers a query takes the place of those before it.
    fn take(self, page: u32, found: Members) {
        let is_first = self.shown.with_value(|shown| shown.is_old);
        let query = untrack(|| self.query.get());
        self.shown.set_value(Shown { query, is_old: false });
        self.counts.set(Some((found.all, found.total)));
        self.pages.update(|pages| {
            if is_first {
                pages.clear();
            }
            pages.insert(page, found.members);
        });
        self.busy.set(false);
        if is_first {
            self.failure.set(None);
        }
    }

    /// Says why there is no answer. What was shown stays where it answers the same query.
    fn fail(self, failure: Failure) {
        let query = untrack(|| self.query.get());
        if self.shown.with_value(|shown| shown.query != query) {
            self.counts.set(None);
            self.pages.update(BTreeMap::clear);
        }
        self.busy.set(false);
        self.failure.set(Some(failure));
    }

    fn has(self, page: u32) -> bool {
        self.shown.with_value(|shown| !shown.is_old)
            && self.pages.with_untracked(|pages| pages.contains_key(&page))
    }

    /// The member in a row, where their page has come; tracked.
    pub fn member(self, row: usize) -> Option<Member> {
        let size = Members::PAGE as usize;
        let page = u32::try_from(row / size + 1).ok()?;
        self.pages.with(|pages| pages.get(&page)?.get(row % size).cloned())
    }

    /// Selects somebody, or does so no more.
    pub fn select(self, member: &Member, is_selected: bool) {
        self.selected.update(|selected| match is_selected {
            true => drop(selected.insert(member.person.id.clone(), member.clone())),
            false => drop(selected.remove(&member.person.id)),
        });
    }

    /// What was wanted of somebody is done: what is still to be done is for the others.
    fn settle(self, member: &Member) {
        self.selected.update(|selected| drop(selected.remove(&member.person.id)));
        self.task.update(|task| {
            if let MemberTask::ChangingRole(people) | MemberTask::Removing(people) = task {
                people.retain(|it| it.person.id != member.person.id);
            }
        });
    }

    /// Begins something, with nothing left over from the last time.
    pub fn begin(self, task: MemberTask) {
        self.giving.reset();
        self.removing.reset();
        self.task.set(task);
    }

    /// Goes back to looking.
    pub fn cancel(self) -> Callback<()> {
        Callback::new(move |()| self.begin(MemberTask::Reading))
    }
}

/// The pages on which rows are, from 1 on.
fn pages_of(rows: &Range<usize>) -> Range<u32> {
    if rows.is_empty() {
        return 1..1;
    }
    let page_of =
        |row: usize| u32::try_from(row / Members::PAGE as usize).unwrap_or(u32::MAX - 2) + 1;
    page_of(rows.start)..page_of(rows.end - 1) + 1
}
