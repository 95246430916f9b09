use crate::mail::folder;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::{deletion, mail, organization};

/// Deletes all that is stored of the organizations that can no longer be brought back.
pub(crate) async fn purge_due(state: &AppState) -> Outcome<()> {
    let mut db = state.store.read().await?;
    let due = deletion::due(&mut db, state.clock.now()).await?;
    drop(db);
    for id in due {
        // One that cannot go now keeps no other.
        if purge(state, &id).await.is_err() {
            tracing::warn!(organization = id, "it is deleted for good in an hour");
        }
    }
    Ok(())
}

async fn purge(state: &AppState, id: &str) -> Outcome<()> {
    while purge_some(state, id).await? {}
    Ok(())
}

/// Deletes a part, in one transaction, so that nobody waits for the database while a long audit log goes.
/// Answers whether there is more. One that was brought back in the last moment stays.
async fn purge_some(state: &AppState, id: &str) -> Outcome<bool> {
    let mut db = state.store.write().await?;
    organization::hold(&mut db, id).await?;
    let is_due = deletion::due(&mut db, state.clock.now()).await?.iter().any(|it| it == id);
    let is_more = is_due && deletion::delete_entries(&mut db, id).await?;
    if is_due && !is_more {
        let letters = mail::delete_of_organization(&mut db, id).await?;
        // Before it is certain: a file whose letter is forgotten would stay for good.
        folder::delete(&state.shared.config, &letters).await.map_err(Refusal::fault)?;
        deletion::delete(&mut db, id).await?;
        tracing::info!(organization = id, "a deleted organization is gone");
    }
    db.commit().await?;
    if is_due && !is_more {
        state.store.forget_log().await?;
    }
    Ok(is_more)
}
