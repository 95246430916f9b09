mod form;
mod unusable;

use gatehouse_contract::{NewPassword, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::routes;
use crate::save::Phase;
use crate::ui::{ButtonVariant, Card, CardBody, LinkButton, SoloPage};

/// The id of the link to the sign-in page.
const SIGN_IN: &str = "sign-in";

/// Where the link of a mail leads. Its secret leaves the address at once.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    browser::set_title("Set your password · Gatehouse");
    let token = browser::take_hash();
    let (has_link, phase) = (!token.is_empty(), RwSignal::new(Phase::Editing));
    let submit = Callback::new(move |password: String| {
        let new = NewPassword { token: token.clone(), password };
        phase.set(Phase::Saving);
        spawn_local(async move {
            let answer = api::password::update(new).await;
            phase.try_set(answer.map_or_else(Phase::Refused, |()| Phase::Saved));
        });
    });
    view! { <SetPasswordScreen has_link phase submit /> }
}

/// How far a person is who sets a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Typing,
    Unusable,
    Done,
}

impl Step {
    fn of(phase: &Phase, has_link: bool) -> Self {
        let problem = phase.failure().and_then(|failure| failure.problem());
        match phase {
            Phase::Saved => Self::Done,
            _ if !has_link || problem == Some(&Problem::UnusableLink) => Self::Unusable,
            _ => Self::Typing,
        }
    }
}

/// The page in one of its states.
#[component]
pub fn SetPasswordScreen(
    /// Whether the address had the secret of a link.
    has_link: bool,
    /// How far setting the password is.
    phase: RwSignal<Phase>,
    /// Sets it.
    submit: Callback<String>,
) -> impl IntoView {
    let step = Memo::new(move |_| phase.with(|phase| Step::of(phase, has_link)));
    let content = move || match step.get() {
        Step::Typing => view! { <form::PasswordForm phase submit /> }.into_any(),
        Step::Unusable => view! { <unusable::UnusableLink /> }.into_any(),
        Step::Done => view! { <Done /> }.into_any(),
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
fn Done() -> impl IntoView {
    // The button that had the focus is gone.
    Effect::new(|_| {
        browser::focus_id(SIGN_IN);
    });
    view! {
        <h1 class="page-title">"Your password is set"</h1>
        <p role="status">"All your sessions have ended. Sign in with the new password."</p>
        <LinkButton href=routes::OVERVIEW variant=ButtonVariant::Primary attr:id=SIGN_IN>
            "Sign in"
        </LinkButton>
    }
}
