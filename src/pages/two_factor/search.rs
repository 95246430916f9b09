use std::time::Duration;

use gatehouse_contract::{FactorFilter, PeopleFactors, PersonFactors};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::session::use_viewing;
use crate::words;

/// How long after the last key the server is asked.
const PAUSE: Duration = Duration::from_millis(250);

/// People and their second factors, found by what is typed.
#[derive(Clone, Copy)]
pub struct PeopleSearch {
    /// What was typed.
    pub typed: RwSignal<String>,
    /// What was found for it; `None` before anything was asked.
    pub found: RwSignal<Option<PeopleFactors>>,
    /// Why nothing was found: the server refused or could not be reached.
    pub failure: RwSignal<Option<Failure>>,
    /// Counts what was asked, so that a late answer is not taken for the last one.
    asked: StoredValue<u32>,
    /// Asks for a page of a text.
    ask: Callback<(String, u32)>,
}

impl PeopleSearch {
    /// A search before the server.
    pub fn live(filter: FactorFilter) -> Self {
        let viewing = use_viewing();
        let still = Self::still();
        let ask = Callback::new(move |(text, page): (String, u32)| {
            let number = still.count();
            spawn_local(async move {
                let answer = api::two_factor::people(filter, &text, page).await;
                if still.asked.try_get_value() != Some(number) {
                    return;
                }
                still.failure.set(answer.as_ref().err().cloned());
                match answer {
                    Ok(reply) => {
                        viewing.accept(reply.session);
                        still.take(reply.resource, page);
                    }
                    Err(failure) => viewing.learn_from(&failure),
                }
            });
        });
        Self { ask, ..still }
    }

    /// A search that finds nothing: a picture of one.
    pub fn still() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            found: RwSignal::new(None),
            failure: RwSignal::new(None),
            asked: StoredValue::new(0),
            ask: Callback::new(|_| {}),
        }
    }

    /// Takes what is typed, and looks for it once nothing more is.
    pub fn look_for(self, text: String) {
        self.typed.set(text);
        let number = self.count();
        let look = move || {
            if self.asked.try_get_value() == Some(number) {
                self.again();
            }
        };
        set_timeout(look, PAUSE);
    }

    /// Looks for what was typed, from the first page on.
    pub fn again(self) {
        self.ask.run((self.typed.get_untracked(), 1));
    }

    /// Looks for more of the same than these.
    pub fn more(self, than: &PeopleFactors) {
        let shown = words::count_of(than.people.len());
        self.found.set(Some(than.clone()));
        self.ask.run((self.typed.get_untracked(), shown / PeopleFactors::PAGE + 1));
    }

    /// Forgets what was found, since it may be another by now.
    pub fn forget(self) {
        self.count();
        self.typed.set(String::new());
        self.found.set(None);
        self.failure.set(None);
    }

    /// Puts people as they stand now in the place of what was found.
    pub fn renew(self, people: &[PersonFactors]) {
        self.found.update(|found| {
            if let Some(found) = found {
                renew(&mut found.people, people);
            }
        });
    }

    fn take(self, page: PeopleFactors, number: u32) {
        self.found.update(|found| match found {
            Some(found) if number > 1 => {
                found.total = page.total;
                found.people.extend(page.people);
            }
            _ => *found = Some(page),
        });
    }

    fn count(self) -> u32 {
        self.asked.update_value(|asked| *asked += 1);
        self.asked.get_value()
    }
}

/// Puts people as they stand now in the place of the same people.
pub fn renew(all: &mut [PersonFactors], people: &[PersonFactors]) {
    for one in all {
        if let Some(now) = people.iter().find(|it| it.person.id == one.person.id) {
            *one = now.clone();
        }
    }
}
