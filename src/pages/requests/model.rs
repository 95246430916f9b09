use gatehouse_contract::{AccessRequest, AccessRequests, Declining, Problem, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::pages::row_focus::{focus_place, places};
use crate::save::{Phase, Save, prove, use_change};
use crate::session::use_viewing;
use crate::ui::use_announcer;

/// The id of the list.
pub const LIST: &str = "requests";

/// What the viewer is about to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RequestTask {
    /// Nothing.
    #[default]
    Reading,
    /// To give the role.
    Granting(AccessRequest),
    /// To decline it.
    Declining(AccessRequest),
}

/// The requests, and what is decided.
#[derive(Clone, Copy)]
pub struct RequestsModel {
    /// Those that nobody has decided yet.
    pub requests: RwSignal<AccessRequests>,
    /// What the viewer is about to decide.
    pub task: RwSignal<RequestTask>,
    /// Decides it, with what is said to whoever asked.
    pub deciding: Save<(Option<StepUp>, RequestTask, String)>,
}

impl RequestsModel {
    /// Before the server.
    pub fn live(requests: AccessRequests) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let still = Self::still(requests);
        let deciding = use_change(
            move |(proof, task, note): (Option<StepUp>, RequestTask, String)| async move {
                prove(viewing, proof).await?;
                let (answer, words) = match &task {
                    RequestTask::Reading => return Ok(None),
                    RequestTask::Granting(it) => {
                        let answer = api::access_request::grant(&it.id).await;
                        let role = crate::words::with_article(it.role);
                        (answer, format!("Saved. {} is {role} now.", it.member.person.name))
                    }
                    RequestTask::Declining(it) => {
                        let answer = api::access_request::decline(&it.id, Declining { note }).await;
                        (answer, format!("Declined. {} is told by mail.", it.member.person.name))
                    }
                };
                let (reply, words) = match answer {
                    Err(failure) if failure.problem() == Some(&Problem::NotFound) => {
                        let words = "It was decided, changed or taken back meanwhile. Look again.";
                        let words = words.to_owned();
                        (api::access_request::list().await?, words)
                    }
                    answer => (answer?, words),
                };
                viewing.accept(reply.session);
                Ok(Some((reply.resource, words)))
            },
            move |decided: Option<(AccessRequests, String)>| {
                let Some((left, words)) = decided else { return };
                announcer.saved(words);
                let places = still.places();
                still.requests.set(left);
                still.task.set(RequestTask::Reading);
                focus_place(places, LIST);
            },
        );
        let look = move || {
            let is_reading = still.task.with_untracked(|task| *task == RequestTask::Reading);
            if !is_reading {
                return;
            }
            spawn_local(async move {
                let Ok(reply) = api::access_request::list().await else { return };
                let is_new = still.requests.try_with_untracked(|it| *it != reply.resource);
                if is_new == Some(true) {
                    still.requests.set(reply.resource);
                }
                viewing.accept(reply.session);
            });
        };
        browser::while_watched(look);
        Self { deciding, ..still }
    }

    /// Of which nothing is decided: a picture of them.
    pub fn still(requests: AccessRequests) -> Self {
        Self {
            requests: RwSignal::new(requests),
            task: RwSignal::new(RequestTask::Reading),
            deciding: Save::still(Phase::Editing),
        }
    }

    /// Where the focus goes once what is asked about is decided.
    fn places(self) -> Vec<String> {
        let row = self.task.with_untracked(|task| match task {
            RequestTask::Reading => String::new(),
            RequestTask::Granting(it) | RequestTask::Declining(it) => row_id(it),
        });
        let rows =
            self.requests.with_untracked(|it| it.requests.iter().map(row_id).collect::<Vec<_>>());
        places(rows, &row)
    }

    /// Asks before something is decided, with nothing left over from the last time.
    pub fn begin(self, task: RequestTask) {
        self.deciding.reset();
        self.task.set(task);
    }
}

/// The id of the row of a request.
pub fn row_id(request: &AccessRequest) -> String {
    format!("request-{}", request.id)
}
