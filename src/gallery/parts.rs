//! The `ui` parts.

mod controls;
mod document;
mod factors;
mod fields;
mod messages;
mod pictures;
mod structure;

use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use crate::ui::Page;

/// Every part.
pub const ROOM: Room = Room {
    name: "Parts",
    exhibits: &[
        exhibit("parts/icon", "Icon", pictures::icons),
        exhibit("parts/button", "Button", controls::buttons),
        exhibit("parts/switch", "Switch", controls::switches),
        exhibit("parts/setting-row", "Setting row", controls::setting_rows),
        exhibit("parts/choice", "Choice", controls::choices),
        exhibit("parts/menu", "Menu", controls::menu),
        exhibit("parts/field", "Field", fields::fields),
        exhibit("parts/field-errors", "Field, with errors", fields::errors),
        exhibit("parts/code-field", "Code field", factors::code_fields),
        exhibit("parts/badge", "Badge", messages::badges),
        exhibit("parts/notice", "Notice", messages::notices),
        exhibit("parts/facts", "Facts", messages::facts),
        exhibit("parts/dialog", "Dialog", messages::dialog),
        exhibit("parts/dialog-busy", "Dialog, busy", messages::busy_dialog),
        exhibit("parts/dialog-long", "Dialog, long", messages::long_dialog),
        exhibit("parts/toast", "Toast", messages::toasts),
        exhibit("parts/placard", "Placard", messages::placard),
        exhibit("parts/progress", "Spinner, skeleton", messages::progress),
        exhibit("parts/compare", "Compare", messages::compare),
        exhibit("parts/card", "Card, values", structure::card),
        exhibit("parts/steps", "Steps", structure::steps),
        exhibit("parts/tabs", "Tabs", structure::tabs),
        exhibit("parts/table", "Table", structure::table),
        exhibit("parts/matrix", "Matrix", structure::matrix),
        exhibit("parts/item-list", "Item list", factors::items),
        exhibit("parts/markdown", "Markdown", document::markdown),
        exhibit("parts/shell", "Shell", structure::shell),
        exhibit("parts/shell-long", "Shell, long names", structure::long_shell),
        exhibit("parts/person", "People", pictures::people),
        exhibit("parts/validity-bar", "Validity bar", pictures::validity),
        exhibit("parts/coverage-ring", "Coverage ring", pictures::coverage),
        exhibit("parts/trend-line", "Trend line", pictures::trends),
        exhibit("parts/qr-code", "QR code", factors::qr_codes),
        exhibit("parts/secret-text", "Secret text", factors::secrets),
        exhibit("parts/recovery-sheet", "Recovery codes", factors::recovery_sheet),
    ],
};

/// Long enough to break what is not made to break.
const LONG_WORD: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/// An address without a place to break.
const LONG_URL: &str = "https://sign-in.identity.a-very-long-subdomain.northwind.example/app/exk1f7q2exk1f7q2exk1f7q2/sso/saml/metadata/and/more";

/// Parts on a page, as wide as pages are.
fn on_page(title: &'static str, parts: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="shell">
            <main class="main">
                <Page title>{parts.into_any()}</Page>
            </main>
        </div>
    }
    .into_any()
}
