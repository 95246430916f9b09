//! Mounts the app in `index.html`.

use gatehouse::app::App;
use gatehouse::browser;

fn main() {
    browser::report_panics();
    browser::remove_skeleton();
    leptos::mount::mount_to_body(App);
}
