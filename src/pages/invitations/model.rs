use gatehouse_contract::{Invitation, InvitationQuery, Invitations, Problem, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::pages::row_focus::{focus_place, places};
use crate::query::write;
use crate::save::{Phase, Save, prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::{Binding, use_announcer};

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
    /// Asks for them anew.
    pub renew: Callback<()>,
    /// Asks for the next page.
    pub more: Callback<()>,
    /// Where the focus goes back to once they have been asked for anew.
    places: StoredValue<Option<Vec<String>>>,
    /// Counts what was asked, so that an answer to something else is dropped.
    asked: StoredValue<u32>,
}

impl InvitationsModel {
    /// The invitations before the server.
    pub fn live(query: Binding<InvitationQuery>) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let still = Self::still(query);
        let renew = Callback::new(move |()| still.ask(viewing, 1));
        let more = Callback::new(move |()| still.ask(viewing, still.next_page()));
        let model = Self { renew, more, ..still };
        Effect::new(move |_| {
            query.get();
            renew.run(());
        });
        viewing.on_resumed(move || renew.run(()));
        let doing = use_change(
            move |(proof, task): (Option<StepUp>, InvitationTask)| async move {
                prove(viewing, proof).await?;
                let done = match task {
                    InvitationTask::Reading | InvitationTask::Copying(..) => return Ok(None),
                    InvitationTask::Sending(it) => {
                        let words = format!("Sent again to {}.", it.email);
                        api::invitation::resend(&it.id)
                            .await
                            .map(|reply| (reply.session, Next::Done(words)))
                    }
                    InvitationTask::Revoking(it) => {
                        let words =
                            format!("Revoked. The link sent to {} no longer works.", it.email);
                        api::invitation::revoke(&it.id)
                            .await
                            .map(|reply| (reply.session, Next::Done(words)))
                    }
                    InvitationTask::Linking(it) => api::invitation::link(&it.id)
                        .await
                        .map(|reply| (reply.session, Next::Link(it, reply.resource.url))),
                };
                let (session, next) = match done {
                    Err(failure) if failure.problem() == Some(&Problem::NotFound) => {
                        let words = "It is gone: accepted, revoked or sent again meanwhile.";
                        return Ok(Some(Next::Done(words.to_owned())));
                    }
                    done => done?,
                };
                viewing.accept(session);
                Ok(Some(next))
            },
            move |next: Option<Next>| match next {
                Some(Next::Link(it, url)) => model.task.set(InvitationTask::Copying(it, url)),
                Some(Next::Done(words)) => {
                    announcer.saved(words);
                    model.task.set(InvitationTask::Reading);
                    renew.run(());
                }
                None => {}
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
            places: StoredValue::new(None),
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

    fn next_page(self) -> u32 {
        let here = self.found.with_untracked(|it| it.as_ref().map_or(0, |it| it.invitations.len()));
        u32::try_from(here).unwrap_or_default() / Invitations::PAGE + 1
    }

    fn ask(self, viewing: Viewing, page: u32) {
        self.asked.update_value(|asked| *asked += 1);
        let (number, query) = (self.asked.get_value(), write(&untrack(|| self.query.get())));
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = api::invitation::list(&query, page).await;
            if self.asked.try_get_value() != Some(number) {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    self.found.update(|found| add(found, reply.resource, page));
                    if let Some(places) = self.places.try_update_value(Option::take).flatten() {
                        focus_place(places, FOUND);
                    }
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    self.failure.set(Some(failure));
                }
            }
        });
    }

    /// Asks before something is done, with nothing left over from the last time.
    pub fn begin(self, task: InvitationTask, with: &Invitation) {
        let rows = self.found.with_untracked(|found| {
            let all = found.iter().flat_map(|it| &it.invitations);
            all.map(row_id).collect::<Vec<_>>()
        });
        self.places.set_value(Some(places(rows, &row_id(with))));
        self.doing.reset();
        self.task.set(task);
    }
}

/// The id of the row of an invitation. Sent again, it is another one to the same address.
pub fn row_id(invitation: &Invitation) -> String {
    format!("invitation-{}", invitation.email)
}

/// What comes after something was done.
enum Next {
    /// It is said.
    Done(String),
    /// The link is shown.
    Link(Invitation, String),
}

/// Puts a page after those before it; the first takes the place of all.
fn add(found: &mut Option<Invitations>, page: Invitations, number: u32) {
    match found {
        Some(found) if number > 1 => {
            let is_new = |it: &Invitation| found.invitations.iter().all(|known| known.id != it.id);
            let new: Vec<_> = page.invitations.into_iter().filter(is_new).collect();
            found.invitations.extend(new);
            found.total = page.total;
        }
        _ => *found = Some(page),
    }
}
