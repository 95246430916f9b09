//! Whether changes may be sent at all.

use std::cell::Cell;

use super::{Answer, Failure};

thread_local! {
    static HELD: Cell<bool> = const { Cell::new(false) };
}

/// Holds back every request that is not a mere look, whatever asks for it, or lets them go again.
pub fn hold_changes(held: bool) {
    HELD.set(held);
}

/// Whether a change may be sent.
///
/// # Errors
/// [`Failure::Held`]
pub(super) fn may_change() -> Answer<()> {
    if HELD.get() { Err(Failure::Held) } else { Ok(()) }
}
