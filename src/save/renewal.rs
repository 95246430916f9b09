use std::cmp::Ordering;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Resource;
use crate::session::{Viewing, use_viewing};

/// What a page takes of an answer to its question how things are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The resource and the session.
    Whole,
    /// The session alone: a change that is being made is made for what is shown, and the server
    /// tells once it is sent.
    SessionAlone,
    /// Nothing: a save that was asked later has been answered meanwhile.
    Nothing,
}

impl Renewal {
    /// `theirs` is how the answer compares with what is shown; `is_idle` whether nobody is changing
    /// it.
    pub fn of(theirs: Ordering, is_idle: bool) -> Self {
        match theirs {
            Ordering::Less => Self::Nothing,
            Ordering::Equal => Self::Whole,
            Ordering::Greater if is_idle => Self::Whole,
            Ordering::Greater => Self::SessionAlone,
        }
    }
}

/// Renews `resource` with the session, whenever anything asks again who this is.
pub fn renew_together<T>(
    resource: RwSignal<T>,
    is_idle: impl Fn() -> bool + Copy + Send + Sync + 'static,
) where
    T: Resource + Send + Sync + 'static,
{
    let viewing = use_viewing();
    viewing.renew_by(Callback::new(move |()| {
        spawn_local(renew(viewing, resource, is_idle));
    }));
}

/// Asks for the resource, whose answer brings the session along. What may be done is renewed with
/// the resource, or neither is.
pub(super) async fn renew<T>(viewing: Viewing, resource: RwSignal<T>, is_idle: impl Fn() -> bool)
where
    T: Resource + Send + Sync + 'static,
{
    let Ok(reply) = T::read().await else { return viewing.ask() };
    let Some(shown) = resource.try_with_untracked(Resource::version) else { return };
    match Renewal::of(reply.resource.version().cmp(&shown), is_idle()) {
        Renewal::Whole => {
            viewing.accept(reply.session);
            resource.try_set(reply.resource);
        }
        Renewal::SessionAlone => viewing.accept_beside(reply.session),
        Renewal::Nothing => {}
    }
}
