//! `/api/roles`

use gatehouse_contract::{Reply, Role, RoleView};

use super::{Answer, get};

/// The settings as a role sees them.
pub async fn read(role: Role) -> Answer<Reply<RoleView>> {
    get(&format!("/api/roles/{}", role.word())).await
}
