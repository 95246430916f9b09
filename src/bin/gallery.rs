//! The page of the gallery.

use gatehouse::gallery::Gallery;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(Gallery);
}
