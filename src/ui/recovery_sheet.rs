//! Recovery codes, to be kept on paper or in a safe place.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::button::{Button, ButtonVariant};
use super::checkbox::Checkbox;
use super::copy_button::Copying;
use super::icon::Glyph;
use super::id::unique_id;
use crate::browser;

const TITLE: &str = "Gatehouse recovery codes";
const LEAVING: &str = "Leave without saving the recovery codes? They are not shown again; you can make new ones later.";
const ONCE: &str = "Each code works once.";

/// Recovery codes, which are shown once: they can be copied, saved as a file, and printed. Going on
/// takes a tick that they are kept; until then the browser asks before the page is left.
#[component]
pub fn RecoverySheet(
    /// The codes.
    codes: Vec<String>,
    /// The name of the organization.
    #[prop(into)]
    organization: String,
    /// The address of whom they let in.
    #[prop(into)]
    account: String,
    /// The day on which they were made, in words.
    #[prop(into)]
    date: String,
    /// The words on the button that goes on.
    #[prop(into)]
    verb: String,
    /// Goes on.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let kept = RwSignal::new(false);
    browser::ask_before_leaving(LEAVING, move || !kept.get_untracked());
    let remark = unique_id("recovery");
    let head = [organization, account, format!("Made on {date}. {ONCE}")];
    let described_by = remark.clone();
    view! {
        <div class="recovery">
            <PrintedCodes codes=codes.clone() head=head.clone() />
            <WaysToKeep codes head />
            <Checkbox label="I have saved these codes" value=kept />
            <div class="form-buttons">
                <p class="card-remark" id=remark>
                    "These codes are not shown again. Tick the box to go on."
                </p>
                <Button
                    variant=ButtonVariant::Primary
                    disabled=Signal::derive(move || !kept.get())
                    described_by=Some(described_by)
                    on_press=on_done
                >
                    {verb}
                </Button>
            </div>
        </div>
    }
}

/// The codes; on paper, below a head that says whose they are.
#[component]
fn PrintedCodes(codes: Vec<String>, head: [String; 3]) -> impl IntoView {
    let line = |words: String| view! { <p>{words}</p> };
    let code = |code: String| view! { <li><code>{code}</code></li> };
    view! {
        <div class="printed">
            <div class="printed-head">
                <p class="printed-title">{TITLE}</p>
                {head.map(line).collect_view()}
            </div>
            <ol class="recovery-codes">{codes.into_iter().map(code).collect_view()}</ol>
        </div>
    }
}

#[component]
fn WaysToKeep(codes: Vec<String>, head: [String; 3]) -> impl IntoView {
    let copying = Copying::new();
    let file = file(&head, &codes);
    let text = codes.join("\n");
    view! {
        <div class="row">
            <Button icon=Glyph::Copy on_press=move || copying.copy(text.clone())>
                "Copy"
            </Button>
            <Button
                icon=Glyph::Download
                on_press=move || browser::download("gatehouse-recovery-codes.txt", &file)
            >
                "Download"
            </Button>
            <Button icon=Glyph::Printer on_press=browser::print>
                "Print"
            </Button>
            <span class="note" role="status">
                {move || copying.words()}
            </span>
        </div>
    }
}

/// The text of the file.
fn file(head: &[String; 3], codes: &[String]) -> String {
    let mut text = format!("{TITLE}\n{}\n\n", head.join("\n"));
    for (index, code) in codes.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:>2}. {code}", index + 1);
    }
    text
}
