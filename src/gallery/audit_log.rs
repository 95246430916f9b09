//! The audit log in every state.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    AuditAuthor, AuditAuthorKind, AuditEntry, AuditOutcome, AuditQuery, AuditVerdict,
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME};
use super::stage::Stage;
use crate::api::Failure;
use crate::api::audit::Part;
use crate::browser::now;
use crate::pages::audit_log::{
    AuditListing, AuditLogFrame, AuditLogScreen, AuditTools, News, Verification,
};
use crate::routes;

/// Everything on the page.
pub const ROOM: Room = Room {
    name: "Audit log",
    exhibits: &[
        exhibit("audit/entries", "Entries", || show(|_, _| {})),
        exhibit("audit/older", "There are older ones", || {
            show(|listing, _| listing.has_older.set(true))
        }),
        exhibit("audit/older-loading", "Loading older ones", || {
            show(|listing, _| {
                listing.has_older.set(true);
                listing.busy.set(Some(Part::Before(1)));
            })
        }),
        exhibit("audit/older-unreachable", "Older ones unreachable", || {
            show(|listing, _| {
                listing.has_older.set(true);
                listing.failure.set(Some((Part::Before(1), Failure::Unreachable)));
            })
        }),
        exhibit("audit/news", "New entries", || {
            show(|listing, _| {
                listing.news.set(News { entries: entries(), more: false });
            })
        }),
        exhibit("audit/many-news", "More new entries than a page", || {
            show(|listing, _| listing.news.set(News { entries: entries(), more: true }))
        }),
        exhibit("audit/long", "Long names", || {
            show(|listing, _| {
                listing.entries.update(|all| {
                    for entry in all.iter_mut().flatten() {
                        entry.author.name = LONG_NAME.to_owned();
                    }
                });
            })
        }),
        exhibit("audit/nothing", "Nothing is like that", || {
            show(|listing, _| listing.entries.set(Some(Vec::new())))
        }),
        exhibit("audit/loading", "Loading", || show(|listing, _| listing.entries.set(None))),
        exhibit("audit/unreachable", "Unreachable", || {
            show(|listing, _| {
                listing.entries.set(None);
                listing.failure.set(Some((Part::Newest, Failure::Unreachable)));
            })
        }),
        exhibit("audit/verifying", "Verifying", || {
            let progress = Some((240_000, 1_000_000));
            show(move |_, tools| tools.verification.set(Verification::Looking(progress)))
        }),
        exhibit("audit/intact", "Intact", || {
            let head = "9f2c41d07ab35e86".repeat(4);
            found(AuditVerdict::Intact { entries: 48_213, head })
        }),
        exhibit("audit/broken", "Broken", || found(AuditVerdict::Broken { seq: 4_711 })),
        exhibit("audit/not-exported", "Not exported", || {
            show(|_, tools| tools.failure.set(Some(Failure::Unreachable)))
        }),
    ],
};

fn found(verdict: AuditVerdict) -> AnyView {
    show(move |_, tools| tools.verification.set(Verification::Found(verdict.clone())))
}

fn show(change: impl Fn(AuditListing, AuditTools) + Send + 'static) -> AnyView {
    let stage = Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured)));
    let page = move || {
        let query = AuditQuery { outcome: None, ..AuditQuery::default() };
        let listing = AuditListing::still(RwSignal::new(query).into());
        listing.entries.set(Some(entries()));
        let tools = AuditTools::still();
        change(listing, tools);
        view! {
            <AuditLogFrame>
                <AuditLogScreen listing tools />
            </AuditLogFrame>
        }
    };
    stage.screen(routes::AUDIT_LOG, page)
}

fn entries() -> Vec<AuditEntry> {
    let role = |role: &str| json!({ "id": "jun", "name": "Jun Kato", "role": role });
    let refused = json!({ "type": "denied",
        "denial": { "reason": "role_required", "roles": ["owner", "admin"] } });
    vec![
        entry(6, "change_role", json!({ "before": role("member"), "after": role("admin") })),
        AuditEntry {
            outcome: AuditOutcome::Refused,
            ..entry(5, "see_access_security", json!({ "refused": refused }))
        },
        entry(4, "sign_in", json!({ "with": "password", "after_failures": 2 })),
        AuditEntry {
            author: author(AuditAuthorKind::Server, "Gatehouse"),
            address: String::new(),
            device: String::new(),
            request_id: String::new(),
            ..entry(3, "revert_sso_requirement", json!({ "before": true, "after": false }))
        },
        AuditEntry {
            author: author(AuditAuthorKind::Stranger, "lee@partner.example"),
            ..entry(2, "request_password_link", json!({ "sent": "link" }))
        },
        entry(1, "from_another_version", json!({ "anything": [1, 2] })),
    ]
}

fn author(kind: AuditAuthorKind, name: &str) -> AuditAuthor {
    AuditAuthor { kind, id: String::new(), name: name.to_owned() }
}

fn entry(seq: i64, action: &str, payload: Value) -> AuditEntry {
    AuditEntry {
        seq,
        at: now().plus_seconds(-90_000 / seq),
        author: AuditAuthor { id: "ada".to_owned(), ..author(AuditAuthorKind::Person, "Ada Osei") },
        action: action.to_owned(),
        outcome: AuditOutcome::Done,
        address: "192.0.2.17".to_owned(),
        device: "Firefox on Windows".to_owned(),
        request_id: "018f9f2c41d07ab35e86b1c2d3e4f506".to_owned(),
        payload,
    }
}
