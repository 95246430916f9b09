use gatehouse_contract::{Problem, ProofKind, StepUp};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Failure;
use crate::pages::failed::Refusal;
use crate::passkey;
use crate::session::{Viewing, use_viewing};
use crate::ui::{
    Button, ButtonVariant, CodeField, Notice, NoticeTone, PasskeyPrompt, PasswordField,
};
use crate::words;

/// The proof of identity that a dialog asks for: for its own verb, and for whatever else in it
/// changes something.
#[derive(Clone, Copy)]
pub struct Proving {
    viewing: Viewing,
    /// What the viewer has.
    kinds: Memo<Vec<ProofKind>>,
    /// What is given; the first of what the viewer has until they choose.
    chosen: RwSignal<Option<ProofKind>>,
    /// What was typed.
    typed: RwSignal<String>,
    is_missing: RwSignal<bool>,
    /// A passkey is being asked for.
    pub is_asking: RwSignal<bool>,
    /// Why none has answered.
    unanswered: RwSignal<Option<Failure>>,
}

impl Proving {
    /// With nothing typed.
    pub fn new() -> Self {
        let viewing = use_viewing();
        Self {
            viewing,
            kinds: viewing.derive(|session| session.proofs.clone()),
            chosen: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
            is_asking: RwSignal::new(false),
            unanswered: RwSignal::new(None),
        }
    }

    /// Hands the proof over where one is needed; where nothing was typed, the field says so and
    /// nothing else happens.
    pub fn give(self, to: impl FnOnce(Option<StepUp>) + 'static) {
        let needed = untrack(|| self.viewing.needs_proof());
        if needed && untrack(|| self.kind()) == ProofKind::Passkey {
            return self.ask(to);
        }
        let typed = self.typed.get_untracked();
        let is_missing = needed && typed.is_empty();
        self.is_missing.set(is_missing);
        if is_missing {
            return;
        }
        to(needed.then(|| match untrack(|| self.kind()) {
            ProofKind::Code => StepUp::Code(typed),
            ProofKind::Password | ProofKind::Passkey => StepUp::Password(typed),
        }));
    }

    /// Asks for a passkey, and hands over what it says.
    fn ask(self, to: impl FnOnce(Option<StepUp>) + 'static) {
        if self.is_asking.get_untracked() {
            return;
        }
        self.unanswered.set(None);
        self.is_asking.set(true);
        spawn_local(async move {
            let answer = passkey::assert().await;
            // Nobody is there any more who wants it.
            if self.is_asking.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(said) => to(Some(StepUp::Passkey(said))),
                Err(failure) => {
                    self.viewing.learn_from(&failure);
                    self.unanswered.try_set(Some(failure));
                }
            }
        });
    }

    /// What is asked for now.
    fn kind(self) -> ProofKind {
        let first = || self.kinds.with(|kinds| kinds.first().copied());
        self.chosen.get().or_else(first).unwrap_or(ProofKind::Password)
    }

    fn choose(self, kind: ProofKind) {
        self.typed.set(String::new());
        self.is_missing.set(false);
        self.unanswered.set(None);
        self.chosen.set(Some(kind));
    }

    /// What is wrong with what was typed.
    fn error(self, failure: Option<&Failure>) -> Option<String> {
        if self.is_missing.get() && self.typed.with(String::is_empty) {
            return Some(missing(self.kind()).to_owned());
        }
        let failure = failure?;
        match (self.kind(), failure.problem()?) {
            (ProofKind::Password, Problem::WrongPassword)
            | (ProofKind::Code, Problem::WrongCode) => {
                let sentence = words::failure(failure);
                Some(format!("{} {}", sentence.what, sentence.next))
            }
            _ => None,
        }
    }
}

fn missing(kind: ProofKind) -> &'static str {
    match kind {
        ProofKind::Code => "Enter the code that your app shows.",
        ProofKind::Password | ProofKind::Passkey => "Enter your password.",
    }
}

/// Asks for a proof of who the viewer is, unless they have given one lately: the password, a code of
/// an authenticator app, or a passkey. Whoever has none of them signs in anew at the identity provider, in a tab of
/// its own, and comes back.
#[component]
pub fn Proof(
    /// What is given.
    proving: Proving,
    /// Why the last try came to nothing.
    failure: Signal<Option<Failure>>,
    /// A request is on its way.
    locked: Signal<bool>,
) -> impl IntoView {
    let viewing = use_viewing();
    let sso_proof_url = viewing.derive(|session| session.sso_proof_url.clone());
    let is_typed = viewing.derive(|session| !session.proofs.is_empty());
    view! {
        <Show when=move || viewing.needs_proof()>
            {move || match sso_proof_url.get().filter(|_| !is_typed.get()) {
                Some(url) => view! { <SsoProof url /> }.into_any(),
                None => view! { <TypedProof proving failure locked sso_proof_url /> }.into_any(),
            }}
        </Show>
    }
}

#[component]
fn TypedProof(
    proving: Proving,
    failure: Signal<Option<Failure>>,
    locked: Signal<bool>,
    sso_proof_url: Memo<Option<String>>,
) -> impl IntoView {
    let error = Signal::derive(move || failure.with(|failure| proving.error(failure.as_ref())));
    let kind = Memo::new(move |_| proving.kind());
    let value = proving.typed;
    let field = move || match kind.get() {
        ProofKind::Password => view! {
            <PasswordField
                label="Confirm with your password"
                value
                error
                locked
                autofocus=true
            />
        }
        .into_any(),
        ProofKind::Code => view! {
            <CodeField
                label="Confirm with a code from your authenticator app"
                value
                error
                locked
                autofocus=true
            />
        }
        .into_any(),
        ProofKind::Passkey => view! { <PasskeyProof proving /> }.into_any(),
    };
    view! {
        {field}
        <OtherProofs proving locked />
        {move || sso_proof_url.get().map(|url| view! { <SsoProofInstead url /> })}
    }
}

/// Says that the browser asks for the passkey, and why none has answered.
#[component]
fn PasskeyProof(proving: Proving) -> impl IntoView {
    view! {
        <Refusal failure=proving.unanswered />
        <PasskeyPrompt words="When you go on, your browser asks for your passkey." />
    }
}

/// What else the viewer can prove it with.
#[component]
fn OtherProofs(proving: Proving, locked: Signal<bool>) -> impl IntoView {
    let others = move || {
        let kind = proving.kind();
        proving.kinds.get().into_iter().filter(|other| *other != kind).collect::<Vec<_>>()
    };
    move || {
        let button = |other: ProofKind| {
            let words = match other {
                ProofKind::Password => "Use your password instead",
                ProofKind::Code => "Use a code from your app instead",
                ProofKind::Passkey => "Use a passkey instead",
            };
            view! {
                <Button
                    variant=ButtonVariant::Quiet
                    disabled=locked
                    on_press=move || proving.choose(other)
                >
                    {words}
                </Button>
            }
        };
        others().into_iter().map(button).collect_view()
    }
}

/// The identity provider, for whoever has something else too, and perhaps not at hand.
#[component]
fn SsoProofInstead(url: String) -> impl IntoView {
    view! {
        <p class="muted">
            "Or "
            <a href=url target="_blank" rel="noopener">
                "sign in again at your identity provider"
            </a> " in a new tab, then come back here."
        </p>
    }
}

#[component]
fn SsoProof(url: String) -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Info title="Prove that it is you.">
            <a href=url target="_blank" rel="noopener">
                "Sign in again at your identity provider"
            </a>
            " in a new tab, then come back here. What you were doing stays as it is."
        </Notice>
    }
}
