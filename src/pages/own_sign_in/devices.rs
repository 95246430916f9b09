use gatehouse_contract::{Device, OwnSignIn};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{DEVICES, Ending, OwnSignInModel};
use crate::pages::failed::Refusal;
use crate::ui::{Badge, Button, Card, CardBody, CardHeader, Glyph, ItemList, ItemRow, Tone};
use crate::words;

/// Where the viewer is signed in, with a way to sign the other devices out.
#[component]
pub fn DevicesCard(model: OwnSignInModel) -> impl IntoView {
    let others = model.derive(OwnSignIn::count_others);
    let ids = model.derive(|sign_in| {
        sign_in.devices.iter().map(|device| device.id.clone()).collect::<Vec<_>>()
    });
    let failure = model.ending_failure(Ending::Others);
    let end_others = move || view! { <EndOthers model others /> };
    view! {
        <Card>
            <CardHeader title="Devices" aside=ViewFnOnce::from(end_others) />
            <Show when=move || failure.with(Option::is_some)>
                <CardBody>
                    <Refusal failure />
                </CardBody>
            </Show>
            <ItemList label="Your devices" attr:id=DEVICES attr:tabindex="-1">
                <For
                    each=move || ids.get()
                    key=String::clone
                    children=move |id| view! { <DeviceRow model id /> }
                />
            </ItemList>
            <Show when=move || others.get() == 0>
                <CardBody>
                    <p class="muted">"You are signed in on this device alone."</p>
                </CardBody>
            </Show>
        </Card>
    }
}

/// Of one other device, its own button says as much.
#[component]
fn EndOthers(model: OwnSignInModel, others: Memo<u32>) -> impl IntoView {
    let press = Callback::new(move |()| model.end(Ending::Others));
    let busy = model.is_ending(Ending::Others);
    view! {
        <Show when=move || { others.get() > 1 }>
            <Button busy disabled=model.ending.is_saving() on_press=press>
                {move || format!("Sign out all {}", words::other_devices(others.get()))}
            </Button>
        </Show>
    }
}

#[component]
fn DeviceRow(model: OwnSignInModel, id: String) -> impl IntoView {
    let device = model.device(id.clone());
    let detail = move || device.with(|it| it.as_ref().map(words::device_detail));
    // What it is stays; where and when it is used does not.
    device.get_untracked().map(|known| {
        let (name, is_this) = (words::device(&known), known.is_this);
        let badge = move || is_this.then(|| view! { <Badge tone=Tone::Good>"This device"</Badge> });
        let of = format!(" {name}, {}", known.address);
        let end = (!is_this).then(|| view! { <EndOne model ending=Ending::One(id) of /> });
        view! {
            <ItemRow
                icon=glyph(&known)
                name
                detail=Signal::derive(move || detail().unwrap_or_default())
                badge=ViewFnOnce::from(badge)
            >
                {end}
            </ItemRow>
        }
    })
}

#[component]
fn EndOne(model: OwnSignInModel, ending: Ending, of: String) -> impl IntoView {
    let busy = model.is_ending(ending.clone());
    let failure = model.ending_failure(ending.clone());
    let press = Callback::new(move |()| model.end(ending.clone()));
    view! {
        <Refusal failure />
        <Button busy disabled=model.ending.is_saving() on_press=press>
            "Sign out"
            <span class="visually-hidden">{of}</span>
        </Button>
    }
}

fn glyph(device: &Device) -> Glyph {
    match device.system.as_deref() {
        Some("Android" | "iPad" | "iPhone") => Glyph::Smartphone,
        _ => Glyph::Laptop,
    }
}
