//! Who is covered, as a picture.

use leptos::prelude::*;

/// What a part of the ring counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingPart {
    /// Covered in the first way.
    First,
    /// Covered in the second way.
    Second,
    /// Not covered.
    Rest,
}

impl RingPart {
    const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Rest => "rest",
        }
    }
}

/// A part of the ring and its row in the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingSegment {
    /// Its name: "Authenticator app".
    pub label: String,
    /// How many.
    pub count: u32,
    /// What it counts.
    pub part: RingPart,
}

impl RingSegment {
    /// A segment.
    pub fn new(label: impl Into<String>, count: u32, part: RingPart) -> Self {
        Self { label: label.into(), count, part }
    }
}

/// A ring of who is covered, with the share in the middle and the counts beside it.
///
/// The share is rounded down: 100 % is said when it is everybody.
#[component]
pub fn CoverageRing(
    /// The parts, clockwise from the top.
    #[prop(into)]
    segments: Signal<Vec<RingSegment>>,
) -> impl IntoView {
    let sums = Memo::new(move |_| segments.with(|all| sums(all)));
    let share = move || sums.with(|&(covered, all)| covered * 100 / all.max(1));
    let count = move || sums.with(|&(covered, all)| format!("{covered} of {all}"));
    let arcs = move || segments.with(|all| arcs(all)).into_iter().map(arc).collect_view();
    let rows = move || segments.get().into_iter().map(legend_row).collect_view();
    view! {
        <div class="coverage">
            <div class="coverage-picture">
                <svg class="coverage-ring" viewBox="0 0 120 120" aria-hidden="true">
                    <circle class="ring-track" cx="60" cy="60" r=RADIUS />
                    {arcs}
                </svg>
                <p class="coverage-middle">
                    <span class="coverage-share">{share} "%"</span>
                    <span class="coverage-count">{count}</span>
                </p>
            </div>
            <ul class="legend" role="list">
                {rows}
            </ul>
        </div>
    }
}

const RADIUS: f64 = 54.0;
const LENGTH: f64 = 2.0 * std::f64::consts::PI * RADIUS;
/// Between two parts, so that they are told apart without colour.
const GAP: f64 = 2.0;

struct Arc {
    part: RingPart,
    length: f64,
    start: f64,
}

/// How many are covered, and how many there are.
fn sums(segments: &[RingSegment]) -> (u32, u32) {
    let count = |covered: bool| {
        let counted = segments.iter().filter(|one| covered <= (one.part != RingPart::Rest));
        counted.map(|one| one.count).sum()
    };
    (count(true), count(false))
}

fn arcs(segments: &[RingSegment]) -> Vec<Arc> {
    let (_, all) = sums(segments);
    let mut start = 0.0;
    let mut arcs = Vec::new();
    for segment in segments.iter().filter(|one| one.count > 0) {
        let whole = LENGTH * f64::from(segment.count) / f64::from(all.max(1));
        let gap = if segment.count == all { 0.0 } else { GAP };
        arcs.push(Arc { part: segment.part, length: (whole - gap).max(1.0), start });
        start += whole;
    }
    arcs
}

fn arc(arc: Arc) -> impl IntoView {
    view! {
        <circle
            class="ring-part"
            data-tone=arc.part.name()
            cx="60"
            cy="60"
            r=RADIUS
            stroke-dasharray=format!("{:.2} {:.2}", arc.length, LENGTH)
            stroke-dashoffset=format!("{:.2}", -arc.start)
        />
    }
}

fn legend_row(segment: RingSegment) -> impl IntoView {
    view! {
        <li class="legend-row">
            <span class="legend-mark" data-tone=segment.part.name() aria-hidden="true"></span>
            <span>{segment.label}</span>
            <span class="legend-count">{segment.count}</span>
        </li>
    }
}
