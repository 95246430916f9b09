use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use gatehouse_contract::{Field, FieldError, Flaw, OrganizationName};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::problem::{Outcome, Refusal};

/// What makes sure that a removal for good is meant.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Confirmation {
    /// The organization's name, as it was typed.
    organization_name: String,
}

impl Confirmation {
    /// Whether the name that was typed is the organization's.
    ///
    /// # Errors
    /// [`Flaw::Mismatch`]
    pub(crate) fn check(
        given: Result<Query<Self>, QueryRejection>,
        name: &OrganizationName,
    ) -> Outcome<()> {
        let Query(given) = given.map_err(Refusal::malformed)?;
        match given.organization_name.trim() == name.as_str() {
            true => Ok(()),
            false => Err(vec![FieldError::new(Field::OrganizationName, Flaw::Mismatch)].into()),
        }
    }
}
