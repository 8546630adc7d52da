//! What comes up by itself: days pass. Once a day every body is checked again, in steps; what was touched several times at
//! once is checked soon after; and committees are told of what they do not keep.

use committees::api::BodyRow;
use db::args;
use kernel::{BodyId, Date, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    recheck::{BATCH, keep_all, recheck},
    rule::{Rule, Verdict},
    store::{ReportRow, RoundRow, sql},
};

const FIRST: BodyId = BodyId::from_bytes([0; 16]);

/// One step; answers whether there is more to do.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let stale: Vec<BodyId> = tx.all(&sql::STALES, args![district, BATCH])?.into_iter().map(|(id,)| id).collect();
    if !stale.is_empty() {
        recheck(tx, &stale)?;
        tell(tx, &stale)?;
        return Ok(true);
    }
    let round = tx.first(&sql::ROUND, args![district])?;
    let (after, over) = match round {
        Some(RoundRow { day, after, over }) if day == today => (after, over),
        _ => (FIRST, false),
    };
    if over {
        return Ok(false);
    }
    let rows: Vec<BodyRow> = committees::api::bodies_after(tx, after, BATCH)?;
    let ids: Vec<BodyId> = rows.iter().map(|b| b.id).collect();
    let (last, more) = (ids.last().copied().unwrap_or(after), rows.len() == BATCH);
    keep_all(tx, rows)?;
    tell(tx, &ids)?;
    tx.run_one(&sql::GO_ROUND, args![district, today, last, !more])?;
    Ok(more)
}

/// The round of today begins again.
///
/// # Errors
/// The database's own failure.
pub fn begin_again(tx: &mut Tx<'_, '_>) -> Result<()> {
    let (district, today): (_, Date) = (tx.district(), tx.today());
    Ok(tx.run_one(&sql::GO_ROUND, args![district, today, FIRST, false])?)
}

/// Tells the secretary and the chair, once, of what their committee does not keep. The subdistrict has the overview.
fn tell(tx: &mut Tx<'_, '_>, bodies: &[BodyId]) -> Result<()> {
    let district = tx.district();
    if bodies.is_empty() {
        return Ok(());
    }
    for row in tx.all(&sql::REPORTS, args![district, db::list(bodies)])? {
        let mut kept = row.findings()?;
        let new = kept.iter().filter(|k| k.is_open() && !k.told && k.verdict == Verdict::Fail);
        let titles: Vec<Rule> = new.map(|k| k.rule).collect();
        if titles.is_empty() {
            continue;
        }
        for kept in &mut kept {
            kept.told |= kept.is_open() && kept.verdict == Verdict::Fail;
        }
        tx.run_one(&sql::TOLD, args![district, row.body, serde_json::to_string(&kept)?])?;
        let ReportRow { body, building, local_name, .. } = &row;
        let mut people: Vec<PersonId> = Vec::new();
        for role in [Role::CommitteeSecretary, Role::CommitteeChair] {
            people.extend(identity::api::holders(tx, role, Scope::Building(*building))?);
        }
        let text = Text::each(|l| {
            let t = T(l);
            let mut rules: Vec<String> = titles.iter().map(|rule| t.rule(rule.code())).collect();
            rules.dedup();
            t.notice_fails(local_name, i18n::Format(l).list(rules))
        });
        identity::api::notify(tx, &people, &text, &format!("/{district}/bodies/{body}/conformance"))?;
    }
    Ok(())
}
