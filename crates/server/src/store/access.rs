use gatehouse_contract::sso::{
    Certificate, PassedTest, Sso, SsoConnection, SsoState, read_certificate_text,
};
use gatehouse_contract::{AccessSecurity, Change, Timestamp, TwoFactorPolicy};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

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
        "SELECT s.status, s.sign_in_url, s.issuer, s.certificate, s.tested_by, s.tested_at, \
         s.required, s.idp_managed, s.reverts_at, s.changed_by, s.changed_at, \
         t.required_from, t.changed_by AS two_factor_by, t.changed_at AS two_factor_at \
         FROM sso_settings s JOIN two_factor_settings t ON t.organization_id = s.organization_id \
         WHERE s.organization_id = $1",
    );
    let row = row.bind(organization_id).fetch_one(db).await?;
    let sso = Sso::new(
        state(&row)?,
        row.try_get::<i64, _>("required")? == 1,
        row.try_get::<i64, _>("idp_managed")? == 1,
    );
    let reverts_at: Option<i64> = row.try_get("reverts_at")?;
    let sso = sso.reverting_at(reverts_at.and_then(Timestamp::from_unix_millis));
    let required_from: Option<i64> = row.try_get("required_from")?;
    let two_factor = match required_from.and_then(Timestamp::from_unix_millis) {
        Some(holds_from) => TwoFactorPolicy::Required { holds_from },
        None => TwoFactorPolicy::NotRequired,
    };
    Ok(StoredAccess {
        security: AccessSecurity::new(sso, two_factor)
            .ok_or_else(|| Refusal::fault("single sign-on is on while two-factor is required"))?,
        changed: [
            change(row.try_get("changed_by")?, row.try_get("changed_at")?),
            change(row.try_get("two_factor_by")?, row.try_get("two_factor_at")?),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|change| change.at),
    })
}

fn state(row: &AnyRow) -> Outcome<SsoState> {
    let broken = || Refusal::fault("the single sign-on settings cannot be read");
    let status: String = row.try_get("status")?;
    if status == "unconfigured" {
        return Ok(SsoState::Unconfigured);
    }
    let pem: String = row.try_get("certificate")?;
    let connection = SsoConnection {
        sign_in_url: row.try_get("sign_in_url")?,
        issuer: row.try_get("issuer")?,
        certificate: certificate(&pem).ok_or_else(broken)?,
    };
    if status == "untested" {
        return Ok(SsoState::Untested { connection });
    }
    let change = change(row.try_get("tested_by")?, row.try_get("tested_at")?).ok_or_else(broken)?;
    let test = PassedTest { by: change.by, at: change.at };
    match status.as_str() {
        "tested" => Ok(SsoState::Tested { connection, test }),
        "on" => Ok(SsoState::On { connection, test }),
        _ => Err(broken()),
    }
}

/// Reads a certificate from the PEM that it was stored as.
fn certificate(pem: &str) -> Option<Certificate> {
    gatehouse_saml::read_certificate(&read_certificate_text(pem).ok()?).ok()
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
    let (connection, test) = (sso.state().connection(), sso.state().test());
    sqlx::query(
        "UPDATE sso_settings SET status = $2, sign_in_url = $3, issuer = $4, certificate = $5, \
         tested_by = $6, tested_at = $7, required = $8, idp_managed = $9, changed_by = $10, \
         changed_at = $11, reverts_at = $12 WHERE organization_id = $1",
    )
    .bind(organization_id)
    .bind(status_word(sso.state()))
    .bind(connection.map(|it| it.sign_in_url.as_str()))
    .bind(connection.map(|it| it.issuer.as_str()))
    .bind(connection.map(|it| it.certificate.pem.as_str()))
    .bind(test.map(|it| it.by.as_str()))
    .bind(test.map(|it| it.at.unix_millis()))
    .bind(i64::from(sso.is_required()))
    .bind(i64::from(sso.is_idp_managed()))
    .bind(change.by.as_str())
    .bind(change.at.unix_millis())
    .bind(sso.reverts_at().map(Timestamp::unix_millis))
    .execute(db)
    .await?;
    Ok(())
}

async fn save_two_factor(
    db: &mut AnyConnection,
    organization_id: &str,
    policy: &TwoFactorPolicy,
    change: &Change,
) -> Outcome<()> {
    let required_from = match policy {
        TwoFactorPolicy::NotRequired => None,
        TwoFactorPolicy::Required { holds_from } => Some(holds_from.unix_millis()),
    };
    sqlx::query(
        "UPDATE two_factor_settings SET required_from = $2, changed_by = $3, changed_at = $4 \
         WHERE organization_id = $1",
    )
    .bind(organization_id)
    .bind(required_from)
    .bind(change.by.as_str())
    .bind(change.at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
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
