//! `/dev/mail`: the letters that were written to files, for whoever tries Gatehouse out.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use mail_parser::{Address, MessageParser};
use maud::{DOCTYPE, Markup, html};

use super::delivery::folder;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;

/// The most letters on the page.
const MOST: usize = 100;

/// The page, in trials alone: what letters say is nobody's business but their reader's.
pub(crate) fn router(is_trial: bool) -> Router<AppState> {
    match is_trial {
        true => Router::new().route("/dev/mail", get(read)),
        false => Router::new(),
    }
}

async fn read(State(state): State<AppState>) -> Outcome<Html<String>> {
    let folder = folder(&state.shared.config);
    let letters = tokio::task::spawn_blocking(move || newest(&folder)).await;
    Ok(Html(page(&letters.map_err(Refusal::fault)?).into_string()))
}

/// A letter as its file has it.
struct Shown {
    subject: String,
    to: String,
    at: String,
    text: String,
}

/// The newest first: names of files begin with the time (UUID version 7, RFC 9562).
fn newest(folder: &Path) -> Vec<Shown> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = files.map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "eml"));
    files.sort_unstable_by(|one, other| other.cmp(one));
    files.iter().take(MOST).filter_map(|path| shown(&std::fs::read(path).ok()?)).collect()
}

fn shown(file: &[u8]) -> Option<Shown> {
    let message = MessageParser::default().parse(file)?;
    let to = message.to().and_then(Address::first)?;
    let (name, address) = (to.name().unwrap_or_default(), to.address().unwrap_or_default());
    Some(Shown {
        subject: message.subject()?.to_owned(),
        to: format!("{name} <{address}>"),
        at: message.date()?.to_rfc3339(),
        text: message.body_text(0)?.into_owned(),
    })
}

fn page(letters: &[Shown]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Mail · Gatehouse" }
            }
            body {
                main {
                    h1 { "Mail" }
                    p { "What Gatehouse would have sent, newest first. There is this page in trials alone." }
                    @if letters.is_empty() {
                        p { "There is none yet." }
                    }
                    @for letter in letters {
                        (article(letter))
                    }
                }
            }
        }
    }
}

fn article(letter: &Shown) -> Markup {
    html! {
        article {
            hr;
            h2 { (letter.subject) }
            p { "To " (letter.to) ", " time datetime=(letter.at) { (letter.at) } }
            @for paragraph in letter.text.replace('\r', "").split("\n\n") {
                p {
                    @for line in paragraph.lines() {
                        @if line.starts_with("https://") || line.starts_with("http://") {
                            a href=(line) { (line) }
                        } @else {
                            (line)
                        }
                        br;
                    }
                }
            }
        }
    }
}
