//! Checking bodies and keeping what was found: what is not kept since when, and what was mended lately.

use committees::api::BodyRow;
use db::args;
use kernel::{BodyId, BuildingId, Date, Result};
use ledger::Tx;
use serde::{Deserialize, Serialize};

use crate::{
    check::check,
    facts::Standing,
    gather::{Gathered, gather, stands},
    rule::{Report, Rule, Verdict},
    store::{ReportRow, sql},
};

/// Bodies that are checked together.
pub const BATCH: usize = 100;
/// Days for which a report says what was mended.
const MENDED_DAYS: i64 = 90;

/// A rule that is not kept, or was not until lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub rule: Rule,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    pub verdict: Verdict,
    /// Since when it is not kept.
    pub since: Date,
    /// When it was mended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended: Option<Date>,
    /// The committee was told that it fails.
    #[serde(default)]
    pub told: bool,
}

impl Kept {
    pub fn is_open(&self) -> bool {
        self.mended.is_none()
    }
}

impl ReportRow {
    /// # Errors
    /// What was kept cannot be read.
    pub fn findings(&self) -> Result<Vec<Kept>> {
        Ok(serde_json::from_str(&self.kept)?)
    }
}

/// What is kept of a report, after what was kept of the one before.
fn kept(before: &[Kept], report: &Report) -> Vec<Kept> {
    let today = report.day;
    let wrong = report.findings.iter().filter(|f| f.verdict != Verdict::Pass);
    let mut now: Vec<Kept> = wrong
        .map(|f| {
            let known = before.iter().find(|k| k.is_open() && k.rule == f.rule && k.of == f.of);
            Kept {
                rule: f.rule,
                of: f.of.clone(),
                verdict: f.verdict,
                since: known.map_or(today, |k| k.since),
                mended: None,
                told: known.is_some_and(|k| k.told && k.verdict == f.verdict),
            }
        })
        .collect();
    let still = |k: &Kept| now.iter().any(|n| n.rule == k.rule && n.of == k.of);
    let mut mended: Vec<Kept> = before.iter().filter(|k| !still(k)).cloned().collect();
    for kept in &mut mended {
        kept.mended.get_or_insert(today);
    }
    mended.retain(|k| k.mended.is_some_and(|on| today.days_since(on) <= MENDED_DAYS));
    now.append(&mut mended);
    now
}

/// The rules that are not kept, each between spaces.
fn rules(kept: &[Kept]) -> String {
    let mut codes: Vec<&str> = kept.iter().filter(|k| k.is_open()).map(|k| k.rule.code()).collect();
    codes.dedup();
    format!(" {} ", codes.join(" "))
}

/// Bodies with their reports of a day.
///
/// # Errors
/// The database's own failure.
pub fn reports(tx: &mut Tx<'_, '_>, rows: Vec<BodyRow>, day: Date) -> Result<Vec<(Gathered, Report)>> {
    let buildings: Vec<BuildingId> = rows.iter().map(|b| b.building).collect();
    let packs = policy::api::as_of_each(tx, &buildings, day)?;
    let gathered = gather(tx, rows, &packs, day)?;
    Ok(gathered
        .into_iter()
        .filter_map(|g| {
            let report = check(packs.get(&g.row.building)?, &g.facts, day);
            Some((g, report))
        })
        .collect())
}

/// Checks bodies as of today and keeps what was found.
///
/// # Errors
/// The database's own failure.
pub fn recheck(tx: &mut Tx<'_, '_>, bodies: &[BodyId]) -> Result<()> {
    let rows = committees::api::bodies(tx, bodies)?;
    keep_all(tx, rows)
}

/// The same for bodies that were read already.
///
/// # Errors
/// The database's own failure.
pub fn keep_all(tx: &mut Tx<'_, '_>, rows: Vec<BodyRow>) -> Result<()> {
    let today = tx.today();
    let reports = reports(tx, rows, today)?;
    keep(tx, reports)
}

/// Keeps reports of today.
///
/// # Errors
/// The database's own failure.
pub fn keep(tx: &mut Tx<'_, '_>, reports: Vec<(Gathered, Report)>) -> Result<()> {
    let (district, today, now) = (tx.district(), tx.today(), tx.now());
    let ids: Vec<BodyId> = reports.iter().map(|(g, _)| g.row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let before = tx.all(&sql::REPORTS, args![district, db::list(&ids)])?;
    let mut stood: std::collections::HashMap<BodyId, Standing> = std::collections::HashMap::new();
    for row in tx.all(&sql::STANDINGS, args![district, db::list(&ids)])? {
        stood.insert(row.body, row.standing());
    }
    for (g, report) in reports {
        let old = before.iter().find(|r| r.body == g.row.id);
        let known = old.map_or(Ok(Vec::new()), ReportRow::findings)?;
        let kept = kept(&known, &report);
        let Gathered { row, building, .. } = &g;
        tx.run_one(
            &sql::KEEP,
            args![
                district,
                row.id,
                row.building,
                building.subdistrict,
                building.name,
                row.local_name,
                row.state,
                report.fails(),
                report.warns(),
                rules(&kept),
                serde_json::to_string(&kept)?,
                today,
                now
            ],
        )?;
        let stands = stands(row);
        let last = stood.get(&row.id);
        if last != Some(&stands) {
            // What it was when it was first met, it was from the beginning of its term as far as is known.
            let from = if last.is_none() { row.term_from.min(today) } else { today };
            stand(tx, row.id, from, &stands)?;
        }
    }
    Ok(())
}

fn stand(tx: &mut Tx<'_, '_>, body: BodyId, from: Date, standing: &Standing) -> Result<()> {
    let district = tx.district();
    let Standing { name, local_name, state, legal_status, filed_no, term_from, term_until } = standing;
    tx.run_one(
        &sql::STAND,
        args![district, body, from, name, local_name, state, legal_status, filed_no, term_from, term_until],
    )?;
    Ok(())
}

/// Something happened to a body: it is checked at once. What touches it again in the same moment, as an import does for
/// every seat, leaves it to the next round, so that it is not checked for nothing.
///
/// # Errors
/// The database's own failure.
pub fn touch(tx: &mut Tx<'_, '_>, body: BodyId) -> Result<()> {
    let (district, now) = (tx.district(), tx.now());
    match tx.first(&sql::OF_BODY, args![district, body])? {
        Some(row) if row.checked_at == now => {
            tx.run(&sql::STALE, args![district, body])?;
            Ok(())
        }
        _ => recheck(tx, &[body]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Evidence, Finding};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn report(on: &str, wrong: &[(Rule, Verdict)]) -> Report {
        let finding = |(rule, verdict): &(Rule, Verdict)| Finding {
            rule: *rule,
            of: String::new(),
            verdict: *verdict,
            clause: "规则 3".into(),
            evidence: Evidence::Odd { n: 8 },
        };
        Report { day: day(on), findings: wrong.iter().map(finding).collect() }
    }

    #[test]
    fn what_is_wrong_keeps_its_first_day_and_what_was_mended_stays_for_a_while() {
        let first = kept(&[], &report("2026-03-01", &[(Rule::Odd, Verdict::Fail), (Rule::Term, Verdict::Warn)]));
        assert_eq!(first.len(), 2);
        let mut told = first.clone();
        told[0].told = true;
        let second = kept(&told, &report("2026-03-05", &[(Rule::Odd, Verdict::Fail), (Rule::Term, Verdict::Fail)]));
        assert_eq!((second[0].since, second[0].told), (day("2026-03-01"), true));
        assert_eq!((second[1].since, second[1].told), (day("2026-03-01"), false), "worse: to be told anew");
        let third = kept(&second, &report("2026-03-20", &[(Rule::Term, Verdict::Fail)]));
        assert_eq!(rules(&third), " term ");
        assert_eq!(third[1].mended, Some(day("2026-03-20")));
        let later = kept(&third, &report("2026-06-18", &[(Rule::Term, Verdict::Fail)]));
        assert_eq!(later.len(), 2);
        let gone = kept(&third, &report("2026-06-19", &[(Rule::Term, Verdict::Fail)]));
        assert_eq!(gone.len(), 1);
        let again = kept(&third, &report("2026-04-01", &[(Rule::Odd, Verdict::Fail), (Rule::Term, Verdict::Fail)]));
        assert_eq!(again[0].since, day("2026-04-01"), "it begins anew");
        assert_eq!(again.len(), 2);
    }
}
