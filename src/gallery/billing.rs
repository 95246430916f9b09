//! Plan & billing.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    Billing, BillingDetails, Current, EmailAddress, Field, FieldError, Flaw, Problem, Reply, Role,
    Seats, Version,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, refusal};
use super::stage::Stage;
use crate::api::Failure;
use crate::pages::billing::{BillingFrame, BillingModel, BillingScreen};
use crate::routes;
use crate::save::{Phase, Save};

/// Everything about the plan and its billing.
pub const ROOM: Room = Room {
    name: "Plan & billing",
    exhibits: &[
        exhibit("billing/given", "Details given", || screen(Role::Owner, |_| {})),
        exhibit("billing/billing-admin", "As Billing Admin", || screen(Role::BillingAdmin, |_| {})),
        exhibit("billing/nothing", "Nothing given, no limit", || {
            screen(Role::Owner, |it| {
                it.billing.update(|it| {
                    it.details = BillingDetails::default();
                    it.seats = Seats { used: 1, invited: 0, limit: None };
                });
            })
        }),
        exhibit("billing/excess", "More people than seats", || {
            screen(Role::Owner, |it| {
                let seats = Seats { used: 53, invited: 1, limit: Some(50) };
                it.billing.update(|it| it.seats = seats);
            })
        }),
        exhibit("billing/form", "Edit", || editing(Phase::Editing)),
        exhibit("billing/saving", "Edit, saving", || editing(Phase::Saving)),
        exhibit("billing/wrong", "Edit, wrong fields", || {
            let errors = vec![
                FieldError::new(Field::ContactEmail, Flaw::NotAnAddress),
                FieldError::new(Field::Address, Flaw::TooLong { limit: 500 }),
            ];
            editing(Phase::Refused(refusal(Problem::Invalid { errors })))
        }),
        exhibit("billing/stale", "Edit, changed by somebody else", || {
            let session = stage(Role::Owner).session();
            let resource = Billing { changed: Some(fixtures::change()), ..billing() };
            let current = Current::Billing(Box::new(Reply { resource, session }));
            editing(Phase::Refused(refusal(Problem::Stale { current })))
        }),
        exhibit("billing/unreachable", "Edit, unreachable", || {
            editing(Phase::Refused(Failure::Unreachable))
        }),
    ],
};

fn billing() -> Billing {
    Billing {
        version: Version(1),
        plan: "Business".to_owned(),
        seats: Seats { used: 44, invited: 3, limit: Some(50) },
        details: BillingDetails {
            contact_name: Some("Accounts payable".to_owned()),
            contact_email: EmailAddress::parse("bills@northwind.example").ok(),
            address: Some("Northwind Labs Ltd\n1 Harbour Quay\nBristol BS1 4ND".to_owned()),
        },
        changed: None,
    }
}

fn stage(role: Role) -> Stage {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    Stage { role, ..Stage::new(access) }
}

fn screen(role: Role, change: fn(BillingModel)) -> AnyView {
    show(role, Phase::Editing, change)
}

fn editing(phase: Phase) -> AnyView {
    show(Role::Owner, phase, |it| {
        it.billing.update(|it| it.changed = Some(fixtures::change()));
        it.editing.set(true);
    })
}

fn show(role: Role, phase: Phase, change: fn(BillingModel)) -> AnyView {
    stage(role).screen(routes::BILLING, move || {
        let model = BillingModel {
            billing: RwSignal::new(billing()),
            editing: RwSignal::new(false),
            save: Save::still(phase.clone()),
        };
        change(model);
        view! {
            <BillingFrame>
                <BillingScreen model />
            </BillingFrame>
        }
    })
}
