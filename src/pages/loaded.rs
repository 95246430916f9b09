use leptos::prelude::*;

use crate::load::Load;
use crate::pages::failed::Unavailable;
use crate::ui::{Card, CardBody, Skeleton};
use crate::words;

/// A part of a page that needs a resource: grey lines until it is here, the reason and a way to
/// try again where it cannot be had.
#[component]
pub fn Loaded<T, V>(
    /// How far the load is.
    load: ReadSignal<Load<T>>,
    /// Loads again.
    retry: Callback<()>,
    /// What is being waited for: "Loading single sign-on".
    label: &'static str,
    /// Shows the resource. It is called once for each load, never for a save.
    ready: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    move || match load.get() {
        Load::Loading => view! {
            <Card label>
                <CardBody>
                    <Skeleton label lines=4 />
                </CardBody>
            </Card>
        }
        .into_any(),
        Load::Failed(failure) => {
            view! { <Unavailable sentence=words::load_failure(&failure) retry /> }.into_any()
        }
        Load::Ready(resource) => ready(resource).into_any(),
    }
}
