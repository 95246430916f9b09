use std::str::FromStr;

use email_address::Options;
use serde::{Deserialize, Serialize};

use crate::Flaw;
use crate::name::is_invisible;

/// An e-mail address in lower case (RFC 5321, section 4.1.2), on a domain with a dot in it; no quoted
/// local part, no address literal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(max_length = 254))]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let email = typed.trim().to_lowercase();
        if email.is_empty() {
            return Err(Flaw::Empty);
        }
        let options =
            Options::default().with_required_tld().without_display_text().without_domain_literal();
        let is_plain = !email.contains(['"', '(', ')']) && !email.contains(is_invisible);
        match email_address::EmailAddress::parse_with_options(&email, options) {
            Ok(_) if is_plain && has_host(&email) => Ok(Self(email)),
            _ => Err(Flaw::NotAnAddress),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether its domain is a host name (RFC 1123, section 2.1) in a zone that is no number.
fn has_host(email: &str) -> bool {
    let Some((_, domain)) = email.rsplit_once('@') else { return false };
    let is_label = |label: &str| label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let zone = domain.rsplit('.').next().unwrap_or_default();
    let is_zone = zone.chars().count() >= 2 && !zone.chars().all(|c| c.is_ascii_digit());
    domain.split('.').all(is_label) && is_zone
}

impl FromStr for EmailAddress {
    type Err = Flaw;

    fn from_str(typed: &str) -> Result<Self, Flaw> {
        Self::parse(typed)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = &'static str;

    fn try_from(email: String) -> Result<Self, Self::Error> {
        Self::parse(&email).map_err(|_| "not an e-mail address")
    }
}

impl From<EmailAddress> for String {
    fn from(email: EmailAddress) -> Self {
        email.0
    }
}
