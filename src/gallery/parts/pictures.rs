//! What is drawn.

use leptos::prelude::*;

use super::{LONG_WORD, on_page};
use crate::ui::{
    Avatar, AvatarKind, Badge, Button, ButtonVariant, Card, CardBody, CardHeader, CoverageRing,
    Glyph, Icon, People, PersonChip, PersonList, PersonRow, RingPart, RingSegment, Tone, TrendLine,
    TrendPoint, ValidityBar,
};

/// Every icon.
pub fn icons() -> AnyView {
    let icon = |shape: &Glyph| {
        let (shape, name) = (*shape, format!("{shape:?}"));
        view! {
            <li class="gallery-icon">
                <Icon shape />
                {name}
            </li>
        }
    };
    let icons = Glyph::ALL.iter().map(icon).collect_view();
    on_page(
        "Icon",
        view! {
            <Card>
                <CardBody>
                    <ul class="gallery-icons" role="list">
                        {icons}
                    </ul>
                </CardBody>
            </Card>
        },
    )
}

/// People and organizations.
pub fn people() -> AnyView {
    on_page(
        "People",
        view! {
            <Card>
                <CardBody>
                    <div class="row">
                        <Avatar name="Northwind Labs" kind=AvatarKind::Organization />
                        <Avatar name="Ada Osei" />
                        <Avatar name="Ada" />
                        <Avatar name="Ada Osei" small=true />
                    </div>
                    <PersonChip name="Ada Osei" detail="Owner" />
                    <PersonList label="Guests">
                        <PersonRow name="Lee Park" detail="lee@partner.example">
                            <Badge tone=Tone::Warning>"Loses access"</Badge>
                            <Button variant=ButtonVariant::Quiet>"Keep their password"</Button>
                        </PersonRow>
                        <PersonRow name=LONG_WORD detail="kim@agency.example">
                            <Badge tone=Tone::Good>"Keeps their password"</Badge>
                            <Button variant=ButtonVariant::Quiet>"End exception"</Button>
                        </PersonRow>
                    </PersonList>
                    <People>
                        <li>
                            <PersonChip name="Ada Osei" detail="Owner" framed=true />
                        </li>
                        <li>
                            <PersonChip
                                name="Ravi Vance"
                                detail="Admin"
                                email=Some("ravi@northwind.example".to_owned())
                                framed=true
                            />
                        </li>
                        <li>
                            <PersonChip name=LONG_WORD detail=LONG_WORD framed=true />
                        </li>
                    </People>
                </CardBody>
            </Card>
        },
    )
}

fn bar(elapsed: f64, tone: Tone, sentence: &'static str) -> impl IntoView {
    view! { <ValidityBar elapsed tone sentence /> }
}

/// A validity at every stage.
pub fn validity() -> AnyView {
    on_page(
        "Validity bar",
        view! {
            <Card>
                <CardBody>
                    {bar(0.0, Tone::Neutral, "Valid from tomorrow.")}
                    {bar(0.3, Tone::Neutral, "Valid until 16 Dec 2027.")}
                    {bar(0.94, Tone::Warning, "Expires in 23 days, on 16 Dec 2026. Add the next certificate now.")}
                    {bar(1.0, Tone::Danger, "Expired on 16 Nov 2026. Nobody can sign in with it.")}
                </CardBody>
            </Card>
        },
    )
}

fn ring(title: &'static str, app: u32, passkey: u32, none: u32) -> impl IntoView {
    let segments = vec![
        RingSegment::new("Authenticator app", app, RingPart::First),
        RingSegment::new("Passkey", passkey, RingPart::Second),
        RingSegment::new("Not set up", none, RingPart::Rest),
    ];
    view! {
        <Card>
            <CardHeader title />
            <CardBody>
                <CoverageRing segments />
            </CardBody>
        </Card>
    }
}

/// Coverage of some, all, none, nearly all, and of nobody at all.
pub fn coverage() -> AnyView {
    on_page(
        "Coverage ring",
        view! {
            {ring("Some", 28, 5, 11)} {ring("Everybody", 44, 0, 0)} {ring("Nobody", 0, 0, 44)}
            {ring("All but one of ten thousand", 9_000, 999, 1)} {ring("No people", 0, 0, 0)}
        },
    )
}

fn trend(title: &'static str, percents: &[u32]) -> impl IntoView + use<> {
    let last = percents.len().saturating_sub(1);
    let point = |(index, &percent): (usize, &u32)| TrendPoint {
        place: (90 - (last - index)) as f64 / 90.0,
        percent,
        day: format!("day {}", 90 - (last - index)),
    };
    let points: Vec<TrendPoint> = percents.iter().enumerate().map(point).collect();
    view! {
        <Card>
            <CardHeader title />
            <CardBody>
                <TrendLine label="Coverage" points begins="28 Aug 2026" ends="26 Nov 2026" />
            </CardBody>
        </Card>
    }
}

/// Coverage over 90 days, over a week, on one day, on none, and at both ends of the scale.
pub fn trends() -> AnyView {
    let quarter: Vec<u32> = (0..=90).map(|day| 22 + day * 53 / 90 + (day * day % 7)).collect();
    on_page(
        "Trend line",
        view! {
            {trend("90 days", &quarter)} {trend("A week", &[40, 41, 41, 45, 60, 61, 64])}
            {trend("One day", &[75])} {trend("Nothing yet", &[])} {trend("Nobody", &[0; 91])}
            {trend("Everybody", &[100; 91])}
        },
    )
}
