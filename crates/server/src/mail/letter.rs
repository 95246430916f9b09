use gatehouse_contract::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use time::OffsetDateTime;

use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::organization;

/// What a letter says, to whomever. May hold a secret, so that it is never shown in a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Letter {
    /// The name of the organization that it is about.
    pub organization: String,
    pub subject: String,
    /// What happened, what it means, what to do.
    pub paragraphs: Vec<String>,
    /// What somebody else typed, on any number of lines, after the paragraphs. It stands apart, so that
    /// nothing in it can be taken for the letter's own words.
    #[serde(default)]
    pub quote: Option<String>,
    /// What to press, after that.
    pub action: Option<Link>,
    /// What comes after that.
    pub remark: Option<String>,
}

/// Words that lead somewhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    pub label: String,
    pub url: String,
}

/// What the letters about one organization have in common.
#[derive(Clone, Debug)]
pub(crate) struct Letterhead {
    /// The organization's name.
    pub organization: String,
    /// The address that people type.
    public_url: String,
}

impl Letterhead {
    pub(crate) async fn of(
        state: &AppState,
        db: &mut AnyConnection,
        organization_id: &str,
    ) -> Outcome<Self> {
        let organization = organization::find(db, organization_id).await?;
        Ok(Self {
            organization: organization.name.as_str().to_owned(),
            public_url: state.shared.public_url.clone(),
        })
    }

    /// A letter without a link.
    pub(super) fn letter<const N: usize>(&self, subject: String, words: [String; N]) -> Letter {
        Letter {
            organization: self.organization.clone(),
            subject,
            paragraphs: words.into(),
            quote: None,
            action: None,
            remark: None,
        }
    }

    /// The address of a page of the app.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

impl Letter {
    /// The letter with what somebody typed.
    pub(super) fn with_quote(self, quote: &str) -> Self {
        Self { quote: Some(quote.to_owned()), ..self }
    }

    /// The letter with something to press.
    pub(super) fn with_link(self, label: &str, url: String) -> Self {
        Self { action: Some(Link { label: label.to_owned(), url }), ..self }
    }

    /// The letter with more words after what there is to press.
    pub(super) fn with_remark(self, remark: &str) -> Self {
        Self { remark: Some(remark.to_owned()), ..self }
    }
}

/// A moment in words: `25 November 2026, 14:05 UTC`.
pub(super) fn moment(moment: Timestamp) -> String {
    let seconds = moment.unix_millis().div_euclid(1_000);
    // Any moment of four-digit years can be written.
    let it = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (day, month, year) = (it.day(), it.month(), it.year());
    format!("{day} {month} {year}, {:02}:{:02} UTC", it.hour(), it.minute())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_words() {
        let it = Timestamp::from_unix_millis(1_795_615_500_123).unwrap();
        assert_eq!(moment(it), "25 November 2026, 14:05 UTC");
    }
}
