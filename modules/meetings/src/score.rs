//! Scoring. As with a secret vote, what is kept is a slip with a random id, the scores and what was written: no person,
//! no time, and nothing in the event but the appraisal.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    appraisal::{AppraisalId, Scores},
    events::ScoreCast,
    form::FormPage,
    load_appraisal::{Appraisal, appraisal},
    permissions::Score,
    refusal::MeetingRefusal,
    store::appraisal::{drop_slip, sql},
};

const LONGEST: usize = 300;

/// Three scores from 1 to 5, and what one wants to say.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ScoreInput {
    pub service: Input,
    pub process: Input,
    pub result: Input,
    /// Shown to everybody when the appraisal is closed, without a name.
    pub remark: Input,
}

/// The three things that are scored.
pub const CRITERIA: [&str; 3] = ["service", "process", "result"];

async fn page(ctx: &Ctx, id: AppraisalId, input: ScoreInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let found = ctx.read(move |tx| Ok(tx.granted::<Score, Appraisal>(id)?.into_inner())).await?;
    let values = [&input.service, &input.process, &input.result];
    let mut fields: Vec<Field> = CRITERIA
        .iter()
        .zip(values)
        .map(|(name, value)| {
            let choices = (1..=5u8).rev().map(|n| Choice::new(n.to_string(), t.score_word(n))).collect();
            Field::radios(name, &t.criterion_asked(name), value, choices).fault(&refused.faults)
        })
        .collect();
    let remark = Field::area("remark", t.score_remark(), input.remark.as_str(), 3)
        .hint(t.score_remark_hint())
        .with("maxlength", LONGEST.to_string());
    fields.push(remark.optional(ctx.locale).fault(&refused.faults));
    let title = t.score_title(&found.title);
    let page = found
        .form(t, &title, t.score_button(), &input, refused)
        .intro(t.score_intro(ctx.format().date_weekday(found.until_on)))
        .fields(fields);
    ctx.show(&page).await
}

/// The form to score with.
#[utoipa::path(get, path = "/{district}/appraisals/{appraisal}/score", operation_id = "show_score", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.score"))))]
pub async fn show_score(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ScoreInput::default(), refused).await
}

/// Scores: once, by those who were drawn, while the appraisal is open. It cannot be changed.
#[utoipa::path(post, path = "/{district}/appraisals/{appraisal}/score", operation_id = "score", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)), request_body = ScoreInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.score"))))]
pub async fn score(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>, form: Form<ScoreInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: AppraisalId, input: &ScoreInput) -> kernel::Result<Done> {
    let found = tx.granted::<Score, Appraisal>(id)?.into_inner();
    let person = tx.person()?;
    found.state.score(tx.today(), found.drawn(Some(person)).unwrap_or(true))?;
    let mut check = faults::Check::default();
    let mut one = |field: &'static str, value: &Input| -> u8 {
        let score: Option<u8> = check.parse(field, value, faults::choose);
        match score {
            Some(score @ 1..=5) => score,
            Some(_) => {
                check.fault(field, faults::number(1, 5));
                0
            }
            None if value.trim().is_empty() => {
                check.fault(field, faults::choose());
                0
            }
            None => 0,
        }
    };
    let scores = Scores {
        service: one("service", &input.service),
        process: one("process", &input.process),
        result: one("result", &input.result),
    };
    let remark = check.optional_text("remark", &input.remark, LONGEST);
    check.finish()?;
    let district = tx.district();
    if tx.run(&sql::MARK_SCORED, args![district, id, person])? == 0 {
        return Err(MeetingRefusal::ScoredAlready.into());
    }
    drop_slip(tx, id, scores, (!remark.is_empty()).then_some(remark.as_str()))?;
    tx.record(&ScoreCast { building: found.building, appraisal: id })?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).score_done())).id(id))
}

/// What the actor was drawn to appraise and has not scored yet: title and address of each.
///
/// # Errors
/// The database's own failure.
pub fn waiting_scores(tx: &mut Tx<'_, '_>, locale: Locale) -> kernel::Result<Vec<(String, String)>> {
    let (district, person, today) = (tx.district(), tx.person()?, tx.today());
    let (t, format) = (T(locale), i18n::Format(locale));
    let mut waiting = Vec::new();
    for (id,) in tx.all(&sql::WAITING, args![district, person])? {
        let found = appraisal(tx, id)?;
        if found.state.score(today, false).is_ok() {
            let title = t.score_waits(&found.title, format.date_near(found.until_on, today));
            waiting.push((title, format!("{}/score", found.href())));
        }
    }
    Ok(waiting)
}
