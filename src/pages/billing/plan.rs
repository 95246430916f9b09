use gatehouse_contract::{Billing, Seats};
use leptos::prelude::*;

use crate::ui::{Card, CardHeader, Notice, NoticeTone, ValueList, ValueRow};
use crate::words;

/// What the plan is called, and how many of its seats are taken.
#[component]
pub fn Plan(billing: RwSignal<Billing>) -> impl IntoView {
    let seats = Memo::new(move |_| billing.with(|it| it.seats));
    let waiting = move || {
        let invited = seats.get().invited;
        (invited > 0).then(|| {
            let words = match invited {
                1 => "1 person is invited, and takes a seat once they join.".to_owned(),
                more => format!("{more} people are invited, and each takes a seat once they join."),
            };
            view! { <span class="value-note">{words}</span> }
        })
    };
    view! {
        <Card>
            <CardHeader title="Plan" />
            <ValueList>
                <ValueRow label="Name">{move || billing.with(|it| it.plan.clone())}</ValueRow>
                <ValueRow label="Seats" note="each member takes one" tall=true>
                    <span>{move || taken(seats.get())}</span>
                    {waiting}
                </ValueRow>
            </ValueList>
        </Card>
        {move || excess(seats.get())}
    }
}

/// `44 of 50 taken, 6 free`.
fn taken(Seats { used, limit, .. }: Seats) -> String {
    match limit {
        None => format!("{used} taken, without a limit"),
        Some(limit) if used > limit => format!("{used} taken of {limit}"),
        Some(limit) => format!("{used} of {limit} taken, {} free", limit - used),
    }
}

/// That there are more people than seats.
fn excess(seats: Seats) -> Option<impl IntoView> {
    let excess = seats.excess();
    (excess > 0).then(|| {
        let title = format!("{} more than the plan has seats for.", words::people(excess));
        view! {
            <Notice tone=NoticeTone::Warning title>
                "Nobody is shut out, and people can still be invited. Whoever runs this Gatehouse \
                 can add seats."
            </Notice>
        }
    })
}
