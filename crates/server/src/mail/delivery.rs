use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use lettre::address::{AddressError, Envelope};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::folder::{folder, write};
use super::letter::Letter;
use super::template;
use crate::config::Config;
use crate::store::mail::StoredMail;

/// How long a mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(45);
/// How long it may take for one answer.
const ANSWER: Duration = Duration::from_secs(15);

/// The way of letters out of the house, and the name that they are sent under.
pub(crate) struct Delivery {
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(PathBuf),
}

/// Why letters cannot be sent with this configuration.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The mail server.
    #[error("GATEHOUSE_SMTP_URL cannot be used: {0}")]
    SmtpUrl(#[from] smtp::Error),
    /// The sender.
    #[error("GATEHOUSE_MAIL_FROM cannot be used: {0}")]
    From(#[from] AddressError),
}

/// Why a letter was not delivered this time.
#[derive(Debug, thiserror::Error)]
pub(super) enum DeliveryError {
    #[error("the letter cannot be read: {0}")]
    Letter(#[from] serde_json::Error),
    #[error("the address cannot be written to: {0}")]
    Address(#[from] AddressError),
    #[error("the letter cannot be written: {0}")]
    Message(#[from] lettre::error::Error),
    #[error("the mail server: {0}")]
    Smtp(#[from] smtp::Error),
    #[error("the mail server took too long")]
    TimedOut(#[from] tokio::time::error::Elapsed),
    #[error("the mail folder: {0}")]
    File(#[from] std::io::Error),
    #[error("the mail folder: {0}")]
    Writer(#[from] tokio::task::JoinError),
}

impl Delivery {
    pub(crate) fn new(config: &Config, public_url: &str) -> Result<Self, MailSetupError> {
        let from = match &config.mail_from {
            Some(from) => from.parse()?,
            None => default_sender(public_url)?,
        };
        let way = match &config.smtp_url {
            Some(url) => Way::Smtp(transport(url)?),
            None => Way::Files(folder(config)),
        };
        Ok(Self { from, way })
    }

    /// Gives a letter to the mail server, or writes it to a file.
    pub(super) async fn deliver(&self, mail: &StoredMail) -> Result<(), DeliveryError> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Smtp(transport) => {
                tokio::time::timeout(PATIENCE, transport.send(message)).await??;
            }
            Way::Files(folder) => {
                let (folder, id) = (folder.clone(), mail.id.clone());
                let write = move || write(&folder, &id, &message.formatted());
                tokio::task::spawn_blocking(write).await??;
            }
        }
        Ok(())
    }

    fn message(&self, mail: &StoredMail) -> Result<Message, DeliveryError> {
        let letter: Letter = serde_json::from_str(&mail.letter)?;
        let to = Mailbox::new(Some(one_line(&mail.name)), mail.email.parse()?);
        let since = u64::try_from(mail.created_at.unix_millis()).unwrap_or_default();
        // The same at every try, so that a letter that arrives twice is seen to be one (RFC 5322,
        // section 3.6.4).
        let id = format!("<{}@{}>", mail.id, self.from.email.domain());
        let forms = MultiPart::alternative_plain_html(
            template::text(&mail.name, &letter),
            template::html(&mail.name, &letter),
        );
        // The letter goes to this address, whatever is made of the name.
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.email.clone()])?;
        let message = Message::builder()
            .envelope(envelope)
            .from(self.from.clone())
            .to(to)
            .subject(one_line(&letter.subject))
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(since))
            .message_id(Some(id))
            .raw_header(automatic());
        Ok(message.multipart(forms)?)
    }
}

/// Asks for no automatic answers (RFC 3834, section 5).
fn automatic() -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    HeaderValue::new(name, "auto-generated".to_owned())
}

/// Text without the control characters that no header may have (RFC 5322, section 2.2).
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn transport(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, smtp::Error> {
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?;
    if url.starts_with("smtp://") && !url.contains("tls=required") {
        tracing::warn!("letters may go to the mail server unencrypted: add ?tls=required");
    }
    Ok(transport.timeout(Some(ANSWER)).build())
}

/// `gatehouse@` the host that people type, or this machine where that has no name.
fn default_sender(public_url: &str) -> Result<Mailbox, AddressError> {
    let (_, host) = public_url.split_once("://").unwrap_or_default();
    let host = host.split([':', '/']).next().unwrap_or_default();
    let named = format!("Gatehouse <gatehouse@{host}>").parse();
    named.or_else(|_| "Gatehouse <gatehouse@localhost>".parse())
}
