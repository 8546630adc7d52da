//! A pack: what the documents of all layers say together, as somebody who decides asks for it.

use std::{collections::HashSet, ops::Deref};

use kernel::{Clause, Date, Text};

use crate::{
    T,
    document::{ClauseText, Document, Item, ItemKey, Layer, List, Source, Standing},
    fault::{self, PackFault},
    rule::{Key, RuleSpec, Stated, full_name},
    section::{self, Rules, Sections},
    value::Value,
};

/// What bodies and meetings are called.
#[derive(Debug, Clone)]
pub struct Names {
    pub canonical: Text,
    pub short: Text,
    /// Local names of the same body (R43).
    pub aliases: Vec<String>,
    /// What the names of Party bodies end with.
    pub party: Vec<String>,
    pub deliberation: Text,
    pub coordination: Text,
    pub appraisal: Text,
}

impl Names {
    /// What a building's committee is called (R60).
    pub fn canonical_of(&self, building: &str) -> String {
        format!("{building}{}", self.canonical.zh)
    }

    /// The same in short: ××大厦楼委会.
    pub fn short_of(&self, building: &str) -> String {
        format!("{building}{}", self.short.zh)
    }
}

/// What applies at a place on a day. The sections are its fields: `pack.issues.triage_days.value`.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The lowest layer's document.
    pub id: String,
    pub version: u32,
    pub title: Text,
    pub standing: Standing,
    pub effective_from: Date,
    /// Every document that has a part, the highest layer first.
    pub sources: Vec<Source>,
    pub clauses: Vec<ClauseText>,
    pub names: Names,
    pub items: Vec<Item>,
    /// What a lower layer says that a higher one has overtaken since: the higher one holds.
    pub overruled: Vec<Loosening>,
    rules: Rules,
    sections: Sections,
}

impl Deref for Pack {
    type Target = Sections;

    fn deref(&self) -> &Sections {
        &self.sections
    }
}

/// A layer asks for less than the one above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loosening {
    pub key: Key,
    pub above: Stated,
    pub below: Stated,
}

/// A rule on the page that shows them all.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// `issues.triage_days`.
    pub name: String,
    pub value: Value,
    pub clause: String,
    pub layer: Layer,
}

impl Pack {
    /// The pack of the draft proposal alone.
    ///
    /// # Errors
    /// The document's faults; a rule that it does not state.
    pub fn of(model: &Document) -> Result<Self, Vec<PackFault>> {
        let names = model.names.clone();
        let missing: Vec<PackFault> = section::specs()
            .filter(|s| !model.rules.contains_key(&s.key()))
            .map(|s| PackFault::whole(full_name(s.key()), Text::each(|l| T(l).fault_missing())))
            .collect();
        let sections = Sections::of(&model.rules);
        let (Some(sections), Some(canonical), Some(short), Some(deliberation), Some(coordination), Some(appraisal)) =
            (sections, names.canonical, names.short, names.deliberation, names.coordination, names.appraisal)
        else {
            return Err(if missing.is_empty() {
                vec![PackFault::whole("names", Text::each(|l| T(l).fault_missing()))]
            } else {
                missing
            });
        };
        let pack = Self {
            id: model.id.clone(),
            version: model.version,
            title: model.title.clone(),
            standing: model.standing,
            effective_from: model.effective_from,
            sources: vec![model.source()],
            clauses: model.clauses.clone(),
            names: Names {
                canonical,
                short,
                aliases: names.aliases,
                party: names.party,
                deliberation,
                coordination,
                appraisal,
            },
            items: model.items.clone(),
            overruled: Vec::new(),
            rules: model.rules.clone(),
            sections,
        };
        let faults = pack.faults_of(model);
        if faults.is_empty() { Ok(pack) } else { Err(at_their_lines(faults, model)) }
    }

    /// What is wrong with putting `document` under this pack: it loosens, it names a clause that nobody wrote, it sets what
    /// its layer may not, or its rules contradict each other.
    ///
    /// # Errors
    /// The faults, at most as many as somebody can mend at a time.
    pub fn admits(&self, document: &Document) -> Result<Pack, Vec<PackFault>> {
        let mut faults = Vec::new();
        let top = self.sources.iter().map(|s| Layer::from_code(s.layer)).max().flatten().unwrap_or(Layer::Model);
        // A building has documents side by side; of each it has one at a time.
        let beside = document.layer == Layer::Building && self.sources.iter().all(|s| s.id != document.id);
        if document.layer < top || (document.layer == top && !beside) {
            let both = |l| T(l).fault_layer(T(l).layer(document.layer.code()), T(l).layer(top.code()));
            faults.push(PackFault::whole("layer", Text::each(both)));
            return Err(at_their_lines(faults, document));
        }
        if document.based_on.is_some() && document.layer != Layer::City {
            faults.push(PackFault::whole("based_on", Text::each(|l| T(l).fault_based_on())));
        }
        for loosening in self.loosened_by(document) {
            let Loosening { key, above, below } = &loosening;
            let (high, low) = (self.clause(&above.clause).text, clause_in(document, &below.clause));
            faults.push(PackFault::whole(
                full_name(*key),
                Text::each(|l| {
                    let low = low.clone().unwrap_or_else(|| self.clause(&below.clause).text);
                    T(l).fault_loosens(
                        below.value.to_string(),
                        &below.clause,
                        low.get(l),
                        above.value.to_string(),
                        &above.clause,
                        high.get(l),
                        T(l).layer(above.layer.code()),
                    )
                }),
            ));
        }
        let names = &document.names;
        if document.layer > Layer::City && (names.canonical.is_some() || names.short.is_some()) {
            faults.push(PackFault::whole("names", Text::each(|l| T(l).fault_names())));
        }
        faults.extend(lists::faults(self, document));
        let pack = self.with(document);
        faults.extend(pack.faults_of(document));
        if faults.is_empty() { Ok(pack) } else { Err(at_their_lines(faults, document)) }
    }

    /// The pack with a document of a lower layer, whatever that says: where it asks for less, what stands above holds.
    pub fn with(&self, document: &Document) -> Pack {
        let mut pack = self.clone();
        pack.overruled.extend(self.loosened_by(document));
        for (key, stated) in &document.rules {
            if !pack.overruled.iter().any(|o| o.key == *key && o.below == *stated) {
                pack.rules.insert(*key, stated.clone());
            }
        }
        let said: HashSet<&str> = document.clauses.iter().map(|c| c.id.as_str()).collect();
        pack.clauses.retain(|c| !said.contains(c.id.as_str()));
        pack.clauses.extend(document.clauses.iter().cloned());
        let (mine, theirs): (HashSet<ItemKey<'_>>, HashSet<ItemKey<'_>>) =
            (self.items.iter().map(Item::key).collect(), document.items.iter().map(Item::key).collect());
        if document.layer <= Layer::City {
            pack.items.retain(|i| !theirs.contains(&i.key()));
            pack.items.extend(document.items.iter().cloned());
        } else {
            pack.items.extend(document.items.iter().filter(|i| !mine.contains(&i.key())).cloned());
        }
        pack.rename(document);
        if let Some(sections) = Sections::of(&pack.rules) {
            pack.sections = sections;
        }
        pack.sources.push(document.source());
        pack.id.clone_from(&document.id);
        pack.title.clone_from(&document.title);
        pack.version = document.version;
        pack.standing = document.standing;
        pack.effective_from = document.effective_from;
        pack
    }

    fn rename(&mut self, document: &Document) {
        let set = |name: &mut Text, new: &Option<Text>| {
            if let Some(new) = new {
                name.clone_from(new);
            }
        };
        if document.layer <= Layer::City {
            set(&mut self.names.canonical, &document.names.canonical);
            set(&mut self.names.short, &document.names.short);
        }
        set(&mut self.names.deliberation, &document.names.deliberation);
        set(&mut self.names.coordination, &document.names.coordination);
        set(&mut self.names.appraisal, &document.names.appraisal);
        for (all, new) in
            [(&mut self.names.aliases, &document.names.aliases), (&mut self.names.party, &document.names.party)]
        {
            for name in new {
                if !all.contains(name) {
                    all.push(name.clone());
                }
            }
        }
    }

    /// Where `document` asks for less than this pack does.
    ///
    /// A city's guidance may replace what a draft proposal says, and nothing that comes from law.
    fn loosened_by(&self, document: &Document) -> Vec<Loosening> {
        let mut found = Vec::new();
        for (key, below) in &document.rules {
            let Some(spec) = section::spec(key.0, key.1) else { continue };
            let Some(above) = self.rules.get(key) else { continue };
            let binds = document.layer > Layer::City || self.standing_of(&above.clause) != Standing::Draft;
            if binds && !below.value.may_stand_under(&above.value, spec.tighter) {
                found.push(Loosening { key: *key, above: above.clone(), below: below.clone() });
            }
        }
        found
    }

    fn standing_of(&self, clause: &str) -> Standing {
        self.clauses.iter().find(|c| c.id == clause).map_or(Standing::Draft, |c| c.standing)
    }

    /// Clauses that nobody wrote, and rules that cannot both be kept.
    fn faults_of(&self, document: &Document) -> Vec<PackFault> {
        let known: HashSet<&str> = self.clauses.iter().map(|c| c.id.as_str()).collect();
        let mut faults = Vec::new();
        let rules = document.rules.iter().map(|(key, r)| (full_name(*key), r.clause.as_str()));
        let items = document.items.iter().map(|i| (i.name(), i.clause.as_str()));
        for (name, clause) in rules.chain(items) {
            if !known.contains(clause) && faults.len() < fault::MOST {
                faults.push(PackFault::whole(name, Text::each(|l| T(l).fault_clause(clause))));
            }
        }
        let seats = &self.seats;
        let least = seats.party_least.value
            + seats.owner_least.value
            + seats.property_least.value
            + seats.enterprise_least.value
            + seats.employee_least.value;
        let (fewest, most) = (self.body.seats_least.value, self.body.seats_most.value);
        if fewest > most {
            faults.push(PackFault::whole("body.seats_least", Text::each(|l| T(l).fault_seats(fewest, most))));
        }
        if least > most {
            faults.push(PackFault::whole("seats", Text::each(|l| T(l).fault_kinds(least, most))));
        }
        faults
    }

    /// The clause of a rule, for refusals and pages.
    pub fn clause(&self, id: &str) -> Clause {
        let text = self.clauses.iter().find(|c| c.id == id).map_or(Text::same(String::new()), |c| c.text.clone());
        Clause { id: id.to_owned().into(), text }
    }

    /// The entries of a list.
    pub fn list(&self, list: List) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.list == list)
    }

    /// The entries of a list that are somebody's, or belong to a document.
    pub fn list_of<'a>(&'a self, list: List, of: &'a str) -> impl Iterator<Item = &'a Item> {
        self.list(list).filter(move |i| i.of == of)
    }

    /// The matter of which `text` speaks that a committee may not decide, if its words say so.
    pub fn suspect(&self, text: &str) -> Option<&Item> {
        self.list(List::Reserved).find(|r| r.words.iter().any(|w| text.contains(w.as_str())))
    }

    /// Everything of which a text that is to become a rule of the tower speaks and must not: what a committee may not decide,
    /// and what no rule may say. By words; a person decides (K12, R48).
    pub fn suspects<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Item> {
        let gates = self.items.iter().filter(|i| matches!(i.list, List::Reserved | List::Unlawful));
        gates.filter(move |i| i.words.iter().any(|w| text.contains(w.as_str())))
    }

    pub fn reserved_named(&self, id: &str) -> Option<&Item> {
        self.list(List::Reserved).find(|r| r.id == id)
    }

    /// Every rule with its value and clause, for the page that shows them.
    pub fn lines(&self) -> Vec<RuleLine> {
        let line = |spec: &RuleSpec| {
            let stated = self.rules.get(&spec.key())?;
            Some(RuleLine {
                name: full_name(spec.key()),
                value: stated.value.clone(),
                clause: stated.clause.clone(),
                layer: stated.layer,
            })
        };
        section::specs().filter_map(line).collect()
    }
}

fn clause_in(document: &Document, id: &str) -> Option<Text> {
    document.clauses.iter().find(|c| c.id == id).map(|c| c.text.clone())
}

/// The faults with the lines at which their keys stand, in that order, and not more than anybody can mend.
fn at_their_lines(mut faults: Vec<PackFault>, document: &Document) -> Vec<PackFault> {
    for fault in &mut faults {
        fault.line = document.lines.get(&fault.key).copied().unwrap_or(fault.line);
    }
    faults.sort_by_key(|f| f.line);
    faults.truncate(fault::MOST);
    faults
}

mod lists;

#[cfg(test)]
mod each_rule_tests;
#[cfg(test)]
mod tests;
