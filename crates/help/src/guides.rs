use bm25::{Document, SearchEngine, SearchEngineBuilder};

use crate::passage::{self, Flaw, Passage};
use crate::provider;
use crate::spelling::Spelling;
use crate::words::Words;

const TEXTS: [&str; 7] = [
    include_str!("../../../guides/roles.md"),
    include_str!("../../../guides/single-sign-on.md"),
    include_str!("../../../guides/domains.md"),
    include_str!("../../../guides/two-factor.md"),
    include_str!("../../../guides/your-sign-in.md"),
    include_str!("../../../guides/members.md"),
    include_str!("../../../guides/organization.md"),
];

/// How often a title counts, beside the text below it.
const WEIGHT_OF_TITLE: usize = 3;

/// All passages, ready to be asked.
pub struct Guides {
    passages: Vec<Passage>,
    engine: SearchEngine<usize, u32, Words>,
    spelling: Spelling,
}

impl Guides {
    /// Reads every guide. A passage whose heading cannot be used is left out; see [`Self::flaws`].
    pub fn read() -> Self {
        let own = TEXTS.into_iter().flat_map(passage::passages).filter_map(Result::ok);
        let passages: Vec<Passage> = own.chain(provider::passages()).collect();
        let documents = passages.iter().enumerate().map(|(place, passage)| {
            let title = format!("{} ", passage.title).repeat(WEIGHT_OF_TITLE);
            Document::new(place, format!("{title}{}", passage.text))
        });
        let builder = SearchEngineBuilder::with_tokenizer_and_documents(Words::new(), documents);
        let engine = builder.build();
        let texts = passages.iter().flat_map(|it| [it.title.as_str(), it.text.as_str()]);
        let spelling = Spelling::of(texts);
        Self { passages, engine, spelling }
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
        let found = self.engine.search(&self.spelling.correct(question), at_most);
        found.into_iter().filter_map(|it| self.passages.get(it.document.id)).collect()
    }
}
