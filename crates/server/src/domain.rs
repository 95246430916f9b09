//! `/api/domains`: claiming domains and finding their records in the DNS.

pub(crate) mod check;
pub(crate) mod claim;
pub(crate) mod list;
mod look;
mod name;
pub(crate) mod remove;
mod settle;
mod watch;

pub(crate) use claim::new_token;
pub(crate) use name::{of_address, unicode};
pub use watch::{check_due, watch};

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use gatehouse_contract::Problem;

use crate::problem::{Outcome, Refusal};
use crate::store::domain::{self as claims, StoredDomain};
use crate::visit::Visit;

/// The claim of the viewer's organization that an address names.
async fn find(visit: &mut Visit, id: Result<Path<String>, PathRejection>) -> Outcome<StoredDomain> {
    let Path(id) = id.map_err(Refusal::malformed)?;
    let claim = claims::find(visit.db(), &id).await?;
    let own = claim.filter(|claim| claim.organization_id == visit.organization.id);
    own.ok_or(Problem::NotFound.into())
}
