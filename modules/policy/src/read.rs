//! Reads a document as it is written, TOML, and gathers all its faults with their lines.

use std::{collections::HashMap, ops::Range};

use kernel::{Date, Text};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    T,
    document::{ClauseText, Document, Item, Layer, List, NamesPart, Standing, Template},
    fault::{self, PackFault},
    rule::{RuleSpec, Stated},
    section,
    value::{Kind, Value},
};

/// The longest document, in bytes.
pub const LONGEST: usize = 1 << 20;

/// The most entries of one list.
const MOST_ENTRIES: usize = 2_000;

/// The keys of each list beside `id`, `clause`, `zh` and `en`: of whom, words, link.
const fn keys(list: List) -> (Option<&'static str>, Option<&'static str>, Option<&'static str>) {
    match list {
        List::Reserved => (None, Some("words"), Some("refer_to")),
        List::Unlawful => (None, Some("words"), None),
        List::Condition => (None, None, Some("check")),
        List::Document => (None, None, None),
        List::Article => (Some("document"), Some("words"), None),
        List::Right => (Some("of"), None, Some("use")),
        List::Duty => (Some("of"), Some("evidence"), None),
        List::Requirement => (Some("of"), None, Some("check")),
    }
}

/// A table with its place in the document.
#[derive(Clone, Copy)]
struct Table<'t, 'i> {
    path: &'t str,
    map: &'t DeTable<'i>,
    at: usize,
}

struct Reader<'a> {
    text: &'a str,
    /// Where each line ends.
    ends: Vec<usize>,
    faults: Vec<PackFault>,
    /// The line of each rule and entry.
    lines: HashMap<String, usize>,
}

/// Reads a document.
///
/// # Errors
/// Its faults, at most as many as somebody can mend at a time, in the order of their lines.
pub fn read(text: &str) -> Result<Document, Vec<PackFault>> {
    // Editors of some systems begin a file with a mark that says how it is encoded.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > LONGEST {
        return Err(vec![PackFault::whole("", Text::each(|l| T(l).fault_too_long()))]);
    }
    let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
    let mut reader = Reader { text, ends, faults: Vec::new(), lines: HashMap::new() };
    let parsed = match DeTable::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = error.message().to_owned();
            let at = error.span().map_or(0, |s| s.start);
            reader.fault(at, "", Text::each(|l| T(l).fault_toml(&message)));
            return Err(reader.faults);
        }
    };
    let root = Table { path: "", map: parsed.get_ref(), at: 0 };
    let document = reader.document(root);
    let Reader { mut faults, .. } = reader;
    match document {
        Some(document) if faults.is_empty() => Ok(document),
        _ => {
            faults.sort_by_key(|f| f.line);
            faults.truncate(fault::MOST);
            Err(faults)
        }
    }
}

const HEAD: [&str; 7] = ["id", "version", "layer", "title", "standing", "effective_from", "based_on"];

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at.min(self.text.len())) + 1
    }

    /// Remembers where a key stands, for faults that are found later.
    fn stands(&mut self, key: &str, at: usize) {
        let line = self.line(at);
        self.lines.entry(key.to_owned()).or_insert(line);
    }

    fn full(&self) -> bool {
        self.faults.len() >= fault::MOST
    }

    fn fault(&mut self, at: usize, key: impl Into<String>, reason: Text) {
        if !self.full() {
            let line = self.line(at);
            let mut key: String = key.into();
            if key.len() > 120 {
                key = key.chars().take(60).chain("…".chars()).collect();
            }
            self.faults.push(PackFault { line, key, reason });
        }
    }

    fn document(&mut self, root: Table<'_, '_>) -> Option<Document> {
        self.known_at_the_top(root);
        let id = self.string(root, "id");
        let version = self.whole(root, "version", 1, u32::MAX);
        let layer = self.code(root, "layer", Layer::from_code, &codes(Layer::ALL, |l| l.code()));
        let title = self.both(root, "title");
        let standing = self.code(root, "standing", Standing::from_code, &codes(Standing::ALL, |s| s.code()));
        let effective_from = self.date(root, "effective_from");
        let layer_or = layer.unwrap_or(Layer::District);
        let based_on = if root.map.contains_key("based_on") {
            self.code(root, "based_on", Template::from_code, &codes(Template::ALL, |t| t.code()))
        } else {
            None
        };
        for (key, value) in root.map {
            self.stands(key.get_ref(), value.span().start);
        }
        let clauses = self.clauses(root, layer_or);
        let names = self.names(root);
        let rules = self.rules(root, layer_or);
        let mut items = Vec::new();
        for list in List::ALL {
            self.items(root, *list, layer_or, &mut items);
        }
        Some(Document {
            id: id?,
            version: version?,
            layer: layer?,
            title: title?,
            standing: standing?,
            effective_from: effective_from?,
            based_on,
            clauses,
            names,
            rules,
            items,
            lines: std::mem::take(&mut self.lines),
        })
    }

    fn known_at_the_top(&mut self, root: Table<'_, '_>) {
        let mut known: Vec<&str> = HEAD.to_vec();
        known.extend(["clause", "names"]);
        known.extend(List::ALL.iter().map(|l| l.code()));
        for spec in section::specs() {
            if !known.contains(&spec.section) {
                known.push(spec.section);
            }
        }
        self.only(root, &known);
    }

    /// A fault for every key that is not one of the known.
    fn only(&mut self, table: Table<'_, '_>, known: &[&str]) {
        for key in table.map.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let all = known.join(", ");
                self.fault(key.span().start, path(table.path, name), Text::each(|l| T(l).fault_unknown_key(&all)));
                if self.full() {
                    return;
                }
            }
        }
    }

    fn get<'t, 'i>(&mut self, table: Table<'t, 'i>, key: &str) -> Option<&'t Spanned<DeValue<'i>>> {
        let found = table.map.get(key);
        if found.is_none() {
            self.fault(table.at, path(table.path, key), Text::each(|l| T(l).fault_missing()));
        }
        found
    }

    fn string(&mut self, table: Table<'_, '_>, key: &str) -> Option<String> {
        let value = self.get(table, key)?;
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() && text.chars().count() <= 1_000 => Some(text.to_owned()),
            _ => {
                self.fault(value.span().start, path(table.path, key), Text::each(|l| T(l).expected_text()));
                None
            }
        }
    }

    fn whole(&mut self, table: Table<'_, '_>, key: &str, least: u32, most: u32) -> Option<u32> {
        let value = self.get(table, key)?;
        let found = whole_of(value.get_ref()).filter(|n| (least..=most).contains(n));
        if found.is_none() {
            self.fault(value.span().start, path(table.path, key), Text::each(|l| T(l).expected_whole(least, most)));
        }
        found
    }

    fn date(&mut self, table: Table<'_, '_>, key: &str) -> Option<Date> {
        let value = self.get(table, key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        let found = text.parse::<Date>().ok();
        if found.is_none() {
            self.fault(value.span().start, path(table.path, key), Text::each(|l| T(l).expected_date()));
        }
        found
    }

    fn code<C>(&mut self, t: Table<'_, '_>, key: &str, of: impl Fn(&str) -> Option<C>, all: &[&str]) -> Option<C> {
        let value = self.get(t, key)?;
        let found = value.get_ref().as_str().and_then(of);
        if found.is_none() {
            let all = all.join(", ");
            self.fault(value.span().start, path(t.path, key), Text::each(|l| T(l).expected_one_of(&all)));
        }
        found
    }

    fn table<'t, 'i>(&mut self, path: &'t str, value: &'t Spanned<DeValue<'i>>) -> Option<Table<'t, 'i>> {
        match value.get_ref().as_table() {
            Some(map) => Some(Table { path, map, at: value.span().start }),
            None => {
                self.fault(value.span().start, path, Text::each(|l| T(l).expected_table()));
                None
            }
        }
    }

    /// `{ zh = "..", en = ".." }`.
    fn both(&mut self, table: Table<'_, '_>, key: &str) -> Option<Text> {
        let value = self.get(table, key)?;
        let path = path(table.path, key);
        let inner = self.table(&path, value)?;
        self.only(inner, &["zh", "en"]);
        self.zh_en(inner)
    }

    fn zh_en(&mut self, table: Table<'_, '_>) -> Option<Text> {
        let (zh, en) = (self.string(table, "zh"), self.string(table, "en"));
        Some(Text { zh: zh?.into(), en: en?.into() })
    }

    fn words(&mut self, table: Table<'_, '_>, key: &str) -> Vec<String> {
        let Some(value) = table.map.get(key) else { return Vec::new() };
        let words = value.get_ref().as_array().map(|all| {
            all.iter()
                .map(|w| w.get_ref().as_str().filter(|w| !w.is_empty()).map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        });
        words.flatten().unwrap_or_else(|| {
            self.fault(value.span().start, path(table.path, key), Text::each(|l| T(l).expected_words()));
            Vec::new()
        })
    }

    /// The tables of `[[name]]`.
    fn each<'t, 'i>(&mut self, root: Table<'t, 'i>, name: &'t str) -> Vec<Table<'t, 'i>> {
        let Some(value) = root.map.get(name) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.fault(value.span().start, name, Text::each(|l| T(l).expected_list(name)));
            return Vec::new();
        };
        if array.len() > MOST_ENTRIES {
            self.fault(value.span().start, name, Text::each(|l| T(l).fault_too_many(MOST_ENTRIES)));
            return Vec::new();
        }
        let mut found = Vec::new();
        for value in array.iter() {
            if self.full() {
                break;
            }
            found.extend(self.table(name, value));
        }
        found
    }

    fn clauses(&mut self, root: Table<'_, '_>, layer: Layer) -> Vec<ClauseText> {
        let mut clauses: Vec<ClauseText> = Vec::new();
        let mut met = std::collections::HashSet::new();
        for table in self.each(root, "clause") {
            self.only(table, &["id", "zh", "en", "source", "standing"]);
            let id = self.string(table, "id");
            let text = self.zh_en(table);
            let source = self.string(table, "source");
            let standing = self.code(table, "standing", Standing::from_code, &codes(Standing::ALL, |s| s.code()));
            let (Some(id), Some(text), Some(source), Some(standing)) = (id, text, source, standing) else { continue };
            if !met.insert(id.clone()) {
                self.fault(table.at, path("clause", &id), Text::each(|l| T(l).fault_twice()));
            }
            self.stands(&path("clause", &id), table.at);
            clauses.push(ClauseText { id, text, source, standing, layer });
        }
        clauses
    }

    fn names(&mut self, root: Table<'_, '_>) -> NamesPart {
        let mut names = NamesPart::default();
        let Some(value) = root.map.get("names") else { return names };
        let Some(table) = self.table("names", value) else { return names };
        self.only(table, &["canonical", "short", "deliberation", "coordination", "appraisal", "aliases", "party"]);
        let mut one = |key: &str| if table.map.contains_key(key) { self.both(table, key) } else { None };
        names.canonical = one("canonical");
        names.short = one("short");
        names.deliberation = one("deliberation");
        names.coordination = one("coordination");
        names.appraisal = one("appraisal");
        names.aliases = self.words(table, "aliases");
        names.party = self.words(table, "party");
        names
    }

    fn rules(&mut self, root: Table<'_, '_>, layer: Layer) -> section::Rules {
        let mut rules = section::Rules::new();
        let mut sections: Vec<&'static str> = section::specs().map(|s| s.section).collect();
        sections.dedup();
        for name in sections {
            let Some(value) = root.map.get(name) else { continue };
            let Some(table) = self.table(name, value) else { continue };
            let specs: Vec<&RuleSpec> = section::specs().filter(|s| s.section == name).collect();
            let known: Vec<&str> = specs.iter().map(|s| s.name).collect();
            self.only(table, &known);
            for spec in specs {
                if let Some(value) = table.map.get(spec.name)
                    && let Some(rule) = self.rule(spec, value, layer)
                {
                    rules.insert(spec.key(), rule);
                }
            }
        }
        rules
    }

    /// `{ value = 5, clause = ".." }`.
    fn rule(&mut self, spec: &RuleSpec, value: &Spanned<DeValue<'_>>, layer: Layer) -> Option<Stated> {
        let name = path(spec.section, spec.name);
        let table = self.table(&name, value)?;
        self.stands(&name, value.span().start);
        self.only(table, &["value", "clause"]);
        let clause = self.string(table, "clause");
        let value = self.get(table, "value")?;
        match value_of(spec.kind, value.get_ref()) {
            Some(value) => Some(Stated { value, clause: clause?, layer }),
            None => {
                let at: Range<usize> = value.span();
                self.fault(at.start, path(&name, "value"), Text::each(|l| expected(T(l), spec.kind)));
                None
            }
        }
    }

    fn items(&mut self, root: Table<'_, '_>, list: List, layer: Layer, items: &mut Vec<Item>) {
        let (of, words, link) = keys(list);
        let mut known = vec!["id", "clause", "zh", "en"];
        known.extend([of, words, link].into_iter().flatten());
        let mut met = std::collections::HashSet::new();
        for table in self.each(root, list.code()) {
            self.only(table, &known);
            let id = self.string(table, "id");
            let text = self.zh_en(table);
            let clause = self.string(table, "clause");
            let owner = of.map_or(Some(String::new()), |key| self.string(table, key));
            let words = words.map_or(Vec::new(), |key| self.words(table, key));
            let link =
                link.filter(|key| table.map.contains_key(*key)).map_or(Some(String::new()), |k| self.string(table, k));
            let (Some(id), Some(text), Some(clause), Some(of), Some(link)) = (id, text, clause, owner, link) else {
                continue;
            };
            if !met.insert((of.clone(), id.clone())) {
                self.fault(table.at, path(list.code(), &id), Text::each(|l| T(l).fault_twice()));
            }
            let item = Item { list, id, of, text, clause, words, link, layer };
            let name = item.name();
            self.stands(&name, table.at);
            for key in table.map.keys() {
                self.stands(&path(&name, key.get_ref()), key.span().start);
            }
            items.push(item);
        }
    }
}

fn codes<C: Copy>(all: &[C], code: impl Fn(C) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|c| code(*c)).collect()
}

fn path(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}

fn whole_of(value: &DeValue<'_>) -> Option<u32> {
    let number = value.as_integer()?;
    u32::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
}

fn value_of(kind: Kind, value: &DeValue<'_>) -> Option<Value> {
    match kind {
        Kind::Whole { least, most } => whole_of(value).filter(|n| (least..=most).contains(n)).map(Value::Whole),
        Kind::Flag => value.as_bool().map(Value::Flag),
        Kind::Share => value.as_str()?.parse().ok().map(Value::Share),
        Kind::Days => {
            let days: Option<Vec<u32>> = value.as_array()?.iter().map(|d| whole_of(d.get_ref())).collect();
            days.filter(|d| !d.is_empty() && d.len() <= 12 && d.windows(2).all(|w| w[0] < w[1])).map(Value::Days)
        }
    }
}

fn expected(t: T, kind: Kind) -> String {
    match kind {
        Kind::Whole { least, most } => t.expected_whole(least, most),
        Kind::Flag => t.expected_flag().to_owned(),
        Kind::Share => t.expected_share().to_owned(),
        Kind::Days => t.expected_days().to_owned(),
    }
}
