use crate::seal::Seal;

/// What an invitation's secret is made for.
const PURPOSE: &str = "invitation";

/// What stands behind the `#` in the link of an invitation: its id, and what only the server can make
/// of that. A link that was sent can be copied later, and nothing that is stored opens it.
pub(super) fn write(seal: &Seal, id: &str) -> String {
    format!("{id}.{}", seal.fingerprint(PURPOSE, id))
}

/// The id of the invitation that [`write`] wrote this for.
pub(super) fn read<'a>(seal: &Seal, token: &'a str) -> Option<&'a str> {
    let (id, made) = token.split_once('.')?;
    seal.is_fingerprint(PURPOSE, id, made).then_some(id)
}
