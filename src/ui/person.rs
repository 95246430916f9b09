//! People.

use leptos::prelude::*;

/// What an avatar stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarKind {
    /// A person: round.
    #[default]
    Person,
    /// An organization: square.
    Organization,
}

/// Initials in a circle or a square, beside the name: hidden from screen readers.
#[component]
pub fn Avatar(
    /// The name.
    #[prop(into)]
    name: Signal<String>,
    /// What it stands for.
    #[prop(optional)]
    kind: AvatarKind,
    /// For lists.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (word, letters) = match kind {
        AvatarKind::Person => ("person", 2),
        AvatarKind::Organization => ("organization", 1),
    };
    view! {
        <span class="avatar" data-kind=word data-size=small.then_some("small") aria-hidden="true">
            {move || name.with(|name| initials(name, letters))}
        </span>
    }
}

/// A person: avatar, name, and their role or address.
#[component]
pub fn PersonChip(
    /// The name.
    #[prop(into)]
    name: Signal<String>,
    /// The role or the address.
    #[prop(into)]
    detail: Signal<String>,
    /// The address, as a link that begins a mail.
    #[prop(optional, into)]
    email: Signal<Option<String>>,
    /// With a frame, to stand alone.
    #[prop(optional)]
    framed: bool,
) -> impl IntoView {
    let mail = |email: String| {
        let href = format!("mailto:{email}");
        view! { <a class="person-detail" href=href>{email}</a> }
    };
    view! {
        <span class="person" data-framed=framed.then_some("true")>
            <Avatar name />
            <span class="person-text">
                <span class="person-name" title=move || name.get()>
                    {move || name.get()}
                </span>
                <span class="person-detail" title=move || detail.get()>
                    {move || detail.get()}
                </span>
                {move || email.get().map(mail)}
            </span>
        </span>
    }
}

/// People side by side.
#[component]
pub fn People(
    /// `PersonChip`s, each in an `<li>`.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="people" role="list">
            {children()}
        </ul>
    }
}

/// People one below the other; of many, a few are seen at once.
#[component]
pub fn PersonList(
    /// Who they are.
    #[prop(into)]
    label: String,
    /// `PersonRow`s.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="person-list" role="list" aria-label=label>
            {children()}
        </ul>
    }
}

/// One of them, with how things stand and what can be done.
#[component]
pub fn PersonRow(
    /// The name.
    #[prop(into)]
    name: Signal<String>,
    /// The role or the address.
    #[prop(into)]
    detail: Signal<String>,
    /// A badge, and a button.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="person-row">
            <PersonChip name detail />
            <div class="person-row-aside">{children()}</div>
        </li>
    }
}

/// The first letters of the first word and the last one, at most `letters` of them.
fn initials(name: &str, letters: usize) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    let chosen = first.into_iter().chain(last).take(letters);
    chosen
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect()
}
