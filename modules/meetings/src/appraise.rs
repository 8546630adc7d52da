//! Opening an appraisal (评议会): appraisers are drawn by lot from the confirmed employees of the building. Seed, pool and
//! those drawn stand in the record, so that anybody can draw the lot again.

use std::collections::HashMap;

use commitments::api::{Named, Party, Promise};
use db::args;
use identity::api::EmploymentId;
use kernel::{AnyId, BuildingId, Error, OrganisationId, PersonId, Refusal as _, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    appraisal::{AppraisalId, Draw, Standing, draw, order, pool_digest, seed},
    events::AppraisalOpened,
    load_appraisal::quota,
    refusal::MeetingRefusal,
    store::{appraisal::sql, next_number},
};

/// Employments read at once.
const BATCH: u32 = 500;

/// What is to be appraised, and who has an interest in it.
#[derive(Debug)]
pub struct AppraisalRequest<'a> {
    pub building: BuildingId,
    pub subject: AnyId,
    pub title: &'a str,
    /// The page of what is appraised.
    pub href: &'a str,
    pub interested_people: Vec<PersonId>,
    pub interested_organisations: Vec<OrganisationId>,
}

/// Opens an appraisal. While one of the same thing is open there is no second one.
///
/// # Errors
/// Nobody could be drawn.
pub fn appraise(tx: &mut Tx<'_, '_>, request: &AppraisalRequest<'_>) -> Result<AppraisalId> {
    let (district, now) = (tx.district(), tx.now());
    let subject = request.subject.to_string();
    let before = tx.all(&sql::OF_SUBJECT, args![district, subject])?;
    if let Some(open) = before.iter().find(|row| row.closed_on.is_none()) {
        return Ok(open.id);
    }
    let AppraisalRequest { building, title, href, .. } = *request;
    let employers = employers(tx, building)?;
    let people: Vec<PersonId> = employers.keys().copied().collect();
    let id = AppraisalId::new(tx.store().clock().now());
    let head = ledger::head(tx, district)?;
    let seed = seed(head.as_ref().map(|h| h.checkpoint.as_str()), id);
    let quota = quota(tx, building)?;
    let lot = draw(&order(&seed, &people), &quota, |person| standing(tx, request, &employers, person))?;
    if lot.people.is_empty() {
        return Err(MeetingRefusal::NobodyToDraw.into());
    }
    let days = policy::api::of(tx, building)?.appraisal.open_days.value;
    let until = tx.in_working_days(days);
    let subdistrict = registry::api::building_of(tx, building)?.subdistrict;
    let number = next_number(tx, building.as_bytes(), "appraisal")?;
    let (pool, head) = (u32::try_from(people.len()).unwrap_or(u32::MAX), head.map(|h| h.size));
    let drawn = u32::try_from(lot.people.len()).unwrap_or(u32::MAX);
    tx.run_one(
        &sql::ADD,
        args![
            district,
            id,
            building,
            subdistrict,
            number,
            subject,
            href,
            title,
            now,
            until.on,
            until.provisional,
            seed,
            head,
            pool,
            serde_json::to_string(&quota)?,
            drawn,
            lot.neutral,
            lot.ordinary
        ],
    )?;
    for (person, standing) in &lot.people {
        tx.run_one(&sql::ENROL, args![district, id, person, standing.neutral, standing.ordinary])?;
    }
    let page = format!("/{district}/appraisals/{id}");
    let promise = Promise {
        kind: "score",
        subject: id.any(),
        building: Some(building),
        title: &Text::same(title.to_owned()),
        href: &page,
        floor: 8,
        // Those drawn owe it together: a list that names them would show who scores and when.
        debtor: Named::new(Party::Nobody, Text::each(|l| T(l).the_appraisers())),
        creditor: None,
        due: Some(until),
    };
    commitments::api::open(tx, &promise)?;
    let Draw { neutral, ordinary, .. } = lot;
    let short = !lot.is_full(&quota);
    let drawn: Vec<PersonId> = lot.people.into_iter().map(|(p, _)| p).collect();
    tx.record(&AppraisalOpened {
        building,
        appraisal: id,
        subject,
        number,
        until: until.on,
        seed: crypto::hex(&seed),
        head,
        pool,
        pool_digest: crypto::hex(&pool_digest(&people)),
        quota,
        drawn: drawn.clone(),
        neutral,
        ordinary,
        short,
    })?;
    let doc = search::Doc { id: id.any(), kind: "meeting", title, href: &page, body: "", at: now };
    search::put(tx, district, &doc)?;
    let text = Text::each(|l| T(l).notice_drawn(title, i18n::Format(l).date(until.on)));
    identity::api::notify(tx, &drawn, &text, &format!("{page}/score"))?;
    Ok(id)
}

/// What `appraise` does, for whoever waits where nobody can be drawn yet: whether an appraisal is open now.
///
/// # Errors
/// The database's own failure.
pub fn appraise_if_any(tx: &mut Tx<'_, '_>, request: &AppraisalRequest<'_>) -> Result<bool> {
    match appraise(tx, request) {
        Ok(_) => Ok(true),
        Err(Error::Refused(refusal)) if refusal.code() == MeetingRefusal::NobodyToDraw.code() => Ok(false),
        Err(error) => Err(error),
    }
}

/// Everybody with a confirmed employment in a building, and whom they work for there.
fn employers(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<HashMap<PersonId, Vec<OrganisationId>>> {
    let mut found: HashMap<PersonId, Vec<OrganisationId>> = HashMap::new();
    let mut after = EmploymentId::from_bytes([0; 16]);
    loop {
        let rows = identity::api::employees_after(tx, building, after, BATCH)?;
        let more = rows.len() >= BATCH as usize;
        for row in rows {
            after = row.id;
            found.entry(row.person).or_default().push(row.organisation);
        }
        if !more {
            return Ok(found);
        }
    }
}

/// What somebody who may be drawn is to the thing appraised.
fn standing(
    tx: &mut Tx<'_, '_>,
    request: &AppraisalRequest<'_>,
    employers: &HashMap<PersonId, Vec<OrganisationId>>,
    person: PersonId,
) -> Result<Standing> {
    let held = identity::api::appointments_of(tx, person)?;
    let seats = committees::api::seats_of(tx, person)?;
    let acts_for = held.iter().filter_map(|a| if let Scope::Organisation(o) = a.scope { Some(o) } else { None });
    let sits_for = seats.iter().filter_map(|s| s.organisation);
    let works_for = employers.get(&person).into_iter().flatten().copied();
    let interested = request.interested_people.contains(&person)
        || acts_for.chain(sits_for).chain(works_for).any(|o| request.interested_organisations.contains(&o));
    let office = |role| !matches!(role, Role::Anyone | Role::SignedIn | Role::Employee);
    let ordinary = seats.iter().all(|s| s.ordinary) && !held.iter().any(|a| office(a.role));
    Ok(Standing { neutral: !interested, ordinary })
}
