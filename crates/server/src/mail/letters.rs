//! What the letters say, one file for what they are about.

pub(crate) mod access_request;
pub(crate) mod certificate;
pub(crate) mod deletion;
pub(crate) mod domain;
pub(crate) mod factor;
pub(crate) mod invitation;
pub(crate) mod member;
pub(crate) mod password;
pub(crate) mod single_sign_on;
pub(crate) mod two_factor;

use gatehouse_contract::Role;

/// A role in a sentence: `an Owner`.
fn role_with_article(role: Role) -> String {
    let article = if matches!(role, Role::Owner | Role::Admin) { "an" } else { "a" };
    format!("{article} {}", role.name())
}
