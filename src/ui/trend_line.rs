//! A share over time.

use std::fmt::Write as _;

use leptos::prelude::*;

/// What was measured on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// Where the day is, as a part of the axis from 0 to 1.
    pub place: f64,
    /// The share, from 0 to 100.
    pub percent: u32,
    /// The day, in words.
    pub day: String,
}

/// A share in per cent as a line over time, with the last value at its end. A sentence says the
/// same to those who don't see it.
#[component]
pub fn TrendLine(
    /// What is measured: "Coverage".
    #[prop(into)]
    label: String,
    /// What was measured, from the first day to the last one. There may be none.
    #[prop(into)]
    points: Signal<Vec<TrendPoint>>,
    /// The day at the beginning of the axis.
    #[prop(into)]
    begins: Signal<String>,
    /// The day at its end.
    #[prop(into)]
    ends: Signal<String>,
) -> impl IntoView {
    let said = move || points.with(|points| format!("{label}: {}", sentence(points)));
    let end = move || match points.with(|points| points.last().cloned()) {
        Some(last) => end_dot(last),
        None => view! { <p class="trend-empty">"Nothing recorded yet"</p> }.into_any(),
    };
    view! {
        <div class="trend" role="img" aria-label=said>
            <div class="trend-scale">
                <span>"100%"</span>
                <span>"50%"</span>
                <span>"0%"</span>
            </div>
            <div class="trend-plot">
                <svg class="trend-picture" viewBox="0 0 100 100" preserveAspectRatio="none">
                    <path class="trend-grid" d="M0 0H100M0 50H100M0 100H100" />
                    <path class="trend-path" d=move || points.with(|points| path(points)) />
                </svg>
                {end}
            </div>
            <div class="trend-days">
                <span>{move || begins.get()}</span>
                <span>{move || ends.get()}</span>
            </div>
        </div>
    }
}

fn path(points: &[TrendPoint]) -> String {
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        let command = if index == 0 { 'M' } else { 'L' };
        let (x, y) = (point.place.clamp(0.0, 1.0) * 100.0, 100 - point.percent.min(100));
        // Writing to a string cannot fail.
        let _ = write!(path, "{command}{x:.2} {y}");
    }
    path
}

fn end_dot(TrendPoint { place, percent, .. }: TrendPoint) -> AnyView {
    view! {
        <span
            class="trend-end"
            style:inset-inline-start=format!("{:.2}%", place.clamp(0.0, 1.0) * 100.0)
            style:inset-block-end=format!("{}%", percent.min(100))
        >
            <span class="trend-value">{percent} "%"</span>
        </span>
    }
    .into_any()
}

/// The first value and the last one, and between what they lay.
fn sentence(points: &[TrendPoint]) -> String {
    let lowest = points.iter().map(|point| point.percent).min().unwrap_or_default();
    let highest = points.iter().map(|point| point.percent).max().unwrap_or_default();
    match points {
        [] => "nothing recorded yet.".to_owned(),
        [only] => format!("{}% on {}.", only.percent, only.day),
        [first, .., last] => format!(
            "{}% on {}, {}% on {}. Lowest {lowest}%, highest {highest}%.",
            first.percent, first.day, last.percent, last.day
        ),
    }
}
