use gatehouse_contract::{Action, AllowedFactors, Coverage, Timestamp, TwoFactorPolicy};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::WHY_NOT;
use super::model::{TwoFactorModel, TwoFactorTask};
use crate::browser;
use crate::session::use_viewing;
use crate::ui::{Badge, Button, Card, Fact, Facts, Glyph, SwitchRow, Tone};
use crate::words;

/// Whether the organization requires a second factor, and from when.
#[component]
pub fn Requirement(model: TwoFactorModel) -> impl IntoView {
    let viewing = use_viewing();
    let is_required = model.derive(|settings| settings.policy.is_required());
    let (to_require, to_stop) =
        (viewing.denial(Action::RequireTwoFactor), viewing.denial(Action::StopRequiringTwoFactor));
    let denial = move || if is_required.get() { to_stop.get() } else { to_require.get() };
    let toggle = Callback::new(move |on| {
        let task = if on { TwoFactorTask::Requiring } else { TwoFactorTask::StoppingToRequire };
        model.begin(task);
    });
    view! {
        <Card label="Requirement">
            <SwitchRow
                title="Require two\u{2011}factor authentication"
                description="Everyone who signs in with a password proves a second factor after it. \
                             Whoever has none is taken through setting one up."
                on=is_required
                on_toggle=toggle
                busy=model.saving.is_saving()
                disabled=Signal::derive(move || denial().is_some())
                described_by=WHY_NOT
                badge=ViewFnOnce::from(move || view! { <PolicyBadge model /> })
            >
                <Since model />
            </SwitchRow>
        </Card>
    }
}

#[component]
fn PolicyBadge(model: TwoFactorModel) -> impl IntoView {
    let policy = model.derive(|settings| settings.policy);
    move || match policy.get() {
        TwoFactorPolicy::NotRequired => view! { <Badge tone=Tone::Neutral>"Off"</Badge> },
        TwoFactorPolicy::Required { holds_from, .. } if holds_from > browser::now() => {
            view! { <Badge tone=Tone::Accent icon=Glyph::Clock>"Scheduled"</Badge> }
        }
        TwoFactorPolicy::Required { .. } => {
            view! { <Badge tone=Tone::Accent>"On"</Badge> }
        }
    }
}

/// From when it holds, what counts, whom it still concerns, and a way to change it.
#[component]
fn Since(model: TwoFactorModel) -> impl IntoView {
    let state = model.derive(|settings| (settings.policy, settings.coverage));
    let denial = use_viewing().denial(Action::RequireTwoFactor);
    let change = Callback::new(move |()| model.begin(TwoFactorTask::Requiring));
    move || match state.get() {
        (TwoFactorPolicy::Required { holds_from, allowed }, coverage) => Some(view! {
            <Facts inline=true>
                <Fact icon=Glyph::Clock>{since(holds_from)}</Fact>
                <Fact icon=Glyph::KeyRound>{counting(allowed)}</Fact>
                <Fact icon=Glyph::UserX>{lacking(coverage, allowed)}</Fact>
            </Facts>
            <Button
                on_press=change
                disabled=Signal::derive(move || denial.get().is_some())
                described_by=Signal::stored(Some(WHY_NOT.to_owned()))
            >
                "Change the requirement"
            </Button>
        }),
        (TwoFactorPolicy::NotRequired, _) => None,
    }
}

fn since(holds_from: Timestamp) -> String {
    let word = if holds_from > browser::now() { "From" } else { "Since" };
    format!("{word} {}", words::date(holds_from))
}

fn counting(allowed: AllowedFactors) -> &'static str {
    match allowed {
        AllowedFactors::Any => "Authenticator apps and passkeys count",
        AllowedFactors::PasskeysOnly => "Passkeys alone count",
    }
}

fn lacking(coverage: Coverage, allowed: AllowedFactors) -> String {
    let lacking = coverage.lacking(allowed);
    let have = if lacking == 1 { "has" } else { "have" };
    format!("{} {have} none that counts", words::people(lacking))
}
