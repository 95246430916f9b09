//! `/api/organization/billing`: the plan, its seats, and whom invoices are for.

pub(crate) mod read;
pub(crate) mod update;
