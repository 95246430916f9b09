//! `/dev/mail`: the letters that were written to files, for whoever tries Gatehouse out.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use mail_parser::{Address, MessageParser};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::folder::folder;
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
    let config = state.shared.config.clone();
    let page = tokio::task::spawn_blocking(move || {
        page(&look(&config.app_dir), &newest(&folder(&config)))
    });
    Ok(Html(page.await.map_err(Refusal::fault)?.into_string()))
}

/// The app's styles and icon, as its own page names them.
fn look(app_dir: &Path) -> String {
    let page = std::fs::read_to_string(app_dir.join("index.html")).unwrap_or_default();
    let tags =
        page.split_inclusive('>').filter_map(|rest| rest.rfind("<link").map(|at| &rest[at..]));
    let is_look = |tag: &&str| tag.contains("rel=\"stylesheet\"") || tag.contains("rel=\"icon\"");
    tags.filter(is_look).collect()
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

fn page(look: &str, letters: &[Shown]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Mail · Gatehouse" }
                (PreEscaped(look))
            }
            body {
                main class="solo" {
                    div class="page" {
                        header class="page-header" {
                            h1 { "Mail" }
                            p { "What Gatehouse has sent, newest first: in a trial, letters are files." }
                        }
                        @for letter in letters {
                            (article(letter))
                        }
                        @if letters.is_empty() {
                            p { "There is none yet." }
                        }
                    }
                }
            }
        }
    }
}

fn article(letter: &Shown) -> Markup {
    html! {
        article class="card" {
            div class="card-body" {
                h2 { (letter.subject) }
                p class="card-remark" {
                    "To " (letter.to) ", " time datetime=(letter.at) { (letter.at) }
                }
            }
            div class="card-body" {
                p class="verbatim" {
                    @for line in letter.text.lines() {
                        @if line.starts_with("https://") || line.starts_with("http://") {
                            a href=(line) { (line) }
                        } @else {
                            (line)
                        }
                        "\n"
                    }
                }
            }
        }
    }
}
