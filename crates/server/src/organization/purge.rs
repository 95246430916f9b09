use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::{deletion, organization};

/// Deletes all that is stored of the organizations that can no longer be brought back.
pub(crate) async fn purge_due(state: &AppState) -> Outcome<()> {
    let mut db = state.store.read().await?;
    let due = deletion::due(&mut db, state.clock.now()).await?;
    drop(db);
    for id in due {
        purge(state, &id).await?;
        tracing::info!(organization = id, "a deleted organization is gone");
    }
    Ok(())
}

/// The audit log goes bit by bit, so that nobody waits for the database while a long one does; nobody
/// can bring the organization back meanwhile.
async fn purge(state: &AppState, id: &str) -> Outcome<()> {
    loop {
        let mut db = state.store.write().await?;
        let is_more = deletion::delete_entries(&mut db, id).await?;
        db.commit().await?;
        if !is_more {
            break;
        }
    }
    let mut db = state.store.write().await?;
    organization::hold(&mut db, id).await?;
    deletion::delete(&mut db, id).await?;
    Ok(db.commit().await?)
}
