//! SAML 2.0 for a service provider, as pure functions: no network, no database, no clock.
//!
//! [`examine`] looks at a response and says who signed in, or why nobody did, with every check on
//! the way. [`read_metadata`] and [`read_paste`] take what an identity provider gives to make a
//! connection; [`AuthnRequest`] and [`ServiceProvider`] write what it is given.
//!
//! Every response passes the gate first: limits on its bytes, and a shape that leaves one assertion
//! and no second way to read it. Only then does the XML Signature library see it.

mod assertion;
mod certificate;
mod claims;
mod display;
mod examine;
mod gate;
mod instant;
mod metadata;
mod paste;
mod request;
mod service_provider;
mod verifier;
mod xml;

pub use assertion::Assertion;
pub use certificate::read_certificate;
pub use examine::{Examination, Expectations, Solicitation, examine};
pub use metadata::{IdentityProvider, METADATA_LIMIT, SignInBinding, read_metadata};
pub use paste::{PasteContent, Pasted, read_paste};
pub use request::AuthnRequest;
pub use service_provider::ServiceProvider;
