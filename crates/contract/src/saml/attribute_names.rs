//! The names of the attributes from which a person's address and names are read: all that the
//! identity providers with a guide send by themselves, or that their manuals show. Upper and lower
//! case, spaces and punctuation make no difference, and of a name with slashes or colons its end
//! counts, save for object identifiers.

/// The email address. The object identifiers are `mail` (RFC 4524) and `emailAddress` (RFC 2985).
/// `eduPersonPrincipalName` is none: it only looks like one, and nobody need receive mail there.
pub const EMAIL_NAMES: [&str; 11] = [
    "email",
    "emailAddress",
    "mail",
    "user.email",
    "user.mail",
    "primaryEmail",
    "workEmail",
    "Email (Work)",
    "E-Mail-Addresses",
    "urn:oid:0.9.2342.19200300.100.1.3",
    "urn:oid:1.2.840.113549.1.9.1",
];

/// The given name. The object identifier is `givenName` (RFC 4519).
pub const FIRST_NAME_NAMES: [&str; 8] = [
    "firstName",
    "givenName",
    "user.firstName",
    "user.givenName",
    "first",
    "gn",
    "name.given",
    "urn:oid:2.5.4.42",
];

/// The surname. The object identifier is `sn` (RFC 4519).
pub const LAST_NAME_NAMES: [&str; 9] = [
    "lastName",
    "surname",
    "sn",
    "familyName",
    "user.lastName",
    "user.surname",
    "last",
    "name.family",
    "urn:oid:2.5.4.4",
];

/// The whole name. The object identifiers are `displayName` (RFC 2798) and `cn` (RFC 4519).
pub const DISPLAY_NAME_NAMES: [&str; 7] = [
    "displayName",
    "user.displayName",
    "fullName",
    "commonName",
    "cn",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "urn:oid:2.5.4.3",
];
