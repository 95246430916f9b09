use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{Field, FieldError, Flaw, Problem};
use leptos::prelude::*;

use super::picture::{Picture, off, tested, untested};
use crate::browser::now;
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures;
use crate::pages::AccessTab;
use crate::pages::sso::{CertificateReading, Task, Understood};
use crate::save::Phase;
use crate::ui::{Card, CardBody};

/// The connection.
pub const ROOM: Room = Room {
    name: "Single sign-on, connection",
    exhibits: &[
        exhibit("sso/connect", "Edit", || connecting(Phase::Editing)),
        exhibit("sso/connect-reading", "Reading the certificate", || {
            understanding(CertificateReading::Asking)
        }),
        exhibit("sso/connect-read", "Certificate read", || {
            let certificate = Box::new(fixtures::certificate(300));
            understanding(CertificateReading::Certificate(certificate))
        }),
        exhibit("sso/connect-confirm", "Save", || confirming(untested(300), Phase::Editing)),
        exhibit("sso/connect-confirm-tested", "Save, tested before", || {
            confirming(tested(300), Phase::Editing)
        }),
        exhibit("sso/connect-saving", "Saving", || confirming(untested(300), Phase::Saving)),
        exhibit("sso/connect-empty", "Empty fields", || {
            wrong([Flaw::Empty, Flaw::Empty, Flaw::Empty])
        }),
        exhibit("sso/connect-private-key", "Private key", || {
            wrong([Flaw::NotHttps, Flaw::StrayCharacters, Flaw::PrivateKey])
        }),
        exhibit("sso/connect-expired", "Expired", || {
            wrong([Flaw::NotAUrl, Flaw::Empty, Flaw::CertificateExpired { at: now() }])
        }),
        exhibit("sso/connect-not-yet-valid", "Not yet valid", || {
            let from = now().plus_days(3);
            wrong([Flaw::NotAUrl, Flaw::Empty, Flaw::CertificateNotYetValid { from }])
        }),
        exhibit("sso/connect-csr", "Signing request", || certificate_flaw(Flaw::SigningRequest)),
        exhibit("sso/connect-public-key", "Public key", || certificate_flaw(Flaw::PublicKey)),
        exhibit("sso/connect-archive", "Key archive", || certificate_flaw(Flaw::KeyArchive)),
        exhibit("sso/connect-several", "Several certificates", || {
            certificate_flaw(Flaw::SeveralCertificates { count: 3 })
        }),
        exhibit("sso/connect-unreadable", "Not a certificate", || {
            certificate_flaw(Flaw::NotACertificate)
        }),
        exhibit("sso/connect-weak", "Weak key", || {
            certificate_flaw(Flaw::WeakKey { bits: 1024, least: 2048 })
        }),
        exhibit("sso/connect-unsupported", "Unsupported key", || {
            certificate_flaw(Flaw::UnsupportedKey { algorithm: "Ed25519".to_owned() })
        }),
        exhibit("sso/connect-too-long", "Too long", || {
            let limit = 65_536;
            wrong([
                Flaw::TooLong { limit: 1024 },
                Flaw::TooLong { limit: 1024 },
                Flaw::TooLong { limit },
            ])
        }),
        exhibit("sso/remove", "Remove", || removing(Phase::Editing)),
        exhibit("sso/remove-saving", "Remove, saving", || removing(Phase::Saving)),
        exhibit("sso/remove-mismatch", "Remove, wrong name", || {
            let errors = vec![FieldError::new(Field::OrganizationName, Flaw::Mismatch)];
            removing(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
        }),
    ],
};

fn connecting(phase: Phase) -> AnyView {
    off(untested(300)).with(Task::Connecting, phase).show()
}

fn confirming(state: SsoState, phase: Phase) -> AnyView {
    off(state).with(Task::ConfirmingConnection, phase).show()
}

/// What stands below the field for the certificate.
fn understanding(reading: CertificateReading) -> AnyView {
    let Picture { stage, .. } = off(untested(300));
    let content = move || {
        let reading = RwSignal::new(reading.clone());
        view! {
            <Card label="Certificate">
                <CardBody>
                    <Understood reading />
                </CardBody>
            </Card>
        }
        .into_any()
    };
    stage.tab(AccessTab::SingleSignOn, content)
}

fn wrong([url, issuer, certificate]: [Flaw; 3]) -> AnyView {
    let errors = vec![
        FieldError::new(Field::SignInUrl, url),
        FieldError::new(Field::Issuer, issuer),
        FieldError::new(Field::Certificate, certificate),
    ];
    connecting(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
}

fn certificate_flaw(flaw: Flaw) -> AnyView {
    let errors = vec![FieldError::new(Field::Certificate, flaw)];
    connecting(Phase::Refused(fixtures::refusal(Problem::Invalid { errors })))
}

fn removing(phase: Phase) -> AnyView {
    off(tested(300)).with(Task::Removing, phase).show()
}
