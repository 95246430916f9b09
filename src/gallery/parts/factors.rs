//! What people prove themselves with.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{LONG_WORD, on_page};
use crate::ui::{
    Badge, Button, Card, CardBody, CardHeader, CodeField, Glyph, ItemList, ItemRow, QrCode,
    RecoverySheet, SecretText, Tone, use_announcer,
};

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

const CODES: [&str; 10] = [
    "7K3M-9QTW-2F",
    "B5RN-H4ZC-8V",
    "QX6P-3WLE-T7",
    "2DYG-K8SF-N4",
    "VH9C-5JXB-6P",
    "M4TW-E7KD-R2",
    "8FLS-N3VH-C9",
    "Z6QA-P5UM-4B",
    "J2RX-T8YK-7D",
    "G9HV-6MZF-L3",
];

fn app_uri(organization: &str, account: &str) -> String {
    let issuer = format!("Gatehouse%20({organization})");
    format!("otpauth://totp/{issuer}:{account}?secret={SECRET}&issuer={issuer}")
}

fn scanned(title: &'static str, text: String) -> impl IntoView {
    view! {
        <Card>
            <CardHeader title />
            <CardBody>
                <QrCode text=text.clone() label=format!("{title} QR code") />
                <p class="note verbatim">{text}</p>
            </CardBody>
        </Card>
    }
}

/// Codes for an authenticator app: with an ordinary name, and with a long one.
pub fn qr_codes() -> AnyView {
    let long = LONG_WORD.replace('ä', "%C3%A4");
    on_page(
        "QR code",
        view! {
            {scanned("Ordinary", app_uri("Northwind%20Labs", "ada%40northwind.example"))}
            {scanned("Long", app_uri(&long, &format!("{}%40northwind.example", "a".repeat(64))))}
        },
    )
}

/// A secret to type, of the usual length and of the longest.
pub fn secrets() -> AnyView {
    on_page(
        "Secret text",
        view! {
            <Card>
                <CardBody>
                    <SecretText label="setup key" value=SECRET />
                    <SecretText label="long setup key" value=SECRET.repeat(2) />
                </CardBody>
            </Card>
        },
    )
}

/// The field for a code: empty, with a remark, with an error, locked.
pub fn code_fields() -> AnyView {
    let typed = |text: &str| RwSignal::new(text.to_owned());
    let announcer = use_announcer();
    let complete = move |code: String| announcer.saved(format!("Complete: {code}"));
    on_page(
        "Code field",
        view! {
            <Card>
                <CardBody>
                    <CodeField
                        label="Code"
                        value=typed("")
                        on_complete=Callback::new(complete)
                        hint=Some("From your authenticator app.".to_owned())
                    />
                    <CodeField
                        label="Wrong code"
                        value=typed("123456")
                        error=Some("That code is not right. Wait for the next one, and enter that.".to_owned())
                    />
                    <CodeField label="Locked" value=typed("123456") locked=true />
                </CardBody>
            </Card>
        },
    )
}

/// Recovery codes.
pub fn recovery_sheet() -> AnyView {
    let announcer = use_announcer();
    on_page(
        "Recovery codes",
        view! {
            <Card>
                <CardHeader title="Save your recovery codes" />
                <CardBody>
                    <RecoverySheet
                        codes=CODES.map(str::to_owned).to_vec()
                        organization="Northwind Labs"
                        account="ada@northwind.example"
                        date="26 Nov 2026"
                        verb="Done"
                        on_done=move || announcer.saved("Done")
                    />
                </CardBody>
            </Card>
        },
    )
}

fn badge(tone: Tone, word: &'static str) -> ViewFnOnce {
    ViewFnOnce::from(move || view! { <Badge tone>{word}</Badge> })
}

/// Apps, passkeys and devices.
pub fn items() -> AnyView {
    let about =
        |name: &'static str| view! { <span class="visually-hidden">{format!(" {name}")}</span> };
    on_page(
        "Item list",
        view! {
            <Card>
                <CardHeader title="Authenticator apps" />
                <ItemList label="Authenticator apps">
                    <ItemRow
                        icon=Glyph::Smartphone
                        name="Ada’s phone"
                        detail="Added 12 Nov 2026. Last used today at 09:14."
                    >
                        <Button icon=Glyph::Pencil>"Rename" {about("Ada’s phone")}</Button>
                        <Button icon=Glyph::Trash>"Remove" {about("Ada’s phone")}</Button>
                    </ItemRow>
                    <ItemRow icon=Glyph::Fingerprint name=LONG_WORD detail="Added 12 Nov 2026.">
                        <Button icon=Glyph::Trash>"Remove" {about(LONG_WORD)}</Button>
                    </ItemRow>
                </ItemList>
            </Card>
            <Card>
                <CardHeader title="Devices" />
                <ItemList label="Devices">
                    <ItemRow
                        icon=Glyph::Laptop
                        name="Firefox on Linux"
                        detail="192.0.2.17. Signed in today at 09:14."
                        badge=badge(Tone::Good, "This device")
                    />
                    <ItemRow
                        icon=Glyph::Monitor
                        name="Chrome on Windows"
                        detail="2001:db8:85a3:8d3:1319:8a2e:370:7348. Last used 2 h ago."
                    >
                        <Button icon=Glyph::LogOut>"End session" {about("Chrome on Windows")}</Button>
                    </ItemRow>
                </ItemList>
            </Card>
        },
    )
}
