mod connection;

use gatehouse_contract::sso::{Sso, SsoState};
use gatehouse_contract::{AccessSecurity, AllowedFactors, Change, Timestamp, TwoFactorPolicy};
use sqlx::{AnyConnection, Row};

use self::connection::Connections;
use super::organization::change;
use crate::problem::{Outcome, Refusal};

/// Single sign-on and two-factor as they are stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredAccess {
    pub security: AccessSecurity,
    /// The last change of either, since both have one version.
    pub changed: Option<Change>,
}

pub(crate) async fn find(db: &mut AnyConnection, organization_id: &str) -> Outcome<StoredAccess> {
    let row = sqlx::query(
        "SELECT s.is_on, s.required, s.idp_managed, s.idp_initiated, s.password_factor, s.reverts_at, s.changed_by, \
         s.changed_at, \
         t.required_from, t.allowed, t.before_from, t.before_allowed, t.changed_by AS two_factor_by, t.changed_at AS two_factor_at \
         FROM sso_settings s JOIN two_factor_settings t ON t.organization_id = s.organization_id \
         WHERE s.organization_id = $1",
    );
    let row = row.bind(organization_id).fetch_one(&mut *db).await?;
    let flag = |name| Ok::<_, Refusal>(row.try_get::<i64, _>(name)? == 1);
    let Connections { current, draft, previous } = Connections::find(db, organization_id).await?;
    let state = Connections::state(current, flag("is_on")?)?;
    let reverts_at: Option<i64> = row.try_get("reverts_at")?;
    let sso = Sso::new(state, flag("required")?, flag("idp_managed")?)
        .idp_initiated(flag("idp_initiated")?)
        .password_factor(flag("password_factor")?)
        .reverting_at(reverts_at.and_then(Timestamp::from_unix_millis))
        .beside(draft, previous);
    let two_factor = policy(row.try_get("required_from")?, row.try_get("allowed")?);
    let before = policy(row.try_get("before_from")?, row.try_get("before_allowed")?);
    Ok(StoredAccess {
        security: AccessSecurity::new(sso, two_factor)
            .ok_or_else(|| Refusal::fault("single sign-on is on while two-factor is required"))?
            .remembering(before),
        changed: [
            change(row.try_get("changed_by")?, row.try_get("changed_at")?),
            change(row.try_get("two_factor_by")?, row.try_get("two_factor_at")?),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|change| change.at),
    })
}

/// Stores what differs between `was` and `is`, as a change by somebody at some time, under the
/// next version of both.
pub(crate) async fn save(
    db: &mut AnyConnection,
    organization_id: &str,
    was: &AccessSecurity,
    is: &AccessSecurity,
    change: &Change,
) -> Outcome<()> {
    if was.sso() != is.sso() {
        save_sso(db, organization_id, is.sso(), change).await?;
    }
    if was.two_factor() != is.two_factor() {
        save_two_factor(db, organization_id, is.two_factor(), change).await?;
    }
    if was.two_factor_before() != is.two_factor_before() {
        save_two_factor_before(db, organization_id, is.two_factor_before()).await?;
    }
    count_up(db, organization_id).await
}

/// Notes that somebody changed what belongs to the single sign-on page and is stored elsewhere, under
/// the next version.
pub(crate) async fn touch(
    db: &mut AnyConnection,
    organization_id: &str,
    change: &Change,
) -> Outcome<()> {
    let note =
        "UPDATE sso_settings SET changed_by = $2, changed_at = $3 WHERE organization_id = $1";
    let note = sqlx::query(note).bind(organization_id).bind(change.by.as_str());
    note.bind(change.at.unix_millis()).execute(&mut *db).await?;
    count_up(db, organization_id).await
}

async fn count_up(db: &mut AnyConnection, organization_id: &str) -> Outcome<()> {
    let count = "UPDATE organization SET access_version = access_version + 1 WHERE id = $1";
    sqlx::query(count).bind(organization_id).execute(db).await?;
    Ok(())
}

async fn save_sso(
    db: &mut AnyConnection,
    organization_id: &str,
    sso: &Sso,
    change: &Change,
) -> Outcome<()> {
    sqlx::query(
        "UPDATE sso_settings SET is_on = $2, required = $3, idp_managed = $4, idp_initiated = $5, \
         changed_by = $6, changed_at = $7, reverts_at = $8, password_factor = $9 \
         WHERE organization_id = $1",
    )
    .bind(organization_id)
    .bind(i64::from(sso.state().is_on()))
    .bind(i64::from(sso.is_required()))
    .bind(i64::from(sso.is_idp_managed()))
    .bind(i64::from(sso.is_idp_initiated()))
    .bind(change.by.as_str())
    .bind(change.at.unix_millis())
    .bind(sso.reverts_at().map(Timestamp::unix_millis))
    .bind(i64::from(sso.is_password_factor_required()))
    .execute(&mut *db)
    .await?;
    connection::save(db, organization_id, sso, change.at).await
}

async fn save_two_factor(
    db: &mut AnyConnection,
    organization_id: &str,
    policy: &TwoFactorPolicy,
    change: &Change,
) -> Outcome<()> {
    let (required_from, allowed) = columns(policy);
    sqlx::query(
        "UPDATE two_factor_settings SET required_from = $2, changed_by = $3, changed_at = $4, \
         allowed = $5 WHERE organization_id = $1",
    )
    .bind(organization_id)
    .bind(required_from)
    .bind(change.by.as_str())
    .bind(change.at.unix_millis())
    .bind(allowed)
    .execute(db)
    .await?;
    Ok(())
}

async fn save_two_factor_before(
    db: &mut AnyConnection,
    organization_id: &str,
    policy: &TwoFactorPolicy,
) -> Outcome<()> {
    let (required_from, allowed) = columns(policy);
    let update = sqlx::query(
        "UPDATE two_factor_settings SET before_from = $2, before_allowed = $3 \
         WHERE organization_id = $1",
    );
    update.bind(organization_id).bind(required_from).bind(allowed).execute(db).await?;
    Ok(())
}

const PASSKEYS_ONLY: &str = "passkeys_only";

/// A requirement as two columns: from when on, and which factors count.
fn columns(policy: &TwoFactorPolicy) -> (Option<i64>, &'static str) {
    match policy {
        TwoFactorPolicy::NotRequired => (None, "any"),
        TwoFactorPolicy::Required { holds_from, allowed } => {
            let allowed = match allowed {
                AllowedFactors::Any => "any",
                AllowedFactors::PasskeysOnly => PASSKEYS_ONLY,
            };
            (Some(holds_from.unix_millis()), allowed)
        }
    }
}

/// The requirement in two such columns.
fn policy(required_from: Option<i64>, allowed: &str) -> TwoFactorPolicy {
    let allowed = match allowed {
        PASSKEYS_ONLY => AllowedFactors::PasskeysOnly,
        _ => AllowedFactors::Any,
    };
    match required_from.and_then(Timestamp::from_unix_millis) {
        Some(holds_from) => TwoFactorPolicy::Required { holds_from, allowed },
        None => TwoFactorPolicy::NotRequired,
    }
}

/// The state as it is stored and as it is on the wire.
pub(crate) fn status_word(state: &SsoState) -> &'static str {
    match state {
        SsoState::Unconfigured => "unconfigured",
        SsoState::Untested { .. } => "untested",
        SsoState::Tested { .. } => "tested",
        SsoState::On { .. } => "on",
    }
}
