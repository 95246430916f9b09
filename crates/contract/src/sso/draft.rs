use serde::{Deserialize, Serialize};

use super::{PassedTest, SsoConnection};
use crate::{Change, Timestamp};

/// Days for which a connection can be restored once another has taken its place.
pub const RESTORABLE_DAYS: i64 = 30;

/// A connection that is to take the place of the live one, which keeps working until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoDraft {
    /// The connection.
    pub connection: SsoConnection,
    /// The test that it has passed as it stands, if it has.
    pub test: Option<PassedTest>,
}

/// A connection whose place another has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviousConnection {
    /// The connection.
    pub connection: SsoConnection,
    /// The test that it had passed.
    pub test: PassedTest,
    /// Who put another in its place, and when.
    pub replaced: Change,
}

impl PreviousConnection {
    /// Until when it can be restored.
    pub fn restorable_until(&self) -> Timestamp {
        self.replaced.at.plus_days(RESTORABLE_DAYS)
    }
}
