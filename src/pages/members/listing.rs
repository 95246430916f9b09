use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use gatehouse_contract::{Member, MemberQuery, MemberSort, Members};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address;
use super::model::FOUND;
use crate::api::{self, Failure};
use crate::browser;
use crate::pages::row_focus::focus_place;
use crate::session::{Viewing, use_viewing};
use crate::ui::Binding;

/// How long rows are in view before they are asked for.
const PAUSE: Duration = Duration::from_millis(60);

/// What the pages that have come are an answer to.
#[derive(Clone, Debug, Default)]
struct Shown {
    query: MemberQuery,
    /// Whether it has been asked anew since.
    is_old: bool,
}

/// Whom the address asks for, as far as the server has answered.
#[derive(Clone, Copy)]
pub struct Listing {
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
    /// Whether somebody has changed what is shown since it came.
    pub changed: RwSignal<bool>,
    shown: StoredValue<Shown>,
    /// Counts the queries, so that an answer to an earlier one is dropped.
    asked: StoredValue<u32>,
    /// The pages that are on their way.
    coming: StoredValue<Vec<u32>>,
    /// Asks for a page.
    ask: Callback<u32>,
    /// Where the focus goes once the pages in view have been asked for anew.
    places: StoredValue<Option<Vec<String>>>,
}

impl Listing {
    /// Before the server: asks anew whenever the address asks for others and when a session that had
    /// ended has begun again, and for the pages that come into view.
    pub fn live(query: Binding<MemberQuery>) -> Self {
        let viewing = use_viewing();
        let still = Self::still(query);
        let ask = Callback::new(move |page| still.fetch(viewing, page));
        let live = Self { ask, ..still };
        Effect::new(move |_| {
            query.get();
            live.renew();
        });
        Effect::new(move |_| {
            let rows = live.rows.get();
            // Who scrolls past rows does not want them.
            let ask = move || {
                if live.rows.try_get_untracked().as_ref() == Some(&rows) {
                    let missing = pages_of(&rows).filter(|page| !live.has(*page));
                    missing.for_each(|page| live.ask.run(page));
                }
            };
            set_timeout(ask, PAUSE);
        });
        viewing.on_resumed(move || live.renew());
        browser::while_watched(move || live.look(viewing));
        live
    }

    /// Asks for nobody: a picture of a list.
    pub fn still(query: Binding<MemberQuery>) -> Self {
        Self {
            query,
            counts: RwSignal::new(None),
            pages: RwSignal::new(BTreeMap::new()),
            rows: RwSignal::new(0..0),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            changed: RwSignal::new(false),
            shown: StoredValue::new(Shown::default()),
            asked: StoredValue::new(0),
            coming: StoredValue::new(Vec::new()),
            ask: Callback::new(|_| {}),
            places: StoredValue::new(None),
        }
    }

    /// Asks for the pages in view anew. Once they are here or cannot be had, the focus goes to the first of
    /// these places, if it was lost.
    pub fn renew_and_return(self, places: Vec<String>) {
        self.places.set_value(Some(places));
        self.renew();
    }

    fn give_back_focus(self) {
        if let Some(places) = self.places.try_update_value(Option::take).flatten() {
            focus_place(places, FOUND);
        }
    }

    /// Asks for the pages in view, in the place of all that have come.
    pub fn renew(self) {
        self.asked.update_value(|asked| *asked += 1);
        self.coming.set_value(Vec::new());
        self.shown.update_value(|shown| shown.is_old = true);
        self.busy.set(true);
        self.changed.set(false);
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
            self.give_back_focus();
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
        self.give_back_focus();
    }

    /// Those of the pages that have come, in their order.
    pub fn members(self) -> Vec<Member> {
        self.pages.with_untracked(|pages| pages.values().flatten().cloned().collect())
    }

    /// Asks for the first page in view, and whether others are on it now than those that are shown. What
    /// somebody reads does not move under their eyes. What cannot be had is asked for again a little later.
    fn look(self, viewing: Viewing) {
        let is_idle = !self.busy.get_untracked()
            && !self.changed.get_untracked()
            && self.failure.with_untracked(Option::is_none);
        let page = self.rows.with_untracked(|rows| pages_of(rows).next()).unwrap_or(1);
        if !is_idle || !self.has(page) {
            return;
        }
        let number = self.asked.get_value();
        let query = untrack(|| self.query.get());
        spawn_local(async move {
            let answer = api::member::list(&address::write(&query), page).await;
            if self.asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    self.changed.set(self.differs(&query, page, &reply.resource));
                }
                Err(failure) => viewing.learn_from(&failure),
            }
        });
    }

    /// Whether a page says something else of people than what is shown. When they were last seen changes
    /// all the time.
    fn differs(self, query: &MemberQuery, page: u32, found: &Members) -> bool {
        let (counts, is_by_time) = ((found.all, found.total), query.sort == MemberSort::LastSeen);
        let said = |it: &Member| (it.person.clone(), it.sign_in, it.held, it.guest);
        let said = |all: &[Member]| all.iter().map(said).collect::<Vec<_>>();
        let is_same = |pages: &BTreeMap<u32, Vec<Member>>| {
            pages.get(&page).is_some_and(|shown| said(shown) == said(&found.members))
        };
        self.counts.get_untracked() != Some(counts)
            || !is_by_time && !self.pages.with_untracked(is_same)
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
