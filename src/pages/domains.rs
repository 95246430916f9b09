//! Access security, Domains.

mod claim;
mod diagnosis;
mod domain;
mod model;
mod remove;

pub use model::{DomainsModel, DomainsTask};

use gatehouse_contract::sso::SsoRequirement;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::failed::Unavailable;
use crate::pages::loaded::Loaded;
use crate::ui::{Button, ButtonVariant, Card, CardBody, CardHeader, Notice, NoticeTone};
use crate::words;

/// Domains, from the server.
#[component]
pub fn DomainsTab() -> impl IntoView {
    let (load, retry) = use_load(api::domain::list);
    let ready = |settings| view! { <DomainsScreen model=DomainsModel::live(settings) /> };
    view! { <Loaded load retry label="Loading domains" ready /> }
}

/// Domains, from a value.
#[component]
pub fn DomainsScreen(
    /// The domains, and what is being done to them.
    model: DomainsModel,
) -> impl IntoView {
    let suspended = model.derive(|settings| settings.requirement == SsoRequirement::Suspended);
    let ids = model.derive(|settings| {
        settings.domains.iter().map(|domain| domain.id.clone()).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || suspended.get()>
            <SuspendedNotice />
        </Show>
        {move || {
            let sentence = model.lost.get().as_ref().map(words::failure)?;
            Some(view! { <Unavailable sentence retry=model.renew /> })
        }}
        <Introduction model />
        <For
            each=move || ids.get()
            key=String::clone
            children=move |id| view! { <domain::DomainCard model id /> }
        />
        <claim::ClaimDialog model />
        <remove::RemoveDialog model />
    }
}

/// Says that required single sign-on does not hold for want of a domain.
#[component]
pub fn SuspendedNotice() -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Warning title="Required single sign-on is suspended.">
            "No domain is verified, so nobody new could sign in with it. Until one is, everyone may use \
             a password; then single sign-on is required again."
        </Notice>
    }
}

#[component]
fn Introduction(model: DomainsModel) -> impl IntoView {
    let empty = model.derive(|settings| settings.domains.is_empty());
    let begin = Callback::new(move |()| model.begin(DomainsTask::Claiming));
    let button = move || {
        view! {
            <Button variant=ButtonVariant::Primary on_press=begin>
                "Claim domain"
            </Button>
        }
    };
    view! {
        <Card>
            <CardHeader title="Domains" aside=ViewFnOnce::from(button) />
            <CardBody>
                <p>
                    "People whose email address is on a verified domain can sign in through your \
                     identity provider. Subdomains are not included: each needs a claim of its own."
                </p>
                <Show when=move || empty.get()>
                    <p class="muted">
                        "No domain is claimed yet. Claim the one that stands behind the @ in your \
                         people’s addresses, then prove with a record in its DNS that it is yours."
                    </p>
                </Show>
            </CardBody>
        </Card>
    }
}
