use gatehouse_contract::{
    AuditAction, AuditAuthor, AuditAuthorKind, AuditOutcome, AuditRefusal, AuditValue, Role,
};

use super::{day_and_time, denial, refusal};

/// Who did something.
pub fn audit_author(author: &AuditAuthor) -> String {
    match (author.kind, author.name.as_str()) {
        (AuditAuthorKind::Server, _) => "Gatehouse".to_owned(),
        (AuditAuthorKind::Stranger, "") => "Somebody unknown".to_owned(),
        (AuditAuthorKind::Stranger, name) => format!("Somebody as {name}"),
        (AuditAuthorKind::Person, name) => name.to_owned(),
    }
}

/// `renamed the organization`, `tried to rename the organization`. A word of another version is shown
/// as it is.
pub fn audit_deed(action: &str, outcome: AuditOutcome) -> String {
    let Some(known) = AuditAction::find(action) else {
        let words = action.replace('_', " ");
        return match outcome {
            AuditOutcome::Done => format!("did: {words}"),
            AuditOutcome::Refused => format!("tried to do: {words}"),
        };
    };
    let (to_do, done) = deed(known);
    match outcome {
        AuditOutcome::Done => done.to_owned(),
        AuditOutcome::Refused => format!("tried to {to_do}"),
    }
}

/// `Rename the organization`.
pub fn audit_action(action: &str) -> String {
    let words = match AuditAction::find(action) {
        Some(known) => deed(known).0.to_owned(),
        None => action.replace('_', " "),
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// A value of what it is called, as it stands beside another.
pub fn audit_value(what: &str, value: &AuditValue) -> String {
    match value {
        AuditValue::Nothing => "Nothing".to_owned(),
        AuditValue::YesNo(true) => "Yes".to_owned(),
        AuditValue::YesNo(false) => "No".to_owned(),
        AuditValue::At(moment) => day_and_time(*moment),
        AuditValue::Text(text) if what.to_lowercase().ends_with("role") => role(text),
        AuditValue::Text(text) => text.clone(),
    }
}

/// A role's name; what is none stays as it is.
fn role(text: &str) -> String {
    serde_json::from_value::<Role>(text.into()).map_or(text.to_owned(), |it| it.name().to_owned())
}

/// Why something was refused.
pub fn audit_refusal(reason: &AuditRefusal) -> String {
    match reason {
        AuditRefusal::Denied(reason) => denial(reason),
        AuditRefusal::Saml(reason) => refusal(reason),
        AuditRefusal::Invalid(_) => "What was typed could not be taken.".to_owned(),
        AuditRefusal::Problem(word) => problem(word),
    }
}

fn problem(word: &str) -> String {
    match word {
        "wrong_credentials" | "wrong_password" => "The password was wrong.",
        "wrong_code" => "The code was wrong, or too old.",
        "wrong_passkey" => "The passkey was not accepted.",
        "sso_required" => "Single sign-on is the only way in for them.",
        "step_up_required" => "They had not proven lately that it is them.",
        "stale" => "Somebody else had changed it meanwhile.",
        "impact_changed" => "It would have concerned other people than they were shown.",
        "too_many_attempts" => "There were too many tries before.",
        "too_many_invitations" => "As many were sent within an hour as may be.",
        "invitation_sent_lately" => "It had been sent less than a minute before.",
        other => return format!("Refused: {}.", other.replace('_', " ")),
    }
    .to_owned()
}

/// What is to be done, and that it was done.
fn deed(action: AuditAction) -> (&'static str, &'static str) {
    use AuditAction as A;
    match action {
        A::SeeOrganization => ("see the organization", "saw the organization"),
        A::RenameOrganization => ("rename the organization", "renamed the organization"),
        A::DeleteOrganization => ("delete the organization", "deleted the organization"),
        A::RestoreOrganization => ("bring the organization back", "brought the organization back"),
        A::SeeBilling => ("see the plan and its billing", "saw the plan and its billing"),
        A::ChangeBilling => ("change the billing details", "changed the billing details"),
        A::SeeAccessSecurity => ("see access security", "saw access security"),
        A::SaveSsoConnection => (
            "save the connection to the identity provider",
            "saved the connection to the identity provider",
        ),
        A::DiscardSsoDraft => {
            ("discard the draft of a connection", "discarded the draft of a connection")
        }
        A::PromoteSsoDraft => {
            ("put the draft of a connection in use", "put the draft of a connection in use")
        }
        A::RestoreSsoConnection => {
            ("restore the earlier connection", "restored the earlier connection")
        }
        A::RemoveSsoConnection => (
            "remove the connection to the identity provider",
            "removed the connection to the identity provider",
        ),
        A::ChangeSso => ("change single sign-on", "changed single sign-on"),
        A::TurnOnSso => ("turn on single sign-on", "turned on single sign-on"),
        A::TurnOffSso => ("turn off single sign-on", "turned off single sign-on"),
        A::RequireSso => ("require single sign-on", "required single sign-on"),
        A::StopRequiringSso => {
            ("stop requiring single sign-on", "stopped requiring single sign-on")
        }
        A::KeepSsoRequirement => (
            "confirm that single sign-on stays required",
            "confirmed that single sign-on stays required",
        ),
        A::RevertSsoRequirement => (
            "take back the requirement of single sign-on",
            "took back the requirement of single sign-on, which nobody confirmed",
        ),
        A::LetIdpAddMembers => {
            ("let the identity provider add members", "let the identity provider add members")
        }
        A::StopIdpAddingMembers => (
            "stop the identity provider from adding members",
            "stopped the identity provider from adding members",
        ),
        A::AllowIdpInitiated => (
            "let sign-in begin at the identity provider",
            "let sign-in begin at the identity provider",
        ),
        A::StopIdpInitiated => (
            "stop sign-in from beginning at the identity provider",
            "stopped sign-in from beginning at the identity provider",
        ),
        A::RequireFactorBesideSso => (
            "require a second factor beside single sign-on",
            "required a second factor beside single sign-on",
        ),
        A::StopRequiringFactorBesideSso => (
            "stop requiring a second factor beside single sign-on",
            "stopped requiring a second factor beside single sign-on",
        ),
        A::ExemptFromSso => {
            ("exempt somebody from single sign-on", "exempted somebody from single sign-on")
        }
        A::EndSsoExemption => {
            ("end an exception from single sign-on", "ended an exception from single sign-on")
        }
        A::InspectCertificate => ("look at a certificate", "looked at a certificate"),
        A::ReadSsoPaste => {
            ("read what an identity provider says", "read what an identity provider says")
        }
        A::FetchSsoMetadata => {
            ("fetch an identity provider’s metadata", "fetched an identity provider’s metadata")
        }
        A::TestSso => ("test single sign-on", "tested single sign-on"),
        A::SeeSsoAttempts => (
            "see sign-ins through the identity provider",
            "saw sign-ins through the identity provider",
        ),
        A::RequireTwoFactor => ("require two-factor", "required two-factor"),
        A::RequirePasskeys => ("require passkeys", "required passkeys"),
        A::StopRequiringTwoFactor => ("stop requiring two-factor", "stopped requiring two-factor"),
        A::SeeFactors => ("see people’s second factors", "saw people’s second factors"),
        A::RemindOfTwoFactor => ("remind people of two-factor", "reminded people of two-factor"),
        A::ResetFactors => ("reset somebody’s second factors", "reset somebody’s second factors"),
        A::ClaimDomain => ("claim a domain", "claimed a domain"),
        A::CheckDomain => ("check a domain", "checked a domain"),
        A::RemoveDomain => ("remove a domain", "removed a domain"),
        A::SeeMembers => ("see the members", "saw the members"),
        A::ExportMembers => ("export the members", "exported the members"),
        A::InviteMember => ("invite somebody", "invited somebody"),
        A::ResendInvitation => ("send an invitation again", "sent an invitation again"),
        A::CopyInvitationLink => {
            ("look at the link of an invitation", "looked at the link of an invitation")
        }
        A::RevokeInvitation => ("revoke an invitation", "revoked an invitation"),
        A::AcceptInvitation => ("accept an invitation", "accepted an invitation"),
        A::AskForAccess => ("ask for a higher role", "asked for a higher role"),
        A::WithdrawAccessRequest => {
            ("take back a request for a role", "took back a request for a role")
        }
        A::DecideAccessRequest => ("see who asks for a role", "saw who asks for a role"),
        A::SeeAsRole => ("see the settings as another role", "saw the settings as another role"),
        A::GrantAccessRequest => ("grant a request for a role", "granted a request for a role"),
        A::DeclineAccessRequest => {
            ("decline a request for a role", "declined a request for a role")
        }
        A::RemoveMember => ("remove a member", "removed a member"),
        A::ChangeRole => ("change somebody’s role", "changed somebody’s role"),
        A::MakeOwner => ("make somebody an Owner", "made somebody an Owner"),
        A::CreateMember => ("join at the first sign-in", "joined at the first sign-in"),
        A::LinkIdentity => (
            "link an identity of the identity provider",
            "linked an identity of the identity provider",
        ),
        A::ProveAddress => (
            "prove that their address is theirs",
            "proved that their address is theirs, which ended what others could have set up",
        ),
        A::ReadAuditLog => ("read the audit log", "read the audit log"),
        A::ExportAuditLog => ("export the audit log", "exported the audit log"),
        A::BeginSignIn => ("begin to sign in", "began to sign in"),
        A::SignIn => ("sign in", "signed in"),
        A::SignOut => ("sign out", "signed out"),
        A::StepUp => ("prove that it is them", "proved that it is them"),
        A::EndSession => ("sign out one of their devices", "signed out one of their devices"),
        A::EndOtherSessions => {
            ("sign out all their other devices", "signed out all their other devices")
        }
        A::RequestPasswordLink => {
            ("ask for a link to set a password", "asked for a link to set a password")
        }
        A::SetPassword => ("set their password by a link", "set their password by a link"),
        A::ChangePassword => ("change their password", "changed their password"),
        A::AddAuthenticatorApp => ("add an authenticator app", "added an authenticator app"),
        A::RenameAuthenticatorApp => {
            ("rename an authenticator app", "renamed an authenticator app")
        }
        A::RemoveAuthenticatorApp => {
            ("remove an authenticator app", "removed an authenticator app")
        }
        A::AddPasskey => ("add a passkey", "added a passkey"),
        A::RenamePasskey => ("rename a passkey", "renamed a passkey"),
        A::RemovePasskey => ("remove a passkey", "removed a passkey"),
        A::ChangePasskeySignIn => {
            ("change whether a passkey alone signs in", "changed whether a passkey alone signs in")
        }
        A::MakeRecoveryCodes => ("make recovery codes", "made recovery codes"),
    }
}

/// `3 new entries`, `More than 50 new entries`; nothing where there is none.
pub fn audit_news(count: usize, more: bool) -> Option<String> {
    let words = super::plural(super::count_of(count), "new entry", "new entries");
    match (count, more) {
        (0, _) => None,
        (_, true) => Some(format!("More than {words}")),
        (_, false) => Some(words),
    }
}
