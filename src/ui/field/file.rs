//! A file instead of typing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::id::unique_id;

/// A file that was chosen or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickedFile {
    /// Its name, without folders.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Why a file did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Larger than accepted; not read at all.
    TooLarge {
        /// Its name.
        name: String,
    },
    /// The browser could not read it.
    Unreadable {
        /// Its name.
        name: String,
    },
}

/// “Choose a file” below a field that may be typed in, and a place to drop one.
#[component]
pub fn FileDrop(
    /// The words on the button.
    #[prop(into)]
    label: String,
    /// File endings offered by the browser: `.pem,.cer,.crt,.der`.
    #[prop(into)]
    accept: String,
    /// The largest file, in bytes.
    max_bytes: usize,
    /// Gets the file.
    #[prop(into)]
    on_file: Callback<Result<PickedFile, FileProblem>>,
    /// Words beside the button.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The field that it fills; a file may be dropped there.
    children: Children,
) -> impl IntoView {
    let id = unique_id("file");
    let over = RwSignal::new(false);
    let take = move |file: Option<browser::File>| {
        if let Some(file) = file {
            spawn_local(async move { on_file.run(pick(file, max_bytes).await) });
        }
    };
    let dropped = move |event: browser::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(browser::dropped_file(&event));
    };
    let drag_over = move |event: browser::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div
            class="file-drop-zone"
            data-over=move || over.get().then_some("true")
            on:dragover=drag_over
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {children()}
            <div class="file-drop">
                <input
                    class="file-input"
                    type="file"
                    id=id.clone()
                    accept=accept
                    on:change=move |event| take(browser::chosen_file(&event))
                />
                <label class="button" for=id>
                    <Icon shape=Glyph::Upload />
                    {label}
                </label>
                {hint.map(|hint| view! { <span>{hint}</span> })}
            </div>
        </div>
    }
}

async fn pick(file: browser::File, max_bytes: usize) -> Result<PickedFile, FileProblem> {
    let name = file.name();
    if file.size() > max_bytes as f64 {
        return Err(FileProblem::TooLarge { name });
    }
    match browser::read(&file).await {
        Some(bytes) => Ok(PickedFile { name, bytes }),
        None => Err(FileProblem::Unreadable { name }),
    }
}
