//! The guides for identity providers.

use gatehouse_contract::sso::{Guide, SsoState};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures;
use super::stage::Stage;
use crate::api::Failure;
use crate::load::Load;
use crate::pages::AccessTab;
use crate::pages::sso::{Guides, OpenGuide};

/// Every guide, and the ways to one.
pub const ROOM: Room = Room {
    name: "Set-up guides",
    exhibits: &[
        exhibit("guides/closed", "Closed", || show(OpenGuide::Closed, ready)),
        exhibit("guides/choice", "None chosen", || show(OpenGuide::Open(None), ready)),
        exhibit("guides/okta", "Okta", || guide("okta")),
        exhibit("guides/entra-id", "Microsoft Entra ID", || guide("entra-id")),
        exhibit("guides/google-workspace", "Google Workspace", || guide("google-workspace")),
        exhibit("guides/onelogin", "OneLogin", || guide("onelogin")),
        exhibit("guides/jumpcloud", "JumpCloud", || guide("jumpcloud")),
        exhibit("guides/pingone", "PingOne", || guide("pingone")),
        exhibit("guides/keycloak", "Keycloak", || guide("keycloak")),
        exhibit("guides/ad-fs", "AD FS", || guide("ad-fs")),
        exhibit("guides/other", "Any other", || guide("other")),
        exhibit("guides/loading", "Loading", || first(|_| Load::Loading)),
        exhibit("guides/unreachable", "Unreachable", || {
            first(|_| Load::Failed(Failure::Unreachable))
        }),
    ],
};

/// The documents by the names of their guides.
const TEXTS: [(&str, &str); 9] = [
    ("okta", include_str!("../../guides/identity-providers/okta.md")),
    ("entra-id", include_str!("../../guides/identity-providers/entra-id.md")),
    ("google-workspace", include_str!("../../guides/identity-providers/google-workspace.md")),
    ("onelogin", include_str!("../../guides/identity-providers/onelogin.md")),
    ("jumpcloud", include_str!("../../guides/identity-providers/jumpcloud.md")),
    ("pingone", include_str!("../../guides/identity-providers/pingone.md")),
    ("keycloak", include_str!("../../guides/identity-providers/keycloak.md")),
    ("ad-fs", include_str!("../../guides/identity-providers/ad-fs.md")),
    ("other", include_str!("../../guides/identity-providers/other.md")),
];

fn ready(slug: &str) -> Load<String> {
    let text = TEXTS.into_iter().find(|(name, _)| *name == slug).map(|(_, text)| text);
    text.map_or(Load::Loading, |text| Load::Ready(text.to_owned()))
}

fn guide(slug: &str) -> AnyView {
    show(OpenGuide::Open(Guide::find(slug)), ready)
}

fn first(load: fn(&str) -> Load<String>) -> AnyView {
    show(OpenGuide::Open(Guide::find("okta")), load)
}

/// The card, open at first like this.
fn show(open: OpenGuide, load: fn(&str) -> Load<String>) -> AnyView {
    let settings = fixtures::sso(SsoState::Unconfigured);
    let stage = Stage::new(fixtures::facts(&settings));
    let content = move || {
        let open = RwSignal::new(open);
        let load = Signal::derive(move || match open.get().guide() {
            Some(guide) => load(guide.slug),
            None => Load::Loading,
        });
        let service_provider = settings.service_provider.clone();
        let retry = Callback::new(|()| {});
        view! { <Guides open recognized=None service_provider load retry /> }.into_any()
    };
    stage.tab(AccessTab::SingleSignOn, content)
}
