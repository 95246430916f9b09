use gatehouse_contract::saml::{Authentication, Claims, SamlAttribute};
use leptos::prelude::*;

use crate::ui::{Card, CardBody, CardHeader, ValueList, ValueRow};
use crate::words::{self, Sentence};

/// What the response says of the person.
#[component]
pub fn Person(claims: Claims) -> impl IntoView {
    let Claims { name_id, name_id_format, email, first_name, last_name, display_name, .. } = claims;
    let (authentication, attributes) = (claims.authentication, claims.attributes);
    let known = [
        ("NameID", name_id),
        ("NameID format", name_id_format),
        ("Email", email),
        ("First name", first_name),
        ("Last name", last_name),
        ("Display name", display_name),
    ];
    let known = known.into_iter().filter_map(|(label, value)| Some(row(label.into(), value?)));
    view! {
        <Card>
            <CardHeader title="What it says of the person" />
            <ValueList>
                {known.collect_view()} {authentication.map(second_factor)}
                {attributes.into_iter().map(attribute).collect_view()}
            </ValueList>
        </Card>
    }
}

/// Whether the sign-in there included a second factor, and what says so.
fn second_factor(authentication: Authentication) -> impl IntoView {
    let Sentence { what, next } = words::second_factor(authentication.second_factor());
    let hint = (!next.is_empty()).then(|| view! { <p class="field-hint">{next}</p> });
    let methods = authentication.methods.join("\n");
    view! {
        <ValueRow label="Second factor" tall=true>
            <p>{what}</p>
            {hint}
            <p class="verbatim">{methods}</p>
        </ValueRow>
    }
}

fn attribute(attribute: SamlAttribute) -> AnyView {
    row(attribute.friendly_name.unwrap_or(attribute.name), attribute.values.join("\n"))
}

fn row(label: String, value: String) -> AnyView {
    view! {
        <ValueRow label>
            <span class="verbatim">{value}</span>
        </ValueRow>
    }
    .into_any()
}

/// The response itself, for whoever wants to read it.
#[component]
pub fn Document(xml: String) -> impl IntoView {
    view! {
        <Card>
            <CardBody>
                <details class="disclosure">
                    <summary>"Show the response"</summary>
                    <p class="field-hint">
                        "Signatures and certificates are shortened."
                    </p>
                    <pre class="source" tabindex="0">
                        {xml}
                    </pre>
                </details>
            </CardBody>
        </Card>
    }
}
