//! Domains that an organization proves to be its own, by a record in the DNS.

mod check;
mod effect;
mod name;
mod settings;
mod state;

pub use check::{Check, Finding, TXT_PREFIX, read_values, record};
pub use effect::{DomainPeople, RemovalEffect};
pub use name::{DomainDraft, DomainName};
pub use settings::{Domain, DomainSettings};
pub use state::{DomainState, GRACE_DAYS};
