//! Closing a ballot: the chair declares the result, and the item takes its course.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    ballot::{BallotId, BallotState, Closing, Mode, Outcome, Question, Tally},
    events::{BallotClosed, ItemDecided},
    form::FormPage,
    load::{AgendaItem, Ballot, Meeting, meeting},
    permissions::CloseBallot,
    pool, resolution,
    resolution::ResolutionId,
    store::{
        ballot::{choices, shuffle, sql},
        meeting::{Fate, sql as meetings},
        next_number,
    },
};

/// The end of a ballot.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ClosureInput {
    /// Why it is closed before everybody has voted; it goes into the minutes.
    pub reason: Input,
}

async fn page(ctx: &Ctx, id: BallotId, input: ClosureInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (ballot, turnout) = ctx
        .read(move |tx| {
            let ballot = tx.granted::<CloseBallot, Ballot>(id)?.into_inner();
            let district = tx.district();
            let turnout = tx.one(&sql::TURNOUT, args![district, id])?.0;
            Ok((ballot, turnout))
        })
        .await?;
    let reason = Field::area("reason", t.close_reason(), input.reason.as_str(), 3).fault(&refused.faults);
    let missing = ballot.electors - turnout.min(ballot.electors);
    let fields = if missing > 0 { vec![reason.hint(t.close_reason_hint())] } else { vec![reason.optional(ctx.locale)] };
    let page = FormPage::new(t.close_ballot_title(), t.close_ballot_button(), &input, refused)
        .intro(t.close_ballot_intro(turnout, ballot.electors))
        .fields(fields)
        .from(t.back_to_meeting(), format!("/{}/meetings/{}", ballot.district, ballot.meeting));
    ctx.show(&page).await
}

/// The page on which a ballot is closed.
#[utoipa::path(get, path = "/{district}/ballots/{ballot}/closure", operation_id = "show_close_ballot", tag = "meetings",
    params(("district" = District, Path), ("ballot" = BallotId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.close_ballot"))))]
pub async fn show_close_ballot(ctx: Ctx, Path((_, id)): Path<(District, BallotId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ClosureInput::default(), refused).await
}

/// Closes a ballot and declares its result. Closing before everybody has voted needs a reason.
#[utoipa::path(post, path = "/{district}/ballots/{ballot}/closure", operation_id = "close_ballot", tag = "meetings",
    params(("district" = District, Path), ("ballot" = BallotId, Path)), request_body = ClosureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.close_ballot"))))]
pub async fn close_ballot(ctx: Ctx, Path((_, id)): Path<(District, BallotId)>, form: Form<ClosureInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: BallotId, input: &ClosureInput) -> kernel::Result<Done> {
    let district = tx.district();
    let (on,) = tx.first(&sql::MEETING_OF, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
    let mut meeting = meeting(tx, on)?;
    let ballot = tx.granted::<CloseBallot, Ballot>(id)?.into_inner();
    let mut check = faults::Check::default();
    let reason = check.optional_text("reason", &input.reason, 300);
    check.finish()?;
    let (question, amended, electors, needed) = (ballot.question, ballot.amended, ballot.electors, ballot.needed);
    let ask = Closing { at: tx.now(), question, amended, electors, needed };
    let votes = choices(tx, &ballot)?;
    let BallotState::Closed { at, tally, outcome } = ballot.state().close(&ask, &votes, &reason)? else {
        return Err(kernel::Error::bug("a closed ballot is open"));
    };
    if ballot.mode == Mode::Secret {
        shuffle(tx, id)?;
    }
    let kept = (tally.missing > 0).then_some(reason.as_str());
    let Tally { yes, no, abstain, missing } = tally;
    tx.run_one(&sql::CLOSE, args![district, id, at, kept, yes, no, abstain, missing, outcome])?;
    meeting.row.open_ballot = None;
    crate::store::meeting::save(tx, &meeting.row)?;
    let reason = kept.map(|words| tx.words(words));
    let (building, item) = (ballot.building, ballot.item);
    tx.record(&BallotClosed { building, ballot: id, item, meeting: on, question, tally, needed, outcome, reason })?;
    let says = match outcome {
        Some(outcome) => decide(tx, &mut meeting, &ballot, tally, outcome)?,
        None => Text::each(|l| T(l).not_deferred()),
    };
    Ok(Done::new(meeting.href(), says).id(id))
}

/// The item takes the course that the vote decided; what was adopted becomes a resolution.
fn decide(
    tx: &mut Tx<'_, '_>,
    meeting: &mut Meeting,
    ballot: &Ballot,
    tally: Tally,
    outcome: Outcome,
) -> kernel::Result<Text> {
    let district = tx.district();
    let mut item = AgendaItem::load(tx, ballot.item)?.ok_or_else(|| kernel::Error::bug("a ballot without an item"))?;
    let thread = item.thread(Some(meeting.id));
    let course = item.course.decide(outcome)?;
    item.take(tx, course)?;
    pool::forget_current(tx, meeting, item.id)?;
    tx.run_one(&meetings::SEAL, args![district, meeting.id, item.id, Fate::from(outcome)])?;
    if ballot.question == Question::Defer {
        pool::owe_again(tx, &item)?;
    }
    let resolution = if outcome.passed() { Some(adopt(tx, meeting, &item, ballot)?) } else { None };
    let (id, number) = resolution.unzip();
    tx.record(&ItemDecided {
        building: item.building,
        item: item.id,
        meeting: meeting.id,
        body: item.body,
        subject: item.row.subject.clone(),
        thread,
        outcome,
        yes: tally.yes,
        no: tally.no,
        abstain: tally.abstain,
        electors: ballot.electors,
        resolution: id,
        number,
    })?;
    Ok(Text::each(|l| T(l).declared(T(l).outcome(outcome.code()))))
}

/// The text that was voted on becomes a resolution with the body's next number of the year.
fn adopt(
    tx: &mut Tx<'_, '_>,
    meeting: &Meeting,
    item: &AgendaItem,
    ballot: &Ballot,
) -> kernel::Result<(ResolutionId, String)> {
    let (district, today) = (tx.district(), tx.today());
    let id = ResolutionId::new(tx.store().clock().now());
    let building = registry::api::building_of(tx, item.building)?;
    let n = next_number(tx, item.body.as_bytes(), &format!("resolution {}", today.year()))?;
    let number = resolution::number(&resolution::prefix(&building.name), today.year(), n);
    tx.run_one(
        &sql::ADD_RESOLUTION,
        args![
            district,
            id,
            item.body,
            item.building,
            item.subdistrict,
            meeting.id,
            item.id,
            ballot.id,
            item.row.subject,
            number,
            item.title,
            ballot.words,
            today
        ],
    )?;
    Ok((id, number))
}
