//! One refusal for each thing that can be wrong with a response that the identity provider signed.

mod content;
mod document;
mod signature;
