use std::collections::BTreeSet;

use bm25::Tokenizer;
use rust_stemmers::{Algorithm, Stemmer};

/// Words that are in every text, in order.
const STOP_WORDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/stop_words.rs"));

/// How many words after "turn" its "on" or "off" may stand: "turn the two-factor requirement off".
const REACH: usize = 5;

/// What people call a thing, and the one word by which it is looked for. Longer ones stand first.
const SAME: &[(&str, &str)] = &[
    // Nothing but stop words, and yet a question: the page is called like this.
    ("who can do what", "role"),
    ("who may do what", "role"),
    ("what can i do", "role"),
    ("what may i do", "role"),
    ("what am i allowed to do", "role"),
    ("where do i start", "setup"),
    ("where do we start", "setup"),
    ("get started", "setup"),
    ("setting up", "setup"),
    ("set up", "setup"),
    ("multi factor authentication", "2fa"),
    ("two factor authentication", "2fa"),
    ("two factor", "2fa"),
    ("multi factor", "2fa"),
    ("mfa", "2fa"),
    ("single sign on", "sso"),
    ("saml", "sso"),
    ("azure active directory", "entra"),
    ("azure ad", "entra"),
    ("azure", "entra"),
    ("entra id", "entra"),
    ("active directory federation services", "adfs"),
    ("ad fs", "adfs"),
    ("identity provider", "idp"),
    ("second factor", "factor"),
    ("second factors", "factor"),
    ("second step", "factor"),
    ("log in", "signin"),
    ("log out", "sign out"),
    ("logout", "sign out"),
    ("login", "signin"),
    ("sign in", "signin"),
    ("sign ins", "signin"),
    ("cert", "certificate"),
    ("certs", "certificate"),
    ("restore", "bring back"),
    ("undo", "bring back"),
    ("organisation", "organization"),
    ("our account", "organization"),
    // What somebody does, unlike "verified", which a domain is.
    ("verify", "prove"),
    ("tamper", "alter"),
    ("tampered", "altered"),
    ("force", "require"),
    ("enforce", "require"),
    ("enable", "turn on"),
    ("activate", "turn on"),
    ("switch on", "turn on"),
    ("disable", "turn off"),
    ("deactivate", "turn off"),
    ("switch off", "turn off"),
    // Both are one word by now.
    ("setup sso", "turn on sso"),
];

/// Reads text as the words that it is about: in their stems, without those that are in every text,
/// and each thing by one name.
pub(crate) struct Words {
    stemmer: Stemmer,
}

impl Words {
    pub fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English) }
    }

    /// The words of a text, each once.
    pub fn set(&self, text: &str) -> BTreeSet<String> {
        self.tokenize(text).into_iter().collect()
    }

    /// Whether a text can be about a word.
    pub fn are_about(word: &str) -> bool {
        STOP_WORDS.binary_search(&word).is_err()
    }

    /// Whether a word has a meaning here, whether or not a guide has it.
    pub fn are_known(word: &str) -> bool {
        !Self::are_about(word)
            || SAME.iter().any(|(called, _)| called.split(' ').any(|part| part == word))
    }
}

impl Tokenizer for Words {
    fn tokenize(&self, text: &str) -> Vec<String> {
        let mut plain = format!(" {} ", plain(text));
        for (called, name) in SAME {
            plain = plain.replace(&format!(" {called} "), &format!(" {name} "));
        }
        let words = joined(plain.split(' ').filter(|word| !word.is_empty()).collect());
        let words = words.into_iter().filter(|word| Self::are_about(word));
        words.map(|word| self.stemmer.stem(word).into_owned()).collect()
    }
}

/// One word for turning on and one for turning off, which would be the same one without "on" and "off".
fn joined(words: Vec<&str>) -> Vec<&str> {
    let mut joined: Vec<&str> = Vec::with_capacity(words.len());
    let mut turn = None;
    for word in words {
        let place = joined.len();
        match (word, turn) {
            ("turn" | "turns" | "turned" | "turning", _) => turn = Some(place),
            ("on", Some(at)) if place - at <= REACH => {
                joined[at] = "turnon";
                turn = None;
                continue;
            }
            ("off", Some(at)) if place - at <= REACH => {
                joined[at] = "turnoff";
                turn = None;
                continue;
            }
            _ => {}
        }
        joined.push(word);
    }
    joined
}

/// In lower case, letters and digits alone, a space between words.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace(['\u{2019}', '\''], "").to_lowercase();
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
