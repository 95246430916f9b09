//! What can be typed in.

use leptos::prelude::*;

use super::{LONG_URL, on_page};
use crate::ui::{
    Card, CardBody, DateField, FileDrop, FileProblem, PasswordField, PickedFile, TextArea,
    TextField, TextKind,
};

fn typed(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_owned())
}

/// Every field: empty, filled, locked.
pub fn fields() -> AnyView {
    let said = RwSignal::new(Some("or drop one on the field".to_owned()));
    let certificate = typed("");
    let take = move |file: Result<PickedFile, FileProblem>| {
        said.set(Some(match file {
            Ok(file) => format!("{}: {} bytes", file.name, file.bytes.len()),
            Err(FileProblem::TooLarge { name }) => format!("{name} is too large"),
            Err(FileProblem::Unreadable { name }) => format!("{name} cannot be read"),
        }));
    };
    on_page(
        "Field",
        view! {
            <Card>
                <CardBody>
                    <TextField label="Organization name" value=typed("Northwind Labs") />
                    <TextField
                        label="Sign-in URL"
                        kind=TextKind::Url
                        value=typed(LONG_URL)
                        hint=Some("Begins with https. Your IdP calls it login URL or SSO URL.".to_owned())
                    />
                    <TextField label="Locked" value=typed("while a request is on its way") locked=true />
                    <TextField label="Note" value=typed("") optional=true />
                    <PasswordField label="Confirm with your password" value=typed("gatehouse-demo") />
                    <DateField
                        label="From"
                        value=typed("2026-12-01")
                        hint=Some("At most 30 days ahead.".to_owned())
                    />
                    <FileDrop
                        label="Choose a file"
                        accept=".pem,.cer,.crt,.der"
                        max_bytes=65_536
                        on_file=take
                    >
                        <TextArea
                            label="Certificate"
                            code=true
                            value=certificate
                            placeholder="-----BEGIN CERTIFICATE-----"
                            hint=said
                        />
                    </FileDrop>
                </CardBody>
            </Card>
        },
    )
}

/// Every field with what is wrong.
pub fn errors() -> AnyView {
    let error = |words: &str| Some(words.to_owned());
    on_page(
        "Field, with errors",
        view! {
            <Card>
                <CardBody>
                    <TextField
                        label="Sign-in URL"
                        kind=TextKind::Url
                        value=typed("http://northwind.okta.example")
                        hint=error("Begins with https. Your IdP calls it login URL or SSO URL.")
                        error=error("Only https is accepted: over http anyone on the way could read the sign-in.")
                    />
                    <PasswordField
                        label="Confirm with your password"
                        value=typed("guess")
                        error=error("That is not your password.")
                    />
                    <DateField label="From" value=typed("2027-12-01") error=error("At most 30 days ahead.") />
                    <TextArea
                        label="Certificate"
                        code=true
                        value=typed("-----BEGIN PRIVATE KEY-----")
                        error=error("This is a private key. It was not sent anywhere. Take it out, and consider it known to others.")
                    />
                </CardBody>
            </Card>
        },
    )
}
