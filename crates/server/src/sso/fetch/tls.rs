use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gatehouse_contract::saml::FetchFlaw;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

/// Why metadata cannot be fetched at all.
#[derive(Debug, thiserror::Error)]
pub enum FetchSetupError {
    /// The file with further certificates.
    #[error("the certificates in {} cannot be used: {why}", path.display())]
    Authorities {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The library.
    #[error("TLS cannot be used: {0}")]
    Tls(#[from] rustls::Error),
}

/// Trusts the authorities that browsers trust, and those of a PEM file.
pub(super) fn connector(authorities: Option<&Path>) -> Result<TlsConnector, FetchSetupError> {
    let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(path) = authorities {
        add(&mut roots, path)
            .map_err(|why| FetchSetupError::Authorities { path: path.to_owned(), why })?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn add(roots: &mut RootCertStore, path: &Path) -> Result<(), String> {
    let before = roots.len();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|error| error.to_string())? {
        let certificate = certificate.map_err(|error| error.to_string())?;
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    match roots.len() > before {
        true => Ok(()),
        false => Err("there is none".to_owned()),
    }
}

/// Why there is no TLS connection.
pub(super) fn flaw(error: &io::Error, port: u16) -> FetchFlaw {
    let told = error.get_ref().and_then(|error| error.downcast_ref::<rustls::Error>());
    match told {
        Some(rustls::Error::InvalidCertificate(error)) => distrust(error),
        Some(_) => FetchFlaw::NoTls { port },
        None => FetchFlaw::CannotConnect { port },
    }
}

fn distrust(error: &CertificateError) -> FetchFlaw {
    match error {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => FetchFlaw::CertificateNotValidNow,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            FetchFlaw::CertificateForAnotherHost
        }
        _ => FetchFlaw::CertificateUntrusted,
    }
}
