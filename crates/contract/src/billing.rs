use serde::{Deserialize, Serialize};

use crate::name::read_name;
use crate::remark::read_remark;
use crate::{Change, EmailAddress, Field, FieldError, Flaw, Version};

/// The plan of an organization, and whom its invoices are for. Payment is not part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Billing {
    /// What `If-Match` takes.
    pub version: Version,
    /// What the plan is called; as the server is configured.
    pub plan: String,
    /// Its seats.
    pub seats: Seats,
    /// Whom invoices are for.
    pub details: BillingDetails,
    /// The last change of the details, if there was one.
    pub changed: Option<Change>,
}

/// The seats of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seats {
    /// How many members there are, each of whom takes a seat.
    pub used: u32,
    /// How many more are invited, and take a seat once they join.
    pub invited: u32,
    /// How many the plan has; `None` when it has no limit.
    pub limit: Option<u32>,
}

impl Seats {
    /// How many members there are beyond the plan's seats.
    pub fn excess(self) -> u32 {
        self.limit.map_or(0, |limit| self.used.saturating_sub(limit))
    }
}

/// Whom invoices are for. Each part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillingDetails {
    /// The name of the billing contact: a person, or a department.
    pub contact_name: Option<String>,
    /// Where invoices are sent.
    pub contact_email: Option<EmailAddress>,
    /// The postal address, line by line, as it stands on an invoice.
    pub address: Option<String>,
}

/// What was typed as the billing details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillingDraft {
    /// The name of the billing contact; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub contact_name: String,
    /// Where invoices are sent; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub contact_email: String,
    /// The postal address; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub address: String,
}

impl BillingDraft {
    /// The most characters of a contact's name.
    pub const LONGEST_NAME: u32 = 80;
    /// The most characters of an address.
    pub const LONGEST_ADDRESS: u32 = 500;

    /// Reads what was typed. Empty fields are parts that are missing.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<BillingDetails, Vec<FieldError>> {
        let mut errors = Vec::new();
        let details = BillingDetails {
            contact_name: taken(
                Field::ContactName,
                unless_empty(read_name(&self.contact_name, Self::LONGEST_NAME)),
                &mut errors,
            ),
            contact_email: taken(
                Field::ContactEmail,
                unless_empty(EmailAddress::parse(&self.contact_email)),
                &mut errors,
            ),
            address: taken(
                Field::Address,
                read_remark(&self.address, Self::LONGEST_ADDRESS),
                &mut errors,
            ),
        };
        if errors.is_empty() { Ok(details) } else { Err(errors) }
    }
}

impl From<BillingDetails> for BillingDraft {
    fn from(details: BillingDetails) -> Self {
        Self {
            contact_name: details.contact_name.unwrap_or_default(),
            contact_email: details.contact_email.map(String::from).unwrap_or_default(),
            address: details.address.unwrap_or_default(),
        }
    }
}

fn unless_empty<T>(read: Result<T, Flaw>) -> Result<Option<T>, Flaw> {
    match read {
        Err(Flaw::Empty) => Ok(None),
        read => read.map(Some),
    }
}

fn taken<T>(
    field: Field,
    read: Result<Option<T>, Flaw>,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    read.unwrap_or_else(|flaw| {
        errors.push(FieldError::new(field, flaw));
        None
    })
}
