//! What holds other things.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{LONG_URL, LONG_WORD, on_page};
use crate::ui::{
    Badge, Button, Card, CardHeader, CopyValue, Glyph, IconButton, Matrix, MatrixRow, Menu,
    MenuItem, MenuLabel, NavItem, NavSection, Page, PersonChip, Shell, Step, StepState, Steps, Tab,
    Table, Tabs, ThemeSwitch, Tone, ValidityBar, ValueList, ValueRow,
};

/// A card of names and values, with a head.
pub fn card() -> AnyView {
    let edit = ViewFnOnce::from(|| view! { <Button icon=Glyph::Pencil>"Edit"</Button> });
    on_page(
        "Card, values",
        view! {
            <Card>
                <CardHeader title="Connection" aside=edit />
                <ValueList>
                    <ValueRow label="Identity provider">
                        "Okta" <span class="muted">"· SAML 2.0"</span>
                    </ValueRow>
                    <ValueRow label="Postback URL" note="give this to your IdP">
                        <CopyValue
                            label="postback URL"
                            value="https://app.northwind.example/sso/saml/acs/9f2c41"
                        />
                    </ValueRow>
                    <ValueRow label="Sign-in URL">
                        <CopyValue label="sign-in URL" value=LONG_URL />
                    </ValueRow>
                    <ValueRow label="Certificate" tall=true>
                        <strong>"CN=northwind"</strong>
                        <span class="muted">"RSA 2048 · SHA-256"</span>
                        <ValidityBar
                            elapsed=0.93
                            tone=Tone::Warning
                            sentence="Expires in 23 days, on 16 Dec 2026."
                        />
                    </ValueRow>
                    <ValueRow label="Last test">
                        <Badge tone=Tone::Good>"Passed"</Badge>
                        <span class="muted">"today 09:14 by Ada Osei"</span>
                    </ValueRow>
                </ValueList>
            </Card>
        },
    )
}

fn strip(states: [StepState; 4]) -> impl IntoView {
    let labels = ["Claim a domain", "Connect your IdP", "Test sign-in", "Require it"];
    let steps: Vec<Step> =
        labels.into_iter().zip(states).map(|(label, state)| Step::new(label, state)).collect();
    view! {
        <Card>
            <Steps label="Set-up" steps />
        </Card>
    }
}

/// Steps at the beginning, on the way, at the end.
pub fn steps() -> AnyView {
    use StepState::{Current, Done, Todo};
    on_page(
        "Steps",
        view! {
            {strip([Current, Todo, Todo, Todo])} {strip([Done, Done, Current, Todo])}
            {strip([Done, Done, Done, Done])}
        },
    )
}

/// Tabs.
pub fn tabs() -> AnyView {
    on_page(
        "Tabs",
        view! {
            <Tabs label="Access security">
                <Tab href="#" current=true>
                    "Single sign-on"
                </Tab>
                <Tab href="#" current=false>
                    "Two-factor"
                </Tab>
                <Tab href="#" current=false>
                    "Domains " <span class="count">"2"</span>
                </Tab>
            </Tabs>
        },
    )
}

/// A table of people.
pub fn table() -> AnyView {
    let columns = vec!["Not set up yet".to_owned(), "Last seen".to_owned()];
    on_page(
        "Table",
        view! {
            <Card>
                <Table caption="People without a second factor" columns>
                    <tr>
                        <td>
                            <PersonChip name="Jun Kato" detail="jun@northwind.example" />
                        </td>
                        <td data-label="Last seen">"2 h ago"</td>
                    </tr>
                    <tr>
                        <td>
                            <PersonChip name=LONG_WORD detail="mara@northwind.example" />
                        </td>
                        <td data-label="Last seen">"Yesterday"</td>
                    </tr>
                </Table>
            </Card>
        },
    )
}

/// Who may do what.
pub fn matrix() -> AnyView {
    let columns: Vec<String> =
        ["Owner", "Admin", "Billing Admin", "Member"].map(str::to_owned).to_vec();
    let row = |label: &str, cells: [bool; 4]| MatrixRow {
        label: label.to_owned(),
        cells: cells.to_vec(),
    };
    let rows = vec![
        row("See who the Owners and Admins are", [true; 4]),
        row("Rename the organization", [true, true, false, false]),
        row("Make someone an Owner", [true, false, false, false]),
    ];
    on_page(
        "Matrix",
        view! {
            <Card>
                <Matrix
                    caption="What each role may do"
                    corner="Permission"
                    columns
                    marked=Some(1)
                    mark="your role"
                    rows
                />
            </Card>
        },
    )
}

fn shell_of(organization: &'static str, person: &'static str) -> AnyView {
    let nav = ViewFnOnce::from(|| {
        view! {
            <NavSection label="Organization">
                <NavItem href="#" icon=Glyph::Building current=false>
                    "Overview"
                </NavItem>
                <NavItem href="#" icon=Glyph::ShieldCheck current=true>
                    "Access security"
                </NavItem>
            </NavSection>
        }
    });
    let menu = ViewFnOnce::from(move || {
        let button = ViewFnOnce::from(move || view! { <PersonChip name=person detail="Owner" /> });
        view! {
            <Menu button label=", your menu">
                <MenuLabel>"Theme"</MenuLabel>
                <ThemeSwitch />
                <MenuItem icon=Glyph::LogOut on_press=|| {}>
                    "Sign out"
                </MenuItem>
            </Menu>
        }
    });
    let help = ViewFnOnce::from(|| {
        let on_press = Callback::new(|()| {});
        view! { <IconButton icon=Glyph::CircleHelp label="Help" on_press /> }
    });
    view! {
        <Shell organization aside=help nav person=menu>
            <Page
                title="Access security"
                lede=Signal::derive(move || {
                    format!("How people prove who they are before they reach {organization}.")
                })
            >
                <Card>
                    <CardHeader title="A card" />
                </Card>
            </Page>
        </Shell>
    }
    .into_any()
}

/// The frame of every page.
pub fn shell() -> AnyView {
    shell_of("Northwind Labs", "Ada Osei")
}

/// The frame with names that don't end.
pub fn long_shell() -> AnyView {
    shell_of(LONG_WORD, LONG_WORD)
}
