use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use gatehouse_contract::{Action, FactorsHeld, MemberSignIn};
use serde_json::json;

use super::list::Wanted;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::csv;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::member::{self, StoredMember};
use crate::store::person::role_word;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "export_members";

/// The columns of the file.
const COLUMNS: [&str; 7] =
    ["name", "email", "role", "signs_in_with", "second_factor", "guest", "last_seen"];

/// The members as a file
///
/// Comma-separated values (RFC 4180) in UTF-8, with a byte order mark, since spreadsheets want one. A
/// cell that a spreadsheet would take for a formula begins with an apostrophe. All that the query finds:
/// `page` does not count. It is written down in the audit log.
#[utoipa::path(
    get, path = "/api/members/export", operation_id = "member_export", tag = "members",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "The members", body = String, content_type = "text/csv"),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn export(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Response> {
    let visit = Visit::change(&state, &caller).await?;
    let mut visit = visit.admit(Action::SeeMembers, word(Action::SeeMembers)).await?;
    let Query(wanted) = wanted.map_err(Refusal::malformed)?;
    let (id, search) = (visit.organization.id.clone(), wanted.all(&visit));
    let (.., found) = member::search(visit.db(), &id, &search).await?;
    let file = csv::file(COLUMNS, found.iter().map(cells))?;
    let told = json!({ "people": found.len(), "query": search.query });
    visit.record(&Event { action: ACTION, payload: told }).await?;
    visit.commit().await?;
    let name = "attachment; filename=\"members.csv\"";
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}

fn cells(member: &StoredMember) -> [String; 7] {
    let StoredMember { person, sign_in, guest, .. } = member;
    let seen = person.last_seen.map(|at| at.to_string()).unwrap_or_default();
    [
        person.person.name.clone(),
        person.person.email.clone(),
        role_word(person.person.role).to_owned(),
        way(*sign_in).to_owned(),
        held(person.held).to_owned(),
        if *guest { "yes" } else { "no" }.to_owned(),
        seen,
    ]
}

fn way(sign_in: MemberSignIn) -> &'static str {
    match sign_in {
        MemberSignIn::Password => "password",
        MemberSignIn::Sso => "sso",
        MemberSignIn::PasswordOrSso => "password or sso",
        MemberSignIn::Nothing => "nothing",
    }
}

fn held(held: FactorsHeld) -> &'static str {
    match (held.authenticator_app, held.passkey) {
        (true, true) => "authenticator app and passkey",
        (true, false) => "authenticator app",
        (false, true) => "passkey",
        (false, false) => "none",
    }
}
