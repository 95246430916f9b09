//! Addresses in the gallery: `#/sso/on?theme=dark&width=390&text=large`.

use crate::ui::Theme;

/// The width of the page that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as there is room.
    #[default]
    Full,
    /// A laptop: 1280 px.
    Laptop,
    /// A phone: 390 px.
    Phone,
    /// The smallest: 320 px.
    Smallest,
}

impl Width {
    /// Every width.
    pub const ALL: [Self; 4] = [Self::Full, Self::Laptop, Self::Phone, Self::Smallest];

    /// In pixels, as written in the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Laptop => "1280",
            Self::Phone => "390",
            Self::Smallest => "320",
        }
    }
}

/// What is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The exhibit.
    pub path: String,
    /// Which colours.
    pub theme: Theme,
    /// How wide.
    pub width: Width,
    /// With text of twice the size.
    pub large: bool,
}

impl Address {
    /// Reads what stands after `#`. What cannot be read is as if it were not there.
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|pair| pair.0 == name).map(|pair| pair.1)
        };
        let width = Width::ALL.into_iter().find(|width| value("width") == Some(width.name()));
        Self {
            path: path.trim_matches('/').to_owned(),
            theme: theme(value("theme")),
            width: width.unwrap_or_default(),
            large: value("text") == Some("large"),
        }
    }

    /// What stands after `#`.
    pub fn hash(&self) -> String {
        let Self { path, theme, width, large } = self;
        let theme = match theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let text = if *large { "large" } else { "normal" };
        format!("#/{path}?theme={theme}&width={}&text={text}", width.name())
    }
}

fn theme(name: Option<&str>) -> Theme {
    match name {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}
