use gatehouse_contract::Role;
use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::pages::viewed::VIEWED_AS;
use crate::save::{Save, use_change};
use crate::session::use_viewing;
use crate::ui::{Button, Card, CardBody, CardHeader};

/// Asks the server for the settings as a role sees them, and shows them like that.
pub fn use_view_as() -> Save<Role> {
    let viewing = use_viewing();
    use_change(
        move |role| async move {
            let reply = api::role::read(role).await?;
            viewing.accept(reply.session);
            Ok(reply.resource)
        },
        move |view| {
            viewing.view_as(view);
            // The button that was pressed cannot be pressed any more.
            request_animation_frame(|| {
                browser::focus_id(VIEWED_AS);
            });
        },
    )
}

/// The roles that the viewer may see the settings as.
#[component]
pub fn ViewAs(
    /// The roles, but the viewer's own.
    roles: Vec<Role>,
    /// Shows the settings as one of them.
    asking: Save<Role>,
) -> impl IntoView {
    let button = move |role: Role| {
        let press = Callback::new(move |()| asking.start(role));
        view! {
            <Button on_press=press disabled=asking.is_saving()>
                {format!("View as {}", role.name())}
            </Button>
        }
    };
    view! {
        <Card>
            <CardHeader title="View as another role" />
            <CardBody>
                <div class="stack">
                    <p class="muted">
                        "See every page as somebody with another role sees it. Nothing can be changed \
                         until you stop."
                    </p>
                    <div class="view-as-roles">{roles.into_iter().map(button).collect_view()}</div>
                    <Refusal failure=asking.failure() />
                </div>
            </CardBody>
        </Card>
    }
}
