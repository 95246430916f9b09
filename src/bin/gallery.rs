//! The page of the gallery.

use gatehouse::browser;
use gatehouse::gallery::Gallery;
use leptos::prelude::*;

fn main() {
    browser::report_panics();
    mount_to_body(Gallery);
}
