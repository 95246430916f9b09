use crate::problem::Outcome;
use crate::store::saml::request;
use crate::store::session::{self, StoredSession};
use crate::visit::Visit;

/// Puts `new`, which is the viewer's session with a new token, in its place. It is in use here and
/// now.
pub(crate) async fn renew(visit: &mut Visit, new: StoredSession) -> Outcome<()> {
    let old = visit.caller.session.token_hash.clone();
    let address = visit.caller.origin.address.to_string();
    let new = StoredSession { used_at: visit.now, address, ..new };
    session::update(visit.db(), &new).await?;
    request::follow(visit.db(), &old, &new.token_hash).await?;
    visit.caller.session = new;
    Ok(())
}
