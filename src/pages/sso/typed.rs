use gatehouse_contract::Field;
use gatehouse_contract::saml::PastedValues;
use gatehouse_contract::sso::{Certificate, SsoConnection, SsoConnectionDraft};

/// What stands in the form while a connection is changed.
#[derive(Clone, Default, PartialEq)]
pub struct Typed {
    /// The sign-in URL.
    pub sign_in_url: String,
    /// The issuer.
    pub issuer: String,
    /// Certificates that were read before.
    pub certificates: Vec<Certificate>,
    /// One that is being typed.
    pub next_certificate: String,
    /// Whether requests are to be signed.
    pub sign_requests: bool,
}

impl Typed {
    /// What is sent: what is being typed counts as a certificate too, and so does nothing where
    /// there is no other.
    pub fn draft(&self) -> SsoConnectionDraft {
        let mut certificates: Vec<String> =
            self.certificates.iter().map(|it| it.pem.clone()).collect();
        if certificates.is_empty() || !self.next_certificate.trim().is_empty() {
            certificates.push(self.next_certificate.clone());
        }
        SsoConnectionDraft {
            sign_in_url: self.sign_in_url.clone(),
            issuer: self.issuer.clone(),
            certificates,
            sign_requests: self.sign_requests,
        }
    }

    /// The same with what a paste gives. What it says nothing of stays as it is.
    pub fn with(self, values: &PastedValues) -> Self {
        let takes_certificates = !values.certificates.is_empty();
        let (certificates, next_certificate) = match takes_certificates {
            true => (values.certificates.clone(), String::new()),
            false => (self.certificates, self.next_certificate),
        };
        Self {
            sign_in_url: values.sign_in_url.clone().unwrap_or(self.sign_in_url),
            issuer: values.issuer.clone().unwrap_or(self.issuer),
            certificates,
            next_certificate,
            sign_requests: values.sign_requests.unwrap_or(self.sign_requests),
        }
    }

    /// Whether the same stands in a field.
    pub fn is_same_at(&self, field: Field, other: &Self) -> bool {
        match field {
            Field::SignInUrl => self.sign_in_url == other.sign_in_url,
            Field::Issuer => self.issuer == other.issuer,
            _ => {
                self.certificates == other.certificates
                    && self.next_certificate == other.next_certificate
            }
        }
    }
}

impl From<&SsoConnection> for Typed {
    fn from(connection: &SsoConnection) -> Self {
        Self {
            sign_in_url: connection.sign_in_url.clone(),
            issuer: connection.issuer.clone(),
            certificates: connection.certificates.clone(),
            next_certificate: String::new(),
            sign_requests: connection.sign_requests,
        }
    }
}
