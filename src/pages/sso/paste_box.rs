//! One box for whatever the identity provider shows.

mod model;
mod understood;

pub use model::{PasteModel, PasteState};

use leptos::prelude::*;

use crate::ui::{Binding, Button, FileDrop, Spinner, TextArea};
use model::{Offer, PASTE_LIMIT};
use understood::UnderstoodPaste;

/// Takes a paste or a file, says what it is and what it would change, and puts its values into the
/// fields when somebody says so. A private key is refused here and is never sent.
#[component]
pub fn PasteBox(
    /// The paste.
    paste: PasteModel,
) -> impl IntoView {
    let error = move || match paste.state.get() {
        PasteState::Unusable(why) => Some(match paste.file.get() {
            Some(file) => format!("{file}: {why}"),
            None => why,
        }),
        _ => None,
    };
    view! {
        <FileDrop
            label="Choose its file"
            accept=".xml,.txt,.pem,.cer,.crt,.der"
            max_bytes=PASTE_LIMIT as usize
            on_file=Callback::new(move |file| paste.take_file(file))
            hint=format!(".xml, .pem, .cer, .crt or .der, up to {} kB", PASTE_LIMIT / 1024)
        >
            <TextArea
                label="Metadata, its URL, or a certificate"
                value=Binding::new(paste.text, move |text| paste.take_text(text))
                code=true
                optional=true
                hint="Paste what your identity provider shows, or drop its file here. The fields \
                      below stay as they are until you use what was understood."
                    .to_owned()
                error=Signal::derive(error)
            />
        </FileDrop>
        <Outcome paste />
        <OfferButton paste />
    }
}

#[component]
fn Outcome(paste: PasteModel) -> impl IntoView {
    move || match paste.state.get() {
        PasteState::Understood(values) => {
            let (file, connection) = (paste.file.get(), paste.connection.get());
            view! { <UnderstoodPaste values=*values file connection /> }.into_any()
        }
        PasteState::Asking if !paste.is_address() => {
            view! { <Spinner label="Reading it" /> }.into_any()
        }
        PasteState::Nothing | PasteState::Asking | PasteState::Unusable(_) => ().into_any(),
    }
}

/// One button, so that whoever has pressed it finds its opposite in the same place.
#[component]
fn OfferButton(paste: PasteModel) -> impl IntoView {
    let offer = paste.offer();
    let press = Callback::new(move |()| {
        if let Some(offer) = offer.get_untracked() {
            paste.accept(offer);
        }
    });
    let is_asking = move || paste.state.get() == PasteState::Asking;
    let busy = Signal::derive(move || is_asking() && offer.get() == Some(Offer::Fetch));
    let beside = move || match busy.get() {
        true => Some("Fetching it."),
        false => offer.get().map(words_beside_button),
    };
    view! {
        <Show when=move || offer.get().is_some()>
            <div class="row">
                <Button busy on_press=press>
                    {move || offer.get().map(words_on_button)}
                </Button>
                <p class="field-hint" role="status">
                    {beside}
                </p>
            </div>
        </Show>
    }
}

fn words_on_button(offer: Offer) -> &'static str {
    match offer {
        Offer::Fetch => "Fetch this address",
        Offer::Use => "Use these values",
        Offer::PutBack => "Put back what I had typed",
    }
}

fn words_beside_button(offer: Offer) -> &'static str {
    match offer {
        Offer::Fetch => "The server asks for it once, and signs in nowhere.",
        Offer::Use => "They go into the fields below, and nothing is saved yet.",
        Offer::PutBack => "The fields below hold what you pasted. Check them, then save.",
    }
}
