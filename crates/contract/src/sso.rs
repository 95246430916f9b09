//! Single sign-on (SAML 2.0): the connection to an identity provider, its states, and what is
//! typed to make one.

mod certificate;
mod certificate_text;
mod connection;
mod draft;
mod guide;
mod identity_provider;
mod settings;
mod state;
mod switches;

pub use certificate::{Certificate, LEAST_RSA_BITS};
pub use certificate_text::{
    CERTIFICATE_LIMIT, CertificateDraft, certificate_pem, read_certificate_text,
};
pub use connection::{CERTIFICATES_LIMIT, SsoConnection, SsoConnectionDraft, SsoConnectionText};
pub use draft::{PreviousConnection, RESTORABLE_DAYS, SsoDraft};
pub use guide::Guide;
pub use identity_provider::identity_provider;
pub use settings::{ServiceProvider, SsoImpact, SsoSettings};
pub use state::{PassedTest, Sso, SsoRequirement, SsoState};
pub use switches::{SsoChange, SsoSwitches};
