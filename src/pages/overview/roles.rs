use gatehouse_contract::{Permission, Role};
use leptos::prelude::*;

use crate::routes::ROLES_ID;
use crate::session::use_viewing;
use crate::ui::{Card, CardHeader, Matrix, MatrixRow};
use crate::words;

/// What each role may do, from the policy itself, with the viewer's column marked.
#[component]
pub fn Roles() -> impl IntoView {
    let viewing = use_viewing();
    let role = viewing.derive(|session| session.viewer.role);
    let marked = move || Role::ALL.iter().position(|one| *one == role.get());
    let rows: Vec<MatrixRow> = Permission::ALL.into_iter().map(row).collect();
    let columns: Vec<String> = Role::ALL.iter().map(|role| role.name().to_owned()).collect();
    view! {
        <div id=ROLES_ID tabindex="-1">
            <Card>
                <CardHeader title=Signal::derive(move || format!("Your role: {}", role.get().name())) />
                <Matrix
                    caption="What each role may do"
                    corner="What it may do"
                    columns
                    marked=Signal::derive(marked)
                    mark="your role"
                    rows
                />
            </Card>
        </div>
    }
}

fn row(permission: Permission) -> MatrixRow {
    MatrixRow {
        label: words::permission(permission).to_owned(),
        cells: Role::ALL.iter().map(|role| permission.is_held_by(*role)).collect(),
    }
}
