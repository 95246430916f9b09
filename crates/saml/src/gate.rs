//! What a response must look like before the signature library sees it: nothing that two readers
//! could understand in two ways.

mod bytes;
mod ids;
mod shape;
mod signature;

pub(crate) use bytes::{admit_bytes, admit_metadata_bytes, decode};
pub(crate) use shape::{Shape, admit_shape};
pub(crate) use signature::{Signature, admit_signatures};

use gamlastan::xml::{Document, parse_secure};
use gatehouse_contract::saml::Refusal;

/// Parses text that has passed [`admit_bytes`].
///
/// # Errors
/// [`Refusal::NotXml`]
pub(crate) fn parse(xml: &str) -> Result<Document<'_>, Refusal> {
    parse_secure(xml).map_err(|_| Refusal::NotXml)
}
