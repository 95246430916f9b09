//! Takes the English stop words out of the library, so that the browser need not load those of every
//! other language.

use std::path::Path;
use std::{env, fs, io};

/// Words that no answer is about either, and that the library's list has not.
const OWN: [&str; 13] = [
    "cannot", "cant", "could", "let", "like", "may", "might", "must", "need", "please", "sure",
    "want", "would",
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let listed = stop_words::get(stop_words::Language::English).iter();
    // Questions are read without apostrophes: "don't" is "dont". Not so "we'll" and "I'd", which are words.
    let listed = listed.map(|word| match word.ends_with("n't") {
        true => word.replace('\'', ""),
        false => (*word).to_owned(),
    });
    let mut words: Vec<String> = listed.chain(OWN.map(str::to_owned)).collect();
    words.sort_unstable();
    words.dedup();
    fs::write(Path::new(&folder).join("stop_words.rs"), format!("&{words:?}"))
}
