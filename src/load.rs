//! Loads: the one gate that turns "perhaps, later" into a value.

use std::future::Future;

use gatehouse_contract::Reply;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Answer, Failure};
use crate::session::use_viewing;

/// How far a load is.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// The server has not answered yet.
    Loading,
    /// It refused, or could not be reached.
    Failed(Failure),
    /// Its answer.
    Ready(T),
}

/// Loads a resource, once and whenever `retry` is called; once more by itself when a session that
/// had ended has begun again.
pub fn use_load<T, F>(
    request: impl Fn() -> F + Copy + Send + Sync + 'static,
) -> (ReadSignal<Load<T>>, Callback<()>)
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Answer<Reply<T>>> + 'static,
{
    let viewing = use_viewing();
    let (load, set_load) = signal(Load::Loading);
    let start = move || {
        set_load.set(Load::Loading);
        spawn_local(async move {
            let answer = match request().await {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    Load::Ready(reply.resource)
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    Load::Failed(failure)
                }
            };
            set_load.try_set(answer);
        });
    };
    start();
    viewing.on_resumed(move || {
        if load.with_untracked(is_signed_out) {
            start();
        }
    });
    (load, Callback::new(move |()| start()))
}

fn is_signed_out<T>(load: &Load<T>) -> bool {
    matches!(load, Load::Failed(failure) if failure.is_signed_out())
}
