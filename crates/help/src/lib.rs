//! Gatehouse's guides, cut into passages, and the search that answers a question with the passages
//! that fit best. Pure: no browser, no network, no clock.
//!
//! # How a guide is written
//!
//! A guide is a Markdown file in `guides/`. Each heading of the second level begins a passage: one
//! answer, to be read on its own. Below it stand a sentence or two, then the steps as an ordered
//! list, then what else there is to know. Attributes at the end of the heading say what the passage
//! is about:
//!
//! ```markdown
//! ## Require single sign-on {topic=require needs=manage-access-security opens=single-sign-on#require-single-sign-on}
//! ```
//!
//! - `topic`: what questions it answers. A topic may have several passages.
//! - `needs`: the permission that its steps take, where everyone does not hold it.
//! - `opens`: the page with the setting, and after `#` how the heading of the setting begins there, in
//!   lower case and with hyphens.
//!
//! The guides for identity providers (`guides/identity-providers`) have a form of their own, and no
//! attributes: what they are about stands in their name.
//!
//! # The library that ranks
//!
//! `bm25`: Okapi BM25 in memory, one dependency (a hash) without its own tokenizer, small and
//! kept up. `probly-search` ranks by fields and expands each word to all that begin like it, which these
//! guides need not; `tantivy` is a database. The tokenizer that `bm25` comes with brings tables of all
//! of Unicode to the browser, for guides that are in English. So it is left out, and [`Guides`] uses
//! what it is made of: the Snowball stemmer (`rust-stemmers`) and NLTK's stop words (`stop-words`). Words
//! that no guide has are taken for the nearest that one has (`strsim`), so that a typing error finds
//! what was meant.
//!
//! What BM25 cannot know stands above it: that a title may be the question itself, that a product's name
//! alone asks how it is set up, and which passages are about another product or take back what was asked
//! for.

mod guides;
mod passage;
mod place;
mod provider;
mod ranking;
mod spelling;
mod suggestion;
mod words;

pub use guides::Guides;
pub use passage::{Flaw, Passage};
pub use place::{Page, Place};
pub use suggestion::suggestions;
