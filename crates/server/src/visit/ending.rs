//! How a visit ends, and what the audit log keeps of it.

use axum::Json;
use gatehouse_contract::{Action, Reply};

use super::{Visit, note_refusal};
use crate::audit::{Author, Event};
use crate::problem::{Outcome, Refusal};
use crate::store::{access, access_request, domain, organization, session};

impl Visit {
    /// Writes the audit entry of what has been done, and reads everything anew.
    pub(crate) async fn record(&mut self, event: &Event) -> Outcome<()> {
        self.append("done", event).await?;
        let id = self.organization.id.clone();
        self.organization = organization::find(&mut self.db, &id).await?;
        self.access = access::find(&mut self.db, &id).await?;
        self.domains = domain::verified(&mut self.db, &id).await?;
        if self.decide(Action::DecideAccessRequest).is_ok() {
            let viewer = &self.caller.person.person.id;
            self.open_requests = access_request::count_open(&mut self.db, &id, viewer).await?;
        }
        let token_hash = self.caller.session.token_hash.clone();
        if let Some((session, person)) = session::find(&mut self.db, &token_hash).await? {
            self.caller.session = session;
            self.caller.person = person;
        }
        Ok(())
    }

    pub(super) async fn append(&mut self, outcome: &str, event: &Event) -> Outcome<()> {
        let seq = match self.seq.take() {
            Some(seq) => seq,
            None => organization::lock(&mut self.db, &self.organization.id).await?,
        };
        let (author, id) = (Author::of(&self.caller), &self.organization.id);
        author.append(&mut self.db, id, seq, self.now, outcome, event).await
    }

    /// Ends a change: what was done lasts, and what was refused is taken back, and written to the audit
    /// log as `attempted`.
    pub(crate) async fn settle<T>(
        self,
        attempted: &[&'static str],
        done: Outcome<T>,
    ) -> Outcome<T> {
        match done {
            Ok(done) => self.commit().await.map(|()| done),
            Err(refusal) => Err(self.refuse(attempted, refusal).await),
        }
    }

    /// Ends a change as [`Visit::settle`] does, and answers with the viewer's session beside.
    pub(crate) async fn answer<T>(
        self,
        attempted: &[&'static str],
        done: Outcome<T>,
    ) -> Outcome<Json<Reply<T>>> {
        let reply = done.map(|resource| Json(self.reply(resource)));
        self.settle(attempted, reply).await
    }

    /// Ends a change as [`Visit::settle`] does, once it is recorded and `answer` is read after it.
    pub(crate) async fn conclude<T>(
        mut self,
        attempted: &[&'static str],
        change: Outcome<Option<Event>>,
        answer: impl AsyncFnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        let done = async {
            if let Some(event) = change? {
                self.record(&event).await?;
            }
            answer(&mut self).await
        };
        let done = done.await;
        self.settle(attempted, done).await
    }

    /// Makes the change last. What has no audit entry is no change, and a number that was taken
    /// for one goes back, so that there is no gap.
    pub(crate) async fn commit(self) -> Outcome<()> {
        match self.seq {
            None => Ok(self.db.commit().await?),
            Some(_) => Ok(self.db.rollback().await?),
        }
    }

    /// Makes what has no audit entry last: it counts for nothing yet. The number that was taken for
    /// an entry goes back, so that there is no gap.
    pub(crate) async fn commit_unrecorded(mut self) -> Outcome<()> {
        if self.seq.is_some() {
            organization::give_back(&mut self.db, &self.organization.id).await?;
        }
        Ok(self.db.commit().await?)
    }

    /// Takes everything back, and writes to the audit log what was attempted, if it belongs there.
    pub(crate) async fn refuse(self, attempted: &[&'static str], refusal: Refusal) -> Refusal {
        let Self { state, caller, db, .. } = self;
        match db.rollback().await {
            Ok(()) => note_refusal(&state, &caller, attempted, refusal).await,
            Err(error) => error.into(),
        }
    }
}
