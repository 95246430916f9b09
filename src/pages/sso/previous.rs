use gatehouse_contract::sso::PreviousConnection;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{Replacement, SsoModel};
use super::replace_dialog::ReplaceButton;
use crate::ui::{Card, SettingRow};
use crate::words;

/// The connection that was there before, while it can be restored.
#[component]
pub fn Previous(model: SsoModel) -> impl IntoView {
    let previous = model.derive(|settings| settings.previous.clone());
    move || {
        let previous = previous.get()?;
        let until = previous.restorable_until();
        let PreviousConnection { connection, replaced, .. } = previous;
        let description = format!(
            "{} replaced {} {}. It is kept, and can be put back, until {}.",
            replaced.by,
            connection.issuer,
            words::ago(replaced.at),
            words::date(until),
        );
        let control = move || view! { <ReplaceButton model replacement=Replacement::Restore /> };
        Some(view! {
            <Card label="Connection before">
                <SettingRow
                    title="The connection before"
                    description
                    control=ViewFnOnce::from(control)
                />
            </Card>
        })
    }
}
