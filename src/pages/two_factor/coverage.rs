use gatehouse_contract::{Coverage, Unprotected};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::TwoFactorModel;
use crate::session::use_viewing;
use crate::ui::{
    Button, ButtonVariant, Card, CardBody, CardHeader, CoverageRing, PersonChip, RingPart,
    RingSegment, Table,
};
use crate::words;

/// Who has which second factor, as a picture, and who has none.
#[component]
pub fn CoverageCard(model: TwoFactorModel) -> impl IntoView {
    let sso_on = use_viewing().denial(gatehouse_contract::Action::RequireTwoFactor);
    let remark = move || {
        let words = move || sso_on.get().map(|_| "kept from before single sign-on");
        view! { <span class="muted">{words}</span> }
    };
    let coverage = model.derive(|settings| settings.coverage);
    view! {
        <Card>
            <CardHeader title="Coverage" aside=ViewFnOnce::from(remark) />
            <CardBody>
                <div class="coverage-columns">
                    <CoverageRing segments=Signal::derive(move || segments(coverage.get())) />
                    <WithoutFactor model />
                </div>
            </CardBody>
        </Card>
    }
}

fn segments(coverage: Coverage) -> Vec<RingSegment> {
    vec![
        RingSegment::new("Authenticator app", coverage.authenticator_app, RingPart::First),
        RingSegment::new("Passkey", coverage.passkey, RingPart::Second),
        RingSegment::new("Not set up", coverage.none, RingPart::Rest),
    ]
}

/// What the list is of.
const NOT_SET_UP: &str = "Not set up yet";

/// How many of those who have none are named at first: as many as stand beside the ring.
const FIRST: usize = 5;

#[component]
fn WithoutFactor(model: TwoFactorModel) -> impl IntoView {
    let people = model.derive(|settings| settings.unprotected.clone());
    let is_whole = RwSignal::new(false);
    let shown = move || {
        let count = if is_whole.get() { usize::MAX } else { FIRST };
        people.get().into_iter().take(count).map(row).collect_view()
    };
    let more = model.derive(|settings| {
        settings.coverage.none.saturating_sub(settings.unprotected.len() as u32)
    });
    let columns = vec![NOT_SET_UP.to_owned(), "Last seen".to_owned()];
    view! {
        <Show
            when=move || !people.get().is_empty()
            fallback=|| view! { <p class="muted">"Everyone has a second factor."</p> }
        >
            <div>
                <p class="coverage-list" aria-hidden="true">
                    {NOT_SET_UP}
                </p>
                <Table caption="People without a second factor" columns=columns.clone()>
                    {shown}
                </Table>
                <Show when=move || { people.with(Vec::len) > FIRST }>
                    <Rest is_whole count=Signal::derive(move || people.with(Vec::len) - FIRST) />
                </Show>
                <Show when=move || {
                    let is_whole = is_whole.get() || people.with(Vec::len) <= FIRST;
                    is_whole && more.get() != 0
                }>
                    <p class="muted">{move || format!("and {} more", more.get())}</p>
                </Show>
            </div>
        </Show>
    }
}

/// Shows the rest of the list, and takes it away again.
#[component]
fn Rest(is_whole: RwSignal<bool>, count: Signal<usize>) -> impl IntoView {
    let words = move || match is_whole.get() {
        true => "Show fewer".to_owned(),
        false => format!("Show {} more", count.get()),
    };
    let toggle = Callback::new(move |()| is_whole.update(|whole| *whole = !*whole));
    view! {
        <Button variant=ButtonVariant::Quiet on_press=toggle>
            {words}
        </Button>
    }
}

fn row(unprotected: Unprotected) -> impl IntoView {
    let Unprotected { person, last_seen } = unprotected;
    let seen = last_seen.map_or_else(|| "never".to_owned(), words::ago);
    view! {
        <tr>
            <td data-label=NOT_SET_UP>
                <PersonChip name=person.name detail=person.email />
            </td>
            <td data-label="Last seen">{seen}</td>
        </tr>
    }
}
