use gatehouse_contract::{RefusedRoute, Role};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::ui::{Card, CardHeader, Table};
use crate::words;

/// The operations of the API that a role is refused, as the server tells them.
#[component]
pub fn RefusedRoutes(
    /// The role.
    role: Role,
    /// What it is refused.
    refused: Vec<RefusedRoute>,
) -> impl IntoView {
    let title = format!("What the API refuses to {}", words::with_article(role));
    let count = words::plural(words::count_of(refused.len()), "route", "routes");
    let count = move || view! { <span class="muted">{count}</span> };
    let row = |route: RefusedRoute| {
        view! {
            <tr>
                <td data-label="Route">
                    <code>{route.method.name()} " " {breakable(&route.path)}</code>
                </td>
                <td data-label="What it needs">{words::permission(route.permission)}</td>
                <td data-label="Who holds it">{words::roles(&route.roles)}</td>
            </tr>
        }
    };
    let columns = ["Route", "What it needs", "Who holds it"].map(str::to_owned).to_vec();
    view! {
        <Card>
            <CardHeader title=title.clone() aside=ViewFnOnce::from(count) />
            <Table caption=title columns>
                {refused.into_iter().map(row).collect_view()}
            </Table>
        </Card>
    }
}

/// A path that a narrow page breaks between its parts.
fn breakable(path: &str) -> impl IntoView + use<> {
    let part = |part: &str| view! { {part.to_owned()} <wbr /> };
    path.split_inclusive('/').map(part).collect_view()
}
