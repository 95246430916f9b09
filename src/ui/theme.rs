//! Light, dark, or as the system has it.

use leptos::prelude::*;

use super::choice::Segmented;
use super::icon::Glyph;
use crate::browser;

/// The name under which the choice is kept on this device, and the attribute of `<html>` that
/// holds it. `index.html` reads the first and writes the second before the app is there.
const KEPT: &str = "theme";
const ATTRIBUTE: &str = "data-theme";

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it, and changing with it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// As kept on this device; the system's when nothing is.
    pub fn kept() -> Self {
        match browser::kept(KEPT).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// Shows the page in it.
    pub fn show(self) {
        browser::mark_page(ATTRIBUTE, self.name());
    }

    /// Shows the page in it, and keeps the choice on this device.
    pub fn choose(self) {
        browser::keep(KEPT, self.name());
        self.show();
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// Chooses the colours of the whole page.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::kept());
    let choose = move |chosen: Theme| {
        theme.set(chosen);
        chosen.choose();
    };
    let choices = vec![
        (Some(Glyph::Sun), "Light".to_owned(), Theme::Light),
        (Some(Glyph::Moon), "Dark".to_owned(), Theme::Dark),
        (Some(Glyph::Monitor), "System".to_owned(), Theme::System),
    ];
    let value = super::Binding::new(theme, choose);
    view! { <Segmented label="Theme" choices value /> }
}
