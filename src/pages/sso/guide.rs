mod names;
mod open;
mod text;

pub use open::{OpenGuide, keep_in_address};

use gatehouse_contract::sso::{Guide, ServiceProvider};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::SsoModel;
use crate::load::Load;
use crate::ui::{Binding, Button, Card, CardBody, Segmented, SettingRow};

const TITLE: &str = "Set up your identity provider";

/// The guides, from the server.
#[component]
pub fn SetUp(model: SsoModel) -> impl IntoView {
    let open = open::use_open_guide();
    let (load, retry) = text::use_text(Signal::derive(move || open.get().guide()));
    let connection = model.connection();
    let recognized = Signal::derive(move || Guide::of(&connection.get()?.sign_in_url));
    let service_provider = model.settings.with_untracked(|it| it.service_provider.clone());
    view! { <Guides open recognized service_provider load retry /> }
}

/// How each identity provider is set up, step by step, with this organization's values. Closed until
/// somebody asks.
#[component]
pub fn Guides(
    /// What is open.
    #[prop(into)]
    open: Binding<OpenGuide>,
    /// The guide for the connection as it is saved.
    #[prop(into)]
    recognized: Signal<Option<Guide>>,
    /// The values to give the identity provider.
    service_provider: ServiceProvider,
    /// The text of the guide that is open.
    #[prop(into)]
    load: Signal<Load<String>>,
    /// Loads it again.
    retry: Callback<()>,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get() != OpenGuide::Closed);
    let toggle = Callback::new(move |()| {
        open.set(match is_open.get_untracked() {
            true => OpenGuide::Closed,
            false => OpenGuide::Open(recognized.get_untracked()),
        });
    });
    let verb = move || if is_open.get() { "Close the guide" } else { "Open the guide" };
    let button = move || view! { <Button on_press=toggle>{verb}</Button> };
    let service_provider = StoredValue::new(service_provider);
    view! {
        <Card label=TITLE>
            <SettingRow
                title=TITLE
                description="Step by step in its own words, with the values of your organization \
                             already in place."
                control=ViewFnOnce::from(button)
            />
            <Show when=move || is_open.get()>
                <CardBody>
                    <Choice open />
                    <text::Text open service_provider load retry />
                    <names::AcceptedNames />
                </CardBody>
            </Show>
        </Card>
    }
}

#[component]
fn Choice(open: Binding<OpenGuide>) -> impl IntoView {
    let choices = Guide::ALL.map(|guide| (None, guide.product.to_owned(), Some(guide)));
    let chosen = Signal::derive(move || open.get().guide());
    let value = Binding::new(chosen, move |guide| open.set(OpenGuide::Open(guide)));
    view! { <Segmented label="Your identity provider" choices=choices.to_vec() value /> }
}
