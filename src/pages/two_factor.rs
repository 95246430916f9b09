//! Access security, Two-factor.

mod coverage;
mod lacking;
mod model;
mod requirement;
mod requirement_dialog;
mod reset;
mod search;

pub use model::{TwoFactorModel, TwoFactorTask};
pub use search::PeopleSearch;

use gatehouse_contract::{Action, Denial};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::loaded::Loaded;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::Notice;

/// Two-factor, from the server.
#[component]
pub fn TwoFactorTab() -> impl IntoView {
    let (load, retry) = use_load(api::two_factor::read);
    let ready = |settings| view! { <TwoFactorScreen model=TwoFactorModel::live(settings) /> };
    view! { <Loaded load retry label="Loading two-factor" ready /> }
}

/// The id of the notice that says why the requirement cannot be changed.
const WHY_NOT: &str = "two-factor-why-not";

/// Two-factor, from a value.
#[component]
pub fn TwoFactorScreen(
    /// The settings, and what is being done to them.
    model: TwoFactorModel,
) -> impl IntoView {
    let viewing = use_viewing();
    let denial = viewing.denial(Action::RequireTwoFactor);
    view! {
        {move || match denial.get()? {
            Denial::NoFactorOfYourOwn => Some(view! { <OwnFactorNotice /> }.into_any()),
            _ => Some(view! { <ExcludedNotice /> }.into_any()),
        }}
        <requirement::Requirement model />
        <coverage::CoverageCard model />
        <reset::ResetCard model />
        <requirement_dialog::RequirementDialog model />
        <reset::ResetDialog model />
    }
}

#[component]
fn ExcludedNotice() -> impl IntoView {
    let link = || {
        view! {
            <a href=routes::SINGLE_SIGN_ON>"Go to single sign-on"</a>
        }
    };
    view! {
        <Notice
            id=WHY_NOT
            title="Two-factor is off because single sign-on is on."
            actions=ViewFnOnce::from(link)
        >
            "Your identity provider asks for the second factor now. To manage it here, turn single \
             sign-on off first."
        </Notice>
    }
}

#[component]
fn OwnFactorNotice() -> impl IntoView {
    let link = || {
        view! {
            <a href=routes::SIGN_IN_AND_DEVICES>"Go to sign-in & devices"</a>
        }
    };
    view! {
        <Notice
            id=WHY_NOT
            title="Set up a second factor of your own first."
            actions=ViewFnOnce::from(link)
        >
            "Whoever requires one of everyone has one already, so that nobody locks themself out."
        </Notice>
    }
}
