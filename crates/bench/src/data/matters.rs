//! Matters with their first report, found by search, and those that are open among what new reports are compared with.

use db::args;
use kernel::{FloorId, Id, OrganisationId, PersonId, Timestamp};
use synth::Rng;

use super::{Bulk, DISTRICT, Item, Matter, Tower, id_at};
use crate::Done;

const CLUSTER: &str = "district, id, building, subdistrict, place, place_label, title, category, state, level, escalations, due_on, provisional, until_on, detail, merged_into, floor, skipped, handler_role, handler_organisation, handler_person, awaited_zh, awaited_en, hard, open, running, quotes, issues, supporters, enterprises, deferrals, project, outcome, opened_at, changed_at, rev";
const ISSUE: &str =
    "district, id, cluster, home, building, place, place_label, person, proxy, channel, words, receipt, photo, at";
const COMMITMENT: &str = "district, id, kind, subject, building, title_zh, title_en, href, floor, debtor_role, debtor_organisation, debtor_person, debtor_zh, debtor_en, creditor_role, creditor_organisation, creditor_person, creditor_zh, creditor_en, opened_at, due_on, provisional, state, reminded, told_late";

pub fn make(bulk: &mut Bulk, rng: &mut Rng, now: Timestamp, towers: &[Tower], items: &[Item]) -> Done {
    let reports: Vec<String> = items.iter().map(|_| synth::report(rng)).collect();
    let all = || items.iter().zip(&reports);
    bulk.fill("cluster", CLUSTER, |put| {
        all().try_for_each(|(item, report)| put_cluster(put, now, &towers[item.tower], item, report))
    })?;
    bulk.fill("issue", ISSUE, |put| {
        all().try_for_each(|(item, report)| {
            let (id, tower, none) = (item.id, &towers[item.tower], None::<PersonId>);
            let receipt = crypto::digest(id.as_bytes());
            put(args![
                DISTRICT,
                id,
                id,
                id,
                tower.id,
                none,
                "",
                item.person,
                none,
                "link",
                report,
                receipt,
                none,
                item.at
            ])
        })
    })?;
    bulk.fill("search_doc", "district, id, kind, title, href, tokens, at", |put| {
        all().try_for_each(|(item, report)| {
            let (id, tokens) = (item.id.to_string(), format!("district{DISTRICT} {}", search::tokens(report)));
            put(args![DISTRICT, id, "cluster", report, format!("/{DISTRICT}/clusters/{id}"), tokens, item.at])
        })
    })?;
    let open = || all().filter(|(item, _)| item.open);
    bulk.fill("similar_gram", "district, pool, gram, item", |put| {
        open().try_for_each(|(item, report)| {
            let pool = towers[item.tower].id;
            search::grams(report).into_iter().try_for_each(|gram| put(args![DISTRICT, pool, gram, item.id]))
        })
    })?;
    bulk.fill("similar_item", "district, pool, item, grams", |put| {
        open().try_for_each(|(item, report)| {
            let grams: Vec<u8> = search::grams(report).into_iter().flat_map(i64::to_be_bytes).collect();
            put(args![DISTRICT, towers[item.tower].id, item.id, grams])
        })
    })?;
    bulk.fill("commitment", COMMITMENT, |put| {
        open().enumerate().try_for_each(|(n, (item, report))| {
            let (id, building): (Id<Matter>, _) = (id_at(now, n), towers[item.tower].id);
            let (subject, none) = (item.id.to_string(), None::<i64>);
            let (href, due) = (format!("/{DISTRICT}/clusters/{subject}"), now.date().plus_days(30));
            put(args![
                DISTRICT,
                id,
                "handle",
                subject,
                building,
                report,
                report,
                href,
                3,
                "property_manager",
                none,
                none,
                MANAGER,
                MANAGER,
                none,
                none,
                item.person,
                "-",
                "-",
                item.at,
                due,
                0,
                "open",
                0,
                0
            ])
        })
    })
}

const MANAGER: &str = "property manager";

fn put_cluster(put: &mut super::bulk::Put<'_>, now: Timestamp, tower: &Tower, item: &Item, report: &str) -> Done {
    let (nowhere, nobody, nothing) = (None::<FloorId>, None::<PersonId>, None::<i64>);
    let (state, floor, role, awaited) = match item.open {
        true => ("handling", 3, Some("property_manager"), MANAGER),
        false => ("archived", 9, None, ""),
    };
    let due = item.open.then(|| now.date().plus_days(30));
    put(args![
        DISTRICT,
        item.id,
        tower.id,
        tower.subdistrict,
        nowhere,
        "",
        report,
        "lifts",
        state,
        "l1",
        0,
        due,
        0,
        nothing,
        nothing,
        nobody,
        floor,
        0,
        role,
        None::<OrganisationId>,
        nobody,
        awaited,
        awaited,
        0,
        1,
        item.open,
        1,
        1,
        4,
        0,
        0,
        nothing,
        nothing,
        item.at,
        item.at,
        1
    ])
}
