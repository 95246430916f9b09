//! A secret to type elsewhere.

use leptos::prelude::*;

use super::copy_button::CopyButton;

/// A secret in letters and digits, in groups of four that are easy to type, with a button that
/// copies it without the spaces. Screen readers spell it.
#[component]
pub fn SecretText(
    /// What it is, for the button's name: "setup key" gives "Copy setup key".
    #[prop(into)]
    label: String,
    /// The secret: ASCII, without spaces.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let characters: Vec<char> = value.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(String::from_iter).collect();
    let spelled: Vec<String> = characters.chunks(4).map(spell).collect();
    view! {
        <span class="copy-value">
            <span class="visually-hidden secret-spelled">{spelled.join(", ")}</span>
            <code class="code-chip secret-text" aria-hidden="true">
                {groups.join(" ")}
            </code>
            <CopyButton label value />
        </span>
    }
}

/// `J B S W`, so that no letters are read as a word.
fn spell(group: &[char]) -> String {
    let letters: Vec<String> = group.iter().map(char::to_string).collect();
    letters.join(" ")
}
