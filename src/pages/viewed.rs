//! While the settings are seen as another role: which one, and the way back.

use gatehouse_contract::{Role, RoleView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::pages::roles::use_view_as;
use crate::session::{Viewing, use_viewing};
use crate::ui::{Binding, Button, Choice, Glyph, Icon, PAGE_TITLE, Select};
use crate::words;

/// The id of what says which role it is.
pub const VIEWED_AS: &str = "viewed-as";

/// Says on every page that the settings are seen as another role.
#[component]
pub fn ViewedAs() -> impl IntoView {
    let viewing = use_viewing();
    let is_viewed = Memo::new(move |_| viewing.viewed.with(Option::is_some));
    move || is_viewed.get().then(|| view! { <Banner /> })
}

#[component]
fn Banner() -> impl IntoView {
    let viewing = use_viewing();
    let role = viewing.derive(|session| session.viewer.role);
    let stop = Callback::new(move |()| {
        viewing.view_as_oneself();
        request_animation_frame(|| {
            browser::focus_id(PAGE_TITLE);
        });
    });
    let what = move || format!("You see the settings as {}.", words::with_article(role.get()));
    let verb = move || format!("Stop viewing as {}", role.get().name());
    view! {
        <section class="viewed-as" aria-label="Viewing as another role">
            <p class="viewed-as-words" id=VIEWED_AS tabindex="-1">
                <Icon shape=Glyph::Eye />
                <span>
                    <strong>{what}</strong>
                    " Nothing can be changed here."
                </span>
            </p>
            <Roles role />
            <Button on_press=stop>{verb}</Button>
        </section>
    }
}

/// The other roles that the settings can be seen as.
#[component]
fn Roles(role: Memo<Role>) -> impl IntoView {
    let viewing = use_viewing();
    let own = viewing.own_role();
    let asking = use_view_as();
    let wanted = RwSignal::new(None);
    let shown = move || {
        let wanted = wanted.get().filter(|_| asking.is_saving().get());
        wanted.unwrap_or_else(|| role.get())
    };
    let value = Binding::new(Signal::derive(shown), move |role| {
        wanted.set(Some(role));
        asking.start(role);
    });
    let roles = Memo::new(move |_| {
        let roles = viewing.viewed.with(|view| view.as_ref().map(|view| view.roles.clone()));
        roles.unwrap_or_default().into_iter().filter(|role| *role != own.get()).collect::<Vec<_>>()
    });
    move || {
        let choices = roles.get().into_iter().map(|role| Choice::new(role, role.name())).collect();
        view! {
            <Select label="View as" choices value />
            <Refusal failure=asking.failure() />
        }
    }
}

/// Follows what the role is told while somebody looks, and ends it once they may not any more.
pub fn follow_viewed(viewing: Viewing) {
    browser::while_watched(move || look(viewing));
}

/// Asks whether the role is still told the same, and whether the viewer may still see it.
fn look(viewing: Viewing) {
    let shown = viewing.viewed.with_untracked(|view| view.as_ref().map(|it| it.told.viewer.role));
    let Some(role) = shown else { return };
    spawn_local(async move {
        match api::role::read(role).await {
            Ok(reply) => {
                viewing.accept_beside(reply.session);
                renew(viewing, reply.resource);
            }
            Err(failure) => {
                if failure.denial().is_some() {
                    viewing.view_as_oneself();
                }
                viewing.learn_from(&failure);
            }
        }
    });
}

/// Shows what a role is told now, where nothing else has been chosen meanwhile.
fn renew(viewing: Viewing, view: RoleView) {
    let is_other = viewing.viewed.try_with_untracked(|shown| {
        let shown = shown.as_ref();
        shown.is_some_and(|it| it.told.viewer.role == view.told.viewer.role && *it != view)
    });
    if is_other == Some(true) {
        viewing.view_as(view);
    }
}
