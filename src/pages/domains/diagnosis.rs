use gatehouse_contract::Timestamp;
use gatehouse_contract::domain::{Check, Domain, DomainState, Finding, RemovalEffect};
use leptos::prelude::*;

use super::model::DomainsModel;
use crate::ui::{Notice, NoticeTone};
use crate::words;

/// What stands in the way of a domain, in words: what was found, what it means and what to do.
#[component]
pub fn Diagnosis(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let minute = Memo::new(move |_| model.now.get().unix_millis() / 60_000);
    move || {
        let domain = domain.get()?;
        minute.track();
        let now = model.now.get_untracked();
        Some(view! {
            {lapse(&domain)}
            {finding(&domain, now)}
        })
    }
}

/// That the domain is about to be lost, or is lost.
fn lapse(domain: &Domain) -> Option<AnyView> {
    let (tone, title, next) = match domain.state {
        DomainState::Lapsing { until, .. } => (
            NoticeTone::Warning,
            format!("The record is gone. The domain counts until {}.", words::day_and_time(until)),
            match domain.removal {
                RemovalEffect::Nothing => "Put the record back before then.".to_owned(),
                effect => {
                    let effect = words::removal_effect(effect);
                    format!("Put the record back before then. Otherwise: {effect}")
                }
            },
        ),
        DomainState::Lapsed { at } => (
            NoticeTone::Danger,
            format!("The domain has not counted since {}.", words::day_and_time(at)),
            "Its record was gone for seven days. Put it back to verify the domain again."
                .to_owned(),
        ),
        DomainState::Pending | DomainState::Verified { .. } => return None,
    };
    Some(view! { <Notice tone title>{next}</Notice> }.into_any())
}

/// What the last look has found, unless all is well.
fn finding(domain: &Domain, now: Timestamp) -> Option<AnyView> {
    let Some(check) = &domain.last_check else { return unchecked(domain) };
    if check.finding == Finding::Found {
        return None;
    }
    let sentence = words::finding(&domain.unicode, &check.finding);
    let (cached, values) = (cached(check, now), check.values.clone());
    let view = view! {
        <Notice title=sentence.what>{sentence.next} {cached}</Notice>
        <Values values />
    };
    Some(view.into_any())
}

/// What to do with a claim that nobody has looked for yet.
fn unchecked(domain: &Domain) -> Option<AnyView> {
    let is_new = domain.state == DomainState::Pending;
    let notice = view! {
        <Notice title="Add the record below where the DNS of the domain is managed.">
            "If the console there adds the domain to names by itself, enter @ as the name. Leave the \
             record in place for as long as the domain is to count."
        </Notice>
    };
    is_new.then(|| notice.into_any())
}

/// How long other servers may go on saying what they said.
fn cached(check: &Check, now: Timestamp) -> Option<String> {
    let until = check.cached_until.filter(|until| *until > now)?;
    Some(format!(
        " DNS servers remember their answers: a record that you add now may stay unseen until {}.",
        words::day_and_time(until)
    ))
}

/// What stands at the name instead.
#[component]
fn Values(values: Vec<String>) -> impl IntoView {
    let value = |value: String| view! { <li><code class="code-chip">{value}</code></li> };
    (!values.is_empty()).then(|| {
        view! {
            <div class="stack">
                <p class="muted">"TXT values that are there now"</p>
                <ul class="stack" role="list">{values.into_iter().map(value).collect_view()}</ul>
            </div>
        }
    })
}
