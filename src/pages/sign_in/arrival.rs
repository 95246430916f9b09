use leptos::prelude::*;

use super::departure;
use crate::browser;
use crate::ui::{Notice, NoticeTone, Spoken};
use crate::words::{self, Sentence};

/// How somebody got to the sign-in page.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// By a sign-in through the identity provider that ended here: what stands after `?` in the
    /// address, since nobody is signed in; who may see more finds the attempt in the settings.
    Ended(String),
    /// From the identity provider, with nothing.
    CameBack {
        /// Whether most people have no other way in.
        required: bool,
    },
}

impl Arrival {
    /// As the browser knows it. Told once: it is not true any more after the next sign-in.
    pub fn take() -> Option<Self> {
        let came_back = departure::end().map(|required| Self::CameBack { required });
        let ended = Self::Ended(browser::query());
        if sentence(&ended).is_none() {
            return came_back;
        }
        browser::forget_query();
        Some(ended)
    }
}

/// What became of a sign-in through the identity provider.
#[component]
pub fn ArrivalNotice(arrival: RwSignal<Option<Arrival>>) -> impl IntoView {
    browser::on_show(move || {
        if let Some(came_back) = Arrival::take() {
            arrival.set(Some(came_back));
        }
    });
    move || {
        let arrival = arrival.get()?;
        let tone = match arrival {
            Arrival::Ended(_) => NoticeTone::Danger,
            Arrival::CameBack { .. } => NoticeTone::Warning,
        };
        let sentence = sentence(&arrival)?;
        Some(view! {
            <Notice tone spoken=Spoken::AtOnce title=sentence.what>
                {sentence.next}
            </Notice>
        })
    }
}

fn sentence(arrival: &Arrival) -> Option<Sentence> {
    let (what, next) = match arrival {
        Arrival::Ended(query) => ended(query)?,
        Arrival::CameBack { required } => {
            ("You came back without signing in.", came_back(*required).to_owned())
        }
    };
    Some(Sentence { what: what.to_owned(), next })
}

fn came_back(required: bool) -> &'static str {
    match required {
        true => {
            "If your identity provider can’t be reached, try again in a few minutes. Owners, Admins \
             and people with an exception can sign in with their password meanwhile: type your email \
             to go on."
        }
        false => {
            "If your identity provider can’t be reached, try again in a few minutes, or use your \
             password: type your email to go on."
        }
    }
}

fn ended(query: &str) -> Option<(&'static str, String)> {
    let value = |name: &str| {
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)
    };
    let (_, outcome) = value("sign-in")?;
    Some(match outcome {
        "sso_is_off" => (
            "Single sign-on is off.",
            "Sign in with your password. If you have none, ask an Owner or Admin.".to_owned(),
        ),
        "too_many_attempts" => {
            let seconds = value("retry_after").and_then(|(_, it)| it.parse().ok()).unwrap_or(60);
            ("Too many tries.", format!("Wait {}, then try again.", words::wait(seconds)))
        }
        "unavailable" => (
            "Something went wrong on our side.",
            "Nobody was signed in. Try again in a moment.".to_owned(),
        ),
        "refused" => refused(value("reason").map(|(_, code)| code).filter(|code| is_code(code))),
        _ => return None,
    })
}

/// Anybody can make an address: only what looks like a code is shown.
fn is_code(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn refused(code: Option<&str>) -> (&'static str, String) {
    let code = code.unwrap_or("no reason given");
    match code {
        "unknown_person" | "address_in_use" | "email_domain_unverified" => (
            "Your address isn’t known here.",
            "Your identity provider let you in, but you are no member of the organization. Ask an \
             Owner or Admin to invite you."
                .to_owned(),
        ),
        "expired" | "not_yet_valid" => (
            "That sign-in came at the wrong time.",
            "Begin again here, and don’t wait at your identity provider. If this comes again, tell \
             an Owner or Admin: its clock may be off."
                .to_owned(),
        ),
        "unsolicited" => (
            "Sign-ins can’t begin at your identity provider.",
            "Type your email address here instead. It leads you back there, and in.".to_owned(),
        ),
        "replayed" | "wrong_request" | "other_browser" => (
            "That sign-in can’t be used any more.",
            "Begin again here, in one tab, and don’t go back in the browser.".to_owned(),
        ),
        "sso_is_off" => (
            "Single sign-on is off.",
            "Sign in with your password. If you have none, ask an Owner or Admin.".to_owned(),
        ),
        _ => (
            "Your identity provider’s answer was not accepted.",
            format!(
                "You were not signed in. Tell an Owner or Admin: they find the attempt under \
                 Access security ({code})."
            ),
        ),
    }
}
