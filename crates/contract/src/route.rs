use serde::{Deserialize, Serialize};

use crate::{Action, Role};

/// How an operation of the API is asked for (RFC 9110, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RouteMethod {
    /// Reads.
    Get,
    /// Puts something in the place of what is there.
    Put,
    /// Does something.
    Post,
    /// Takes something away.
    Delete,
}

impl RouteMethod {
    /// As it stands in a request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// An operation of the API, and the action that the server decides on before it does anything for it.
///
/// Whoever's role does not hold the action's permission gets nothing but its denial, whatever they
/// send. What else an operation decides on, once its body is read, is not told here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// How it is asked for.
    pub method: RouteMethod,
    /// Its path, with `{id}` where an id stands.
    pub path: &'static str,
    /// The action.
    pub action: Action,
}

const fn get(path: &'static str, action: Action) -> Route {
    Route { method: RouteMethod::Get, path, action }
}

const fn put(path: &'static str, action: Action) -> Route {
    Route { method: RouteMethod::Put, path, action }
}

const fn post(path: &'static str, action: Action) -> Route {
    Route { method: RouteMethod::Post, path, action }
}

const fn delete(path: &'static str, action: Action) -> Route {
    Route { method: RouteMethod::Delete, path, action }
}

impl Route {
    /// Every operation that is decided on; the others are for everyone who is signed in, or for
    /// everyone.
    pub const ALL: &[Self] = &[
        get("/api/organization", Action::SeeOrganization),
        put("/api/organization", Action::RenameOrganization),
        delete("/api/organization", Action::DeleteOrganization),
        get("/api/organization/deletion", Action::DeleteOrganization),
        post("/api/organization/restore", Action::DeleteOrganization),
        get("/api/organization/billing", Action::SeeBilling),
        put("/api/organization/billing", Action::ChangeBilling),
        get("/api/organization/sso", Action::SeeAccessSecurity),
        put("/api/organization/sso", Action::SeeAccessSecurity),
        put("/api/organization/sso/connection", Action::SaveSsoConnection),
        delete("/api/organization/sso/connection", Action::RemoveSsoConnection),
        put("/api/organization/sso/exceptions/{id}", Action::ExemptFromSso),
        delete("/api/organization/sso/exceptions/{id}", Action::EndSsoExemption),
        post("/api/organization/sso/certificate/inspect", Action::SeeAccessSecurity),
        post("/api/organization/sso/read", Action::SeeAccessSecurity),
        post("/api/organization/sso/tests", Action::SeeAccessSecurity),
        post("/api/organization/sso/draft/tests", Action::SeeAccessSecurity),
        post("/api/organization/sso/draft/promote", Action::PromoteSsoDraft),
        delete("/api/organization/sso/draft", Action::DiscardSsoDraft),
        post("/api/organization/sso/previous/restore", Action::RestoreSsoConnection),
        get("/api/organization/sso/attempts", Action::SeeAccessSecurity),
        get("/api/organization/sso/attempts/{id}", Action::SeeAccessSecurity),
        post("/api/organization/sso/attempts/{id}/adopt", Action::SaveSsoConnection),
        post("/api/organization/sso/keep", Action::RequireSso),
        get("/api/organization/two-factor", Action::SeeAccessSecurity),
        put("/api/organization/two-factor", Action::SeeAccessSecurity),
        get("/api/organization/two-factor/people", Action::SeeAccessSecurity),
        post("/api/organization/two-factor/reminders", Action::RemindOfTwoFactor),
        get("/api/domains", Action::SeeAccessSecurity),
        post("/api/domains", Action::ClaimDomain),
        delete("/api/domains/{id}", Action::RemoveDomain),
        post("/api/domains/{id}/check", Action::CheckDomain),
        get("/api/members", Action::SeeMembers),
        get("/api/members/export", Action::SeeMembers),
        delete("/api/members/{id}", Action::RemoveMember),
        put("/api/members/{id}/role", Action::ChangeRole),
        delete("/api/members/{id}/factors", Action::ResetFactors),
        get("/api/access-requests", Action::DecideAccessRequest),
        post("/api/access-requests/{id}/grant", Action::DecideAccessRequest),
        post("/api/access-requests/{id}/decline", Action::DecideAccessRequest),
        get("/api/invitations", Action::InviteMember),
        post("/api/invitations", Action::InviteMember),
        post("/api/invitations/check", Action::InviteMember),
        delete("/api/invitations/{id}", Action::InviteMember),
        post("/api/invitations/{id}/resend", Action::InviteMember),
        post("/api/invitations/{id}/link", Action::InviteMember),
        get("/api/roles/{role}", Action::SeeAsRole),
        get("/api/audit", Action::ReadAuditLog),
        get("/api/audit/filters", Action::ReadAuditLog),
        get("/api/audit/export", Action::ReadAuditLog),
        get("/api/audit/verification", Action::ReadAuditLog),
        put("/api/me/access-request", Action::AskForAccess),
    ];

    /// Whether `role` is refused here, whatever the state of the settings.
    pub fn is_refused_to(&self, role: Role) -> bool {
        !self.action.permission().is_held_by(role)
    }
}
