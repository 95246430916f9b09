use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{FetchFlaw, PasteFix, PasteFlaw, PasteReading, PastedValues};
use gatehouse_contract::sso::{Certificate, SsoConnection};
use leptos::prelude::*;

use super::picture::{Picture, off, untested};
use crate::browser::now;
use crate::gallery::catalogue::{Room, exhibit};
use crate::gallery::fixtures::{self, LONG_URL};
use crate::pages::AccessTab;
use crate::pages::sso::{PasteBox, PasteModel, PasteState, Typed};
use crate::ui::{Card, CardBody};
use crate::words;

/// What is pasted to make a connection.
pub const ROOM: Room = Room {
    name: "Single sign-on, pasting",
    exhibits: &[
        exhibit("sso/paste-empty", "Nothing yet", || Scene::default().show()),
        exhibit("sso/paste-metadata", "Metadata", || {
            Scene::reading(metadata(vec![new_certificate()], vec![])).show()
        }),
        exhibit("sso/paste-changes", "Metadata, beside what is saved", || {
            let fixes = vec![PasteFix::Utf16, PasteFix::TextAround];
            Scene::reading(metadata(vec![new_certificate()], fixes)).connected().show()
        }),
        exhibit("sso/paste-same", "What is saved already", || {
            let SsoConnection { issuer, sign_in_url, certificates, .. } = saved();
            let fixes = vec![];
            let wants_signed_requests = false;
            Scene::reading(PasteReading::Metadata {
                issuer,
                sign_in_url,
                certificates,
                wants_signed_requests,
                fixes,
            })
            .connected()
            .show()
        }),
        exhibit("sso/paste-used", "Used, and what there was can be put back", || {
            Scene::reading(metadata(vec![new_certificate()], vec![])).used().show()
        }),
        exhibit("sso/paste-several", "Several certificates, of which some are taken", || {
            let weak = Certificate { key_bits: 1024, ..fixtures::certificate(90) };
            let next = Certificate { not_before: now().plus_days(20), ..new_certificate() };
            let all = vec![fixtures::certificate(-12), weak, new_certificate(), next, other()];
            Scene::reading(metadata(all, vec![])).show()
        }),
        exhibit("sso/paste-none-usable", "Metadata without a good certificate", || {
            Scene::reading(metadata(vec![fixtures::certificate(-12)], vec![])).connected().show()
        }),
        exhibit("sso/paste-not-https", "Metadata without https", || {
            Scene::reading(PasteReading::Metadata {
                issuer: LONG_URL.to_owned(),
                sign_in_url: LONG_URL.replace("https", "http"),
                certificates: vec![new_certificate()],
                wants_signed_requests: false,
                fixes: vec![],
            })
            .connected()
            .show()
        }),
        exhibit("sso/paste-certificate", "A certificate file", || {
            let fixes = vec![PasteFix::LineEnds, PasteFix::BlankLines, PasteFix::HeaderLines];
            let certificates = vec![new_certificate()];
            let reading = PasteReading::Certificates { certificates, fixes };
            Scene::reading(reading).chosen("northwind-2027.cer").connected().show()
        }),
        exhibit("sso/paste-reading", "Being read", || Scene::of(PasteState::Asking).show()),
        exhibit("sso/paste-url", "A URL", || Scene::default().typed(LONG_URL).show()),
        exhibit("sso/paste-fetching", "A URL, being fetched", || {
            Scene::of(PasteState::Asking).typed(LONG_URL).show()
        }),
        exhibit("sso/paste-url-http", "A URL without https", || flawed(PasteFlaw::UrlNotHttps)),
        exhibit("sso/paste-url-password", "A URL with a password", || {
            flawed(PasteFlaw::UrlWithPassword)
        }),
        exhibit("sso/paste-unknown-host", "Not in the DNS", || unfetched(FetchFlaw::UnknownHost)),
        exhibit("sso/paste-dns", "The DNS is away", || unfetched(FetchFlaw::DnsUnavailable)),
        exhibit("sso/paste-private", "A private address", || unfetched(FetchFlaw::PrivateAddress)),
        exhibit("sso/paste-unreachable", "Nobody answers", || {
            unfetched(FetchFlaw::CannotConnect { port: 443 })
        }),
        exhibit("sso/paste-no-tls", "No https there", || unfetched(FetchFlaw::NoTls { port: 80 })),
        exhibit("sso/paste-tls-expired", "Its https certificate expired", || {
            unfetched(FetchFlaw::CertificateNotValidNow)
        }),
        exhibit("sso/paste-tls-name", "Its https certificate is another host’s", || {
            unfetched(FetchFlaw::CertificateForAnotherHost)
        }),
        exhibit("sso/paste-tls-untrusted", "Its https certificate is not trusted", || {
            unfetched(FetchFlaw::CertificateUntrusted)
        }),
        exhibit("sso/paste-redirect", "Leads on", || {
            unfetched(FetchFlaw::Redirects { to: "login.northwind.example".to_owned() })
        }),
        exhibit("sso/paste-403", "Not for everyone", || {
            unfetched(FetchFlaw::HttpStatus { status: 403 })
        }),
        exhibit("sso/paste-404", "Nothing there", || {
            unfetched(FetchFlaw::HttpStatus { status: 404 })
        }),
        exhibit("sso/paste-slow", "Too slow", || unfetched(FetchFlaw::TooSlow { limit: 5 })),
        exhibit("sso/paste-large", "Too large", || {
            unfetched(FetchFlaw::TooLarge { limit: 262_144 })
        }),
        exhibit("sso/paste-else", "Neither metadata nor a certificate", || {
            unfetched(FetchFlaw::SomethingElse)
        }),
        exhibit("sso/paste-web-page", "A web page", || flawed(PasteFlaw::WebPage)),
        exhibit("sso/paste-service-provider", "A service provider’s metadata", || {
            let entity_id = "https://app.northwind.example/sso/saml/9f2c41".to_owned();
            flawed(PasteFlaw::ServiceProviderMetadata { entity_id })
        }),
        exhibit("sso/paste-private-key", "A private key", || {
            flawed(PasteFlaw::Certificate { flaw: Flaw::PrivateKey })
        }),
        exhibit("sso/paste-archive", "An archive", || {
            let why = words::paste(&PasteFlaw::Archive);
            Scene::of(PasteState::Unusable(why)).chosen("northwind.zip").show()
        }),
    ],
};

/// The box, and what was done there.
#[derive(Clone, Default)]
struct Scene {
    state: PasteState,
    text: String,
    file: Option<String>,
    connected: bool,
    used: bool,
}

impl Scene {
    fn of(state: PasteState) -> Self {
        Self { state, ..Self::default() }
    }

    fn reading(reading: PasteReading) -> Self {
        Self::of(match PastedValues::of(reading, now()) {
            Ok(values) => PasteState::Understood(Box::new(values)),
            Err(flaw) => PasteState::Unusable(words::paste(&flaw)),
        })
    }

    fn typed(self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self }
    }

    fn chosen(self, name: &str) -> Self {
        Self { file: Some(name.to_owned()), ..self }
    }

    fn connected(self) -> Self {
        Self { connected: true, ..self }
    }

    fn used(self) -> Self {
        Self { used: true, ..self }
    }

    fn show(self) -> AnyView {
        let Picture { stage, .. } = off(untested(300));
        stage.tab(AccessTab::SingleSignOn, move || {
            let Self { state, text, file, connected, used } = self.clone();
            let draft = RwSignal::new(Typed::default());
            let paste = PasteModel::new(draft, Memo::new(move |_| connected.then(saved)));
            paste.state.set(state);
            paste.text.set(text);
            paste.file.set(file);
            if used {
                paste.use_values();
            }
            view! {
                <Card label="Paste">
                    <CardBody>
                        <PasteBox paste />
                    </CardBody>
                </Card>
            }
            .into_any()
        })
    }
}

fn unfetched(reason: FetchFlaw) -> AnyView {
    let host = "idp.northwind.example".to_owned();
    let why = words::paste(&PasteFlaw::NotFetched { host, reason });
    let url = "https://idp.northwind.example/app/exk1f7q2/sso/saml/metadata";
    Scene::of(PasteState::Unusable(why)).typed(url).show()
}

fn flawed(flaw: PasteFlaw) -> AnyView {
    Scene::of(PasteState::Unusable(words::paste(&flaw))).show()
}

fn saved() -> SsoConnection {
    fixtures::connection(fixtures::certificate(23))
}

fn new_certificate() -> Certificate {
    Certificate {
        subject: "CN=northwind-2027".to_owned(),
        fingerprint: ["0C:91:7A:44:B2:D0:3E:68"; 4].join(":"),
        ..fixtures::certificate(300)
    }
}

fn other() -> Certificate {
    Certificate { fingerprint: ["71:EE:02:9C:55:AB:18:F4"; 4].join(":"), ..new_certificate() }
}

fn metadata(certificates: Vec<Certificate>, fixes: Vec<PasteFix>) -> PasteReading {
    PasteReading::Metadata {
        issuer: "https://login.northwind.example/metadata".to_owned(),
        sign_in_url: "https://login.northwind.example/saml".to_owned(),
        certificates,
        wants_signed_requests: true,
        fixes,
    }
}
