//! Responses that are made to sign somebody in as somebody else, or to keep the server busy. None
//! signs anybody in, and none takes long.

use std::time::Duration;

use cpu_time::ThreadTime;

use crate::idp::examined;

mod floods;
mod keys;
mod markup;
mod wrapping;

/// The most processor time that one may take. The code is hardly optimized in tests, and a machine that
/// does other work beside takes longer; what grows with the square of its input takes seconds.
const LIMIT: Duration = Duration::from_millis(250);

#[track_caller]
fn assert_harmless(name: &str, xml: &str) {
    let start = ThreadTime::now();
    let outcome = examined(xml).outcome;
    let elapsed = start.elapsed();
    assert!(outcome.is_err(), "{name} signs somebody in");
    assert!(elapsed < LIMIT, "{name} takes {elapsed:?}");
}
