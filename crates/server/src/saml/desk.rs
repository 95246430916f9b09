use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::CheckName;
use gatehouse_contract::saml::Refusal;
use gatehouse_contract::sso::SsoRequirement;
use sqlx::{Any, Transaction};

use super::report::Report;
use crate::audit::{Author, Event};
use crate::problem::Outcome;
use crate::request::Origin;
use crate::state::AppState;
use crate::store::access::{self, StoredAccess};
use crate::store::domain;
use crate::store::organization;
use crate::store::saml::assertion;

/// Where one response is dealt with: a transaction that holds the organization's lock, and what was
/// read in it.
pub(super) struct Desk<'a> {
    pub state: &'a AppState,
    pub origin: &'a Origin,
    pub now: Timestamp,
    pub organization_id: String,
    pub access: StoredAccess,
    /// Whether the organization was deleted, and can still be brought back.
    pub is_deleted: bool,
    /// The verified domains, as the DNS has them.
    pub domains: Vec<String>,
    pub db: Transaction<'static, Any>,
}

impl<'a> Desk<'a> {
    pub(super) async fn open(
        state: &'a AppState,
        origin: &'a Origin,
        organization_id: &str,
    ) -> Outcome<Self> {
        let mut db = state.store.write().await?;
        organization::hold(&mut db, organization_id).await?;
        Ok(Self {
            state,
            origin,
            now: state.clock.now(),
            organization_id: organization_id.to_owned(),
            access: access::find(&mut db, organization_id).await?,
            is_deleted: organization::find(&mut db, organization_id).await?.deleted.is_some(),
            domains: domain::verified(&mut db, organization_id).await?,
            db,
        })
    }

    /// What requiring single sign-on comes to.
    pub(super) fn requirement(&self) -> SsoRequirement {
        self.access.security.sso().requirement(!self.domains.is_empty())
    }

    /// Sees to it that an assertion is used once.
    pub(super) async fn check_replay(&mut self, report: &mut Report) -> Outcome<()> {
        let Some(assertion) = report.assertion() else {
            report.skip(CheckName::Replay);
            return Ok(());
        };
        let is_new = assertion::remember(&mut self.db, &self.organization_id, &assertion).await?;
        let result = is_new.then_some(()).ok_or(Refusal::Replayed);
        report.check(CheckName::Replay, None, Some(assertion.id), result);
        Ok(())
    }

    /// Writes an entry of the audit log.
    pub(super) async fn append(
        &mut self,
        author: &Author,
        outcome: &str,
        event: &Event,
    ) -> Outcome<()> {
        let id = &self.organization_id;
        let seq = organization::lock(&mut self.db, id).await?;
        author.append(&mut self.db, id, seq, self.now, outcome, event).await
    }

    /// Makes all of it last.
    pub(super) async fn commit(self) -> Outcome<()> {
        Ok(self.db.commit().await?)
    }
}
