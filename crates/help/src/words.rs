use bm25::Tokenizer;
use rust_stemmers::{Algorithm, Stemmer};

/// Words that are in every text, in order.
const STOP_WORDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/stop_words.rs"));

/// What people call a thing, and the one word by which it is looked for. Longer ones stand first.
const SAME: &[(&str, &str)] = &[
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
    ("identity provider", "idp"),
    ("second factor", "factor"),
    ("second factors", "factor"),
    ("second step", "factor"),
    ("log in", "signin"),
    ("login", "signin"),
    ("sign in", "signin"),
    ("sign ins", "signin"),
    ("cert", "certificate"),
    ("certs", "certificate"),
    ("restore", "bring back"),
    ("organisation", "organization"),
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
        let words = plain.split(' ').filter(|word| !word.is_empty());
        let words = words.filter(|word| STOP_WORDS.binary_search(word).is_err());
        words.map(|word| self.stemmer.stem(word).into_owned()).collect()
    }
}

/// In lower case, letters and digits alone, a space between words.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace(['\u{2019}', '\''], "").to_lowercase();
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
