use mail_parser::{Address, MessageParser};

use super::World;

/// A letter as its reader sees it.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// As it was sent.
    pub source: String,
}

impl Letter {
    pub fn read(source: &str) -> Self {
        let message = MessageParser::default().parse(source.as_bytes()).unwrap();
        let to = message.to().and_then(Address::first).unwrap();
        Self {
            to: to.address().unwrap().to_owned(),
            subject: message.subject().unwrap().to_owned(),
            text: message.body_text(0).unwrap().replace("\r\n", "\n"),
            html: message.body_html(0).unwrap().into_owned(),
            source: source.to_owned(),
        }
    }

    /// The address below these words.
    #[track_caller]
    pub fn link(&self, label: &str) -> String {
        self.find_link(label).unwrap()
    }

    /// The address below these words, if they are there.
    pub fn find_link(&self, label: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&format!("{label}:\n"))?;
        rest.lines().next().map(str::to_owned)
    }
}

impl World {
    /// Does and delivers whatever is due, and gives all letters so far, the oldest first.
    pub async fn letters(&self) -> Vec<Letter> {
        gatehouse_server::job::run_due(&self.state).await.unwrap();
        gatehouse_server::mail::deliver_due(&self.state).await;
        let mut files: Vec<_> = std::fs::read_dir(self.mail_folder())
            .map(|files| files.map(|file| file.unwrap().path()).collect())
            .unwrap_or_default();
        files.sort();
        files.iter().map(|file| Letter::read(&std::fs::read_to_string(file).unwrap())).collect()
    }

    /// The letters to somebody.
    pub async fn letters_to(&self, email: &str) -> Vec<Letter> {
        self.letters().await.into_iter().filter(|letter| letter.to == email).collect()
    }

    /// Where letters are written without a mail server.
    pub fn mail_folder(&self) -> std::path::PathBuf {
        self.config.data_dir.join("mail")
    }
}
