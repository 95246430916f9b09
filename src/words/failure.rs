use gatehouse_contract::{Deletion, Problem};

use super::{ago, date, day_and_time, denial, wait, wrong_code};
use crate::api::Failure;
use crate::browser::now;
use crate::browser::passkey::PasskeyError;

/// What happened, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What happened.
    pub what: String,
    /// What it means, and what to do.
    pub next: String,
}

impl Sentence {
    /// Of two sentences.
    pub(super) fn new(what: &str, next: impl Into<String>) -> Self {
        Self::of(what.to_owned(), next)
    }

    /// The same, where the first is made.
    pub(super) fn of(what: String, next: impl Into<String>) -> Self {
        Self { what, next: next.into() }
    }
}

/// Why something did not happen.
pub fn failure(failure: &Failure) -> Sentence {
    match failure {
        Failure::Unreachable => Sentence::new(
            "Gatehouse can’t be reached.",
            "What you see is what the server confirmed last. Check your connection, then try again.",
        ),
        Failure::Unreadable => Sentence::new(
            "Something else answered in Gatehouse’s place.",
            "It may be a proxy, or a new version of this page. Reload it, then try again.",
        ),
        Failure::Held => Sentence::new(
            "Nothing was sent.",
            "You see the settings as another role. Stop viewing them that way to change something.",
        ),
        Failure::Passkey(error) => passkey_error(*error),
        Failure::Problem(document) => problem(&document.problem, document.request_id.as_deref()),
    }
}

fn passkey_error(error: PasskeyError) -> Sentence {
    match error {
        PasskeyError::Cancelled => Sentence::new(
            "No passkey answered.",
            "The request was cancelled, or it took too long. Try again, or choose another way.",
        ),
        PasskeyError::Unsupported => Sentence::new(
            "Passkeys don’t work here.",
            "This browser has none, or the device has no lock to protect them with. Try another \
             browser or device, or choose another way.",
        ),
        PasskeyError::AlreadyThere => Sentence::new(
            "This device has a passkey for your account already.",
            "Nothing was added. To add another one, use another device.",
        ),
        PasskeyError::Failed => Sentence::new(
            "The browser couldn’t ask for a passkey.",
            "Reload the page and try again, or choose another way.",
        ),
    }
}

/// Why something could not be loaded, so that nothing of it is shown.
pub fn load_failure(failure: &Failure) -> Sentence {
    match failure {
        Failure::Unreachable => Sentence::new(
            "Gatehouse can’t be reached.",
            "So there is nothing to show yet. Check your connection, then try again.",
        ),
        other => self::failure(other),
    }
}

/// That the link of a mail cannot be used.
pub fn unusable_link() -> Sentence {
    Sentence::new(
        "This link can’t be used.",
        "A link works once, for a limited time, and until another is sent. Open the newest mail \
         again, or ask for another link.",
    )
}

/// That the link of an invitation cannot be used.
pub fn unusable_invitation() -> Sentence {
    Sentence::new(
        "This invitation can’t be used.",
        "It works once, for seven days, unless it is revoked. If you have joined already, sign in; \
         otherwise ask whoever invited you to send it again.",
    )
}

/// That the address of an invitation has no secret.
pub fn missing_invitation() -> Sentence {
    Sentence::new(
        "Open the link in the mail again.",
        "What it opens is left out of this page’s address, so that nobody else can use it from there.",
    )
}

/// That whoever was invited could not sign in.
pub fn no_way_to_join(by: &str) -> Sentence {
    Sentence::new(
        "You can’t join with this address now.",
        format!(
            "The organization signs in through its identity provider alone, which doesn’t know your \
             address. Ask {by} to send the invitation again: you are then excepted."
        ),
    )
}

/// That an organization was deleted, and whether it can still be brought back.
pub fn deleted(deletion: &Deletion) -> Sentence {
    let Deletion { organization, by, at, gone_at, .. } = deletion;
    let (name, gone_at) = (organization.as_str(), day_and_time(*gone_at));
    if deletion.gone_at <= now() {
        return Sentence::of(
            format!("{name} was deleted."),
            format!(
                "{by} deleted it on {}. It can’t be brought back any more: all that is stored of it \
                 is being deleted for good.",
                date(*at)
            ),
        );
    }
    Sentence::of(
        format!("{name} was deleted."),
        format!(
            "{by} deleted it ({}). Nobody can work in it any more. Until {gone_at} any Owner can bring it \
             back; after that, all that is stored of it is gone for good.",
            ago(*at)
        ),
    )
}

fn problem(problem: &Problem, request_id: Option<&str>) -> Sentence {
    match problem {
        Problem::SignedOut => Sentence::new(
            "You have been signed out.",
            "Sign in again to go on; nothing that you typed is lost.",
        ),
        Problem::WrongCredentials => {
            Sentence::new("That email and password don’t match.", "Check both and try again.")
        }
        Problem::SecondFactorRequired { .. } => Sentence::new(
            "Your second factor is missing.",
            "Your password was right. Prove your second factor to go on.",
        ),
        Problem::EnrolmentRequired { .. } => Sentence::new(
            "You need a second factor first.",
            "Your organization requires one. Sign in again to set it up.",
        ),
        Problem::OrganizationDeleted { deletion } => deleted(deletion),
        Problem::WrongCode => Sentence::new(wrong_code(), "Nothing was changed."),
        Problem::WrongPasskey => Sentence::new(
            "That passkey wasn’t accepted.",
            "It may not belong to this account, or the answer came too late. Try again.",
        ),
        Problem::WrongPassword => {
            Sentence::new("That isn’t your password.", "Nothing was changed. Try again.")
        }
        Problem::SsoRequired => Sentence::new(
            "Your organization requires single sign-on.",
            "Your password no longer signs you in. Sign in through your identity provider, or ask \
             an Owner or Admin.",
        ),
        Problem::UnusableLink => unusable_link(),
        Problem::StepUpRequired => Sentence::new(
            "Please prove that it’s you.",
            "It has been more than 10 minutes since you last did. Prove it again to make this change.",
        ),
        Problem::Denied { denial: reason } => {
            Sentence::new("This can’t be done now.", denial(reason))
        }
        Problem::Stale { .. } => Sentence::new(
            "Somebody changed this while you were looking.",
            "Compare theirs with yours, then choose.",
        ),
        Problem::ImpactChanged { .. } => Sentence::new(
            "Since you looked, it has become somebody else’s access that changes.",
            "Nothing was changed. Look at who it is, then confirm again.",
        ),
        Problem::Invalid { .. } => Sentence::new(
            "Some fields need another look.",
            "Nothing was saved. What is wrong stands at each field.",
        ),
        Problem::TooManyAttempts { retry_after } => Sentence::new(
            "Too many tries.",
            format!("Wait {}, then try again.", wait(*retry_after)),
        ),
        Problem::TooManyInvitations { limit, retry_after } => Sentence::of(
            format!("No more than {limit} invitations are sent within an hour."),
            format!("Nothing was sent. Wait {}, or send fewer at once.", wait(*retry_after)),
        ),
        Problem::InvitationSentLately { retry_after } => Sentence::new(
            "This invitation was sent less than a minute ago.",
            format!("Wait {}, then send it again.", wait(*retry_after)),
        ),
        Problem::RequestTimeout | Problem::Unavailable => Sentence::new(
            "Gatehouse is too busy to answer.",
            "Nothing was changed. Try again in a moment.",
        ),
        Problem::NotFound => {
            Sentence::new("This is no longer there.", "Reload the page to see what is.")
        }
        Problem::CrossSite => Sentence::new(
            "The request didn’t look as if it came from this page.",
            "Nothing was changed. Reload the page, then try again.",
        ),
        Problem::TooLarge { limit } => Sentence::new(
            "That is too large to send.",
            format!("At most {} kB are accepted.", limit / 1024),
        ),
        Problem::Malformed { .. }
        | Problem::MethodNotAllowed
        | Problem::NotJson
        | Problem::PreconditionRequired
        | Problem::Internal => Sentence::new(
            "Something went wrong on our side.",
            format!(
                "Try again. If it goes on, tell whoever runs Gatehouse: request {}.",
                request_id.unwrap_or("unknown")
            ),
        ),
    }
}
