use leptos::prelude::*;

use crate::browser;
use crate::ui::{Notice, NoticeTone, Spoken};
use crate::words::{self, Sentence};

/// What became of a sign-in through the identity provider that ended here. Told by the address,
/// since nobody is signed in; who may see more finds the attempt in the settings.
#[component]
pub fn Arrival() -> impl IntoView {
    sentence(&browser::query()).map(|sentence| {
        // Told once: it is not true any more after the next sign-in.
        browser::forget_query();
        view! {
            <Notice tone=NoticeTone::Danger spoken=Spoken::AtOnce title=sentence.what>
                {sentence.next}
            </Notice>
        }
    })
}

fn sentence(query: &str) -> Option<Sentence> {
    let value = |name: &str| {
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)
    };
    let (_, outcome) = value("sign-in")?;
    let (what, next) = match outcome {
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
    };
    Some(Sentence { what: what.to_owned(), next })
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
        "replayed" | "wrong_request" | "other_browser" | "expired" | "unsolicited" => (
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
