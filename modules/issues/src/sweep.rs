//! What comes up by itself: late matters go a level up, silence counts as yes, what is over goes into the archive, and
//! many people are told in batches.

use db::args;
use kernel::{PersonId, Result, Text};
use ledger::Tx;

use crate::{
    T,
    cluster::{Closing, State, Step, triage_level},
    events::{ClusterArchived, ClusterClosed, ClusterEscalated, ClusterStuck},
    matter::{Matter, Route, reopen_until, route},
    merge::homes,
    store::{asker, sql},
};

const BATCH: u32 = 50;
const TOLD_AT_ONCE: usize = 500;

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today, asker) = (tx.district(), tx.today(), asker(tx));
    let mut late = tx.all(&sql::LATE, args![district, asker, "handling", today, BATCH])?;
    let ungrouped = tx.all(&sql::LATE, args![district, asker, "received", today, BATCH])?;
    let silent = tx.all(&sql::SILENT, args![district, asker, today, BATCH])?;
    let mut old = tx.all(&sql::OLD, args![district, asker, today, BATCH])?;
    old.extend(tx.all(&sql::APPRAISED, args![district, asker, BATCH])?);
    let full = [late.len(), ungrouped.len(), silent.len(), old.len()].iter().any(|n| *n >= BATCH as usize);
    late.extend(ungrouped);
    for row in late {
        escalate(tx, Matter::of(row)?)?;
    }
    for row in silent {
        close(tx, Matter::of(row)?)?;
    }
    for row in old {
        let mut matter = Matter::of(row)?;
        matter.take(tx, Step::Archive { today }, None)?;
        tx.record(&ClusterArchived { cluster: matter.id, building: matter.building })?;
    }
    Ok(full)
}

/// Late: one level up, as often as the rules say; after that it stands before an appraisal.
fn escalate(tx: &mut Tx<'_, '_>, mut matter: Matter) -> Result<()> {
    let (level, escalations) = match matter.state {
        State::Handling { level, escalations, .. } => (level, escalations),
        State::Received { escalations, .. } => (triage_level(escalations), escalations),
        _ => return Ok(()),
    };
    let most = u8::try_from(policy::api::of(tx, matter.building)?.issues.escalations.value).unwrap_or(u8::MAX);
    let building = matter.building;
    let Some(above) = level.above().filter(|_| escalations < most) else {
        let district = tx.district();
        tx.run_one(&sql::STICK, args![district, matter.id])?;
        tx.record(&ClusterStuck { cluster: matter.id, building, level })?;
        let (href, asked, shown) = (matter.href(), matter.awaited_zh.clone(), matter.shown_title(tx)?);
        let request = meetings::api::AppraisalRequest {
            building,
            subject: matter.id.any(),
            title: &Text::each(|l| T(l).appraise_late(shown.get(l), &asked)).zh,
            href: &href,
            interested_people: matter.handler_person.into_iter().collect(),
            interested_organisations: matter.handler_organisation.into_iter().collect(),
        };
        meetings::api::appraise_if_any(tx, &request)?;
        return matter.tell(tx, &Text::each(|l| T(l).notice_stuck(&matter.title)));
    };
    let mut route = route(tx, &matter, above, None)?;
    if matches!(matter.state, State::Received { .. }) {
        // Those above have to group it, for which they have as long as the secretary had.
        let days = policy::api::of(tx, matter.building)?.issues.triage_days.value;
        route.due = tx.in_working_days(days);
        matter.take(tx, Step::Escalate { most, due: route.due }, Some(&route.handler))?;
        ask_to_triage(tx, &matter, &route)?;
    } else {
        matter.take(tx, Step::Escalate { most, due: route.due }, Some(&route.handler))?;
        matter.hand_over(tx, &route)?;
    }
    let (to, due, times) = (route.handler.name.clone(), route.due.on, escalations + 1);
    tx.record(&ClusterEscalated { cluster: matter.id, building, level: above, to, due, times })?;
    let text = Text::each(|l| T(l).notice_escalated(&matter.title, route.handler.name.get(l)));
    matter.tell(tx, &text)
}

/// Somebody else is asked to group what came in.
fn ask_to_triage(tx: &mut Tx<'_, '_>, matter: &Matter, route: &Route) -> Result<()> {
    commitments::api::release_all(tx, matter.id.any())?;
    matter.owe(tx, "triage", route.handler.clone(), Some(route.due))?;
    let tower = registry::api::building_of(tx, matter.building)?;
    let people = commitments::api::people_of(tx, &route.handler.party, Some(matter.building))?;
    let text = Text::each(|l| T(l).notice_ungrouped(&tower.name, matter.place_name(l)));
    identity::api::notify(tx, &people, &text, &format!("{}/triage", matter.href()))
}

/// The time to answer is over and nobody objected: silence counts as yes, and a yes for all who did not answer.
fn close(tx: &mut Tx<'_, '_>, mut matter: Matter) -> Result<()> {
    let (today, reopen_until) = (tx.today(), reopen_until(tx, matter.building)?);
    let district = tx.district();
    let confirmed = tx.one(&sql::ANSWERED, args![district, matter.id])?.0 > 0;
    matter.take(tx, Step::Silence { today, reopen_until, confirmed }, None)?;
    commitments::api::fulfil(tx, matter.id.any(), "handle")?;
    let how = if confirmed { Closing::Confirmed } else { Closing::Silence };
    tx.record(&ClusterClosed { cluster: matter.id, building: matter.building, how, words: None })?;
    let text = Text::each(|l| match how {
        Closing::Confirmed => T(l).notice_closed(&matter.title),
        _ => T(l).notice_silence(&matter.title, i18n::Format(l).date(reopen_until)),
    });
    matter.tell(tx, &text)
}

/// Tells supporters what is new, some hundred at a time; answers whether there are more.
///
/// # Errors
/// The database's own failure.
pub fn tell(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let district = tx.district();
    let tellings = tx.all(&sql::TELLINGS, args![district])?;
    let mut more = false;
    for (id, cluster, zh, en, after) in tellings {
        let people: Vec<PersonId> = tx
            .all(&sql::SUPPORTERS_AFTER, args![district, cluster, after, TOLD_AT_ONCE])?
            .into_iter()
            .map(|(p,)| p)
            .collect();
        // Those who raised it were told at once; if it was joined to another matter since, their reports stand there.
        let homes = homes(tx, cluster)?;
        let raisers: Vec<PersonId> =
            tx.all(&sql::RAISERS_AT, args![district, db::list(&homes)])?.into_iter().map(|(p,)| p).collect();
        let rest: Vec<PersonId> = people.iter().filter(|p| !raisers.contains(p)).copied().collect();
        let text = Text { zh: zh.into(), en: en.into() };
        identity::api::notify(tx, &rest, &text, &format!("/{district}/clusters/{cluster}"))?;
        match people.last() {
            Some(last) if people.len() == TOLD_AT_ONCE => {
                more = true;
                tx.run_one(&sql::TOLD, args![district, id, last])?;
            }
            _ => tx.run_one(&sql::TOLD_ALL, args![district, id])?,
        }
    }
    Ok(more)
}
