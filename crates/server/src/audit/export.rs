use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use gatehouse_contract::{
    Action, AuditEntry, AuditFormat, AuditOutcome, AuditQuery, Problem, Timestamp,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use crate::audit::Event;
use crate::caller::Caller;
use crate::csv;
use crate::problem::{Outcome, Refusal};
use crate::request::ShortWord;
use crate::state::AppState;
use crate::store::audit::{self, Part, Place};
use crate::visit::Visit;

/// What it is called in the log.
const ACTION: &str = "export_audit_log";

/// The columns of a CSV file.
const COLUMNS: [&str; 11] = [
    "seq",
    "at",
    "person_id",
    "person",
    "action",
    "outcome",
    "address",
    "device",
    "request_id",
    "author",
    "payload",
];

/// How many entries are read, and held, at a time.
const PART: u32 = 500;

/// Which entries, and as what file.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Of the person with this id.
    #[param(value_type = Option<String>, max_length = 64)]
    person: Option<ShortWord>,
    /// Of this action, as entries name it.
    #[param(value_type = Option<String>, max_length = 64)]
    action: Option<ShortWord>,
    /// That ended like this.
    #[param(inline)]
    outcome: Option<AuditOutcome>,
    /// From this moment on.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Before this moment.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// As what.
    #[serde(default)]
    #[param(inline)]
    format: AuditFormat,
}

/// The audit log as a file
///
/// All that the query finds, the newest first: comma-separated values (RFC 4180) in UTF-8 with a byte
/// order mark, where a cell that a spreadsheet would take for a formula begins with an apostrophe; or one
/// JSON object a line. It is read and sent piece by piece, however long the log is; where it breaks off,
/// the connection does too. It is written down in the log first.
#[utoipa::path(
    get, path = "/api/audit/export", operation_id = "audit_export", tag = "audit",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "The entries", content(
            (String = "text/csv"), (String = "application/x-ndjson"),
        )),
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
    let mut visit = visit.admit(Action::ReadAuditLog, ACTION).await?;
    let Query(Wanted { person, action, outcome, from, until, format }) =
        wanted.map_err(Refusal::malformed)?;
    let (person, action) = (person.map(|it| it.0), action.map(|it| it.0));
    let query = AuditQuery { person, action, outcome, from, until };
    let told = json!({ "format": format, "query": query });
    let organization_id = visit.organization.id.clone();
    visit.record(&Event { action: ACTION, payload: told }).await?;
    visit.commit().await?;
    let (media_type, name) = match format {
        AuditFormat::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"audit-log.csv\""),
        AuditFormat::Ndjson => {
            ("application/x-ndjson", "attachment; filename=\"audit-log.ndjson\"")
        }
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, name)];
    let file = File { state, organization_id, query, format, rest: Rest::All };
    Ok((headers, Body::from_stream(file.stream())).into_response())
}

/// A file on its way.
struct File {
    state: AppState,
    organization_id: String,
    query: AuditQuery,
    format: AuditFormat,
    rest: Rest,
}

/// What of it is still to be sent.
#[derive(Clone, Copy)]
enum Rest {
    All,
    Entries(Part),
    Nothing,
}

impl File {
    /// Its pieces. Each is read in a transaction of its own: a slow reader holds none open.
    fn stream(self) -> impl Stream<Item = Result<Vec<u8>, Broken>> {
        stream::try_unfold(self, async |mut file| {
            let piece = file.next().await.map_err(|Refusal(problem)| Broken(problem))?;
            Ok(piece.map(|piece| (piece, file)))
        })
    }

    async fn next(&mut self) -> Outcome<Option<Vec<u8>>> {
        let part = match self.rest {
            Rest::Nothing => return Ok(None),
            Rest::All if self.format == AuditFormat::Csv => {
                self.rest = Rest::Entries(Part::Newest);
                return csv::heading(COLUMNS).map(Some);
            }
            Rest::All => Part::Newest,
            Rest::Entries(part) => part,
        };
        let mut db = self.state.store.read().await?;
        let entries = audit::find(&mut db, &self.organization_id, &self.query, part, PART).await?;
        self.rest = match entries.last() {
            Some(last) if entries.len() == PART as usize => {
                Rest::Entries(Part::Before(Place { at: last.at, seq: last.seq }))
            }
            _ => Rest::Nothing,
        };
        match self.format {
            AuditFormat::Csv => csv::rows(entries.iter().map(cells)).map(Some),
            AuditFormat::Ndjson => lines(&entries).map(Some),
        }
    }
}

/// Why a file breaks off.
#[derive(Debug, thiserror::Error)]
#[error("the export breaks off: {}", .0.title())]
struct Broken(Problem);

fn lines(entries: &[AuditEntry]) -> Outcome<Vec<u8>> {
    let mut lines = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut lines, entry).map_err(Refusal::fault)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

fn cells(entry: &AuditEntry) -> [String; 11] {
    let author = match entry.author.kind {
        gatehouse_contract::AuditAuthorKind::Person => "person",
        gatehouse_contract::AuditAuthorKind::Server => "server",
        gatehouse_contract::AuditAuthorKind::Stranger => "stranger",
    };
    [
        entry.seq.to_string(),
        entry.at.to_string(),
        entry.author.id.clone(),
        entry.author.name.clone(),
        entry.action.clone(),
        audit::word(entry.outcome).to_owned(),
        entry.address.clone(),
        entry.device.clone(),
        entry.request_id.clone(),
        author.to_owned(),
        entry.payload.to_string(),
    ]
}
