//! What is said.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{LONG_URL, LONG_WORD, on_page};
use crate::ui::{
    Badge, Button, ButtonVariant, Card, CardBody, Compare, Dialog, Difference, Fact, Facts, Glyph,
    Notice, NoticeTone, PasswordField, People, PersonChip, Placard, Skeleton, Spinner, Tone,
    use_announcer,
};

/// A badge of every tone.
pub fn badges() -> AnyView {
    on_page(
        "Badge",
        view! {
            <Card>
                <CardBody>
                    <div class="row">
                        <Badge tone=Tone::Good>"On"</Badge>
                        <Badge tone=Tone::Neutral>"Off"</Badge>
                        <Badge tone=Tone::Warning>"Not tested"</Badge>
                        <Badge tone=Tone::Danger>"Expired"</Badge>
                        <Badge tone=Tone::Accent>"Required"</Badge>
                        <Badge tone=Tone::Neutral icon=Glyph::Lock>"Kept"</Badge>
                    </div>
                </CardBody>
            </Card>
        },
    )
}

fn notice(tone: NoticeTone, title: &'static str) -> impl IntoView {
    view! {
        <Notice tone title>
            "Your identity provider asks for the second factor now. To manage it here, turn single \
             sign-on off first. " <a href="#">"Go to single sign-on"</a>
        </Notice>
    }
}

/// A notice of every tone, one with buttons, one that is long.
pub fn notices() -> AnyView {
    let actions = ViewFnOnce::from(|| view! { <Button icon=Glyph::Refresh>"Try again"</Button> });
    on_page(
        "Notice",
        view! {
            {notice(NoticeTone::Info, "Two-factor is off because single sign-on is on.")}
            {notice(NoticeTone::Success, "The connection was saved.")}
            {notice(NoticeTone::Warning, "Ravi Vance changed this while you were typing.")}
            {notice(NoticeTone::Danger, "The change was not made.")}
            <Notice
                tone=NoticeTone::Danger
                icon=Glyph::WifiOff
                title="The server cannot be reached."
                actions
            >
                "Nothing was changed. What you typed is still here."
            </Notice>
            <Notice title=LONG_WORD>{LONG_URL}</Notice>
        },
    )
}

fn consequences() -> impl IntoView {
    view! {
        <Facts>
            <Fact tone=Tone::Good>"You signed in through Okta in a test today at 09:14"</Fact>
            <Fact tone=Tone::Good>"2 Owners and 3 Admins keep password sign-in"</Fact>
            <Fact tone=Tone::Warning>
                "3 guests lose access: lee@partner.example, sam@agency.example and \
                 kim@agency.example."
            </Fact>
            <Fact tone=Tone::Danger>"Jun Kato is left with a password alone"</Fact>
        </Facts>
    }
}

/// Facts, stacked and in a line.
pub fn facts() -> AnyView {
    on_page(
        "Facts",
        view! {
            <Card>
                <CardBody>{consequences()}</CardBody>
                <CardBody>
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
                </CardBody>
            </Card>
        },
    )
}

fn footer(busy: bool, close: Callback<()>) -> ViewFnOnce {
    ViewFnOnce::from(move || {
        view! {
            <Button disabled=busy on_press=close>
                "Cancel"
            </Button>
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Require single sign-on"
            </Button>
        }
    })
}

fn opened(busy: bool, more: fn() -> AnyView) -> AnyView {
    let open = RwSignal::new(true);
    let close = Callback::new(move |()| open.set(false));
    on_page(
        "Dialog",
        view! {
            <div class="row">
                <Button on_press=move || open.set(true)>"Open the dialog"</Button>
            </div>
            <Show when=move || open.get()>
                <Dialog
                    title="Require single sign-on?"
                    lede=Some("This takes effect at the next sign-in.".to_owned())
                    busy
                    on_close=close
                    on_submit=close
                    footer=footer(busy, close)
                >
                    {consequences()}
                    {more()}
                    <PasswordField
                        label="Confirm with your password"
                        value=RwSignal::new(String::new())
                        autofocus=true
                        locked=busy
                    />
                </Dialog>
            </Show>
        },
    )
}

/// A dialog that opens by itself, and by a button.
pub fn dialog() -> AnyView {
    opened(false, || ().into_any())
}

/// A dialog that is waiting for the server.
pub fn busy_dialog() -> AnyView {
    opened(true, || ().into_any())
}

/// A dialog longer than the screen.
pub fn long_dialog() -> AnyView {
    opened(false, || (0..6).map(|_| consequences()).collect_view().into_any())
}

/// Toasts, on demand.
pub fn toasts() -> AnyView {
    let announcer = use_announcer();
    announcer.saved("Single sign-on is on");
    announcer.failed("The server cannot be reached. Nothing was changed.");
    on_page(
        "Toast",
        view! {
            <div class="row">
                <Button on_press=move || announcer.saved("Single sign-on is on")>"Saved"</Button>
                <Button on_press=move || announcer.failed("Nothing was changed")>"Failed"</Button>
            </div>
        },
    )
}

/// A card with one message.
pub fn placard() -> AnyView {
    on_page(
        "Placard",
        view! {
            <Placard icon=Glyph::Shield title="Only Owners and Admins manage access security">
                <p>
                    "You are a " <strong>"Member"</strong>
                    ". Single sign-on and two-factor settings belong to the people below."
                </p>
                <People>
                    <li>
                        <PersonChip name="Ada Osei" detail="Owner" framed=true />
                    </li>
                    <li>
                        <PersonChip name="Ravi Vance" detail="Admin" framed=true />
                    </li>
                </People>
            </Placard>
        },
    )
}

/// Waiting.
pub fn progress() -> AnyView {
    on_page(
        "Spinner, skeleton",
        view! {
            <Card>
                <CardBody>
                    <Spinner label="Loading single sign-on" />
                </CardBody>
                <Skeleton label="Loading two-factor" lines=4 />
            </Card>
        },
    )
}

/// Theirs beside yours.
pub fn compare() -> AnyView {
    let difference = |label: &str, theirs: &str, yours: &str| Difference {
        label: label.to_owned(),
        theirs: theirs.to_owned(),
        yours: yours.to_owned(),
    };
    let differences = vec![
        difference("Sign-in URL", "https://northwind.okta.example/app/exk1f/sso/saml", LONG_URL),
        difference("Issuer", "http://www.okta.example/exk1f7q2", LONG_WORD),
    ];
    on_page(
        "Compare",
        view! {
            <Card>
                <CardBody>
                    <Compare differences />
                </CardBody>
            </Card>
        },
    )
}
