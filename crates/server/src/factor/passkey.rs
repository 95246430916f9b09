//! `/api/me/passkeys` and `/api/me/passkey-sign-in`

pub(crate) mod begin;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod rename;
pub(crate) mod sign_in;

use gatehouse_contract::{Denial, Factors};

use crate::problem::Outcome;
use crate::store::passkey::StoredPasskey;

/// Whether somebody who has these may have one more.
fn permit_more(passkeys: &[StoredPasskey]) -> Outcome<()> {
    match passkeys.len() {
        ..Factors::LIMIT => Ok(()),
        _ => Err(Denial::TooManyFactors.into()),
    }
}
