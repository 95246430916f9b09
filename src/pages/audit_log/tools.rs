use gatehouse_contract::{AuditFormat, AuditQuery, AuditVerdict};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::pages::failed::NotDone;
use crate::query::write;
use crate::session::use_viewing;
use crate::ui::{Binding, Button, Notice, NoticeTone, Spoken};
use crate::words;

/// How far the look at the whole log is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Verification {
    /// It was not asked for.
    #[default]
    NotAsked,
    /// It is being looked at: so many entries of how many, once that is known.
    Looking(Option<(i64, i64)>),
    /// What was found.
    Found(AuditVerdict),
}

/// What is done with all of the log.
#[derive(Clone, Copy)]
pub struct AuditTools {
    /// Whether it is complete.
    pub verification: RwSignal<Verification>,
    /// Why something was not done.
    pub failure: RwSignal<Option<Failure>>,
    verify: Callback<()>,
    export: Callback<AuditFormat>,
}

impl AuditTools {
    /// Before the server.
    pub fn live(query: Binding<AuditQuery>) -> Self {
        let viewing = use_viewing();
        let still = Self::still();
        let learn = move |failure: Failure| {
            viewing.learn_from(&failure);
            still.verification.try_update(|it| {
                if it.is_looking() {
                    *it = Verification::NotAsked;
                }
            });
            still.failure.try_set(Some(failure));
        };
        let verify = Callback::new(move |()| {
            still.failure.set(None);
            still.verification.set(Verification::Looking(None));
            spawn_local(async move {
                let mut next = Some(0);
                while let Some(after) = next {
                    next = match api::audit::verify(after).await {
                        Ok(reply) => {
                            viewing.accept(reply.session);
                            still.take(reply.resource)
                        }
                        Err(failure) => {
                            learn(failure);
                            None
                        }
                    };
                }
            });
        });
        // The browser saves what it is sent piece by piece, which no page could hold; but it would save
        // a refusal too, or nothing, without a word. So whoever asks is asked for first.
        let export = Callback::new(move |format| {
            still.failure.set(None);
            let query = write(&untrack(|| query.get()));
            spawn_local(async move {
                match api::session::read().await {
                    Ok(session) => {
                        viewing.accept(session);
                        let address = api::audit::export(&query, format);
                        browser::download_from(&address, name(format));
                    }
                    Err(failure) => learn(failure),
                }
            });
        });
        Self { verify, export, ..still }
    }

    /// Takes what a part of the log is like. Answers after which entry to look on, if that is to be done
    /// and anybody still waits for it.
    fn take(self, verdict: AuditVerdict) -> Option<i64> {
        let (verification, next) = match verdict {
            AuditVerdict::IntactSoFar { seq, entries } => {
                (Verification::Looking(Some((seq, entries))), Some(seq))
            }
            verdict => (Verification::Found(verdict), None),
        };
        let is_left = self.verification.try_set(verification).is_some();
        next.filter(|_| !is_left)
    }

    /// That do nothing: a picture of them.
    pub fn still() -> Self {
        Self {
            verification: RwSignal::new(Verification::NotAsked),
            failure: RwSignal::new(None),
            verify: Callback::new(|()| {}),
            export: Callback::new(|_| {}),
        }
    }
}

impl Verification {
    fn is_looking(&self) -> bool {
        matches!(self, Self::Looking(_))
    }
}

/// What a file is called.
fn name(format: AuditFormat) -> &'static str {
    match format {
        AuditFormat::Csv => "audit-log.csv",
        AuditFormat::Ndjson => "audit-log.ndjson",
    }
}

/// Saving what is shown as a file, and whether the log is complete.
#[component]
pub fn Tools(tools: AuditTools) -> impl IntoView {
    let is_looking = Signal::derive(move || tools.verification.get().is_looking());
    let failure = move || {
        let failure = tools.failure.get()?;
        Some(view! { <NotDone sentence=words::failure(&failure) /> })
    };
    let save = move |format| Callback::new(move |()| tools.export.run(format));
    view! {
        <div class="audit-tools">
            <Button on_press=save(AuditFormat::Csv)>"Export CSV"</Button>
            <Button on_press=save(AuditFormat::Ndjson)>"Export NDJSON"</Button>
            <Button busy=is_looking on_press=tools.verify>
                "Verify the log"
            </Button>
        </div>
        {failure}
        <Progress tools />
        <Found tools />
    }
}

/// How far the look at a long log is.
#[component]
fn Progress(tools: AuditTools) -> impl IntoView {
    let progress = Memo::new(move |_| match tools.verification.get() {
        Verification::Looking(progress) => progress,
        _ => None,
    });
    let seq = move || progress.get().map(|(seq, _)| seq);
    let entries = move || progress.get().map(|(_, entries)| entries);
    let sentence = move || {
        let (seq, entries) = progress.get()?;
        Some(format!("{} of {} entries", words::number(seq), words::number(entries)))
    };
    view! {
        <Show when=move || progress.with(Option::is_some)>
            <p class="audit-progress">
                <progress aria-label="Verifying the log" value=seq max=entries />
                {sentence}
            </p>
        </Show>
    }
}

/// What the look at the whole log has found.
#[component]
fn Found(tools: AuditTools) -> impl IntoView {
    move || {
        let Verification::Found(verdict) = tools.verification.get() else { return None };
        match verdict {
            AuditVerdict::Intact { entries, head } => {
                Some(view! { <Intact entries head /> }.into_any())
            }
            AuditVerdict::Broken { seq } => Some(view! { <Broken seq /> }.into_any()),
            // It goes on.
            AuditVerdict::IntactSoFar { .. } => None,
        }
    }
}

#[component]
fn Intact(entries: i64, head: String) -> impl IntoView {
    let more = match u32::try_from(entries).unwrap_or(u32::MAX) {
        0 => "There is no entry yet.".into_any(),
        entries => {
            let entries = words::plural(entries, "entry", "entries");
            let sentence =
                format!("{entries} in all, each as it was written. The seal of the last:");
            view! { {sentence} " " <code class="audit-seal">{head}</code> }.into_any()
        }
    };
    view! {
        <Notice tone=NoticeTone::Success spoken=Spoken::Politely title="The log is intact.".to_owned()>
            {more}
        </Notice>
    }
}

#[component]
fn Broken(seq: i64) -> impl IntoView {
    let title = format!("Entry {seq} is missing or was altered.");
    view! {
        <Notice tone=NoticeTone::Danger spoken=Spoken::AtOnce title>
            "It is the first that is not as it was written; those before it are. Tell whoever runs \
             Gatehouse, and keep the server’s log: it has the seal of every hour."
        </Notice>
    }
}
