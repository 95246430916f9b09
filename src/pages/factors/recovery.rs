use gatehouse_contract::RecoveryCodes;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{
    Button, Card, CardBody, CardHeader, Notice, NoticeTone, RecoverySheet, focus_afterwards,
};
use crate::words;

/// The id of what is to be done with codes.
const KEEP: &str = "keep";
/// The id of the button that makes new ones.
const MAKE: &str = "make-recovery-codes";
/// So few codes left are few.
const FEW: u32 = 3;

/// Shows recovery codes, once, until they are kept.
#[component]
pub fn KeepCodes(
    /// The codes.
    codes: Vec<String>,
    /// The name of the organization.
    organization: String,
    /// The address of whom they let in.
    account: String,
    /// The words on the button that goes on.
    verb: &'static str,
    /// Goes on.
    on_done: Callback<()>,
) -> impl IntoView {
    // What had the focus is gone.
    Effect::new(|_| {
        browser::focus_id(KEEP);
    });
    view! {
        <p id=KEEP tabindex="-1">
            "Each of these codes lets you in once without your phone. Keep them where it isn’t."
        </p>
        <RecoverySheet
            codes
            organization
            account
            date=words::date(browser::now())
            verb
            on_done
        />
    }
}

/// How many codes are left.
#[component]
pub fn RecoveryCard(model: FactorsModel) -> impl IntoView {
    let codes = model.derive(|factors| factors.recovery_codes);
    let kept = Memo::new(move |_| match model.task.get() {
        FactorTask::Keeping(codes) => Some(codes),
        _ => None,
    });
    let make = move || {
        view! {
            <Show when=move || kept.with(Option::is_none)>
                <Button
                    on_press=move || model.begin(FactorTask::MakingCodes)
                    attr:id=MAKE
                >
                    "Make new codes"
                </Button>
            </Show>
        }
    };
    view! {
        <Card>
            <CardHeader title="Recovery codes" aside=ViewFnOnce::from(make) />
            <CardBody>
                {move || match kept.get() {
                    Some(codes) => view! { <Keeping model codes /> }.into_any(),
                    None => codes.get().map(|codes| view! { <Left codes /> }).into_any(),
                }}
            </CardBody>
        </Card>
    }
}

#[component]
fn Keeping(model: FactorsModel, codes: Vec<String>) -> impl IntoView {
    focus_afterwards(MAKE);
    let done = Callback::new(move |()| model.begin(FactorTask::Reading));
    let (organization, account) = (model.organization(), model.account());
    view! { <KeepCodes codes organization account verb="Done" on_done=done /> }
}

#[component]
fn Left(codes: RecoveryCodes) -> impl IntoView {
    let RecoveryCodes { left, made_at } = codes;
    let made = words::date(made_at);
    let warning = (left <= FEW).then(|| {
        let (title, next) = match left {
            0 => ("You have no recovery codes left.", {
                "Make new ones now, while you can sign in."
            }),
            _ => ("You have few recovery codes left.", "Make new ones while you can sign in."),
        };
        view! {
            <Notice tone=NoticeTone::Warning title=title>
                {next}
            </Notice>
        }
    });
    view! {
        {warning}
        <p>
            <strong>{left}</strong> {format!(" of {} left, made on {made}.", RecoveryCodes::MADE)}
        </p>
        <p class="muted">"Each lets you in once when you don’t have your phone."</p>
    }
}

/// Asks before new codes take the place of the old ones.
#[component]
pub fn MakeDialog(model: FactorsModel) -> impl IntoView {
    let question = Question {
        title: "Make new recovery codes?".to_owned(),
        intro: "The old ones stop working at once, also those that you printed.".to_owned(),
        verb: "Make new codes".to_owned(),
        danger: false,
    };
    move || {
        (model.task.get() == FactorTask::MakingCodes).then(|| {
            view! {
                <Confirm
                    question=question.clone()
                    phase=model.making_codes.phase
                    on_cancel=Callback::new(move |()| model.begin(FactorTask::Reading))
                    on_confirm=Callback::new(move |proof| model.making_codes.start(proof))
                >
                    <p>"Your other devices are signed out."</p>
                </Confirm>
            }
        })
    }
}
