use gatehouse_contract::{Invitation, Problem};

use super::model::InvitationTask;
use crate::api::{self, Answer};
use crate::session::Viewing;

/// What was done with an invitation.
pub enum Deed {
    /// It was sent again: the second takes the place of the first.
    Sent(Invitation, Invitation),
    /// It was revoked.
    Revoked(Invitation),
    /// Nothing: it was accepted, revoked or sent again before.
    Overtaken(Invitation),
    /// Its link was fetched.
    Linked(Invitation, String),
}

impl Deed {
    /// Does what the viewer is about to do, if anything.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn carry_out(task: InvitationTask, viewing: Viewing) -> Answer<Option<Self>> {
        let (was, done) = match task {
            InvitationTask::Reading | InvitationTask::Copying(..) => return Ok(None),
            InvitationTask::Sending(it) => {
                let answer = api::invitation::resend(&it.id).await;
                let was = it.clone();
                (it, answer.map(|reply| (reply.session, Self::Sent(was, reply.resource))))
            }
            InvitationTask::Linking(it) => {
                let answer = api::invitation::link(&it.id).await;
                let of = it.clone();
                (it, answer.map(|reply| (reply.session, Self::Linked(of, reply.resource.url))))
            }
            InvitationTask::Revoking(it) => {
                let answer = api::invitation::revoke(&it.id).await;
                (it, answer.map(|reply| (reply.session, Self::Revoked(reply.resource))))
            }
        };
        match done {
            Err(failure) if failure.problem() == Some(&Problem::NotFound) => {
                Ok(Some(Self::Overtaken(was)))
            }
            done => {
                let (session, deed) = done?;
                viewing.accept(session);
                Ok(Some(deed))
            }
        }
    }

    /// That it was done, unless something else shows it.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Sent(it, _) => Some(format!("Sent again to {}.", it.email)),
            Self::Revoked(it) => {
                Some(format!("Revoked. The link sent to {} no longer works.", it.email))
            }
            Self::Overtaken(_) => {
                Some("It is gone: accepted, revoked or sent again meanwhile.".to_owned())
            }
            Self::Linked(..) => None,
        }
    }
}
