use crate::problem::Outcome;
use crate::store::saml::request;
use crate::store::session::{self, StoredSession};
use crate::visit::Visit;

/// Puts `new`, which has a new token, in the place of the viewer's session.
pub(crate) async fn renew(visit: &mut Visit, new: StoredSession) -> Outcome<()> {
    let (old, person_id) =
        (visit.caller.session.token_hash.clone(), visit.caller.person.person.id.clone());
    session::create(visit.db(), &new, &person_id).await?;
    session::delete(visit.db(), &old).await?;
    request::follow(visit.db(), &old, &new.token_hash).await?;
    visit.caller.session = new;
    Ok(())
}
