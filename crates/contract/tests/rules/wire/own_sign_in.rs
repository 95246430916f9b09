use gatehouse_contract::{BeganWith, Device, OwnPassword, OwnSignIn};
use serde_json::{Value, from_value, json};

use super::assert_wire;
use crate::support::{NOW, at};

fn device() -> Device {
    Device {
        id: "s1".to_owned(),
        browser: Some("Firefox".to_owned()),
        system: Some("Windows".to_owned()),
        address: "192.0.2.7".to_owned(),
        signed_in_at: at("2026-11-23T09:30:00Z"),
        used_at: at(NOW),
        began_with: BeganWith::Password,
        is_this: true,
    }
}

fn device_json() -> Value {
    json!({
        "id": "s1", "browser": "Firefox", "system": "Windows", "address": "192.0.2.7",
        "signed_in_at": "2026-11-23T09:30:00Z", "used_at": NOW, "began_with": "password",
        "is_this": true,
    })
}

#[test]
fn the_page_of_sign_in_and_devices_is_written_like_this() {
    let sign_in = OwnSignIn { password: OwnPassword::Unset, devices: vec![device()] };
    let json = json!({ "password": { "status": "unset" }, "devices": [device_json()] });
    assert_wire(&sign_in, &json);
}

#[test]
fn a_device_that_does_not_say_what_it_is_is_written_like_this() {
    let began_with = BeganWith::Sso;
    let unknown = Device { browser: None, system: None, began_with, is_this: false, ..device() };
    let mut json = device_json();
    json["browser"] = Value::Null;
    json["system"] = Value::Null;
    json["began_with"] = "sso".into();
    json["is_this"] = false.into();
    assert_wire(&unknown, &json);
}

#[test]
fn every_status_of_a_password_is_written_like_this() {
    for (password, json) in [
        (
            OwnPassword::Set { changed_at: Some(at(NOW)) },
            json!({ "status": "set", "changed_at": NOW }),
        ),
        (OwnPassword::Set { changed_at: None }, json!({ "status": "set", "changed_at": null })),
        (OwnPassword::Unset, json!({ "status": "unset" })),
        (OwnPassword::SsoRequired, json!({ "status": "sso_required" })),
    ] {
        assert_wire(&password, &json);
    }
    assert!(from_value::<OwnPassword>(json!({ "status": "forgotten" })).is_err());
}
