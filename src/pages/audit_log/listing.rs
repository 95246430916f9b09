use std::time::Duration;

use gatehouse_contract::{AuditEntries, AuditEntry, AuditFilters, AuditQuery};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::summary_id;
use crate::api::audit::Part;
use crate::api::{self, Failure};
use crate::browser;
use crate::query::write;
use crate::session::{Viewing, use_viewing};
use crate::ui::Binding;

/// The id of what has the focus once something else is listed.
pub const TOP: &str = "audit-top";

/// How often the server is asked for what is new.
const PAUSE: Duration = Duration::from_secs(5);

/// How often it is asked while nobody does anything here, which keeps their session from ending: for a
/// quarter of an hour.
const PATIENCE: u32 = 180;

/// Entries that have come since, and are not shown yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// They, newest first.
    pub entries: Vec<AuditEntry>,
    /// Whether there are still more between them and those that are shown.
    pub more: bool,
}

/// The entries that the address asks for, as far as the server has answered.
#[derive(Clone, Copy)]
pub struct AuditListing {
    /// Which entries the page shows.
    pub query: Binding<AuditQuery>,
    /// What they can be filtered by, once it is known.
    pub filters: RwSignal<Option<AuditFilters>>,
    /// They, newest first; before the first answer, nothing.
    pub entries: RwSignal<Option<Vec<AuditEntry>>>,
    /// Whether there are older ones.
    pub has_older: RwSignal<bool>,
    /// What has come since.
    pub news: RwSignal<News>,
    /// Which part is on its way.
    pub busy: RwSignal<Option<Part>>,
    /// Which part could not be had, and why.
    pub failure: RwSignal<Option<(Part, Failure)>>,
    /// The query that is shown.
    shown: StoredValue<AuditQuery>,
    /// Counts the queries, so that an answer to an earlier one is dropped.
    asked: StoredValue<u32>,
    /// How often it was asked for what is new since somebody did something here.
    waited: StoredValue<u32>,
    /// Asks for a part.
    ask: Callback<Part>,
}

impl AuditListing {
    /// Before the server: asks anew whenever the address asks for something else and when a session that
    /// had ended has begun again; and for what is new, as long as somebody can see it.
    pub fn live(query: Binding<AuditQuery>) -> Self {
        let viewing = use_viewing();
        let still = Self::still(query);
        let ask = Callback::new(move |part| still.fetch(viewing, part));
        let live = Self { ask, ..still };
        Effect::new(move |_| {
            query.get();
            live.renew();
        });
        viewing.on_resumed(move || live.renew());
        let pause = u64::try_from(PAUSE.as_millis()).unwrap_or(u64::MAX);
        browser::every(pause, move || live.look(viewing));
        browser::on_return(move || {
            live.waited.set_value(0);
            live.look(viewing);
        });
        live.learn_filters();
        live
    }

    /// Asks what there is to choose from. Without it there is less; the entries say what is wrong.
    fn learn_filters(self) {
        spawn_local(async move {
            if let Ok(reply) = api::audit::filters().await {
                let is_new = |known: &Option<AuditFilters>| known.as_ref() != Some(&reply.resource);
                if self.filters.try_with_untracked(is_new) == Some(true) {
                    self.filters.set(Some(reply.resource));
                }
            }
        });
    }

    /// Asks for nothing: a picture of a log.
    pub fn still(query: Binding<AuditQuery>) -> Self {
        Self {
            query,
            filters: RwSignal::new(None),
            entries: RwSignal::new(None),
            has_older: RwSignal::new(false),
            news: RwSignal::new(News::default()),
            busy: RwSignal::new(None),
            failure: RwSignal::new(None),
            shown: StoredValue::new(AuditQuery::default()),
            asked: StoredValue::new(0),
            waited: StoredValue::new(0),
            ask: Callback::new(|_| {}),
        }
    }

    /// Asks for the newest entries, in the place of all that have come.
    pub fn renew(self) {
        self.news.set(News::default());
        self.request(Part::Newest);
    }

    /// Asks for entries older than those that are shown.
    pub fn more(self) {
        let last = self.entries.with_untracked(|all| Some(all.as_ref()?.last()?.seq));
        if let Some(seq) = last {
            self.request(Part::Before(seq));
        }
    }

    /// Shows what has come since.
    pub fn show_news(self) {
        let News { entries, more } = self.news.get_untracked();
        match more {
            true => self.renew(),
            false => {
                self.entries.update(|all| {
                    let known = all.take().unwrap_or_default();
                    *all = Some(entries.into_iter().chain(known).collect());
                });
                self.news.set(News::default());
            }
        }
        self.waited.set_value(0);
        self.learn_filters();
        // The button that had the focus is gone.
        request_animation_frame(|| {
            browser::focus_id(TOP);
        });
    }

    /// Asks for a part, in the place of what is on its way.
    pub fn request(self, part: Part) {
        self.asked.update_value(|asked| *asked += 1);
        self.waited.set_value(0);
        self.busy.set(Some(part));
        self.failure.set(None);
        self.ask.run(part);
    }

    fn fetch(self, viewing: Viewing, part: Part) {
        let number = self.asked.get_value();
        let query = untrack(|| self.query.get());
        spawn_local(async move {
            let answer = api::audit::list(&write(&query), part).await;
            if self.asked.try_get_value() != Some(number) {
                return;
            }
            self.busy.set(None);
            match answer {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    self.take(part, query, reply.resource);
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    if self.shown.with_value(|shown| *shown != query) {
                        self.entries.set(None);
                    }
                    self.failure.set(Some((part, failure)));
                }
            }
        });
    }

    fn take(self, part: Part, query: AuditQuery, found: AuditEntries) {
        self.shown.set_value(query);
        self.has_older.set(found.has_older);
        if let (Part::Before(_), false, Some(first)) =
            (part, found.has_older, found.entries.first())
        {
            // The button that asked for them is gone.
            let id = summary_id(first.seq);
            request_animation_frame(move || {
                if browser::focused().is_none() {
                    browser::focus_id(&id);
                }
            });
        }
        self.entries.update(|all| match (part, all) {
            (Part::Before(_), Some(all)) => all.extend(found.entries),
            (_, all) => *all = Some(found.entries),
        });
    }

    /// Asks for what is new. What cannot be had is asked for again a little later.
    fn look(self, viewing: Viewing) {
        let is_waiting = self.busy.with_untracked(Option::is_none)
            && self.failure.with_untracked(Option::is_none)
            && self.waited.get_value() < PATIENCE;
        let newest = self.entries.with_untracked(|all| {
            all.as_ref().map(|all| all.first().map_or(Part::Newest, |it| Part::After(it.seq)))
        });
        let (true, true, Some(part)) = (is_waiting, browser::is_visible(), newest) else { return };
        self.waited.update_value(|waited| *waited += 1);
        let number = self.asked.get_value();
        let query = write(&untrack(|| self.query.get()));
        spawn_local(async move {
            let answer = api::audit::list(&query, part).await;
            if self.asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    let AuditEntries { entries, has_older } = reply.resource;
                    let news = News { entries, more: has_older };
                    if self.news.with_untracked(|it| *it != news) {
                        self.news.set(news);
                    }
                }
                Err(failure) => viewing.learn_from(&failure),
            }
        });
    }
}
