use serde::{Deserialize, Serialize};

/// What was put right in a paste to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PasteFix {
    /// It was in UTF-16.
    Utf16,
    /// It began with a byte order mark.
    ByteOrderMark,
    /// Other text stood around it.
    TextAround,
    /// A certificate had lines that end as on Windows.
    LineEnds,
    /// A certificate had blank lines inside.
    BlankLines,
    /// A certificate lacked its first or its last line.
    HeaderLines,
    /// A certificate was there more than once.
    Repeated,
}
