//! What one pack says otherwise than another.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use crate::pack::{Names, Pack, RuleLine};

/// A difference between two packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub name: String,
    pub before: Option<(Text, String)>,
    pub after: Option<(Text, String)>,
}

/// What `after` says otherwise than `before`: rules first, then the lists' entries; value and clause of each.
pub fn differences(before: &Pack, after: &Pack) -> Vec<Difference> {
    fn all(pack: &Pack) -> BTreeMap<(usize, String), (Text, String)> {
        let value = |r: &RuleLine| Text::same(r.value.to_string());
        let lines = pack.lines().into_iter().enumerate().map(|(i, r)| ((i, r.name.clone()), (value(&r), r.clause)));
        let items = pack.items.iter().map(|i| ((usize::MAX, i.name()), (i.text.clone(), i.clause.clone())));
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
    fn each(&self) -> [(&'static str, Text); 7] {
        let all = |names: &[String]| Text::each(|l| i18n::Format(l).list(names));
        [
            ("canonical", self.canonical.clone()),
            ("short", self.short.clone()),
            ("deliberation", self.deliberation.clone()),
            ("coordination", self.coordination.clone()),
            ("appraisal", self.appraisal.clone()),
            ("aliases", all(&self.aliases)),
            ("party", all(&self.party)),
        ]
    }
}
