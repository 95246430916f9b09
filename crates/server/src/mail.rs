//! Mail. A letter is put into the outbox in the transaction of the change that it tells of, and
//! delivered afterwards, as often as it takes: through a mail server, or into files without one.

mod delivery;
pub(crate) mod folder;
mod letter;
pub(crate) mod letters;
mod page;
mod template;
mod watch;

pub(crate) use delivery::Delivery;
pub use delivery::MailSetupError;
pub(crate) use letter::{Letter, Letterhead};
pub(crate) use page::router;
pub use watch::{deliver_due, watch};

use gatehouse_contract::{Person, Timestamp};
use sqlx::AnyConnection;

use crate::problem::Outcome;
use crate::store::{mail, person};

/// Writes a letter to one person.
pub(crate) async fn write(
    db: &mut AnyConnection,
    organization_id: &str,
    to: &Person,
    letter: &Letter,
    now: Timestamp,
) -> Outcome<()> {
    mail::create(db, organization_id, to, letter, None, now).await?;
    Ok(())
}

/// Writes a letter to every Owner and Admin.
pub(crate) async fn write_to_administrators(
    db: &mut AnyConnection,
    organization_id: &str,
    letter: &Letter,
    now: Timestamp,
) -> Outcome<()> {
    for to in person::administrators(db, organization_id).await? {
        write(db, organization_id, &to, letter, now).await?;
    }
    Ok(())
}

/// Writes a letter to one person who was not written to about `matter` before. Answers whether it
/// did.
pub(crate) async fn write_once(
    db: &mut AnyConnection,
    organization_id: &str,
    to: &Person,
    letter: &Letter,
    matter: &str,
    now: Timestamp,
) -> Outcome<bool> {
    let key = format!("{matter} {}", to.id);
    mail::create(db, organization_id, to, letter, Some(&key), now).await
}

/// Writes a letter to every Owner and Admin who was not written to about `matter` before. Answers
/// how many there were.
pub(crate) async fn write_to_administrators_once(
    db: &mut AnyConnection,
    organization_id: &str,
    letter: &Letter,
    matter: &str,
    now: Timestamp,
) -> Outcome<usize> {
    let mut written = 0;
    for to in person::administrators(db, organization_id).await? {
        let is_first = write_once(db, organization_id, &to, letter, matter, now).await?;
        written += usize::from(is_first);
    }
    Ok(written)
}
