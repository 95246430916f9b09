use crate::passage::{self, Flaw, Passage};
use crate::provider;
use crate::ranking::Ranking;
use crate::spelling::Spelling;

const TEXTS: [&str; 7] = [
    include_str!("../../../guides/roles.md"),
    include_str!("../../../guides/single-sign-on.md"),
    include_str!("../../../guides/domains.md"),
    include_str!("../../../guides/two-factor.md"),
    include_str!("../../../guides/your-sign-in.md"),
    include_str!("../../../guides/members.md"),
    include_str!("../../../guides/organization.md"),
];

/// All passages, ready to be asked.
pub struct Guides {
    passages: Vec<Passage>,
    ranking: Ranking,
    spelling: Spelling,
}

impl Guides {
    /// Reads every guide. A passage whose heading cannot be used is left out; see [`Self::flaws`].
    pub fn read() -> Self {
        let own = TEXTS.into_iter().flat_map(passage::passages).filter_map(Result::ok);
        let passages: Vec<Passage> = own.chain(provider::passages()).collect();
        let ranking = Ranking::of(&passages);
        let texts = passages.iter().flat_map(|it| [it.title.as_str(), it.text.as_str()]);
        let spelling = Spelling::of(texts);
        Self { passages, ranking, spelling }
    }

    /// What is wrong with the guides, which tests hold to be nothing.
    pub fn flaws() -> Vec<Flaw> {
        TEXTS.into_iter().flat_map(passage::passages).filter_map(Result::err).collect()
    }

    /// Every passage.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The passages that answer a question, best first, at most so many. None when no word of the
    /// question is in any.
    pub fn answer(&self, question: &str, at_most: usize) -> Vec<&Passage> {
        self.answer_after("", question, at_most)
    }

    /// The same for a question that was asked after another: a short one, "and for Keycloak?", goes on
    /// with what the other was about, and one that names nothing, "and how?", asks for that again.
    pub fn answer_after(&self, before: &str, question: &str, at_most: usize) -> Vec<&Passage> {
        let [before, question] = [before, question].map(|it| self.spelling.correct(it));
        let found = self.ranking.rank(&before, &question);
        found.into_iter().take(at_most).filter_map(|place| self.passages.get(place)).collect()
    }
}
