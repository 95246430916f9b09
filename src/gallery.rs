//! Every `ui` part and every screen in every state, from fixtures, without a server.
//!
//! `gallery.html#/sso/on` shows an exhibit with the list of all of them and switches for theme,
//! width and size of text around it; `gallery.html?bare#/sso/on` shows it alone.

mod address;
mod attempt;
mod audit_log;
mod bare;
mod billing;
mod catalogue;
mod deletion;
mod domains;
mod factors;
mod fixtures;
mod frame;
mod guides;
mod help;
mod invitations;
mod members;
mod others;
mod own_sign_in;
mod parts;
mod passwords;
mod requests;
mod roles;
mod sso;
mod stage;
mod two_factor;

use leptos::prelude::*;

use crate::browser;
use address::Address;

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    let address = RwSignal::new(Address::parse(&browser::hash()));
    browser::on_hash_change(move || address.set(Address::parse(&browser::hash())));
    if browser::query() == "bare" {
        view! { <bare::Bare address /> }.into_any()
    } else {
        view! { <frame::Frame address /> }.into_any()
    }
}
