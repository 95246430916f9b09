use gatehouse_contract::Action;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::pages::first_question::FirstQuestion;
use crate::pages::help::{Help, HelpButton, HelpPlace};
use crate::pages::members::Count;
use crate::pages::requirement::StandingNotices;
use crate::pages::session_ended::SessionEnded;
use crate::pages::viewed::ViewedAs;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::{
    Button, Glyph, Menu, MenuItem, MenuLabel, NavItem, NavSection, Notice, PersonChip, Shell,
    ThemeSwitch, use_announcer,
};
use crate::words;

/// The shell around a screen: the organization, where to go, the person.
#[component]
pub fn Frame(
    /// Where we are: the path of the address.
    #[prop(into)]
    path: Signal<String>,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let viewing = use_viewing();
    let organization = viewing.derive(|session| session.organization.as_str().to_owned());
    let viewed = viewing.viewed_role();
    let help = Help::new(path);
    view! {
        <Shell
            organization
            aside=ViewFnOnce::from(move || view! { <HelpButton help /> })
            nav=ViewFnOnce::from(move || view! { <Nav path /> })
            person=ViewFnOnce::from(|| view! { <PersonMenu /> })
            banner=ViewFnOnce::from(|| view! { <ViewedAs /> })
            read_only=Signal::derive(move || viewed.get().is_some())
        >
            <RoleNotice />
            <StandingNotices path />
            {children()}
            <FirstQuestion path />
        </Shell>
        <HelpPlace help />
        <SessionEnded />
    }
}

#[component]
fn Nav(path: Signal<String>) -> impl IntoView {
    let reads_log = use_viewing().offers(Action::ReadAuditLog);
    let sees_billing = use_viewing().offers(Action::SeeBilling);
    let in_access = move || path.get().starts_with(routes::ACCESS_SECURITY);
    view! {
        <NavSection label="Organization">
            <NavItem
                href=routes::OVERVIEW
                icon=Glyph::Building
                current=Signal::derive(move || path.get() == routes::OVERVIEW)
            >
                "Overview"
            </NavItem>
            <NavItem
                href=routes::MEMBERS
                icon=Glyph::Users
                current=Signal::derive(move || path.get().starts_with(routes::MEMBERS))
            >
                "Members" <Count />
            </NavItem>
            <NavItem
                href=routes::SINGLE_SIGN_ON
                icon=Glyph::ShieldCheck
                current=Signal::derive(in_access)
            >
                "Access security"
            </NavItem>
            <Show when=move || reads_log.get()>
                <NavItem
                    href=routes::AUDIT_LOG
                    icon=Glyph::Clock
                    current=Signal::derive(move || path.get() == routes::AUDIT_LOG)
                >
                    "Audit log"
                </NavItem>
            </Show>
            <Show when=move || sees_billing.get()>
                <NavItem
                    href=routes::BILLING
                    icon=Glyph::CreditCard
                    current=Signal::derive(move || path.get() == routes::BILLING)
                >
                    "Plan & billing"
                </NavItem>
            </Show>
            <NavItem
                href=routes::ROLES
                icon=Glyph::User
                current=Signal::derive(move || path.get() == routes::ROLES)
            >
                "Who can do what"
            </NavItem>
        </NavSection>
        <NavSection label="You">
            <NavItem
                href=routes::SIGN_IN_AND_DEVICES
                icon=Glyph::KeyRound
                current=Signal::derive(move || path.get() == routes::SIGN_IN_AND_DEVICES)
            >
                "Sign-in & devices"
            </NavItem>
        </NavSection>
    }
}

#[component]
fn PersonMenu() -> impl IntoView {
    let viewing = use_viewing();
    let announcer = use_announcer();
    let sign_out = move |()| {
        if !browser::may_leave() {
            return;
        }
        spawn_local(async move {
            match api::session::delete().await {
                Ok(()) => viewing.leave(),
                Err(failure) => {
                    let sentence = words::failure(&failure);
                    announcer.failed(format!("You are still signed in. {}", sentence.what));
                }
            }
        });
    };
    let sign_out = Callback::new(sign_out);
    let name = viewing.derive(|session| session.viewer.name.clone());
    let role = viewing.derive(|session| session.viewer.role.name());
    let viewed = viewing.viewed_role();
    let detail = move || match viewed.get() {
        Some(viewed) => format!("Viewed as {}", viewed.name()),
        None => role.get().to_owned(),
    };
    let button = move || view! { <PersonChip name detail=Signal::derive(detail) /> };
    view! {
        <Menu button=ViewFnOnce::from(button) label="Your menu">
            <MenuLabel>"Theme"</MenuLabel>
            <ThemeSwitch />
            <Show when=move || viewed.get().is_none()>
                <MenuItem icon=Glyph::LogOut on_press=sign_out>
                    "Sign out"
                </MenuItem>
            </Show>
        </Menu>
    }
}

/// Tells a person whose role was changed while the page was open.
#[component]
fn RoleNotice() -> impl IntoView {
    let viewing = use_viewing();
    let role = viewing.derive(|session| session.viewer.role);
    let dismiss = move || {
        let on_press = Callback::new(move |()| viewing.former_role.set(None));
        view! { <Button on_press>"Dismiss"</Button> }
    };
    move || {
        viewing.former_role.get().map(|former| {
            let now = role.get().name();
            view! {
                <Notice
                    spoken=crate::ui::Spoken::Politely
                    title=format!("Your role changed from {} to {now}.", former.name())
                    actions=ViewFnOnce::from(dismiss)
                >
                    {format!("The page now shows what the role of {now} may see and change.")}
                </Notice>
            }
        })
    }
}
