use gatehouse_contract::{
    Billing, BillingDetails, BillingDraft, EmailAddress, Reply, Seats, Version,
};
use serde_json::{Value, json};

use super::{assert_wire, session};

pub fn billing() -> Reply<Billing> {
    let resource = Billing {
        version: Version(3),
        plan: "Business".to_owned(),
        seats: Seats { used: 44, invited: 2, limit: Some(50) },
        details: BillingDetails {
            contact_name: Some("Accounts".to_owned()),
            contact_email: EmailAddress::parse("bills@northwind.example").ok(),
            address: None,
        },
        changed: None,
    };
    Reply { resource, session: session::member() }
}

pub fn billing_json() -> Value {
    json!({
        "resource": {
            "version": 3,
            "plan": "Business",
            "seats": { "used": 44, "invited": 2, "limit": 50 },
            "details": {
                "contact_name": "Accounts",
                "contact_email": "bills@northwind.example",
                "address": null,
            },
            "changed": null,
        },
        "session": session::member_json(),
    })
}

#[test]
fn the_plan_and_the_billing_details_are_written_like_this() {
    assert_wire(&billing(), &billing_json());
}

#[test]
fn a_draft_of_billing_details_has_every_field_and_no_other() {
    let draft = BillingDraft {
        contact_name: "Accounts".to_owned(),
        contact_email: String::new(),
        address: "1 Quay".to_owned(),
    };
    let json = json!({ "contact_name": "Accounts", "contact_email": "", "address": "1 Quay" });
    assert_wire(&draft, &json);
    let more = json!({ "contact_name": "", "contact_email": "", "address": "", "plan": "Free" });
    assert!(serde_json::from_value::<BillingDraft>(more).is_err());
}
