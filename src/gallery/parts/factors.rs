//! What people prove themselves with.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{LONG_WORD, on_page};
use crate::ui::{Badge, Button, Card, CardHeader, Glyph, ItemList, ItemRow, Tone};

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
