use gatehouse_contract::saml::{
    DISPLAY_NAME_NAMES, EMAIL_NAMES, FIRST_NAME_NAMES, LAST_NAME_NAMES,
};
use leptos::prelude::*;

/// By which names attributes are known, whatever the identity provider is.
#[component]
pub fn AcceptedNames() -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>"Attribute names that are accepted"</summary>
            <div class="stack attribute-names">
                <p class="note">
                    "Upper and lower case, spaces and punctuation make no difference. Of a name with \
                     slashes or colons, the end counts."
                </p>
                {names("Email", &EMAIL_NAMES)} {names("First name", &FIRST_NAME_NAMES)}
                {names("Last name", &LAST_NAME_NAMES)}
                {names("Whole name, where neither is sent", &DISPLAY_NAME_NAMES)}
            </div>
        </details>
    }
}

fn names(what: &'static str, names: &'static [&'static str]) -> impl IntoView {
    let name = |name: &&'static str| view! { <code class="code-chip">{*name}</code> " " };
    view! {
        <p>
            <strong>{what}</strong>
            ": "
            {names.iter().map(name).collect_view()}
        </p>
    }
}
