use gatehouse_contract::{
    BillingDetails, BillingDraft, EmailAddress, Field, FieldError, Flaw, Seats,
};

fn draft(contact_name: &str, contact_email: &str, address: &str) -> BillingDraft {
    BillingDraft {
        contact_name: contact_name.to_owned(),
        contact_email: contact_email.to_owned(),
        address: address.to_owned(),
    }
}

#[test]
fn a_billing_admin_may_leave_every_part_of_the_details_out() {
    assert_eq!(draft("", " ", "\n").parse(), Ok(BillingDetails::default()));
}

#[test]
fn an_address_keeps_its_lines_and_nothing_around_them() {
    let parsed = draft(" Accounts ", " Bills@Northwind.example ", "  1 Quay\r\n北京市\n").parse();
    let details = BillingDetails {
        contact_name: Some("Accounts".to_owned()),
        contact_email: EmailAddress::parse("bills@northwind.example").ok(),
        address: Some("1 Quay\n北京市".to_owned()),
    };
    assert_eq!(parsed, Ok(details.clone()));
    assert_eq!(BillingDraft::from(details.clone()).parse(), Ok(details));
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    let wrong = draft(&"n".repeat(81), "bills", &"a".repeat(501)).parse();
    let errors = vec![
        FieldError::new(Field::ContactName, Flaw::TooLong { limit: 80 }),
        FieldError::new(Field::ContactEmail, Flaw::NotAnAddress),
        FieldError::new(Field::Address, Flaw::TooLong { limit: 500 }),
    ];
    assert_eq!(wrong, Err(errors));
    let hidden = draft("", "", "1 Quay\u{202e}").parse();
    assert_eq!(hidden, Err(vec![FieldError::new(Field::Address, Flaw::InvisibleCharacters)]));
}

#[test]
fn people_beyond_the_plans_seats_are_counted() {
    let seats = |used, limit| Seats { used, invited: 3, limit };
    assert_eq!(seats(44, Some(50)).excess(), 0);
    assert_eq!(seats(53, Some(50)).excess(), 3);
    assert_eq!(seats(53, None).excess(), 0);
}
