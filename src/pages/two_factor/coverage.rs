use gatehouse_contract::{
    Action, Addressees, Coverage, CoverageDay, PeopleFactors, TwoFactorSettings,
};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::lacking::Lacking;
use super::model::TwoFactorModel;
use crate::browser;
use crate::session::use_viewing;
use crate::ui::{
    Button, Card, CardBody, CardHeader, CoverageRing, RingPart, RingSegment, TrendLine, TrendPoint,
};
use crate::words;

/// Who has which second factor, as a picture and over time, and who has none.
#[component]
pub fn CoverageCard(model: TwoFactorModel) -> impl IntoView {
    let coverage = model.derive(|settings| settings.coverage);
    let aside = move || view! { <Aside model /> };
    view! {
        <Card>
            <CardHeader title="Coverage" aside=ViewFnOnce::from(aside) />
            <CardBody>
                <div class="coverage-columns">
                    <CoverageRing segments=Signal::derive(move || segments(coverage.get())) />
                    <Lacking model />
                </div>
            </CardBody>
            <CardBody>
                <Trend model />
            </CardBody>
        </Card>
    }
}

/// That it is from before single sign-on; otherwise a button that reminds everyone.
#[component]
fn Aside(model: TwoFactorModel) -> impl IntoView {
    let denial = use_viewing().denial(Action::RemindOfTwoFactor);
    let lacks = model.derive(|settings| settings.lacking.total > 0);
    let everyone_was = model.derive(|settings| was_reminded(&settings.lacking));
    let everyone = Addressees::Everyone;
    let busy = Signal::derive(move || model.reminds(&Addressees::Everyone));
    let remind = Callback::new(move |()| model.remind(everyone.clone()));
    let is_saving = model.reminding.is_saving();
    let disabled = Signal::derive(move || is_saving.get() || everyone_was.get());
    move || match (denial.get(), lacks.get()) {
        (Some(_), _) => {
            view! { <span class="muted">"kept from before single sign-on"</span> }.into_any()
        }
        (None, true) => {
            let why = Signal::derive(move || everyone_was.get().then(|| EVERYONE_WAS.to_owned()));
            view! {
                <Button on_press=remind busy disabled described_by=why>
                    "Remind all"
                </Button>
                <span class="visually-hidden" id=EVERYONE_WAS>
                    "Everyone was reminded within the last day, or has no password."
                </span>
            }
            .into_any()
        }
        (None, false) => ().into_any(),
    }
}

/// The id of what says why nobody is reminded.
const EVERYONE_WAS: &str = "everyone-was-reminded";

/// Whether all that there are were reminded lately, or have no password and need not be.
fn was_reminded(lacking: &PeopleFactors) -> bool {
    let now = browser::now();
    lacking.people.len() == lacking.total as usize
        && lacking.people.iter().all(|it| !it.has_password || it.reminded_lately(now).is_some())
}

fn segments(coverage: Coverage) -> Vec<RingSegment> {
    vec![
        RingSegment::new("Authenticator app", coverage.authenticator_app, RingPart::First),
        RingSegment::new("Passkey", coverage.passkey, RingPart::Second),
        RingSegment::new("Not set up", coverage.none, RingPart::Rest),
    ]
}

#[component]
fn Trend(model: TwoFactorModel) -> impl IntoView {
    let ends = browser::now().start_of_day();
    let begins = ends.plus_days(-TwoFactorSettings::HISTORY_DAYS);
    let days = model.derive(move |settings| {
        let today = CoverageDay { day: ends, coverage: settings.coverage };
        let before = settings.history.iter().filter(|it| it.day < ends).copied();
        before.chain([today]).collect::<Vec<_>>()
    });
    let point = move |it: &CoverageDay| TrendPoint {
        place: (it.day.unix_millis() - begins.unix_millis()) as f64
            / (ends.unix_millis() - begins.unix_millis()) as f64,
        percent: it.coverage.protected() * 100 / it.coverage.people().max(1),
        day: words::date(it.day),
    };
    view! {
        <div class="coverage-trend">
            <h3 class="coverage-title">
                {format!("The last {} days", TwoFactorSettings::HISTORY_DAYS)}
            </h3>
            <TrendLine
                label="Coverage"
                points=Signal::derive(move || days.with(|days| days.iter().map(point).collect()))
                begins=words::date(begins)
                ends=words::date(ends)
            />
        </div>
    }
}
