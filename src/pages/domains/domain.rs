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
    let domain = model.domain(id);
    domain.get_untracked().map(|first| {
        let name = first.unicode.clone();
        let aside = move || {
            view! {
                <StateBadge domain />
                <RemoveButton model domain />
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
fn RemoveButton(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let remove = Callback::new(move |()| {
        if let Some(domain) = domain.get_untracked() {
            model.begin(DomainsTask::Removing(domain.id));
        }
    });
    view! {
        <Button icon=Glyph::Trash on_press=remove>
            "Remove"
            <NameOf domain />
        </Button>
    }
}

#[component]
fn CheckButton(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let id = move || domain.with(|domain| domain.as_ref().map(|it| it.id.clone()));
    let saving = model.checking.is_saving();
    let busy = Signal::derive(move || saving.get() && id() == Some(model.checked.get()));
    let check = Callback::new(move |()| {
        if let Some(id) = untrack(id) {
            model.check(&id);
        }
    });
    view! {
        <Button icon=Glyph::Refresh busy on_press=check>
            "Check now"
            <NameOf domain />
        </Button>
    }
}

/// Which domain a button is for, for those who don't see what it stands beside.
#[component]
fn NameOf(domain: Memo<Option<Domain>>) -> impl IntoView {
    let name = domain.get_untracked().map(|domain| format!(" {}", domain.unicode));
    view! { <span class="visually-hidden">{name}</span> }
}

/// Why the last press of "Check now" came to nothing.
#[component]
fn CheckFailure(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let failure = model.checking.failure();
    move || {
        let id = domain.get()?.id;
        let failure = failure.get().filter(|_| model.checked.get() == id)?;
        let retry = Callback::new(move |()| model.check(&id));
        Some(view! { <Unavailable sentence=words::failure(&failure) retry /> })
    }
}

/// When the server looked and which DNS server answered, and when it looks next.
#[component]
fn Times(model: DomainsModel, domain: Memo<Option<Domain>>) -> impl IntoView {
    let last = move || match domain.get()?.last_check {
        Some(check) => {
            Some(format!("Checked {}, DNS server {}", words::day_and_time(check.at), check.server))
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
        <div class="row">
            <Facts inline=true>
                <Fact icon=Glyph::Refresh>{last}</Fact>
                <Fact icon=Glyph::Clock>{move || next.get()}</Fact>
            </Facts>
            <CheckButton model domain />
        </div>
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
