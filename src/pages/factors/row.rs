use gatehouse_contract::Factor;
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use super::naming::Naming;
use crate::ui::{Button, ButtonVariant, Glyph, ItemRow};
use crate::words;

/// A factor that the viewer has, and what can be done with it.
#[component]
pub fn FactorRow(
    model: FactorsModel,
    factor: Factor,
    /// What kind of thing it is.
    icon: Glyph,
) -> impl IntoView {
    let named = factor.clone();
    let is_renamed = Memo::new(
        move |_| matches!(model.task.get(), FactorTask::Renaming(factor) if factor.id == named.id),
    );
    let row = StoredValue::new(factor);
    view! {
        <Show
            when=move || is_renamed.get()
            fallback=move || view! { <Shown model factor=row.get_value() icon /> }
        >
            <li class="item-row">
                <Naming model factor=row.get_value() />
            </li>
        </Show>
    }
}

/// The id of the button that gives a factor another name.
pub fn rename_id(factor: &Factor) -> String {
    format!("rename-{}", factor.id)
}

#[component]
fn Shown(model: FactorsModel, factor: Factor, icon: Glyph) -> impl IntoView {
    let name = factor.name.as_str().to_owned();
    let about = StoredValue::new(format!(" {name}"));
    let hidden = move || view! { <span class="visually-hidden">{about.get_value()}</span> };
    let (id, renamed, removed) = (rename_id(&factor), factor.clone(), factor.clone());
    let disabled = model.is_keeping();
    view! {
        <ItemRow icon name detail=words::factor_use(&factor)>
            <Button
                disabled
                on_press=move || model.begin(FactorTask::Renaming(renamed.clone()))
                attr:id=id
            >
                "Rename" {hidden}
            </Button>
            <Button
                variant=ButtonVariant::DangerOutline
                disabled
                on_press=move || model.begin(FactorTask::Removing(removed.clone()))
            >
                "Remove" {hidden}
            </Button>
        </ItemRow>
    }
}
