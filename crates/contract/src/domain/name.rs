use serde::{Deserialize, Serialize};

use crate::Flaw;

/// A domain name as the DNS has it: A-labels (RFC 5890, section 2.3.2.1) in lower case with no dot
/// at the end, at least two of them, 253 characters in all, and no IP address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainName(String);

impl DomainName {
    /// The most characters in a name (RFC 1035, section 2.3.4).
    pub const LIMIT: u32 = 253;

    /// Reads a name that is in ASCII already; the server turns other scripts into A-labels first.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(ascii: &str) -> Result<Self, Flaw> {
        let name = ascii.strip_suffix('.').unwrap_or(ascii).to_ascii_lowercase();
        if name.len() > Self::LIMIT as usize {
            return Err(Flaw::TooLong { limit: Self::LIMIT });
        }
        let last = name.rsplit('.').next().unwrap_or_default();
        let is_number = last.starts_with(|c: char| c.is_ascii_digit());
        let is_name = name.contains('.') && name.split('.').all(is_label) && !is_number;
        if is_name { Ok(Self(name)) } else { Err(Flaw::NotADomain) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters, digits and inner hyphens (RFC 1123, section 2.1).
fn is_label(label: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (1..=63).contains(&label.len())
        && label.chars().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl<'de> Deserialize<'de> for DomainName {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(|_| serde::de::Error::custom("not a domain name"))
    }
}

/// What was typed as a domain to claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainDraft {
    /// The domain, in any script.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
}

impl DomainDraft {
    /// What was typed without the space around it, or why it cannot be a domain in any script.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn text(&self) -> Result<&str, Flaw> {
        let typed = self.name.trim();
        let is_other = |c: char| c.is_whitespace() || c.is_control() || "/@:?#*_,".contains(c);
        match typed {
            "" => Err(Flaw::Empty),
            _ if typed.contains(is_other) => Err(Flaw::NotADomain),
            _ if typed.chars().count() > DomainName::LIMIT as usize => {
                Err(Flaw::TooLong { limit: DomainName::LIMIT })
            }
            _ => Ok(typed),
        }
    }
}
