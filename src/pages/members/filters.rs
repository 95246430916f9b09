use gatehouse_contract::{HeldFilter, MemberKind, MemberQuery, Role, SignInFilter};
use leptos::prelude::*;

use super::address::Status;
use super::is_everyone;
use super::model::{FOUND, MembersModel};
use super::selection::SelectAll;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::pages::search::follow_slowly;
use crate::query::part;
use crate::ui::{Button, ButtonVariant, Choice, Select, TextField, TextKind, Turning};
use crate::words;

/// The id of the field for a name or an address.
const FIND: &str = "find-member";

/// Who is looked for, and how many they are.
#[component]
pub fn Filters(
    model: MembersModel,
    /// Whether those are asked for who were invited: they have no sign-in yet.
    is_pending: Memo<bool>,
) -> impl IntoView {
    let query = model.listing.query;
    let status = part(model.asked, |asked| asked.status, |asked, it| asked.status = it);
    let search = part(query, |query| query.search.clone(), |query, text| query.search = text);
    let role = part(query, |query| query.role, |query, role| query.role = role);
    let sign_in = part(query, |query| query.sign_in, |query, it| query.sign_in = it);
    let factor = part(query, |query| query.factor, |query, it| query.factor = it);
    let kind = part(query, |query| query.kind, |query, it| query.kind = it);
    view! {
        <search class="filters">
            <TextField
                label="Find by name or email"
                value=follow_slowly(search)
                kind=TextKind::Search
                id=FIND
            />
            <Select label="Status" choices=statuses() value=status />
            <Select label="Role" choices=any_role() value=role />
            <Show when=move || !is_pending.get()>
                <Select label="Sign-in" choices=ways() value=sign_in />
                <Select label="Second factor" choices=factors() value=factor />
                <Select label="Guests" choices=kinds() value=kind />
            </Show>
        </search>
    }
}

fn statuses() -> Vec<Choice<Status>> {
    vec![Choice::new(Status::Joined, "Joined"), Choice::new(Status::Pending, "Pending")]
}

/// A choice among the roles, or any.
pub fn any_role() -> Vec<Choice<Option<Role>>> {
    let all = Role::ALL.into_iter().map(|role| Choice::new(Some(role), role.name()));
    std::iter::once(Choice::new(None, "Any")).chain(all).collect()
}

fn ways() -> Vec<Choice<Option<SignInFilter>>> {
    vec![
        Choice::new(None, "Any"),
        Choice::new(Some(SignInFilter::Password), "Password"),
        Choice::new(Some(SignInFilter::Sso), "Single sign-on"),
        Choice::new(Some(SignInFilter::Nothing), "Can’t sign in"),
    ]
}

fn factors() -> Vec<Choice<Option<HeldFilter>>> {
    vec![
        Choice::new(None, "Any or none"),
        Choice::new(Some(HeldFilter::AuthenticatorApp), "Authenticator app"),
        Choice::new(Some(HeldFilter::Passkey), "Passkey"),
        Choice::new(Some(HeldFilter::Nothing), "Not set up"),
    ]
}

fn kinds() -> Vec<Choice<Option<MemberKind>>> {
    vec![
        Choice::new(None, "With guests"),
        Choice::new(Some(MemberKind::Guest), "Guests only"),
        Choice::new(Some(MemberKind::Own), "Without guests"),
    ]
}

/// How many are shown of how many, and a way back to everyone.
#[component]
pub fn Found(model: MembersModel) -> impl IntoView {
    let MembersModel { listing, export, .. } = model;
    let query = listing.query;
    let is_everyone = Memo::new(move |_| is_everyone(&query.get()));
    let count = move || {
        let (all, total) = listing.counts.get()?;
        Some(match is_everyone.get() {
            true => words::plural(all, "member", "members"),
            false => format!("{total} of {}", words::plural(all, "member", "members")),
        })
    };
    let show = Callback::new(move |()| {
        listing.renew();
        // The button that had the focus is gone.
        request_animation_frame(|| {
            browser::focus_id(FOUND);
        });
    });
    let clear = Callback::new(move |()| {
        let MemberQuery { sort, order, .. } = untrack(|| query.get());
        query.set(MemberQuery { sort, order, ..MemberQuery::default() });
        browser::focus_id(FIND);
    });
    view! {
        <div class="filters-found">
            <p id=FOUND role="status" tabindex="-1">
                {count}
            </p>
            <Show when=move || listing.busy.get()>
                <Turning />
            </Show>
            <div role="status">
                <Show when=move || listing.changed.get()>
                    <Button on_press=show>"Show what has changed"</Button>
                </Show>
            </div>
            <SelectAll model />
            <Show when=move || !is_everyone.get()>
                <Button variant=ButtonVariant::Quiet on_press=clear>
                    "Show everyone"
                </Button>
            </Show>
            <span class="filters-export">
                <Button variant=ButtonVariant::Quiet on_press=move |()| export.start()>
                    "Export CSV"
                </Button>
            </span>
        </div>
        <Refusal failure=export.failure />
    }
}
