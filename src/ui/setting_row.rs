//! A setting: what it is, one sentence on what it does to people, and one control.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::id::{id_list, unique_id};
use super::switch::Switch;

/// A setting with any control, or with none.
#[component]
pub fn SettingRow(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence on what it does to people.
    #[prop(optional, into)]
    description: Signal<String>,
    /// Its state, beside the title.
    #[prop(optional, into)]
    badge: Option<ViewFnOnce>,
    /// What changes it.
    #[prop(optional, into)]
    control: Option<ViewFnOnce>,
    /// Consequences in numbers, below the description.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = unique_id("setting");
    let control =
        control.map(|control| view! { <div class="setting-control">{control.run()}</div> });
    view! {
        <div class="setting-row" data-control="wide">
            <Words id title description badge children />
            {control}
        </div>
    }
}

/// A setting that is on or off.
#[component]
pub fn SwitchRow(
    /// What it is; also the name of the switch.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence on what it does to people.
    #[prop(into)]
    description: Signal<String>,
    /// What the server said.
    #[prop(into)]
    on: Signal<bool>,
    /// Asks for the other value.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// A request of this switch is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be changed now; then it is disabled and says so.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
    /// Disables it when the reason stands elsewhere: see `described_by`.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Id of a notice that says why it is disabled.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Its state, beside the title.
    #[prop(optional, into)]
    badge: Option<ViewFnOnce>,
    /// Consequences in numbers, below the description.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = unique_id("setting");
    let stuck = Signal::derive(move || disabled.get() || reason.with(Option::is_some));
    let described = {
        let (words, why) = (format!("{id}-description"), format!("{id}-reason"));
        Signal::derive(move || {
            let why = reason.with(Option::is_some).then(|| why.clone());
            id_list([Some(words.clone()), why, described_by.clone()])
        })
    };
    view! {
        <div class="setting-row" data-disabled=move || stuck.get().then_some("true")>
            <Words id=id.clone() title description badge reason children />
            <div class="setting-control">
                <Switch
                    on
                    on_toggle
                    busy
                    disabled=stuck
                    id=format!("{id}-switch")
                    labelled_by=format!("{id}-title")
                    described_by=described
                />
            </div>
        </div>
    }
}

#[component]
fn Words(
    id: String,
    title: Signal<String>,
    description: Signal<String>,
    badge: Option<ViewFnOnce>,
    #[prop(optional)] reason: Signal<Option<String>>,
    children: Option<Children>,
) -> impl IntoView {
    let why = format!("{id}-reason");
    let reason = move || {
        let why = why.clone();
        reason.get().map(|words| {
            view! {
                <p class="setting-reason" id=why>
                    <Icon shape=Glyph::Info />
                    <span>{words}</span>
                </p>
            }
        })
    };
    view! {
        <div class="setting-text">
            <div class="setting-heading">
                <h2 class="setting-title" id=format!("{id}-title")>
                    {move || title.get()}
                </h2>
                {badge.map(ViewFnOnce::run)}
            </div>
            <p class="setting-description" id=format!("{id}-description")>
                {move || description.get()}
            </p>
            {reason}
            {children.map(|children| view! { <div class="setting-more">{children()}</div> })}
        </div>
    }
}
