use gatehouse_contract::{AllowedFactors, AuthenticatorSetup, Enrolled, Enrolment, Reply};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::pages::factors::{KeepCodes, SetUpApp, SetUpPasskey};
use crate::pages::failed::Unavailable;
use crate::pages::sign_in::SignInAgain;
use crate::session::Gate;
use crate::ui::{Button, ButtonVariant, Card, CardBody, Skeleton, SoloPage};
use crate::words;

/// How far setting up a factor is. A step owns its secrets, so that leaving it drops them.
#[derive(Clone)]
pub enum EnrolmentStep {
    /// The secret is on its way.
    Beginning,
    /// It cannot be had.
    Failed(Failure),
    /// The secret is shown.
    SettingUp(AuthenticatorSetup),
    /// A passkey is to be added.
    AddingPasskey,
    /// The recovery codes are shown.
    Keeping(Box<Reply<Enrolled>>),
}

/// Takes somebody whose password was right through setting up a second factor, and then to the page
/// that they wanted.
#[component]
pub fn EnrolmentPage() -> impl IntoView {
    browser::set_title("Set up a second factor · Gatehouse");
    let gate = expect_context::<RwSignal<Gate>>();
    let enrolment = expect_context::<Enrolment>();
    let step = RwSignal::new(EnrolmentStep::Beginning);
    let start = Callback::new(move |()| begin(gate, step));
    match enrolment.allowed {
        AllowedFactors::Any => start.run(()),
        AllowedFactors::PasskeysOnly => step.set(EnrolmentStep::AddingPasskey),
    }
    view! { <EnrolmentScreen enrolment step start gate /> }
}

fn begin(gate: RwSignal<Gate>, step: RwSignal<EnrolmentStep>) {
    step.set(EnrolmentStep::Beginning);
    spawn_local(async move {
        match api::factor::create_app().await {
            Ok(setup) => {
                step.try_set(EnrolmentStep::SettingUp(setup));
            }
            Err(failure) if failure.is_signed_out() => gate.set(Gate::SignedOut),
            Err(failure) => {
                step.try_set(EnrolmentStep::Failed(failure));
            }
        }
    });
}

/// The page in one of its steps.
#[component]
pub fn EnrolmentScreen(
    /// What is asked.
    enrolment: Enrolment,
    /// How far it is.
    step: RwSignal<EnrolmentStep>,
    /// Begins, again where it could not be had.
    start: Callback<()>,
    /// Where it leads.
    gate: RwSignal<Gate>,
) -> impl IntoView {
    let Enrolment { email, organization, again, allowed } = enrolment;
    let organization = organization.as_str().to_owned();
    let why = why(&organization, &email, again, allowed);
    // Whoever has recovery codes keeps them.
    let on_enrolled = Callback::new(move |reply: Reply<Enrolled>| {
        match reply.resource.recovery_codes.is_empty() {
            true => gate.set(Gate::Ready(Box::new(reply.session))),
            false => step.set(EnrolmentStep::Keeping(Box::new(reply))),
        }
    });
    let name = organization.clone();
    let content = move || {
        let (organization, account) = (name.clone(), email.clone());
        match step.get() {
            EnrolmentStep::Beginning => {
                view! { <Skeleton label="Preparing the key" lines=4 /> }.into_any()
            }
            EnrolmentStep::Failed(failure) => {
                let sentence = words::load_failure(&failure);
                view! { <Unavailable sentence retry=start /> }.into_any()
            }
            EnrolmentStep::SettingUp(setup) => {
                let instead = Callback::new(move |()| step.set(EnrolmentStep::AddingPasskey));
                view! {
                    <SetUpApp setup on_enrolled />
                    <Instead words="Use a passkey instead" on_press=instead />
                }
                .into_any()
            }
            EnrolmentStep::AddingPasskey => view! {
                <SetUpPasskey on_enrolled />
                <Show when=move || allowed == AllowedFactors::Any>
                    <Instead words="Use an authenticator app instead" on_press=start />
                </Show>
            }
            .into_any(),
            EnrolmentStep::Keeping(reply) => {
                let codes = reply.resource.recovery_codes.clone();
                let session = reply.session;
                let on_done = Callback::new(move |()| {
                    gate.set(Gate::Ready(Box::new(session.clone())));
                });
                let verb = "Continue";
                view! { <KeepCodes codes organization account verb on_done /> }.into_any()
            }
        }
    };
    let is_open = move || !matches!(step.get(), EnrolmentStep::Keeping(_));
    let title = move || match is_open() {
        true => "Set up a second factor",
        false => "Keep your recovery codes",
    };
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title">{title}</h1>
                    <Show when=is_open>
                        <p>{why.clone()}</p>
                    </Show>
                    {content}
                    <Show when=is_open>
                        <SignInAgain gate />
                    </Show>
                </CardBody>
            </Card>
        </SoloPage>
    }
}

/// The way to another kind of factor.
#[component]
fn Instead(words: &'static str, on_press: Callback<()>) -> impl IntoView {
    view! {
        <Button variant=ButtonVariant::Quiet on_press>
            {words}
        </Button>
    }
}

fn why(organization: &str, email: &str, again: bool, allowed: AllowedFactors) -> String {
    match (again, allowed) {
        (true, AllowedFactors::Any) => format!(
            "Your last recovery code is used, or your second factor was reset. Set up a new app \
             or a passkey for {email} to go on."
        ),
        (true, AllowedFactors::PasskeysOnly) => format!(
            "Your last recovery code is used, or your second factor was reset. Add a passkey for \
             {email} to go on."
        ),
        (false, AllowedFactors::PasskeysOnly) => format!(
            "{organization} takes passkeys alone as a second factor, because they can’t be \
             tricked out of anybody. Add one for {email} to go on; it takes a minute."
        ),
        (false, AllowedFactors::Any) => format!(
            "{organization} requires more than a password. Set up an app or a passkey for {email} to \
             go on; it takes a minute."
        ),
    }
}
