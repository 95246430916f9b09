use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::pages::roles::role_heading;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::{Card, CardHeader};

/// The viewer's role, and the way to what it may do.
#[component]
pub fn OwnRole() -> impl IntoView {
    let link = || view! { <a href=routes::ROLES>"Who can do what"</a> };
    view! {
        <Card>
            <CardHeader title=role_heading(use_viewing()) aside=ViewFnOnce::from(link) />
        </Card>
    }
}
