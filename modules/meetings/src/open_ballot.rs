//! Putting an item to the vote: quorum at this moment, the electorate and the rules frozen with the ballot.

use axum::extract::Path;
use committees::api::BodyState;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{
    T,
    agenda::{ItemId, ItemState},
    ballot::{self, BallotId, BallotRules, Mode, Question, RollSeat},
    events::{BallotOpened, digest},
    load::{AgendaItem, Meeting, item_in_meeting},
    permissions::OpenBallot,
    refusal::MeetingRefusal,
    store::{
        ballot::sql,
        meeting::{attendance, recusals, save},
    },
};

/// A ballot to be opened.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct BallotInput {
    /// `adopt` or `defer`.
    pub question: Input,
    /// `named` or `secret`.
    pub mode: Input,
}

/// Opens a ballot on the item under way. Refused with the clause and the exact numbers if too few are present.
#[utoipa::path(post, path = "/{district}/items/{item}/ballots", operation_id = "open_ballot", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)), request_body = BallotInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.open_ballot"))))]
pub async fn open_ballot(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<BallotInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: ItemId, input: &BallotInput) -> kernel::Result<Done> {
    let (meeting, item) = item_in_meeting(tx, id, "vote")?;
    let mut meeting = tx.grant::<OpenBallot, _>(meeting)?.into_inner();
    let (question, mode) = parse(input)?;
    meeting.state.may_deliberate()?;
    if meeting.open_ballot.is_some() {
        return Err(MeetingRefusal::BallotIsOpen.into());
    }
    let pack = policy::api::of(tx, meeting.building)?;
    let deferrals = &pack.meetings.deferrals;
    let clause = pack.clause(&deferrals.clause);
    item.course.may_vote((question == Question::Defer).then_some((deferrals.value, &clause)))?;
    let first = committees::api::body(tx, meeting.body)?.is_some_and(|b| b.state == BodyState::Filed);
    let rules = BallotRules::of(&pack, item.charter).at(first, &pack);
    let roll = roll(tx, &meeting, &item)?;
    let (terms, electors) = ballot::open(&rules, &roll)?;
    let ballot = BallotId::new(tx.store().clock().now());
    let amended = matches!(item.course.state, ItemState::UnderWay { amended: true, .. });
    let (district, now, frozen) = (tx.district(), tx.now(), serde_json::to_string(&rules)?);
    tx.run_one(
        &sql::OPEN,
        args![
            district,
            ballot,
            meeting.id,
            id,
            item.building,
            item.subdistrict,
            question,
            mode,
            now,
            frozen,
            item.words,
            amended,
            terms.seats,
            terms.present,
            terms.recused,
            terms.electors,
            terms.quorum,
            terms.needed
        ],
    )?;
    for (seat, person) in &electors {
        tx.run_one(&sql::ENROL, args![district, ballot, person, seat])?;
    }
    (meeting.row.open_ballot, meeting.row.current_item) = (Some(ballot), Some(id));
    save(tx, &meeting.row)?;
    tx.record(&BallotOpened {
        building: item.building,
        ballot,
        item: id,
        meeting: meeting.id,
        subject: item.row.subject.clone(),
        thread: item.thread(None),
        question,
        mode,
        terms,
        quorum_clause: rules.quorum_clause.id.clone(),
        majority_clause: rules.majority_clause.id.clone(),
        electors: electors.iter().map(|(seat, _)| *seat).collect(),
        digest: digest(&item.words),
    })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).ballot_opened(terms.electors, terms.needed))).id(ballot))
}

fn parse(input: &BallotInput) -> kernel::Result<(Question, Mode)> {
    let mut check = faults::Check::default();
    let (question, mode) = (Question::from_code(&input.question), Mode::from_code(&input.mode));
    for (field, missing) in [("question", question.is_none()), ("mode", mode.is_none())] {
        if missing {
            check.fault(field, faults::choose());
        }
    }
    check.finish()?;
    question.zip(mode).ok_or_else(|| kernel::Error::bug("a checked field is missing"))
}

/// The seats with a vote today, who of them is there, and who stands aside on this item.
///
/// # Errors
/// The database's own failure.
pub fn roll(
    tx: &mut Tx<'_, '_>,
    meeting: &Meeting,
    item: &AgendaItem,
) -> kernel::Result<Vec<RollSeat<committees::api::SeatId>>> {
    let rows = attendance(tx, meeting.id)?;
    let aside = recusals(tx, item.id)?;
    let seat = |s: &committees::api::Seat| RollSeat {
        seat: s.id,
        person: s.person,
        present: rows.iter().any(|r| r.seat == s.id && r.present),
        recused: aside.iter().any(|r| r.seat == s.id),
    };
    Ok(meeting.voting().map(seat).collect())
}
