//! The `ui` parts.

mod controls;
mod fields;
mod messages;
mod pictures;
mod structure;

use leptos::prelude::*;

use super::catalogue::{Exhibit, Room};
use crate::ui::Page;

/// Every part.
pub const ROOM: Room = Room {
    name: "Parts",
    exhibits: &[
        Exhibit { path: "parts/icon", name: "Icon", view: pictures::icons },
        Exhibit { path: "parts/button", name: "Button", view: controls::buttons },
        Exhibit { path: "parts/switch", name: "Switch", view: controls::switches },
        Exhibit { path: "parts/setting-row", name: "Setting row", view: controls::setting_rows },
        Exhibit { path: "parts/choice", name: "Choice", view: controls::choices },
        Exhibit { path: "parts/menu", name: "Menu", view: controls::menu },
        Exhibit { path: "parts/field", name: "Field", view: fields::fields },
        Exhibit { path: "parts/field-errors", name: "Field, with errors", view: fields::errors },
        Exhibit { path: "parts/badge", name: "Badge", view: messages::badges },
        Exhibit { path: "parts/notice", name: "Notice", view: messages::notices },
        Exhibit { path: "parts/facts", name: "Facts", view: messages::facts },
        Exhibit { path: "parts/dialog", name: "Dialog", view: messages::dialog },
        Exhibit { path: "parts/dialog-busy", name: "Dialog, busy", view: messages::busy_dialog },
        Exhibit { path: "parts/dialog-long", name: "Dialog, long", view: messages::long_dialog },
        Exhibit { path: "parts/toast", name: "Toast", view: messages::toasts },
        Exhibit { path: "parts/placard", name: "Placard", view: messages::placard },
        Exhibit { path: "parts/progress", name: "Spinner, skeleton", view: messages::progress },
        Exhibit { path: "parts/compare", name: "Compare", view: messages::compare },
        Exhibit { path: "parts/card", name: "Card, values", view: structure::card },
        Exhibit { path: "parts/steps", name: "Steps", view: structure::steps },
        Exhibit { path: "parts/tabs", name: "Tabs", view: structure::tabs },
        Exhibit { path: "parts/table", name: "Table", view: structure::table },
        Exhibit { path: "parts/matrix", name: "Matrix", view: structure::matrix },
        Exhibit { path: "parts/shell", name: "Shell", view: structure::shell },
        Exhibit {
            path: "parts/shell-long",
            name: "Shell, long names",
            view: structure::long_shell,
        },
        Exhibit { path: "parts/person", name: "People", view: pictures::people },
        Exhibit { path: "parts/validity-bar", name: "Validity bar", view: pictures::validity },
        Exhibit { path: "parts/coverage-ring", name: "Coverage ring", view: pictures::coverage },
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
        <main class="main">
            <Page title>{parts.into_any()}</Page>
        </main>
    }
    .into_any()
}
