//! What a thing means, in a colour that always comes with an icon and a word.

use super::icon::Glyph;

/// The meaning of a badge, a fact or a bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// On, passed, allowed.
    Good,
    /// It works, and it asks for attention.
    Warning,
    /// It doesn't work, or something is lost.
    Danger,
    /// The next thing to do, or what is yours.
    Accent,
}

impl Tone {
    /// The value of `data-tone`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Accent => "accent",
        }
    }

    /// The icon that says the same without colour.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Neutral => Glyph::Minus,
            Self::Good => Glyph::Check,
            Self::Warning => Glyph::TriangleAlert,
            Self::Danger => Glyph::CircleAlert,
            Self::Accent => Glyph::ArrowRight,
        }
    }
}
