use gatehouse_contract::Person;
use leptos::prelude::*;

use crate::ui::{Card, CardHeader, PersonChip, Table};

/// Who looks after the organization.
#[component]
pub fn Administrators(people: Vec<Person>) -> impl IntoView {
    let row = |person: Person| {
        view! {
            <tr>
                <td data-label="Name">
                    <PersonChip name=person.name detail=person.email />
                </td>
                <td data-label="Role">{person.role.name()}</td>
            </tr>
        }
    };
    view! {
        <Card>
            <CardHeader title="Owners and Admins" />
            <Table
                caption="Owners and Admins"
                columns=vec!["Name".to_owned(), "Role".to_owned()]
            >
                {people.into_iter().map(row).collect_view()}
            </Table>
        </Card>
    }
}
