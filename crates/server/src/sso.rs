//! `/api/organization/sso`: the connection to an identity provider and its switches.

pub(crate) mod adopt;
pub(crate) mod attempts;
pub(crate) mod connect;
pub(crate) mod disconnect;
pub(crate) mod draft;
pub(crate) mod end_exemption;
pub(crate) mod exempt;
mod exemption;
pub(crate) mod fetch;
pub(crate) mod inspect;
pub(crate) mod keep;
pub(crate) mod paste;
pub(crate) mod read;
pub(crate) mod test;
pub(crate) mod update;
