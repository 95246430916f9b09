use gatehouse_contract::{Role, decide_giving};
use serde_json::json;

use super::revoke::ACTION;
use crate::audit::Event;
use crate::problem::Outcome;
use crate::store::invitation;
use crate::visit::Visit;

/// Revokes what somebody has sent, or has looked at the link of, and could no longer send: after they are
/// removed, with no `role`, all of it. Otherwise whoever loses a role could come back to it by a link
/// that they kept.
pub(crate) async fn withdraw_beyond(
    visit: &mut Visit,
    person_id: &str,
    role: Option<Role>,
) -> Outcome<()> {
    for it in invitation::known_to(visit.db(), person_id).await? {
        let may_send = role.is_some_and(|role| decide_giving(role, it.role).is_ok());
        if may_send {
            continue;
        }
        invitation::take(visit.db(), &it.id).await?;
        let payload = json!({ "email": it.email, "role": it.role, "sender": it.invited_by_name });
        visit.record(&Event { action: ACTION, payload }).await?;
    }
    Ok(())
}
