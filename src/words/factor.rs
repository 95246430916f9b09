use gatehouse_contract::Factor;

use super::{ago, date};

/// When a factor was added, and when it was last used.
pub fn factor_use(factor: &Factor) -> String {
    let added = date(factor.added_at);
    match factor.used_at {
        Some(used_at) => format!("Last used {}, added {added}", ago(used_at)),
        None => format!("Not used to sign in yet, added {added}"),
    }
}
