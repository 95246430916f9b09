use gatehouse_contract::{Factor, FactorsHeld};

use super::{ago, date};

/// When a factor was added, and when it was last used.
pub fn factor_use(factor: &Factor) -> String {
    let added = date(factor.added_at);
    match factor.used_at {
        Some(used_at) => format!("Last used {}, added {added}", ago(used_at)),
        None => format!("Not used to sign in yet, added {added}"),
    }
}

/// Which second factors somebody has.
pub fn held(held: FactorsHeld) -> &'static str {
    match (held.authenticator_app, held.passkey) {
        (true, true) => "App and passkey",
        (true, false) => "Authenticator app",
        (false, true) => "Passkey",
        (false, false) => "Not set up",
    }
}
