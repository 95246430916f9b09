//! SAML 2.0 responses: what is checked in one, why one is refused, and what one says of a person.
//!
//! Sections are those of SAML 2.0 Core, Bindings and Profiles, and of XML Signature 1.1.

mod adoption;
mod attempt;
mod attribute_names;
mod authentication;
mod check;
mod claims;
mod fetch_flaw;
mod paste;
mod paste_fix;
mod paste_flaw;
mod paste_text;
mod pasted;
mod refusal;
mod refusal_flat;

pub use adoption::{Adoption, AdoptionDraft};
pub use attempt::{Attempt, AttemptKind, AttemptReport, TestStart};
pub use attribute_names::{DISPLAY_NAME_NAMES, EMAIL_NAMES, FIRST_NAME_NAMES, LAST_NAME_NAMES};
pub use authentication::{AUTHN_METHODS_NAME, Authentication, SecondFactor};
pub use check::{Check, CheckName, CheckOutcome};
pub use claims::{Claims, SamlAttribute};
pub use fetch_flaw::FetchFlaw;
pub use paste::{Paste, PasteForm, PasteReading};
pub use paste_fix::PasteFix;
pub use paste_flaw::PasteFlaw;
pub use paste_text::{decode_text, pasted_url};
pub use pasted::{LeftOut, PastedChange, PastedValues};
pub use refusal::Refusal;
