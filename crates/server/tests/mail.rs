//! The outbox: what is written once, delivered once, and never lost.

mod notices;
mod outbox;
mod trial;
