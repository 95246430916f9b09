//! Who ranks where: what decides whether the viewer may change or remove somebody.

use gatehouse_contract::{Person, RankFacts, Role};

use crate::problem::Outcome;
use crate::store::person;
use crate::visit::Visit;

/// The viewer among the Owners of their organization.
pub(crate) struct Ranks {
    viewer: Role,
    /// Each Owner, and whether they can sign in.
    owners: Vec<(String, bool)>,
}

impl Ranks {
    /// As they are in the transaction of `visit`.
    pub(crate) async fn find(visit: &mut Visit) -> Outcome<Self> {
        let (id, viewer) = (visit.organization.id.clone(), visit.caller.person.person.role);
        let sso_on = visit.access.security.sso().state().is_on();
        Ok(Self { viewer, owners: person::owners(visit.db(), &id, sso_on).await? })
    }

    /// Of the viewer and somebody else, or of the viewer and themself.
    pub(crate) fn facts(&self, other: &Person) -> RankFacts {
        let beside = self.owners.iter().filter(|(id, can_sign_in)| *id != other.id && *can_sign_in);
        RankFacts {
            viewer: self.viewer,
            current: other.role,
            owners: u32::try_from(self.owners.len()).unwrap_or(u32::MAX),
            owners_beside: u32::try_from(beside.count()).unwrap_or(u32::MAX),
        }
    }
}
