//! What one pack says otherwise than another.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use crate::{
    document::Item,
    pack::{Names, Pack},
};

/// A difference between two packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub name: String,
    pub before: Option<(String, String)>,
    pub after: Option<(String, String)>,
}

/// What `after` says otherwise than `before`: rules first, then the lists' entries; value and clause of each.
pub fn differences(before: &Pack, after: &Pack) -> Vec<Difference> {
    fn all(pack: &Pack) -> BTreeMap<(usize, String), (String, String)> {
        let lines = pack.lines().into_iter().enumerate().map(|(i, r)| ((i, r.name), (r.value.to_string(), r.clause)));
        let name = |i: &Item| format!("{}.{}{}{}", i.list.code(), i.of, if i.of.is_empty() { "" } else { "." }, i.id);
        let items = pack.items.iter().map(|i| ((usize::MAX, name(i)), (i.text.zh.to_string(), i.clause.clone())));
        let names =
            pack.names.each().into_iter().map(|(n, v)| ((usize::MAX - 1, format!("names.{n}")), (v, String::new())));
        lines.chain(names).chain(items).collect()
    }
    let (old, new) = (all(before), all(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|k| old.get(*k) != new.get(*k))
        .map(|k| Difference { name: k.1.clone(), before: old.get(k).cloned(), after: new.get(k).cloned() })
        .collect()
}

impl Names {
    /// Each name under its key.
    fn each(&self) -> [(&'static str, String); 7] {
        let zh = |name: &Text| name.zh.to_string();
        [
            ("canonical", zh(&self.canonical)),
            ("short", zh(&self.short)),
            ("deliberation", zh(&self.deliberation)),
            ("coordination", zh(&self.coordination)),
            ("appraisal", zh(&self.appraisal)),
            ("aliases", self.aliases.join("、")),
            ("party", self.party.join("、")),
        ]
    }
}
