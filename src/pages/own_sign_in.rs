//! Sign-in & devices: how the viewer signs in, and where they are signed in.

mod devices;
mod model;
mod password;
mod password_form;

pub use model::{Ending, OwnSignInModel};

use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::load::use_load;
use crate::pages::factors::FactorCards;
use crate::pages::lazy::{Coming, LazyScreen};
use crate::pages::loaded::Loaded;
use crate::ui::Page;

lazy_screen!(own_sign_in, cards, OwnSignInCards);

/// Fetches what is on the page.
pub fn fetch_own_sign_in() -> Fetch {
    cards()
}

/// How the viewer signs in, and where they are signed in, whatever their role.
#[component]
pub fn OwnSignInPage() -> impl IntoView {
    let coming = || view! { <Coming label="Opening the page" /> }.into_any();
    view! {
        <OwnSignInFrame>
            <LazyScreen fetch=cards coming />
        </OwnSignInFrame>
    }
}

/// The page around what is on it.
#[component]
pub fn OwnSignInFrame(
    /// Cards.
    children: Children,
) -> impl IntoView {
    browser::set_title("Sign-in & devices · Gatehouse");
    view! {
        <Page
            title="Sign-in & devices"
            lede="How you prove who you are, and where you are signed in.".to_owned()
        >
            {children()}
        </Page>
    }
}

/// What is on the page, from the server.
#[component]
pub fn OwnSignInCards() -> impl IntoView {
    let (load, retry) = use_load(api::own_sign_in::read);
    let ready = |sign_in| {
        view! {
            <OwnSignInScreen model=OwnSignInModel::live(sign_in)>
                <FactorCards />
            </OwnSignInScreen>
        }
    };
    view! { <Loaded load retry label="Loading sign-in and devices" ready /> }
}

/// What is on the page, from a value.
#[component]
pub fn OwnSignInScreen(
    /// How the viewer signs in, and what is being done about it.
    model: OwnSignInModel,
    /// Their second factors.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <password::PasswordCard model />
        {children.map(|children| children())}
        <devices::DevicesCard model />
    }
}
