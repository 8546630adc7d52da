//! A body's findings in words of both languages, for the modules that act on them.

use kernel::{BodyId, Date, Result, Text};
use ledger::Tx;

use crate::{
    recheck::reports,
    rule::{Finding, Verdict},
    words::{Where, Words},
};

/// A finding as it was said on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// `odd`, `article:covenant.safety`: the same rule has the same key on every day.
    pub key: String,
    pub verdict: Verdict,
    /// A signal of idle running.
    pub signal: bool,
    pub title: Text,
    pub evidence: Text,
    /// How to mend it; what holds needs nothing.
    pub mend: Option<Text>,
    /// By its id.
    pub clause: String,
}

impl Said {
    /// Whether it is red: a rule that fails, or a signal that is on.
    pub fn is_red(&self) -> bool {
        self.verdict == Verdict::Fail || (self.signal && self.verdict != Verdict::Pass)
    }
}

fn key(finding: &Finding) -> String {
    let rule = finding.rule.code();
    if finding.of.is_empty() { rule.to_owned() } else { format!("{rule}:{}", finding.of) }
}

/// Everything that is checked of a body on a day, in the report's order.
///
/// # Errors
/// The database's own failure.
pub fn said(tx: &mut Tx<'_, '_>, body: BodyId, day: Date) -> Result<Vec<Said>> {
    let rows = committees::api::bodies(tx, &[body])?;
    let Some((gathered, report)) = reports(tx, rows, day)?.pop() else { return Ok(Vec::new()) };
    let building = gathered.row.building;
    let pack = policy::api::as_of(tx, Some(building), day)?;
    let at = Where { district: tx.district(), body, building, clerk: false };
    let words = |locale| Words { pack: &pack, locale };
    let say = |f: &Finding| Said {
        key: key(f),
        verdict: f.verdict,
        signal: f.rule.is_signal(),
        title: Text::each(|l| words(l).title(f)),
        evidence: Text::each(|l| words(l).sentence(f)),
        mend: words(kernel::Locale::Zh)
            .mend(f, at)
            .map(|_| Text::each(|l| words(l).mend(f, at).map_or(String::new(), |line| line.text))),
        clause: f.clause.clone(),
    };
    Ok(report.findings.iter().map(say).collect())
}
