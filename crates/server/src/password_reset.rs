//! `/api/password-resets`: links to set a password by mail.

pub(crate) mod create;

use gatehouse_contract::{Person, Timestamp, screen};
use serde_json::json;
use sqlx::AnyConnection;

use crate::audit::{Author, Event};
use crate::mail::letters::password::{self, Need, PasswordLink};
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::request::Origin;
use crate::requirement;
use crate::saml::service_provider;
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::person::{self, StoredPerson};
use crate::store::{organization, password_link};

/// How long a link that was asked for can be used.
const ASKED_FOR: i64 = 3_600;
/// How long a link can be used that nobody waits for.
const NEEDED: i64 = 24 * 3_600;

/// Sends somebody the link that was asked for; or, where single sign-on is the only way in for them,
/// says so.
pub(crate) async fn send(
    state: &AppState,
    db: &mut AnyConnection,
    to: &StoredPerson,
    origin: &Origin,
    now: Timestamp,
) -> Outcome<()> {
    let (id, person) = (&to.organization_id, &to.person);
    let seq = organization::lock(db, id).await?;
    let head = Letterhead::of(state, db, id).await?;
    let is_kept_out = is_kept_out(db, to).await?;
    let letter = if is_kept_out {
        let handle = organization::find(db, id).await?.handle;
        password::reset_with_sso(&head, person, service_provider(state, &handle).start_url)
    } else {
        password::reset(&head, person, issue(db, &head, person, now, ASKED_FOR).await?)
    };
    mail::write(db, id, person, &letter, now).await?;
    let sent = if is_kept_out { "sso" } else { "link" };
    let payload = json!({ "person": person.id, "sent": sent });
    let event = Event { action: "request_password_link", payload };
    // Whoever asked need not be who the address belongs to.
    let author = Author::stranger(person.email.clone(), origin);
    author.append(db, id, seq, now, "done", &event).await
}

/// Sends a link to everyone of an organization who has no password.
pub(crate) async fn send_to_passwordless(
    state: &AppState,
    db: &mut AnyConnection,
    organization_id: &str,
    need: Need,
    now: Timestamp,
) -> Outcome<()> {
    let head = Letterhead::of(state, db, organization_id).await?;
    for person in person::without_password(db, organization_id).await? {
        let link = issue(db, &head, &person, now, NEEDED).await?;
        let letter = password::needed(&head, &person, need, link);
        mail::write(db, organization_id, &person, &letter, now).await?;
    }
    Ok(())
}

/// Whether single sign-on is the only way in for somebody.
pub(crate) async fn is_kept_out(db: &mut AnyConnection, who: &StoredPerson) -> Outcome<bool> {
    let requirement = requirement::find(db, &who.organization_id).await?;
    Ok(!who.may_use_password(requirement))
}

/// Makes a link, in place of the one that the person had.
async fn issue(
    db: &mut AnyConnection,
    head: &Letterhead,
    to: &Person,
    now: Timestamp,
    lasts_seconds: i64,
) -> Outcome<PasswordLink> {
    let (token, expires_at) = (Token::random(), now.plus_seconds(lasts_seconds));
    password_link::replace(db, &to.id, &token.hash(), expires_at).await?;
    // What stands behind the `#` is sent to nobody.
    Ok(PasswordLink {
        url: format!("{}#{}", head.page(screen::SET_PASSWORD), token.text()),
        expires_at,
    })
}
