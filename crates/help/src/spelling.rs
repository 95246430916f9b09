use std::collections::BTreeMap;

use strsim::osa_distance;

use crate::words::{Words, plain};

/// The shortest word that is taken for a misspelt one: of shorter ones, too many are alike.
const SHORTEST: usize = 6;
/// From how many letters on a word may have two errors.
const LONG: usize = 9;
/// How often the guides have a word that another is taken for: one of theirs, not one among others.
const OFTEN: usize = 3;

/// The words of the guides, with how often each is there.
pub(crate) struct Spelling {
    counts: BTreeMap<String, usize>,
}

impl Spelling {
    /// Learns the words of texts.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = BTreeMap::new();
        for text in texts {
            for word in plain(text).split(' ') {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
        Self { counts }
    }

    /// The text with each word that no guide has replaced by the nearest that one has, if it is near:
    /// begins like it, with a letter too many or too few, another one, or two that changed places (optimal
    /// string alignment).
    pub fn correct(&self, text: &str) -> String {
        let plain = plain(text);
        plain.split(' ').map(|word| self.nearest(word)).collect::<Vec<_>>().join(" ")
    }

    fn nearest<'a>(&'a self, word: &'a str) -> &'a str {
        let length = word.chars().count();
        let is_known = self.counts.contains_key(word) || Words::are_known(word);
        if is_known || length < SHORTEST || word.contains(|it: char| it.is_ascii_digit()) {
            return word;
        }
        let most = if length < LONG { 1 } else { 2 };
        let alike = self.counts.iter().filter(|(known, count)| {
            **count >= OFTEN
                && known.chars().next() == word.chars().next()
                && Words::are_about(known)
        });
        let near = alike.filter_map(|(known, count)| {
            let distance = osa_distance(word, known);
            (distance <= most).then_some((distance, usize::MAX - count, known.as_str()))
        });
        near.min().map_or(word, |(.., known)| known)
    }
}
