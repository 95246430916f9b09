use gatehouse_contract::saml::{
    Attempt, AttemptKind, AttemptReport, Paste, PasteFix, PasteFlaw, PasteReading, Refusal,
    TestStart,
};
use serde_json::{from_value, json, to_value};

use super::super::assert_wire;
use super::text;
use crate::support::{NOW, at, certificate};

#[test]
fn an_attempt_and_its_report_are_written_like_this() {
    let attempt = Attempt {
        id: text(),
        kind: AttemptKind::SignIn,
        at: at(NOW),
        person: None,
        email: Some(text()),
        refusal: Some(Refusal::Replayed),
    };
    let json = json!({
        "id": "text", "kind": "sign_in", "at": NOW, "person": null, "email": "text",
        "refusal": { "code": "replayed" },
    });
    assert_wire(&attempt, &json);
    assert_wire(&AttemptKind::Test, &json!("test"));
    let report = AttemptReport {
        attempt,
        checks: vec![],
        claims: None,
        clock_difference: Some(-3),
        new_certificate: Some(certificate()),
        xml: Some(text()),
    };
    let json = json!({
        "attempt": json, "checks": [], "claims": null, "clock_difference": -3,
        "new_certificate": to_value(certificate()).unwrap(), "xml": "text",
    });
    assert_wire(&report, &json);
    assert_wire(&TestStart { start_url: text() }, &json!({ "start_url": "text" }));
}

#[test]
fn a_paste_is_sent_like_this_and_nothing_else_is_one() {
    assert_wire(&Paste::text(text()), &json!({ "form": "text", "content": "text" }));
    let file = json!({ "form": "file", "content": "/wA=" });
    assert_wire(&Paste::file(&[0xff, 0]), &file);
    assert_eq!(from_value::<Paste>(file).unwrap().into_bytes(), Ok(vec![0xff, 0]));
    for json in [json!({}), json!({ "text": "", "file": "" }), json!({ "url": "" })] {
        assert!(from_value::<Paste>(json.clone()).is_err(), "{json}");
    }
}

#[test]
fn what_a_paste_was_understood_as_is_written_like_this() {
    let certificates = to_value([certificate()]).unwrap();
    let metadata = PasteReading::Metadata {
        issuer: text(),
        sign_in_url: text(),
        certificates: vec![certificate()],
        wants_signed_requests: true,
        fixes: vec![PasteFix::Utf16],
    };
    let json = json!({
        "kind": "metadata", "issuer": "text", "sign_in_url": "text",
        "certificates": certificates, "wants_signed_requests": true, "fixes": ["utf16"],
    });
    assert_wire(&metadata, &json);
    let reading = PasteReading::Certificates { certificates: vec![certificate()], fixes: vec![] };
    let json = json!({ "kind": "certificates", "certificates": certificates, "fixes": [] });
    assert_wire(&reading, &json);
    let reading = PasteReading::Unusable { flaw: PasteFlaw::WebPage };
    assert_wire(&reading, &json!({ "kind": "unusable", "flaw": { "code": "web_page" } }));
}

#[test]
fn what_was_put_right_in_a_paste_is_called_like_this() {
    for (fix, written) in [
        (PasteFix::Utf16, "utf16"),
        (PasteFix::ByteOrderMark, "byte_order_mark"),
        (PasteFix::TextAround, "text_around"),
        (PasteFix::LineEnds, "line_ends"),
        (PasteFix::BlankLines, "blank_lines"),
        (PasteFix::HeaderLines, "header_lines"),
        (PasteFix::Repeated, "repeated"),
    ] {
        assert_wire(&fix, &json!(written));
    }
}
