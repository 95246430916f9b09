use super::{PasteFix, PasteFlaw, PasteReading};
use crate::sso::{CERTIFICATES_LIMIT, Certificate, SsoConnection};
use crate::{Flaw, Timestamp};

/// What a paste gives for a connection. What it says nothing of stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedValues {
    /// The sign-in URL, which may be no https URL.
    pub sign_in_url: Option<String>,
    /// The issuer.
    pub issuer: Option<String>,
    /// The certificates that are taken: those that can be used, as many as a connection takes.
    pub certificates: Vec<Certificate>,
    /// Whether sign-in requests are to be signed.
    pub sign_requests: Option<bool>,
    /// The certificates that are not taken.
    pub left_out: Vec<(Certificate, LeftOut)>,
    /// What was put right to read it.
    pub fixes: Vec<PasteFix>,
}

/// Why a certificate is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It cannot be used now.
    Flaw(Flaw),
    /// There are others before it, and a connection takes no more.
    TooMany,
}

/// What using the values would change in a saved connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedChange {
    /// The sign-in URL.
    SignInUrl {
        /// What is saved.
        from: String,
        /// What was pasted.
        to: String,
    },
    /// The issuer.
    Issuer {
        /// What is saved.
        from: String,
        /// What was pasted.
        to: String,
    },
    /// Whether requests are signed.
    SignRequests {
        /// What is saved.
        from: bool,
        /// What was pasted.
        to: bool,
    },
    /// The certificates, told apart by their fingerprints.
    Certificates {
        /// Saved and pasted.
        kept: Vec<Certificate>,
        /// Pasted alone.
        added: Vec<Certificate>,
        /// Saved alone.
        gone: Vec<Certificate>,
    },
}

impl PastedValues {
    /// What can be used of a paste at the time `now`.
    ///
    /// # Errors
    /// Why nothing can: the paste's flaw, or what is wrong with the first certificate where there
    /// is nothing else.
    pub fn of(reading: PasteReading, now: Timestamp) -> Result<Self, PasteFlaw> {
        match reading {
            PasteReading::Metadata {
                issuer,
                sign_in_url,
                certificates,
                wants_signed_requests,
                fixes,
            } => Ok(Self {
                sign_in_url: Some(sign_in_url),
                issuer: Some(issuer),
                sign_requests: Some(wants_signed_requests),
                ..Self::of_certificates(certificates, fixes, now)
            }),
            PasteReading::Certificates { certificates, fixes } => {
                let values = Self::of_certificates(certificates, fixes, now);
                match values.left_out.first() {
                    Some((_, LeftOut::Flaw(flaw))) if values.certificates.is_empty() => {
                        Err(PasteFlaw::Certificate { flaw: flaw.clone() })
                    }
                    _ => Ok(values),
                }
            }
            PasteReading::Unusable { flaw } => Err(flaw),
        }
    }

    fn of_certificates(found: Vec<Certificate>, fixes: Vec<PasteFix>, now: Timestamp) -> Self {
        let (mut certificates, mut left_out) = (Vec::new(), Vec::new());
        // The next one may be there before its time, beside one that is valid now.
        let is_one_valid = found.iter().any(|it| it.check(now).is_ok());
        for certificate in found {
            match certificate.check(now) {
                Err(Flaw::CertificateNotYetValid { .. }) if is_one_valid => {}
                Err(flaw) => {
                    left_out.push((certificate, LeftOut::Flaw(flaw)));
                    continue;
                }
                Ok(()) => {}
            }
            match certificates.len() < CERTIFICATES_LIMIT as usize {
                true => certificates.push(certificate),
                false => left_out.push((certificate, LeftOut::TooMany)),
            }
        }
        let (sign_in_url, issuer, sign_requests) = (None, None, None);
        Self { sign_in_url, issuer, certificates, sign_requests, left_out, fixes }
    }

    /// What using the values would change in a saved connection; nothing when it has them all.
    pub fn changes(&self, saved: &SsoConnection) -> Vec<PastedChange> {
        let changed = |from: &String, to: &Option<String>| {
            to.clone().filter(|to| to != from).map(|to| (from.clone(), to))
        };
        let sign_in_url = changed(&saved.sign_in_url, &self.sign_in_url)
            .map(|(from, to)| PastedChange::SignInUrl { from, to });
        let issuer = changed(&saved.issuer, &self.issuer)
            .map(|(from, to)| PastedChange::Issuer { from, to });
        let from = saved.sign_requests;
        let sign_requests = self.sign_requests.filter(|to| *to != from);
        let sign_requests = sign_requests.map(|to| PastedChange::SignRequests { from, to });
        let certificates = self.changed_certificates(&saved.certificates);
        [sign_in_url, issuer, sign_requests, certificates].into_iter().flatten().collect()
    }

    fn changed_certificates(&self, saved: &[Certificate]) -> Option<PastedChange> {
        if self.certificates.is_empty() {
            return None;
        }
        let is_in = |all: &[Certificate], one: &Certificate| {
            all.iter().any(|it| it.fingerprint == one.fingerprint)
        };
        let (kept, gone): (Vec<_>, Vec<_>) =
            saved.iter().cloned().partition(|it| is_in(&self.certificates, it));
        let pasted = self.certificates.iter().cloned();
        let added: Vec<_> = pasted.filter(|it| !is_in(saved, it)).collect();
        let differ = !added.is_empty() || !gone.is_empty();
        differ.then_some(PastedChange::Certificates { kept, added, gone })
    }
}
