use gatehouse_contract::sso::{
    Certificate, PassedTest, PreviousConnection, Sso, SsoConnection, SsoDraft, SsoState,
    read_certificate_text,
};
use gatehouse_contract::{Change, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::problem::{Outcome, Refusal};
use crate::store::organization::change;

/// The connections of one organization, by their place.
#[derive(Default)]
pub(super) struct Connections {
    pub current: Option<(SsoConnection, Option<PassedTest>)>,
    pub draft: Option<SsoDraft>,
    pub previous: Option<PreviousConnection>,
}

impl Connections {
    pub(super) async fn find(db: &mut AnyConnection, organization_id: &str) -> Outcome<Self> {
        let rows = sqlx::query("SELECT * FROM sso_connection WHERE organization_id = $1");
        let mut found = Self::default();
        for row in rows.bind(organization_id).fetch_all(db).await? {
            let (connection, test) = (connection(&row)?, test(&row)?);
            match row.try_get("place")? {
                "current" => found.current = Some((connection, test)),
                "draft" => found.draft = Some(SsoDraft { connection, test }),
                _ => found.previous = Some(previous(&row, connection, test)?),
            }
        }
        Ok(found)
    }

    /// The state that the connection in place makes, if single sign-on is on or off.
    pub(super) fn state(
        current: Option<(SsoConnection, Option<PassedTest>)>,
        on: bool,
    ) -> Outcome<SsoState> {
        match (current, on) {
            (None, false) => Ok(SsoState::Unconfigured),
            (Some((connection, None)), false) => Ok(SsoState::Untested { connection }),
            (Some((connection, Some(test))), false) => Ok(SsoState::Tested { connection, test }),
            (Some((connection, Some(test))), true) => Ok(SsoState::On { connection, test }),
            _ => Err(Refusal::fault("single sign-on is on without a tested connection")),
        }
    }
}

fn connection(row: &AnyRow) -> Outcome<SsoConnection> {
    Ok(SsoConnection {
        sign_in_url: row.try_get("sign_in_url")?,
        issuer: row.try_get("issuer")?,
        certificates: certificates(row.try_get("certificates")?)
            .ok_or_else(|| Refusal::fault("a stored certificate cannot be read"))?,
        sign_requests: row.try_get::<i64, _>("sign_requests")? == 1,
    })
}

/// Reads certificates from the PEM that they were stored as.
fn certificates(pems: &str) -> Option<Vec<Certificate>> {
    let pems = pems.split("-----BEGIN CERTIFICATE-----").filter(|it| !it.trim().is_empty());
    let read = |pem| gatehouse_saml::read_certificate(&read_certificate_text(pem).ok()?).ok();
    pems.map(read).collect()
}

fn test(row: &AnyRow) -> Outcome<Option<PassedTest>> {
    let change = change(row.try_get("tested_by")?, row.try_get("tested_at")?);
    Ok(change.map(|Change { by, at }| PassedTest { by, at }))
}

fn previous(
    row: &AnyRow,
    connection: SsoConnection,
    test: Option<PassedTest>,
) -> Outcome<PreviousConnection> {
    let replaced = change(row.try_get("replaced_by")?, row.try_get("replaced_at")?);
    match (test, replaced) {
        (Some(test), Some(replaced)) => Ok(PreviousConnection { connection, test, replaced }),
        _ => Err(Refusal::fault("the connection that was there before cannot be read")),
    }
}

/// Stores the connections of `sso` in place of those that there were.
pub(super) async fn save(
    db: &mut AnyConnection,
    organization_id: &str,
    sso: &Sso,
    now: Timestamp,
) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM sso_connection WHERE organization_id = $1");
    delete.bind(organization_id).execute(&mut *db).await?;
    let (current, draft, previous) = (sso.state().connection(), sso.draft(), sso.previous(now));
    if let Some(connection) = current {
        insert(db, organization_id, "current", connection, sso.state().test(), None).await?;
    }
    if let Some(SsoDraft { connection, test }) = draft {
        insert(db, organization_id, "draft", connection, test.as_ref(), None).await?;
    }
    if let Some(PreviousConnection { connection, test, replaced }) = previous {
        insert(db, organization_id, "previous", connection, Some(test), Some(replaced)).await?;
    }
    Ok(())
}

async fn insert(
    db: &mut AnyConnection,
    organization_id: &str,
    place: &str,
    connection: &SsoConnection,
    test: Option<&PassedTest>,
    replaced: Option<&Change>,
) -> Outcome<()> {
    let pems: String = connection.certificates.iter().map(|it| it.pem.as_str()).collect();
    sqlx::query(
        "INSERT INTO sso_connection (organization_id, place, sign_in_url, issuer, certificates, \
         sign_requests, tested_by, tested_at, replaced_by, replaced_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(organization_id)
    .bind(place)
    .bind(&connection.sign_in_url)
    .bind(&connection.issuer)
    .bind(pems)
    .bind(i64::from(connection.sign_requests))
    .bind(test.map(|it| it.by.as_str()))
    .bind(test.map(|it| it.at.unix_millis()))
    .bind(replaced.map(|it| it.by.as_str()))
    .bind(replaced.map(|it| it.at.unix_millis()))
    .execute(db)
    .await?;
    Ok(())
}
