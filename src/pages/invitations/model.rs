use std::ops::RangeInclusive;

use gatehouse_contract::{Invitation, InvitationQuery, Invitations, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deed::Deed;
use crate::api::{self, Failure};
use crate::pages::row_focus::{focus_place, places};
use crate::query::write;
use crate::save::{Phase, Save, prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Binding, use_announcer};
use crate::words::count_of;

/// The id of how many were found.
pub const FOUND: &str = "invitations-found";

/// What the viewer is about to do with an invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum InvitationTask {
    /// Nothing.
    #[default]
    Reading,
    /// To send it again.
    Sending(Invitation),
    /// To copy its link.
    Linking(Invitation),
    /// To copy this link of it.
    Copying(Invitation, String),
    /// To revoke it.
    Revoking(Invitation),
}

/// The invitations, and what is being done to them.
#[derive(Clone, Copy)]
pub struct InvitationsModel {
    /// Which are looked for.
    pub query: Binding<InvitationQuery>,
    /// Those that have come.
    pub found: RwSignal<Option<Invitations>>,
    /// Why they could not be had.
    pub failure: RwSignal<Option<Failure>>,
    /// Whether they are on their way.
    pub busy: RwSignal<bool>,
    /// What the viewer is about to do.
    pub task: RwSignal<InvitationTask>,
    /// Does it.
    pub doing: Save<(Option<StepUp>, InvitationTask)>,
    /// Asks anew for those that have come.
    pub renew: Callback<()>,
    /// Asks for the next page.
    pub more: Callback<()>,
    /// Where the focus goes once it is done.
    places: StoredValue<Vec<String>>,
    /// Counts what was asked, so that an answer to something else is dropped.
    asked: StoredValue<u32>,
}

impl InvitationsModel {
    /// The invitations before the server.
    pub fn live(query: Binding<InvitationQuery>) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let still = Self::still(query);
        let renew = Callback::new(move |()| still.ask(viewing, 1..=still.pages()));
        let more = Callback::new(move |()| {
            let next = still.next_page();
            still.ask(viewing, next..=next);
        });
        let model = Self { renew, more, ..still };
        Effect::new(move |_| {
            query.get();
            still.ask(viewing, 1..=1);
        });
        viewing.on_resumed(move || renew.run(()));
        let doing = use_change(
            move |(proof, task): (Option<StepUp>, InvitationTask)| async move {
                prove(viewing, proof).await?;
                Deed::carry_out(task, viewing).await
            },
            move |deed: Option<Deed>| {
                let Some(deed) = deed else { return };
                if let Some(words) = deed.words() {
                    announcer.saved(words);
                }
                model.follow(deed);
            },
        );
        Self { doing, ..model }
    }

    /// Invitations of which nothing is asked: a picture of them.
    pub fn still(query: Binding<InvitationQuery>) -> Self {
        Self {
            query,
            found: RwSignal::new(None),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            task: RwSignal::new(InvitationTask::Reading),
            doing: Save::still(Phase::Editing),
            renew: Callback::new(|()| {}),
            more: Callback::new(|()| {}),
            places: StoredValue::new(Vec::new()),
            asked: StoredValue::new(0),
        }
    }

    /// How many were found, once it is known; tracked.
    pub fn total(self) -> Option<u32> {
        self.found.with(|found| Some(found.as_ref()?.total))
    }

    /// Whether some of them are asked for, and not all; tracked.
    pub fn is_asked_for(self) -> bool {
        self.query.get() != InvitationQuery::default()
    }

    /// How many of them have come.
    fn count(self) -> usize {
        self.found.with_untracked(|it| it.as_ref().map_or(0, |it| it.invitations.len()))
    }

    /// On how many pages those are that have come.
    fn pages(self) -> u32 {
        count_of(self.count()).div_ceil(Invitations::PAGE).max(1)
    }

    fn next_page(self) -> u32 {
        count_of(self.count()) / Invitations::PAGE + 1
    }

    /// Asks for pages, and shows them together: from the first on in the place of all that have come.
    fn ask(self, viewing: Viewing, pages: RangeInclusive<u32>) {
        self.asked.update_value(|asked| *asked += 1);
        let (number, query) = (self.asked.get_value(), write(&untrack(|| self.query.get())));
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let (is_first, mut all) = (*pages.start() == 1, None);
            for page in pages {
                let answer = api::invitation::list(&query, page).await;
                if self.asked.try_get_value() != Some(number) {
                    return;
                }
                match answer {
                    Ok(reply) => {
                        viewing.accept(reply.session);
                        add(&mut all, reply.resource);
                    }
                    Err(failure) => {
                        self.busy.set(false);
                        viewing.learn_from(&failure);
                        return self.failure.set(Some(failure));
                    }
                }
            }
            self.busy.set(false);
            match all {
                Some(more) if !is_first => self.append(more),
                all => self.found.set(all),
            }
        });
    }

    /// Puts more after those that have come. With the last of them the button goes that asked for them.
    fn append(self, more: Invitations) {
        let here = self.count();
        self.found.update(|found| add(found, more));
        let first = self.found.with_untracked(|found| {
            found.as_ref().and_then(|found| found.invitations.get(here).map(row_id))
        });
        focus_place(first.into_iter().collect(), FOUND);
    }

    /// Shows what was done, where it was done: the list stays as long as it is.
    fn follow(self, deed: Deed) {
        let is_overtaken = matches!(deed, Deed::Overtaken(_));
        let (was, is) = match deed {
            Deed::Linked(it, url) => return self.task.set(InvitationTask::Copying(it, url)),
            Deed::Sent(was, is) => (was, Some(is)),
            Deed::Revoked(was) | Deed::Overtaken(was) => (was, None),
        };
        self.found.update(|found| {
            if let Some(found) = found {
                replace(found, &was, is);
            }
        });
        self.task.set(InvitationTask::Reading);
        focus_place(self.places.get_value(), FOUND);
        // What is on its way may be older.
        if is_overtaken || self.busy.get_untracked() {
            self.renew.run(());
        }
    }

    /// Asks before something is done, with nothing left over from the last time.
    pub fn begin(self, task: InvitationTask, with: &Invitation) {
        let rows = self.found.with_untracked(|found| {
            let all = found.iter().flat_map(|it| &it.invitations);
            all.map(row_id).collect::<Vec<_>>()
        });
        self.places.set_value(places(rows, &row_id(with)));
        self.doing.reset();
        self.task.set(task);
    }
}

/// The id of the row of an invitation. Sent again, it is another one to the same address.
pub fn row_id(invitation: &Invitation) -> String {
    format!("invitation-{}", invitation.email)
}

/// Puts a page after those before it, without whom they have already.
fn add(found: &mut Option<Invitations>, page: Invitations) {
    let Some(found) = found else { return *found = Some(page) };
    let is_new = |it: &Invitation| found.invitations.iter().all(|known| known.id != it.id);
    let new: Vec<_> = page.invitations.into_iter().filter(is_new).collect();
    found.invitations.extend(new);
    found.total = page.total;
}

/// Puts an invitation in the place of another, or nothing.
fn replace(found: &mut Invitations, was: &Invitation, is: Option<Invitation>) {
    let Some(at) = found.invitations.iter().position(|it| it.id == was.id) else { return };
    let ended = u32::from(is.is_none());
    found.invitations.splice(at..=at, is);
    found.total = found.total.saturating_sub(ended);
}
