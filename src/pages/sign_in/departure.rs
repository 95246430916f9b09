//! That a person went to the identity provider from this tab, so that whoever comes back without
//! being signed in is told so. The browser's own page for a provider that is away says nothing of us.

use crate::browser;

/// What it is noted under.
const NAME: &str = "gatehouse:departure";
const OPEN: &str = "open";
const REQUIRED: &str = "required";

/// Notes that somebody goes to the identity provider, and whether most people have no other way in.
pub fn begin(required: bool) {
    browser::note(NAME, Some(if required { REQUIRED } else { OPEN }));
}

/// Whether most people have no other way in, for whoever has gone and come back. Told once.
pub fn end() -> Option<bool> {
    let noted = browser::noted(NAME)?;
    browser::note(NAME, None);
    Some(noted == REQUIRED)
}
