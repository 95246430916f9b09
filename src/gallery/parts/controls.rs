//! What can be pressed.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{LONG_WORD, on_page};
use crate::ui::{
    Badge, Button, ButtonVariant, Card, CardBody, CardHeader, Checkbox, Choice, Fact, Facts, Glyph,
    IconButton, LinkButton, Menu, MenuItem, MenuLabel, RadioGroup, Segmented, SettingRow, Switch,
    SwitchRow, ThemeSwitch, Tone,
};

/// Buttons of every kind, in every state.
pub fn buttons() -> AnyView {
    on_page(
        "Button",
        view! {
            <Card>
                <CardHeader title="Variants" />
                <CardBody>
                    <div class="row">
                        <Button variant=ButtonVariant::Primary>"Require single sign-on"</Button>
                        <Button>"Cancel"</Button>
                        <Button variant=ButtonVariant::Danger>"Remove connection"</Button>
                        <Button variant=ButtonVariant::DangerOutline>"Remove connection"</Button>
                        <Button variant=ButtonVariant::Quiet>"Review"</Button>
                        <IconButton icon=Glyph::X label="Dismiss" on_press=|| {} />
                        <LinkButton href="#" icon=Glyph::ArrowRight>
                            "Go to single sign-on"
                        </LinkButton>
                    </div>
                </CardBody>
            </Card>
            <Card>
                <CardHeader title="With an icon, busy, disabled" />
                <CardBody>
                    <div class="row">
                        <Button icon=Glyph::Pencil>"Edit"</Button>
                        <Button variant=ButtonVariant::Primary busy=true>
                            "Require single sign-on"
                        </Button>
                        <Button busy=true>"Try again"</Button>
                        <Button variant=ButtonVariant::Danger busy=true>"Remove connection"</Button>
                        <Button variant=ButtonVariant::Primary disabled=true>"Save"</Button>
                        <Button disabled=true icon=Glyph::Pencil>"Edit"</Button>
                    </div>
                </CardBody>
            </Card>
            <Card>
                <CardHeader title="Long words" />
                <CardBody>
                    <Button icon=Glyph::Trash>{LONG_WORD}</Button>
                </CardBody>
            </Card>
        },
    )
}

fn labelled(name: &'static str, on: bool, busy: bool, disabled: bool) -> impl IntoView {
    let id = crate::ui::unique_id("sample");
    view! {
        <div class="row">
            <Switch on busy disabled on_toggle=|_| {} labelled_by=id.clone() />
            <span id=id>{name}</span>
        </div>
    }
}

/// A switch in every state, and one that refuses.
pub fn switches() -> AnyView {
    let on = RwSignal::new(false);
    on_page(
        "Switch",
        view! {
            <Card>
                <CardBody>
                    {labelled("Off", false, false, false)} {labelled("On", true, false, false)}
                    {labelled("Off, busy", false, true, false)}
                    {labelled("On, busy", true, true, false)}
                    {labelled("Off, disabled", false, false, true)}
                    {labelled("On, disabled", true, false, true)}
                    {labelled("Refused: pressing changes nothing", false, false, false)}
                    <div class="row">
                        <Switch on on_toggle=move |it| on.set(it) labelled_by="confirmed" />
                        <span id="confirmed">"Confirmed at once"</span>
                    </div>
                </CardBody>
            </Card>
        },
    )
}

/// Settings: with a badge, with consequences, busy, disabled with a reason, with a button.
pub fn setting_rows() -> AnyView {
    let on = RwSignal::new(true);
    let badge = ViewFnOnce::from(|| view! { <Badge tone=Tone::Good>"On"</Badge> });
    let edit = ViewFnOnce::from(|| view! { <Button icon=Glyph::Pencil>"Rename"</Button> });
    on_page(
        "Setting row",
        view! {
            <Card>
                <SwitchRow
                    title="Single sign-on"
                    description="People with a verified email domain sign in through Okta."
                    on
                    on_toggle=move |it| on.set(it)
                    badge
                />
                <SwitchRow
                    title="Require single sign-on"
                    description="Passwords stop working for members. Owners and Admins keep \
                    password sign-in, so a broken connection can’t lock you out."
                    on=false
                    on_toggle=|_| {}
                >
                    <Facts inline=true>
                        <Fact icon=Glyph::Users>
                            <strong>"41"</strong>
                            " people will sign in with Okta"
                        </Fact>
                        <Fact icon=Glyph::UserX>
                            <strong>"3"</strong>
                            " guests on other domains lose access"
                        </Fact>
                    </Facts>
                </SwitchRow>
                <SwitchRow
                    title="Saving"
                    description="The switch shows what the server said last, and that it is asked."
                    on=false
                    busy=true
                    on_toggle=|_| {}
                />
                <SwitchRow
                    title="IdP-managed access"
                    description="Unknown people on a verified domain join as Member."
                    on=true
                    reason=Some("Single sign-on is off. The choice is kept.".to_owned())
                    on_toggle=|_| {}
                />
                <SwitchRow title=LONG_WORD description=LONG_WORD on=true on_toggle=|_| {} />
                <SettingRow title="Name" description="Northwind Labs" control=edit />
            </Card>
        },
    )
}

/// Radio buttons, boxes to tick, and segments.
pub fn choices() -> AnyView {
    let when = RwSignal::new("now");
    let wrong = RwSignal::new("");
    let size = RwSignal::new(1);
    let choices = || {
        vec![
            Choice::new("now", "Now").note("People without a second factor set it up next time."),
            Choice::new("later", "From a date").note("Up to 30 days ahead, with reminders."),
        ]
    };
    let sizes = (1..=4).map(|number| (None, format!("{number} days"), number)).collect();
    on_page(
        "Choice",
        view! {
            <Card>
                <CardBody>
                    <RadioGroup legend="When does it hold?" choices=choices() value=when />
                    <RadioGroup
                        legend="With an error"
                        choices=choices()
                        value=wrong
                        error=Some("Choose one of the two.".to_owned())
                    />
                    <RadioGroup legend="Locked" choices=choices() value=when locked=true />
                    <Checkbox label="I have read what follows" value=RwSignal::new(false) />
                    <Checkbox label="Locked" value=RwSignal::new(true) locked=true />
                    <div>
                        <Segmented label="Days" choices=sizes value=size />
                    </div>
                    <div>
                        <ThemeSwitch />
                    </div>
                </CardBody>
            </Card>
        },
    )
}

/// A menu that opens below.
pub fn menu() -> AnyView {
    let button = ViewFnOnce::from(|| view! { <span>"Ada Osei"</span> });
    on_page(
        "Menu",
        view! {
            <div class="row">
                <Menu button label=", menu" below=true>
                    <MenuLabel>"Theme"</MenuLabel>
                    <ThemeSwitch />
                    <MenuItem icon=Glyph::LogOut on_press=|| {}>
                        "Sign out"
                    </MenuItem>
                </Menu>
            </div>
        },
    )
}
