use gatehouse_contract::{Invitation, Permit};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{InvitationTask, InvitationsModel, row_id};
use crate::ui::{Badge, Glyph, ItemRow, Menu, MenuItem, MenuLabel, Tone};
use crate::words;

/// An invitation, and what can be done with it.
#[component]
pub fn InvitationRow(model: InvitationsModel, invitation: Invitation) -> impl IntoView {
    let it = invitation.clone();
    let sent = words::ago(it.sent_at);
    let detail = match it.expired {
        true => format!("{} · ended on {}", sentence(&it, &sent), words::date(it.expires_at)),
        false => format!("{} · until {}", sentence(&it, &sent), words::date(it.expires_at)),
    };
    let badges = move || {
        let guest = it.guest.then(|| {
            view! { <Badge tone=Tone::Neutral icon=Glyph::User>"Guest"</Badge> }
        });
        let state = match it.expired {
            true => view! { <Badge tone=Tone::Warning icon=Glyph::Clock>"Ended"</Badge> },
            false => view! { <Badge tone=Tone::Neutral icon=Glyph::Clock>"Pending"</Badge> },
        };
        view! {
            {state}
            {guest}
        }
    };
    view! {
        <ItemRow
            icon=Glyph::User
            id=row_id(&invitation)
            name=invitation.email.clone()
            detail
            badge=ViewFnOnce::from(badges)
        >
            <InvitationMenu model invitation />
        </ItemRow>
    }
}

fn sentence(it: &Invitation, sent: &str) -> String {
    let exception = if it.exempt { ", excepted from single sign-on" } else { "" };
    format!("{}{exception} · invited by {}, {sent}", it.role.name(), it.invited_by)
}

/// What the viewer can do with an invitation, or why nothing.
#[component]
fn InvitationMenu(model: InvitationsModel, invitation: Invitation) -> impl IntoView {
    let label = format!("What can be done with {}", invitation.email);
    let invitation = StoredValue::new(invitation);
    let begin = move |task: fn(Invitation) -> InvitationTask| {
        move |()| {
            let invitation = invitation.get_value();
            model.begin(task(invitation.clone()), &invitation);
        }
    };
    let items = move || {
        let Invitation { email, permit, expired, .. } = invitation.get_value();
        let items = match permit {
            Permit::Denied(denial) => {
                view! { <MenuLabel>{words::denial(&denial)}</MenuLabel> }.into_any()
            }
            Permit::Allowed => view! {
                <MenuItem icon=Glyph::Refresh on_press=begin(InvitationTask::Sending)>
                    "Send again"
                </MenuItem>
                {(!expired)
                    .then(|| {
                        view! {
                            <MenuItem icon=Glyph::Copy on_press=begin(InvitationTask::Linking)>
                                "Copy link"
                            </MenuItem>
                        }
                    })}
                <MenuItem icon=Glyph::Trash on_press=begin(InvitationTask::Revoking)>
                    "Revoke"
                </MenuItem>
            }
            .into_any(),
        };
        view! {
            <MenuLabel>{email}</MenuLabel>
            {items}
        }
    };
    view! {
        <Menu button=ViewFnOnce::from(|| ()) label below=true>
            {items()}
        </Menu>
    }
}
