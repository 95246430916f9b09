//! Takes the English stop words out of the library, so that the browser need not load those of every
//! other language.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let mut words = stop_words::get(stop_words::Language::English).to_vec();
    words.sort_unstable();
    fs::write(Path::new(&folder).join("stop_words.rs"), format!("&{words:?}"))
}
