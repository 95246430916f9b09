use gatehouse_contract::domain::{Domain, DomainState};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::diagnosis::Diagnosis;
use super::model::{DomainsModel, DomainsTask};
use crate::pages::failed::Unavailable;
use crate::ui::{
    Badge, Button, Card, CardBody, CardHeader, CopyValue, Fact, Facts, Glyph, Tone, ValueList,
    ValueRow,
};
use crate::words;

/// One domain: how far its claim is, what the DNS says, and the record that proves it.
#[component]
pub fn DomainCard(model: DomainsModel, id: String) -> impl IntoView {
    let domain = model.domain(id.clone());
    domain.get_untracked().map(|first| {
        let name = first.unicode.clone();
        let aside = move || {
            view! {
                <StateBadge domain />
                <Actions model id name=first.unicode.clone() />
            }
        };
        view! {
            <Card label=name.clone()>
                <CardHeader title=name aside=ViewFnOnce::from(aside) />
                <CardBody>
                    <Diagnosis model domain />
                    <CheckFailure model domain />
                    <Times model domain />
                </CardBody>
                <Record domain />
            </Card>
        }
    })
}

#[component]
fn StateBadge(domain: Memo<Option<Domain>>) -> impl IntoView {
    move || match domain.get()?.state {
        DomainState::Pending => {
            Some(view! { <Badge tone=Tone::Accent icon=Glyph::Clock>"Pending"</Badge> })
        }
        DomainState::Verified { .. } => Some(view! { <Badge tone=Tone::Good>"Verified"</Badge> }),
        DomainState::Lapsing { .. } => Some(view! { <Badge tone=Tone::Warning>"Lapsing"</Badge> }),
        DomainState::Lapsed { .. } => Some(view! { <Badge tone=Tone::Danger>"Lapsed"</Badge> }),
    }
}

#[component]
fn Actions(model: DomainsModel, id: String, name: String) -> impl IntoView {
    let (own, removed) = (id.clone(), id.clone());
    let saving = model.checking.is_saving();
    let busy = Signal::derive(move || saving.get() && model.checked.get() == own);
    let check = Callback::new(move |()| model.check(&id));
    let remove = Callback::new(move |()| model.begin(DomainsTask::Removing(removed.clone())));
    let which = Signal::stored(format!(" {name}"));
    view! {
        <Button icon=Glyph::Refresh busy on_press=check>
            "Check now"
            <span class="visually-hidden">{which}</span>
        </Button>
        <Button icon=Glyph::Trash on_press=remove>
            "Remove"
            <span class="visually-hidden">{which}</span>
        </Button>
    }
}

/// Why the last press of "Check now" came to nothing.
#[component]
fn CheckFailure(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let failure = model.checking.failure();
    move || {
        let id = domain.get()?.id;
        let failure = failure.get().filter(|_| model.checked.get() == id)?;
        let retry = Callback::new(move |()| model.check(&id));
        Some(view! { <Unavailable failure retry /> })
    }
}

/// When the server looked and which DNS server answered, and when it looks next.
#[component]
fn Times(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let last = move || match domain.get()?.last_check {
        Some(check) => {
            Some(format!("Checked {} at {}", words::day_and_time(check.at), check.server))
        }
        None => Some("Not checked yet".to_owned()),
    };
    let next = Memo::new(move |_| {
        let left = domain.get()?.next_check_at.unix_millis() - model.now.get().unix_millis();
        Some(match left {
            ..=0 => "Checking now".to_owned(),
            left => format!("Next check in {}", words::countdown(left / 1_000)),
        })
    });
    view! {
        <Facts inline=true>
            <Fact icon=Glyph::Refresh>{last}</Fact>
            <Fact icon=Glyph::Clock>{move || next.get()}</Fact>
        </Facts>
    }
}

/// The record that proves the claim.
#[component]
fn Record(domain: Memo<Option<Domain>>) -> impl IntoView {
    domain.get_untracked().map(|Domain { name, record, unicode, .. }| {
        let name_label = format!("name of the record for {unicode}");
        let value_label = format!("value for {unicode}");
        view! {
            <ValueList>
                <ValueRow label="TXT record at">
                    <CopyValue label=name_label value=name.as_str().to_owned() />
                </ValueRow>
                <ValueRow label="Value">
                    <CopyValue label=value_label value=record />
                </ValueRow>
            </ValueList>
        }
    })
}
