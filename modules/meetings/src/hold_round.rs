//! Recording a round of a coordination. What was said is kept beside the event, for those who take part.

use axum::extract::Path;
use kernel::{Date, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T, coordination::CoordinationId, events::RoundHeld, form::FormPage, load_coordination::Coordination,
    permissions::HoldRound,
};

const LONGEST: usize = 2000;

/// A round.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RoundInput {
    /// The day, `2026-11-23`; today if empty.
    pub on: Input,
    /// What each side said, and how close they came.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CoordinationId, input: RoundInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let found = ctx.read(move |tx| Ok(tx.granted::<HoldRound, Coordination>(id)?.into_inner())).await?;
    let fields = vec![
        Field::date("on", t.round_on(), &input.on).fault(&refused.faults),
        Field::area("words", t.round_words(), input.words.as_str(), 6)
            .hint(t.round_hint())
            .with("maxlength", LONGEST.to_string())
            .fault(&refused.faults),
    ];
    let page = found
        .form(t, t.round_title(), t.round_button(), &input, refused)
        .intro(t.round_intro(found.state.rounds() + 1))
        .fields(fields);
    ctx.show(&page).await
}

/// The form to record a round with.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/rounds", operation_id = "show_hold_round", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.hold_round"))))]
pub async fn show_hold_round(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    let input = RoundInput { on: ctx.today().to_string().into(), ..RoundInput::default() };
    page(&ctx, id, input, refused).await
}

/// Records a round that was held.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/rounds", operation_id = "hold_round", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = RoundInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.hold_round"))))]
pub async fn hold_round(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>, form: Form<RoundInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &RoundInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<HoldRound, Coordination>(id)?.into_inner();
    let mut check = faults::Check::default();
    let on: Option<Date> = check.parse("on", &input.on, faults::date);
    let on = on.unwrap_or_else(|| tx.today());
    if on > tx.today() || on < found.opened_at.date() {
        check.fault("on", Text::each(|l| T(l).round_day()));
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let state = found.state.hold()?;
    found.become_state(tx, state)?;
    let kept = tx.words(&words);
    let round = state.rounds();
    tx.record(&RoundHeld { building: found.building, coordination: id, round, on, words: kept })?;
    found.tell(tx, &Text::each(|l| T(l).notice_round(&found.title, round)))?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).round_done(round))).id(id))
}
