use gatehouse_contract::{Permission, Role};
use leptos::prelude::*;

use crate::session::{Viewing, use_viewing};
use crate::ui::{Card, CardHeader, Matrix, MatrixRow};
use crate::words;

/// What each role may do, from the policy itself, with the viewer's column marked, or that of the role
/// that they see the settings as.
#[component]
pub fn RoleTable() -> impl IntoView {
    let viewing = use_viewing();
    let role = viewing.derive(|session| session.viewer.role);
    let viewed = viewing.viewed_role();
    let marked = move || Role::ALL.iter().position(|one| *one == role.get());
    let mark = move || if viewed.get().is_some() { "viewed role" } else { "your role" };
    let rows: Vec<MatrixRow> = Permission::ALL.into_iter().map(row).collect();
    let columns: Vec<String> = Role::ALL.iter().map(|role| role.name().to_owned()).collect();
    view! {
        <Card>
            <CardHeader title=role_heading(viewing) />
            <Matrix
                caption="What each role may do"
                corner="What it may do"
                columns
                marked=Signal::derive(marked)
                mark=Signal::derive(move || mark().to_owned())
                rows
            />
        </Card>
    }
}

/// `Your role: Owner`, `Viewed role: Member`.
pub fn role_heading(viewing: Viewing) -> Signal<String> {
    let role = viewing.derive(|session| session.viewer.role.name());
    let viewed = viewing.viewed_role();
    Signal::derive(move || {
        let whose = if viewed.get().is_some() { "Viewed role" } else { "Your role" };
        format!("{whose}: {}", role.get())
    })
}

fn row(permission: Permission) -> MatrixRow {
    MatrixRow {
        label: words::permission(permission).to_owned(),
        cells: Role::ALL.iter().map(|role| permission.is_held_by(*role)).collect(),
    }
}
