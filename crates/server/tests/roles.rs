//! Who can do what: the table of operations held against the server, and the settings as another role
//! sees them.

mod table;
mod view;
