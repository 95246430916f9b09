//! Secrets at rest: sealed with a key that is kept outside the database.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac::{self, HMAC_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::config::Config;
use crate::hex;
use crate::problem::{Outcome, Refusal};

/// Bytes of the key.
const KEY_LEN: usize = 32;

/// Seals and opens secrets (AES-256-GCM, NIST SP 800-38D, with a random nonce for each).
pub(crate) struct Seal {
    key: RandomizedNonceKey,
    /// For what is compared and never opened (HMAC-SHA-256, RFC 2104).
    mac: hmac::Key,
}

/// Why secrets cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key is none.
    #[error("the secret key must be 32 bytes in base64, as `openssl rand -base64 32` prints them")]
    NotAKey,
    /// The key cannot be kept.
    #[error("the secret key cannot be read from or written to {file}: {error}")]
    File {
        /// Where it is kept.
        file: PathBuf,
        /// What came of it.
        error: std::io::Error,
    },
}

impl Seal {
    /// With the key that is configured; or else with the one in the data directory, which is made
    /// there once.
    pub(crate) fn new(config: &Config) -> Result<Self, SealError> {
        let text = match &config.secret_key {
            Some(text) => text.clone(),
            None => kept(&config.data_dir.join("secret.key"))?,
        };
        let key = STANDARD.decode(text.trim()).map_err(|_| SealError::NotAKey)?;
        let mac = hmac::sign(&hmac::Key::new(HMAC_SHA256, &key), b"fingerprints");
        Ok(Self {
            key: RandomizedNonceKey::new(&AES_256_GCM, &key).map_err(|_| SealError::NotAKey)?,
            mac: hmac::Key::new(HMAC_SHA256, mac.as_ref()),
        })
    }

    /// Seals a secret for one `purpose`, as text. It opens for no other purpose.
    pub(crate) fn seal(&self, purpose: &str, secret: &[u8]) -> Outcome<String> {
        let mut sealed = secret.to_vec();
        let nonce = self.key.seal_in_place_append_tag(Aad::from(purpose), &mut sealed);
        let nonce = nonce.map_err(|_| Refusal::fault("a secret cannot be sealed"))?;
        Ok(STANDARD.encode([nonce.as_ref().as_slice(), &sealed].concat()))
    }

    /// What can be compared with a secret for one `purpose`, in hex. Without the key, a secret cannot
    /// be looked for, however short it is.
    pub(crate) fn fingerprint(&self, purpose: &str, secret: &str) -> String {
        let message = format!("{purpose} {secret}");
        hex::encode(hmac::sign(&self.mac, message.as_bytes()).as_ref())
    }

    /// Whether it is the [`fingerprint`](Self::fingerprint) of this secret, in the same time whatever
    /// it is.
    pub(crate) fn is_fingerprint(&self, purpose: &str, secret: &str, fingerprint: &str) -> bool {
        let message = format!("{purpose} {secret}");
        hex::decode(fingerprint)
            .is_some_and(|tag| hmac::verify(&self.mac, message.as_bytes(), &tag).is_ok())
    }

    /// Opens what was sealed for this purpose.
    pub(crate) fn open(&self, purpose: &str, sealed: &str) -> Outcome<Vec<u8>> {
        let broken = || Refusal::fault("a sealed secret cannot be opened: is it the same key?");
        let mut sealed = STANDARD.decode(sealed).map_err(|_| broken())?;
        let (nonce, secret) = sealed.split_at_mut_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let opened = self.key.open_in_place(nonce, Aad::from(purpose), secret);
        Ok(opened.map_err(|_| broken())?.to_vec())
    }
}

/// The key in a file that only its owner can read. Of two servers that make it, one does.
fn kept(file: &Path) -> Result<String, SealError> {
    let failed = |error| SealError::File { file: file.to_owned(), error };
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found.map_err(failed),
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    // Written under another name first, so that nobody reads half of it.
    let draft = file.with_extension(format!("{}.new", std::process::id()));
    create(&draft, &STANDARD.encode(rand::random::<[u8; KEY_LEN]>())).map_err(failed)?;
    let linked = std::fs::hard_link(&draft, file);
    std::fs::remove_file(&draft).map_err(failed)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(error)),
        _ => std::fs::read_to_string(file).map_err(failed),
    }
}

fn create(file: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("gatehouse-seal-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    fn with(data_dir: &Path, secret_key: Option<&str>) -> Result<Seal, SealError> {
        let secret_key = secret_key.map(str::to_owned);
        Seal::new(&Config { data_dir: data_dir.to_owned(), secret_key, ..Config::default() })
    }

    #[test]
    fn a_secret_opens_for_its_purpose_and_with_its_key_alone() {
        let folder = folder("opens");
        let seal = with(&folder, None).unwrap();
        let sealed = seal.seal("signing key of o1", b"secret").unwrap();
        assert!(!sealed.contains("secret"));
        assert_ne!(sealed, seal.seal("signing key of o1", b"secret").unwrap());
        let again = with(&folder, None).unwrap();
        assert_eq!(again.open("signing key of o1", &sealed).unwrap(), b"secret");
        assert!(again.open("signing key of o2", &sealed).is_err());
        let other = with(&folder, Some(&STANDARD.encode([7; KEY_LEN]))).unwrap();
        assert!(other.open("signing key of o1", &sealed).is_err());
        assert!(seal.open("signing key of o1", "AAAA").is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_key_in_the_data_directory_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder("owner");
        with(&folder, None).unwrap();
        let mode = std::fs::metadata(folder.join("secret.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_no_key_is_not_taken_for_one() {
        for text in ["", "secret", "AAAA"] {
            assert!(matches!(with(Path::new("unused"), Some(text)), Err(SealError::NotAKey)));
        }
    }
}
