//! Closing an appraisal: when everybody drawn has scored, or its time is over. The result is public at once.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::{Load, Tx};
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    appraisal::{AppraisalId, AppraisalState, Scores, mean_text, result},
    events::AppraisalClosed,
    form::Nothing,
    load_appraisal::Appraisal,
    load_coordination::officers,
    permissions::CloseAppraisal,
    store::appraisal::{SlipRow, shuffle, sql},
};

/// Closes an appraisal and makes its result public.
#[utoipa::path(post, path = "/{district}/appraisals/{appraisal}/closure", operation_id = "close_appraisal", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.close_appraisal"))))]
pub async fn close_appraisal(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: AppraisalId) -> kernel::Result<Done> {
    let found = tx.granted::<CloseAppraisal, Appraisal>(id)?.into_inner();
    count(tx, &found)?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).appraisal_closed())).id(id))
}

/// Closes an appraisal whose time is over; nothing if somebody has closed it meanwhile.
///
/// # Errors
/// There is time left and scores are missing.
pub fn close(tx: &mut Tx<'_, '_>, id: AppraisalId) -> kernel::Result<()> {
    match Appraisal::load(tx, id)? {
        Some(found) if matches!(found.state, AppraisalState::Open { .. }) => count(tx, &found),
        _ => Ok(()),
    }
}

/// Counts the scores and makes their result public.
fn count(tx: &mut Tx<'_, '_>, found: &Appraisal) -> kernel::Result<()> {
    let (district, today, id) = (tx.district(), tx.today(), found.id);
    found.state.close(today, found.all_scored())?;
    let scores: Vec<Scores> = shuffle(tx, id)?.iter().map(SlipRow::scores).collect();
    let least = policy::api::of(tx, found.building)?.appraisal.scores_least.value;
    let counted = result(&scores, least);
    let (scored, drawn, mean) = (counted.scored, found.drawn, counted.mean);
    tx.run_one(&sql::CLOSE, args![district, id, today, scored, serde_json::to_string(&counted)?])?;
    commitments::api::fulfil(tx, id.any(), "score")?;
    let (building, subject) = (found.building, found.subject.clone());
    tx.record(&AppraisalClosed { building, appraisal: id, subject, scored, drawn, mean_hundredths: mean })?;
    let text = Text::each(|l| match mean {
        Some(mean) => T(l).notice_appraised(&found.title, mean_text(mean)),
        None => T(l).notice_appraised_few(&found.title),
    });
    let people = officers(tx, building)?;
    identity::api::notify(tx, &people, &text, &found.href())
}
