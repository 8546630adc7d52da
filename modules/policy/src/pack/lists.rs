//! What a document may say in its lists and clauses under a pack: nothing again, nothing anew, nothing of somebody unknown.

use std::collections::{BTreeSet, HashMap};

use kernel::Text;

use super::{Pack, clause_in};
use crate::{
    T,
    document::{Document, Item, ItemKey, Layer, List, Standing},
    fault::PackFault,
    in_force::of_nobody,
};

/// The faults of a document's clauses and entries under `above`.
pub fn faults(above: &Pack, document: &Document) -> Vec<PackFault> {
    let mut faults = Vec::new();
    for clause in &document.clauses {
        let Some(high) = above.clauses.iter().find(|c| c.id == clause.id) else { continue };
        // A draft proposal binds no city, and a city may quote what stands above.
        let replaces = document.layer == Layer::City && high.standing == Standing::Draft;
        if !replaces && (high.text != clause.text || high.standing != clause.standing) {
            let layer = high.layer.code();
            let reason = |l| T(l).fault_clause_above(high.text.get(l), T(l).layer(layer), clause.text.get(l));
            faults.push(PackFault::whole(format!("clause.{}", clause.id), Text::each(reason)));
        }
    }
    let standing: HashMap<ItemKey<'_>, &Item> = above.items.iter().map(|i| (i.key(), i)).collect();
    for item in &document.items {
        if let Some(high) = standing.get(&item.key()) {
            faults.extend(again(above, document, high, item));
        }
        faults.extend(unknown(above, document, item));
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

/// An entry of somebody or something that the program does not know would never be looked at.
fn unknown(above: &Pack, document: &Document, item: &Item) -> Vec<PackFault> {
    let model = of_nobody();
    let of = |lists: &[List]| -> BTreeSet<String> {
        model.items.iter().filter(|i| lists.contains(&i.list)).map(|i| i.of.clone()).collect()
    };
    let links = || -> BTreeSet<String> {
        model.list(item.list).map(|i| i.link.clone()).filter(|link| !link.is_empty()).collect()
    };
    let mut faults = Vec::new();
    let mut one_of = |key: &str, said: &str, known: BTreeSet<String>| {
        if !known.contains(said) {
            let known: Vec<String> = known.into_iter().collect();
            let reason = Text::each(|l| T(l).expected_one_of(known.join(", ")));
            faults.push(PackFault::whole(format!("{}.{key}", item.name()), reason));
        }
    };
    match item.list {
        List::Right | List::Duty => one_of("of", &item.of, of(&[List::Right, List::Duty])),
        List::Article => {
            let named = |items: &[Item]| {
                items.iter().filter(|i| i.list == List::Document).map(|i| i.id.clone()).collect::<BTreeSet<_>>()
            };
            let mut known = named(&above.items);
            known.extend(named(&document.items));
            one_of("document", &item.of, known);
        }
        _ => {}
    }
    let (key, asked) = match item.list {
        List::Reserved => ("refer_to", true),
        List::Condition => ("check", !item.link.is_empty()),
        _ => ("", false),
    };
    if asked {
        one_of(key, &item.link, links());
    }
    faults
}
