mod form;
mod present;

pub use present::Present;

use gatehouse_contract::{Acceptance, InvitationOffer, MemberSignIn, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::pages::failed::{NotDone, Unavailable};
use crate::routes;
use crate::save::Phase;
use crate::ui::{ButtonVariant, Card, CardBody, LinkButton, SoloPage, Spinner};
use crate::words;

/// How far somebody is who was invited.
#[derive(Clone, Debug, PartialEq)]
pub enum JoinStep {
    /// The server has not said yet what they are asked to join.
    Loading,
    /// It could not be asked.
    Failed(Failure),
    /// The address has no secret: it was reloaded, or typed.
    Missing,
    /// The link can be used no more.
    Unusable,
    /// They are asked this.
    Asked(InvitationOffer),
}

/// Where the link of an invitation leads. Its secret leaves the address at once.
#[component]
pub fn JoinPage() -> impl IntoView {
    browser::set_title("Join · Gatehouse");
    let token = StoredValue::new(browser::take_hash());
    let step = RwSignal::new(JoinStep::Loading);
    let ask = Callback::new(move |()| {
        if token.with_value(String::is_empty) {
            return step.set(JoinStep::Missing);
        }
        step.set(JoinStep::Loading);
        spawn_local(async move {
            let answer = api::invitation::open(token.get_value()).await;
            step.try_set(answer.map_or_else(JoinStep::of, JoinStep::Asked));
        });
    });
    ask.run(());
    // Another link that is opened in the same tab changes nothing but what stands behind the `#`.
    browser::on_hash_change(move || {
        token.set_value(browser::take_hash());
        ask.run(());
    });
    let phase = RwSignal::new(Phase::Editing);
    let submit = Callback::new(move |(name, password): (String, String)| {
        phase.set(Phase::Saving);
        let acceptance = Acceptance { token: token.get_value(), name, password };
        spawn_local(async move {
            match api::invitation::accept(acceptance).await {
                Ok(_) => browser::open(routes::OVERVIEW),
                Err(failure) if goes_on(&failure) => browser::open(routes::OVERVIEW),
                Err(failure) if is_unusable(&failure) => drop(step.try_set(JoinStep::Unusable)),
                Err(failure) => drop(phase.try_set(Phase::Refused(failure))),
            }
        });
    });
    view! { <JoinScreen step phase present=Present::live() submit retry=ask /> }
}

impl JoinStep {
    fn of(failure: Failure) -> Self {
        if is_unusable(&failure) { Self::Unusable } else { Self::Failed(failure) }
    }
}

fn is_unusable(failure: &Failure) -> bool {
    failure.problem() == Some(&Problem::UnusableLink)
}

/// Whether they have joined, and have another step to take before they are signed in.
fn goes_on(failure: &Failure) -> bool {
    matches!(
        failure.problem(),
        Some(Problem::EnrolmentRequired { .. } | Problem::SecondFactorRequired { .. })
    )
}

/// The page in one of its states.
#[component]
pub fn JoinScreen(
    /// How far they are.
    step: RwSignal<JoinStep>,
    /// How far joining is.
    phase: RwSignal<Phase>,
    /// Who is signed in on this browser.
    present: Present,
    /// Joins with a name and a password.
    submit: Callback<(String, String)>,
    /// Asks again what the link is for.
    retry: Callback<()>,
) -> impl IntoView {
    let content = move || match step.get() {
        JoinStep::Loading => view! {
            <h1 class="visually-hidden">"Join"</h1>
            <Spinner label="Opening the invitation" />
        }
        .into_any(),
        JoinStep::Failed(failure) => view! {
            <h1 class="page-title">"Join"</h1>
            <Unavailable sentence=words::load_failure(&failure) retry />
        }
        .into_any(),
        JoinStep::Missing => view! {
            <h1 class="page-title">"Join"</h1>
            <NotDone sentence=words::missing_invitation() />
        }
        .into_any(),
        JoinStep::Unusable => view! {
            <h1 class="page-title">"Join"</h1>
            <NotDone sentence=words::unusable_invitation() />
        }
        .into_any(),
        JoinStep::Asked(offer) => view! { <Offer offer phase present submit /> }.into_any(),
    };
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>{content}</CardBody>
            </Card>
        </SoloPage>
    }
}

#[component]
fn Offer(
    offer: InvitationOffer,
    phase: RwSignal<Phase>,
    present: Present,
    submit: Callback<(String, String)>,
) -> impl IntoView {
    let joins = !offer.account && offer.sign_in != MemberSignIn::Nothing;
    let organization = offer.organization.as_str().to_owned();
    let (by, role) = (offer.invited_by.clone(), words::with_article(offer.role));
    let sentence = format!("{by} has invited {} to {organization}, as {role}.", offer.email);
    let email = offer.email.clone();
    let way = match (offer.account, offer.sign_in) {
        (true, _) => view! {
            <p>
                "This address has an account already, and an account belongs to one organization. \
                 Sign in with it, or ask " {by} " to invite another address."
            </p>
            <LinkButton href=routes::OVERVIEW variant=ButtonVariant::Primary>"Sign in"</LinkButton>
        }
        .into_any(),
        (false, MemberSignIn::Nothing) => {
            view! { <NotDone sentence=words::no_way_to_join(&by) /> }.into_any()
        }
        (false, MemberSignIn::Sso) => view! { <ThroughSso offer primary=true /> }.into_any(),
        (false, MemberSignIn::PasswordOrSso) => view! {
            <ThroughSso offer primary=false />
            <form::JoinForm email phase submit />
        }
        .into_any(),
        (false, MemberSignIn::Password) => {
            view! { <form::JoinForm email phase submit /> }.into_any()
        }
    };
    view! {
        <h1 class="page-title">{format!("Join {organization}")}</h1>
        <div class="stack">
            <p>{sentence}</p>
            <present::SignedInAs present joins />
            {way}
        </div>
    }
}

/// Joins by signing in through the identity provider.
#[component]
fn ThroughSso(offer: InvitationOffer, primary: bool) -> impl IntoView {
    let variant = if primary { ButtonVariant::Primary } else { ButtonVariant::Secondary };
    let words = match primary {
        true => {
            "Your organization signs in through its identity provider. Continue there: your name \
                 comes from it, and you need no password here."
        }
        false => "Continue through your organization’s identity provider, or set a password.",
    };
    view! {
        <p>{words}</p>
        <LinkButton href=offer.sso_start_url.unwrap_or_default() variant>
            "Continue with single sign-on"
        </LinkButton>
    }
}
