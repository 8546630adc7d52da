//! What a document may say in its lists and clauses under a pack: nothing again, nothing anew, nothing of somebody unknown.

use std::collections::{BTreeSet, HashMap};

use kernel::Text;

use super::{Pack, clause_in};
use crate::{
    T,
    document::{ClauseText, Document, Item, ItemKey, Layer, List, Standing},
    fault::{self, PackFault},
    in_force::of_nobody,
};

/// The faults of a document's clauses and entries under `above`.
pub fn faults(above: &Pack, document: &Document) -> Vec<PackFault> {
    let mut faults = Vec::new();
    let clauses: HashMap<&str, &ClauseText> = above.clauses.iter().map(|c| (c.id.as_str(), c)).collect();
    for clause in &document.clauses {
        let Some(high) = clauses.get(clause.id.as_str()) else { continue };
        // A draft proposal binds no city, and a city may quote what stands above.
        let replaces = document.layer == Layer::City && high.standing == Standing::Draft;
        if !replaces && (high.text != clause.text || high.standing != clause.standing) {
            let layer = high.layer.code();
            let reason = |l| T(l).fault_clause_above(high.text.get(l), T(l).layer(layer), clause.text.get(l));
            faults.push(PackFault::whole(format!("clause.{}", clause.id), Text::each(reason)));
        }
    }
    let known = Known::of(above, document);
    let standing: HashMap<ItemKey<'_>, &Item> = above.items.iter().map(|i| (i.key(), i)).collect();
    for item in &document.items {
        if let Some(high) = standing.get(&item.key()) {
            faults.extend(again(above, document, high, item));
        }
        if let Some((key, all)) = known.misses(item) {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let reason = Text::each(|l| T(l).expected_one_of(all.join(", ")));
            faults.push(PackFault::whole(format!("{}.{key}", item.name()), reason));
        }
        if faults.len() >= fault::MOST {
            break;
        }
    }
    faults
}

/// What an entry that stands above already may not say.
fn again(above: &Pack, document: &Document, high: &Item, item: &Item) -> Option<PackFault> {
    let law = above.clause(&high.clause);
    let low = clause_in(document, &item.clause).unwrap_or_else(|| above.clause(&item.clause).text);
    let reason = if document.layer > Layer::City {
        let layer = high.layer.code();
        Text::each(|l| T(l).fault_stands_above(&law.id, law.text.get(l), T(l).layer(layer), &item.clause, low.get(l)))
    } else {
        let gate = matches!(item.list, List::Reserved | List::Unlawful | List::Article);
        let lost = high.words.iter().any(|w| !item.words.contains(w));
        if !gate || !lost || above.standing_of(&high.clause) == Standing::Draft {
            return None;
        }
        let words = |l| i18n::Format(l).list(&high.words);
        Text::each(|l| T(l).fault_loses_words(&law.id, law.text.get(l), &item.clause, low.get(l), words(l)))
    };
    Some(PackFault::whole(item.name(), reason))
}

/// What entries may name, of whom and of what, as far as the program knows it.
struct Known {
    subjects: BTreeSet<String>,
    documents: BTreeSet<String>,
    referrals: BTreeSet<String>,
    checks: BTreeSet<String>,
}

impl Known {
    fn of(above: &Pack, document: &Document) -> Self {
        let model = of_nobody();
        let subject = |i: &&Item| matches!(i.list, List::Right | List::Duty);
        let links = |list: List| -> BTreeSet<String> {
            model.list(list).map(|i| i.link.clone()).filter(|link| !link.is_empty()).collect()
        };
        let documents = above.items.iter().chain(&document.items).filter(|i| i.list == List::Document);
        Self {
            subjects: model.items.iter().filter(subject).map(|i| i.of.clone()).collect(),
            documents: documents.map(|i| i.id.clone()).collect(),
            referrals: links(List::Reserved),
            checks: links(List::Condition),
        }
    }

    /// The key of an entry that nothing known can be read from, and what there is: such an entry would never be looked at.
    fn misses(&self, item: &Item) -> Option<(&'static str, &BTreeSet<String>)> {
        let (key, said, known) = match item.list {
            List::Right | List::Duty => ("of", &item.of, &self.subjects),
            List::Article => ("document", &item.of, &self.documents),
            List::Reserved if !item.link.is_empty() => ("refer_to", &item.link, &self.referrals),
            List::Condition if !item.link.is_empty() => ("check", &item.link, &self.checks),
            _ => return None,
        };
        (!known.contains(said)).then_some((key, known))
    }
}
