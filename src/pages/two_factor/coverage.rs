use gatehouse_contract::{Coverage, Unprotected};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::TwoFactorModel;
use crate::session::use_viewing;
use crate::ui::{
    Card, CardBody, CardHeader, CoverageRing, PersonChip, RingPart, RingSegment, Table,
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

#[component]
fn WithoutFactor(model: TwoFactorModel) -> impl IntoView {
    let people = model.derive(|settings| settings.unprotected.clone());
    let more = model.derive(|settings| {
        settings.coverage.none.saturating_sub(settings.unprotected.len() as u32)
    });
    let columns = vec!["Not set up yet".to_owned(), "Last seen".to_owned()];
    view! {
        <Show
            when=move || !people.get().is_empty()
            fallback=|| view! { <p class="muted">"Everyone has a second factor."</p> }
        >
            <div>
                <Table caption="People without a second factor" columns=columns.clone()>
                    {move || people.get().into_iter().map(row).collect_view()}
                </Table>
                <Show when=move || { more.get() > 0 }>
                    <p class="muted">{move || format!("and {} more", more.get())}</p>
                </Show>
            </div>
        </Show>
    }
}

fn row(unprotected: Unprotected) -> impl IntoView {
    let Unprotected { person, last_seen } = unprotected;
    let seen = last_seen.map_or_else(|| "never".to_owned(), words::ago);
    view! {
        <tr>
            <td data-label="Not set up yet">
                <PersonChip name=person.name detail=person.email />
            </td>
            <td data-label="Last seen">{seen}</td>
        </tr>
    }
}
