//! What the single sign-on and two-factor handlers share: they change one aggregate.

use gatehouse_contract::sso::SsoConnection;
use gatehouse_contract::{AccessSecurity, Action};
use serde_json::{Value, json};

use crate::audit::Event;
use crate::factor_due;
use crate::mail::letters::password::Need;
use crate::password_reset::send_to_passwordless;
use crate::problem::Outcome;
use crate::requirement;
use crate::store::access::{save, status_word};
use crate::tagged::Tagged;
use crate::visit::Visit;

/// One change of the settings, and the settings after it.
pub(crate) type Step = (Action, AccessSecurity);

/// Carries out the steps and answers with the page; or takes everything back, and writes down
/// what was attempted.
pub(crate) async fn carry_out<T>(
    mut visit: Visit,
    attempted: &[&'static str],
    steps: Outcome<Vec<Step>>,
    page: impl AsyncFnOnce(&mut Visit) -> Outcome<Tagged<T>>,
) -> Outcome<Tagged<T>> {
    let done = async {
        store(&mut visit, steps?).await?;
        page(&mut visit).await
    };
    let done = done.await;
    visit.settle(attempted, done).await
}

/// Stores the settings as the last step leaves them, and each step that makes a difference as an
/// entry of the audit log. Sessions end for whom a tighter policy shuts out, and whoever has no
/// password is sent a link to set one when single sign-on is turned off.
async fn store(visit: &mut Visit, steps: Vec<Step>) -> Outcome<()> {
    let was = visit.access.security.clone();
    let Some((_, is)) = steps.last().filter(|(_, is)| *is != was).cloned() else { return Ok(()) };
    let (id, change) = (visit.organization.id.clone(), visit.as_change());
    let requirement = is.sso().requirement(visit.is_domain_verified());
    save(visit.db(), &id, &was, &is, &change).await?;
    if requirement != visit.requirement() {
        requirement::follow(visit.db(), &id, requirement, change.at).await?;
    }
    if was.sso().state().is_on() && !is.sso().state().is_on() {
        let state = visit.state.clone();
        send_to_passwordless(&state, visit.db(), &id, Need::SsoIsOff, change.at).await?;
    }
    if is.two_factor() != was.two_factor() {
        let state = visit.state.clone();
        factor_due::tell(&state, visit.db(), &id, change.at).await?;
    }
    let mut before = masked(&was);
    for (action, is) in steps {
        let after = masked(&is);
        let event = Event::change(word(action), before, after.clone());
        visit.record(&event).await?;
        before = after;
    }
    Ok(())
}

/// The settings as the audit log keeps them: certificates by fingerprint.
pub(crate) fn masked(security: &AccessSecurity) -> Value {
    let sso = security.sso();
    json!({
        "sso": {
            "status": status_word(sso.state()),
            "connection": sso.state().connection().map(connection),
            "draft": sso.draft().map(|it| connection(&it.connection)),
            "required": sso.is_required(),
            "idp_managed": sso.is_idp_managed(),
            "idp_initiated": sso.is_idp_initiated(),
            "password_factor": sso.is_password_factor_required(),
            "reverts_at": sso.reverts_at(),
        },
        "two_factor": security.two_factor(),
    })
}

fn connection(connection: &SsoConnection) -> Value {
    let fingerprints: Vec<_> = connection.certificates.iter().map(|it| &it.fingerprint).collect();
    json!({
        "sign_in_url": connection.sign_in_url,
        "issuer": connection.issuer,
        "certificates": fingerprints,
        "sign_requests": connection.sign_requests,
    })
}

/// The action's name in the audit log: the one on the wire.
pub(crate) fn word(action: Action) -> &'static str {
    match action {
        Action::SeeOrganization => "see_organization",
        Action::RenameOrganization => "rename_organization",
        Action::DeleteOrganization => "delete_organization",
        Action::SeeAccessSecurity => "see_access_security",
        Action::SaveSsoConnection => "save_sso_connection",
        Action::DiscardSsoDraft => "discard_sso_draft",
        Action::PromoteSsoDraft => "promote_sso_draft",
        Action::RestoreSsoConnection => "restore_sso_connection",
        Action::RemoveSsoConnection => "remove_sso_connection",
        Action::TurnOnSso => "turn_on_sso",
        Action::TurnOffSso => "turn_off_sso",
        Action::RequireSso => "require_sso",
        Action::StopRequiringSso => "stop_requiring_sso",
        Action::LetIdpAddMembers => "let_idp_add_members",
        Action::StopIdpAddingMembers => "stop_idp_adding_members",
        Action::AllowIdpInitiated => "allow_idp_initiated",
        Action::StopIdpInitiated => "stop_idp_initiated",
        Action::RequireFactorBesideSso => "require_factor_beside_sso",
        Action::StopRequiringFactorBesideSso => "stop_requiring_factor_beside_sso",
        Action::RequireTwoFactor => "require_two_factor",
        Action::RequirePasskeys => "require_passkeys",
        Action::StopRequiringTwoFactor => "stop_requiring_two_factor",
        Action::ClaimDomain => "claim_domain",
        Action::CheckDomain => "check_domain",
        Action::RemoveDomain => "remove_domain",
        Action::SeeMembers => "see_members",
        Action::InviteMember => "invite_member",
        Action::RemoveMember => "remove_member",
        Action::ChangeRole => "change_role",
        Action::MakeOwner => "make_owner",
        Action::DecideAccessRequest => "decide_access_request",
        Action::SeeAsRole => "see_as_role",
        Action::AskForAccess => "ask_for_access",
        Action::RemindOfTwoFactor => "remind_of_two_factor",
        Action::ResetFactors => "reset_factors",
        Action::ReadAuditLog => "read_audit_log",
        Action::SeeBilling => "see_billing",
        Action::ChangeBilling => "change_billing",
        Action::ExemptFromSso => "exempt_from_sso",
        Action::EndSsoExemption => "end_sso_exemption",
    }
}

#[cfg(test)]
mod tests {
    use gatehouse_contract::AuditAction;

    use super::*;

    #[test]
    fn every_action_has_a_word_that_the_audit_log_has_a_sentence_for() {
        for action in Action::ALL {
            assert!(AuditAction::find(word(action)).is_some(), "{action:?}");
        }
    }
}
