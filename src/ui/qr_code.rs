//! Text for a camera.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcode::Color;

/// How many white modules stand around the code (ISO/IEC 18004, section 6.3.8).
const QUIET_ZONE: usize = 4;

/// Text as a QR code. It is dark on white in every theme: not every camera reads the reverse.
///
/// More than 2,331 bytes are too many for a code; then nothing is drawn.
#[component]
pub fn QrCode(
    /// What a camera reads.
    #[prop(into)]
    text: String,
    /// What it is, for those who don't see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let code = qrcode::QrCode::new(text).ok()?;
    let size = code.width() + 2 * QUIET_ZONE;
    let view_box = format!("-{QUIET_ZONE} -{QUIET_ZONE} {size} {size}");
    Some(view! {
        <svg class="qr-code" viewBox=view_box role="img" aria-label=label>
            <path d=outline(&code) />
        </svg>
    })
}

/// The dark modules, each run of them in a row as one rectangle.
fn outline(code: &qrcode::QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += length;
        }
    }
    path
}
