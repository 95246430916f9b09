use gatehouse_contract::saml::{LeftOut, PastedChange, PastedValues};
use gatehouse_contract::sso::{Certificate, SsoConnection, SsoConnectionDraft};
use gatehouse_contract::{Field, Flaw};
use leptos::prelude::*;

use crate::pages::sso::CertificateSummary;
use crate::pages::sso::certificates::short_fingerprint;
use crate::pages::sso::draft::signed;
use crate::ui::{Compare, Difference, Fact, Facts, Tone};
use crate::words;

/// What a paste says, what was put right in it, what of it is not taken, and what it would change.
#[component]
pub fn UnderstoodPaste(
    /// What can be used of it.
    values: PastedValues,
    /// Its file, where there is one.
    file: Option<String>,
    /// The connection that is saved.
    connection: Option<SsoConnection>,
) -> impl IntoView {
    let title = title(&values, file.as_deref());
    let changes = connection.map(|connection| changes(&values, &connection));
    let is_choice = !values.certificates.is_empty() && !values.left_out.is_empty();
    let summaries: Vec<_> = values.certificates.iter().cloned().map(summary).collect();
    view! {
        <div class="understood">
            <p role="status">
                <strong>{title}</strong>
            </p>
            <Facts>{facts(&values)}</Facts>
            {is_choice.then(|| view! { <p>"Taken:"</p> })}
            {summaries}
            {changes}
        </div>
    }
}

fn title(values: &PastedValues, file: Option<&str>) -> String {
    let count = words::count_of(values.certificates.len() + values.left_out.len());
    let certificates = words::plural(count, "certificate", "certificates");
    let what = match &values.issuer {
        Some(issuer) => format!("the metadata of {issuer}, with {certificates}"),
        None => certificates,
    };
    format!("{}: {what}.", file.unwrap_or("Understood"))
}

fn facts(values: &PastedValues) -> Vec<AnyView> {
    let mut facts: Vec<AnyView> = Vec::new();
    facts.extend(values.sign_in_url.as_deref().map(sign_in_url));
    if values.sign_requests == Some(true) {
        facts.push(fact(Tone::Neutral, "It wants signed requests.".to_owned()));
    }
    if !values.fixes.is_empty() {
        let fixes: Vec<&str> = values.fixes.iter().map(|fix| words::paste_fix(*fix)).collect();
        facts.push(fact(Tone::Good, format!("Put right: {}.", fixes.join(", "))));
    }
    facts.extend(values.left_out.iter().map(left_out));
    if values.certificates.is_empty() {
        let words = "No certificate is taken. The field below keeps what it has.";
        facts.push(fact(Tone::Danger, words.to_owned()));
    }
    facts
}

fn fact(tone: Tone, words: String) -> AnyView {
    view! { <Fact tone>{words}</Fact> }.into_any()
}

fn sign_in_url(url: &str) -> AnyView {
    match flaw_of(url) {
        None => fact(Tone::Neutral, format!("Its sign-in URL is {url}.")),
        Some(flaw) => {
            let why = words::flaw(Field::SignInUrl, &flaw);
            fact(Tone::Danger, format!("Its sign-in URL is {url}. {why}"))
        }
    }
}

/// What would be wrong with this sign-in URL in the field.
fn flaw_of(url: &str) -> Option<Flaw> {
    let draft = SsoConnectionDraft { sign_in_url: url.to_owned(), ..SsoConnectionDraft::default() };
    let errors = draft.parse().err()?;
    errors.into_iter().find(|error| error.field == Field::SignInUrl).map(|error| error.flaw)
}

fn left_out((certificate, reason): &(Certificate, LeftOut)) -> AnyView {
    let why = words::left_out(reason);
    fact(Tone::Warning, format!("Not taken: {}: {why}.", named(certificate)))
}

fn summary(certificate: Certificate) -> impl IntoView {
    view! { <CertificateSummary certificate /> }
}

/// Certificates of one name are told apart by how their fingerprints begin.
fn named(certificate: &Certificate) -> String {
    format!("{} (SHA-256 {}…)", certificate.subject, short_fingerprint(certificate))
}

fn changes(values: &PastedValues, connection: &SsoConnection) -> AnyView {
    let changes = values.changes(connection);
    if changes.is_empty() {
        return view! { <p>"This is what is already saved."</p> }.into_any();
    }
    let differences: Vec<Difference> = changes.into_iter().map(difference).collect();
    view! {
        <p>"What it would change in the saved connection:"</p>
        <Compare differences yours="In what you pasted" />
    }
    .into_any()
}

fn difference(change: PastedChange) -> Difference {
    let (label, theirs, yours) = match change {
        PastedChange::SignInUrl { from, to } => ("Sign-in URL", from, to),
        PastedChange::Issuer { from, to } => ("Issuer", from, to),
        PastedChange::SignRequests { from, to } => {
            ("Requests", signed(from).to_owned(), signed(to).to_owned())
        }
        PastedChange::Certificates { kept, added, gone } => (
            "Certificates",
            [lines("Stays", &kept), lines("Goes", &gone)].concat().join("\n"),
            [lines("Stays", &kept), lines("New", &added)].concat().join("\n"),
        ),
    };
    Difference { label: label.to_owned(), theirs, yours }
}

fn lines(what: &str, certificates: &[Certificate]) -> Vec<String> {
    let line = |it: &Certificate| {
        format!("{what}: {}, valid until {}", named(it), words::date(it.not_after))
    };
    certificates.iter().map(line).collect()
}
