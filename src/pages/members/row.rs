use gatehouse_contract::{Action, Member, MemberSignIn, Permit};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel, row_id};
use crate::session::use_viewing;
use crate::ui::{Badge, Glyph, Menu, MenuItem, MenuLabel, PersonChip, Tone};
use crate::words;

/// The cells of a row: of a member, or grey where they have not come yet.
pub fn cells(model: MembersModel, row: usize) -> AnyView {
    let member = Memo::new(move |_| model.listing.member(row));
    let shown = move || match member.get() {
        Some(member) => view! { <Shown model member /> }.into_any(),
        None => {
            let grey = view! {
                <td colspan="6" aria-hidden="true">
                    <div class="skeleton-line"></div>
                </td>
            };
            grey.into_any()
        }
    };
    shown.into_any()
}

#[component]
fn Shown(model: MembersModel, member: Member) -> impl IntoView {
    let (name, email) = (member.person.name.clone(), member.person.email.clone());
    let id = row_id(&member);
    let seen = member.last_seen.map_or_else(|| "Never".to_owned(), words::ago);
    let guest = member.guest.then(|| {
        view! { <Badge tone=Tone::Neutral icon=Glyph::User>"Guest"</Badge> }
    });
    view! {
        <td data-label="Name">
            <span class="member">
                <Mark model member=member.clone() />
                <PersonChip name detail=email />
                {guest}
            </span>
        </td>
        <td data-label="Role">{member.person.role.name()}</td>
        <td data-label="Signs in with">{sign_in(member.sign_in)}</td>
        <td data-label="Second factor">{words::held(member.held)}</td>
        <td data-label="Last seen">{seen}</td>
        <td class="member-menu" id=id>
            <MemberMenu model member />
        </td>
    }
}

/// A box that selects somebody.
#[component]
fn Mark(model: MembersModel, member: Member) -> impl IntoView {
    let id = member.person.id.clone();
    let is_selected = move || model.selected.with(|selected| selected.contains_key(&id));
    view! {
        <input
            class="checkbox"
            type="checkbox"
            aria-label=format!("Select {}", member.person.name)
            prop:checked=is_selected
            on:change=move |event| model.select(&member, event_target_checked(&event))
        />
    }
}

fn sign_in(way: MemberSignIn) -> &'static str {
    match way {
        MemberSignIn::Password => "Password",
        MemberSignIn::Sso => "Single sign-on",
        MemberSignIn::PasswordOrSso => "Password or SSO",
        MemberSignIn::Nothing => "Can’t sign in",
    }
}

/// What the viewer can do with somebody, or why nothing.
#[component]
fn MemberMenu(model: MembersModel, member: Member) -> impl IntoView {
    let offered = use_viewing().offers(Action::ChangeRole);
    let label = format!("What can be done with {}", member.person.name);
    let member = StoredValue::new(member);
    let items = move || {
        let may_change_role = member.with_value(Member::may_change_role);
        let Member { person, removal, .. } = member.get_value();
        let role = may_change_role.then(|| {
            let press = move |()| model.begin(MemberTask::ChangingRole, vec![member.get_value()]);
            view! { <MenuItem icon=Glyph::Pencil on_press=press>"Change role"</MenuItem> }
        });
        let removal = match removal {
            Permit::Allowed => {
                let press = move |()| model.begin(MemberTask::Removing, vec![member.get_value()]);
                view! { <MenuItem icon=Glyph::Trash on_press=press>"Remove"</MenuItem> }.into_any()
            }
            Permit::Denied(denial) => {
                view! { <MenuLabel>{words::denial(&denial)}</MenuLabel> }.into_any()
            }
        };
        view! {
            <MenuLabel>{person.email}</MenuLabel>
            {role}
            {removal}
        }
    };
    view! {
        <Show when=move || offered.get()>
            <Menu button=ViewFnOnce::from(|| ()) label=label.clone() below=true>
                {items()}
            </Menu>
        </Show>
    }
}
