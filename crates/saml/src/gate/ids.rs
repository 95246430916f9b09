use std::collections::HashSet;

use gatehouse_contract::saml::Refusal;

use crate::xml::{DSIG, Element};

/// Checks that there is one way to find an element by its ID: an attribute called `ID`, or `Id` in
/// an element of XML Signature, with another value each.
///
/// # Errors
/// [`Refusal::AmbiguousId`]
pub(super) fn admit_ids(root: Element<'_>) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    for element in root.descendants() {
        let usual = if element.namespace() == DSIG { "Id" } else { "ID" };
        for (name, is_plain, value) in element.attributes() {
            if !is_identifier(name) {
                continue;
            }
            if name != usual || !is_plain {
                return Err(Refusal::AmbiguousId { received: name.to_owned() });
            }
            if !seen.insert(value) {
                return Err(Refusal::AmbiguousId { received: value.to_owned() });
            }
        }
    }
    Ok(())
}

/// What some reader may take for the ID of an element. `AssertionID` was SAML 1.1's.
fn is_identifier(name: &str) -> bool {
    name.eq_ignore_ascii_case("id") || name.eq_ignore_ascii_case("assertionid")
}
