//! The outbox: what is written once, delivered once, and never lost.

mod factor_due;
mod notices;
mod outbox;
mod trial;
