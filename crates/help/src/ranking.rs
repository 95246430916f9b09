//! Which passages answer a question best.

use std::collections::{BTreeMap, BTreeSet};

use bm25::{Document, SearchEngine, SearchEngineBuilder};

use crate::passage::Passage;
use crate::place::Page;
use crate::provider;
use crate::words::Words;

/// How often a title counts, beside the text below it.
const WEIGHT_OF_TITLE: usize = 3;

/// How much more a passage counts whose title has the very words of the question.
const SAME_TITLE: f32 = 1.0;

/// How much a passage about one product counts where the question names another, or none.
const OTHER_PRODUCT: f32 = 0.5;

/// How much a passage about taking something back counts where the question asks for the thing itself.
const UNDOING: f32 = 0.5;

/// The words of taking back, in their stems: of titles, and what else a question may have for them.
const UNDO: [&str; 4] = ["turnoff", "stop", "remov", "delet"];
const ALSO_UNDO: [&str; 3] = ["bring", "cancel", "close"];

/// How much the question before counts, beside the one that goes on with it.
const BEFORE: f32 = 0.5;

/// The most words of a question that goes on with the one before.
const SHORT: usize = 2;

/// The passages by their words.
pub(crate) struct Ranking {
    words: Words,
    subjects: Vec<Subject>,
    engine: SearchEngine<usize, u32, Words>,
}

/// What a passage is about.
struct Subject {
    title: BTreeSet<String>,
    words: BTreeSet<String>,
    /// What the product is called, if it is about one.
    names: BTreeSet<String>,
    is_set_up: bool,
}

/// What is asked for.
struct Query {
    words: BTreeSet<String>,
    /// What else the question before had, if this one goes on with it.
    before: BTreeSet<String>,
}

impl Ranking {
    pub fn of(passages: &[Passage]) -> Self {
        let words = Words::new();
        let subjects = passages.iter().map(|passage| Subject::of(passage, &words)).collect();
        let documents = passages.iter().enumerate().map(|(place, passage)| {
            let title = format!("{} ", passage.title).repeat(WEIGHT_OF_TITLE);
            Document::new(place, format!("{title}{}", passage.text))
        });
        let engine = SearchEngineBuilder::with_tokenizer_and_documents(Words::new(), documents);
        Self { words, subjects, engine: engine.build() }
    }

    /// The places of the passages that have a word of the question, best first.
    pub fn rank(&self, before: &str, question: &str) -> Vec<usize> {
        // "And how?" asks for nothing new.
        let question = if self.words.set(question).is_empty() { before } else { question };
        let query = Query::of(before, question, &self.words);
        let context = self.context(before, &query);
        let score = |(place, own): (usize, f32)| {
            let subject = self.subjects.get(place)?;
            let score = own + context.get(&place).map_or(0.0, |score| BEFORE * score);
            let is_it = subject.is_it(&query, !context.is_empty());
            Some((is_it, score * subject.weight(&query), place))
        };
        let mut found: Vec<_> = self.scores(question).into_iter().filter_map(score).collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        found.into_iter().map(|(.., place)| place).collect()
    }

    /// How well the passages that have a word of a text fit it, by their places.
    fn scores(&self, text: &str) -> BTreeMap<usize, f32> {
        let found = self.engine.search(text, None);
        found.into_iter().map(|it| (it.document.id, it.score)).collect()
    }

    /// The passages that the question before is about too, as far as this one goes on with it.
    fn context(&self, before: &str, query: &Query) -> BTreeMap<usize, f32> {
        if query.before.is_empty() {
            return BTreeMap::new();
        }
        let mut scores = self.scores(before);
        scores.retain(|place, _| self.subjects.get(*place).is_some_and(|it| it.goes_on(query)));
        scores
    }
}

impl Query {
    fn of(before: &str, question: &str, words: &Words) -> Self {
        let own = words.set(question);
        let before = match own.len() <= SHORT {
            true => words.set(before).difference(&own).cloned().collect(),
            false => BTreeSet::new(),
        };
        Self { words: own, before }
    }

    /// Whether one of these names is among the words; of the question before, if it goes on with that.
    fn names(&self, names: &BTreeSet<String>) -> bool {
        !names.is_disjoint(&self.words) || !names.is_disjoint(&self.before)
    }

    /// Whether something is to be taken back.
    fn undoes(&self) -> bool {
        has(&self.words, &UNDO) || has(&self.words, &ALSO_UNDO)
    }
}

impl Subject {
    fn of(passage: &Passage, words: &Words) -> Self {
        let title = words.set(&passage.title);
        let all = words.set(&passage.text).union(&title).cloned().collect();
        let names = match passage.opens.page {
            Page::Guide(guide) => words.set(&provider::names(guide).join(" ")),
            _ => BTreeSet::new(),
        };
        Self { title, words: all, names, is_set_up: provider::is_set_up(passage) }
    }

    /// Whether it has all that is asked for now, and is about something that was asked before.
    fn goes_on(&self, query: &Query) -> bool {
        self.words.is_superset(&query.words) && !self.title.is_disjoint(&query.before)
    }

    /// Whether the question asks for this very passage: has its title, or nothing but the name of the
    /// product that it sets up.
    fn is_it(&self, query: &Query, has_context: bool) -> bool {
        let is_name = self.is_set_up && !has_context && query.words.is_subset(&self.names);
        is_name || query.words == self.title
    }

    /// By how much the words that are found in it count.
    fn weight(&self, query: &Query) -> f32 {
        let both = self.title.intersection(&query.words).count() as f32;
        let either = self.title.union(&query.words).count() as f32;
        let is_other = !self.names.is_empty() && !query.names(&self.names);
        let is_undoing = has(&self.title, &UNDO) && !query.undoes();
        (1.0 + SAME_TITLE * both / either)
            * if is_other { OTHER_PRODUCT } else { 1.0 }
            * if is_undoing { UNDOING } else { 1.0 }
    }
}

fn has(words: &BTreeSet<String>, any: &[&str]) -> bool {
    any.iter().any(|it| words.contains(*it))
}
