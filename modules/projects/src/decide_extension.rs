//! The overseer grants more time or does not.

use axum::extract::Path;
use db::args;
use kernel::{Date, Deadline, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage};

use crate::{
    T,
    claimant::MilestoneState,
    confirm::verdict,
    events::ExtensionDecided,
    milestone::{self, await_next, of_the_other_side},
    permissions::DecideExtension,
    refusal::ProjectRefusal,
    state::MilestoneId,
    step::{self, done, yes_no},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DecideInput {
    /// `yes` or `no`.
    pub verdict: Input,
    /// Why; needed for a no.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: MilestoneId, input: DecideInput, refused: Refused) -> Result {
    let (t, format) = (T(ctx.locale), ctx.format());
    let (project, row) = ctx.read(move |tx| milestone::to::<DecideExtension>(tx, id, "extend")).await?;
    let asked = row.asked_on.ok_or(kernel::Error::from(ProjectRefusal::WrongTurn))?;
    let page = step::page(&project, "decide_extension", t.do_decide_extension(), refused, t)
        .lead(t.decide_extension_lead(&row.title, format.date(row.due_on), format.date(asked)))
        .field(Field::radios(
            "verdict",
            t.extension_question(),
            input.verdict.as_str(),
            yes_no(t.extension_yes(), t.extension_no()),
        ))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).hint(t.no_reason_hint()));
    ctx.show(&page).await
}

/// The request for more time, to be decided on.
#[utoipa::path(get, path = "/{district}/milestones/{milestone}/extension/decision", operation_id = "show_decide_extension", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.decide_extension"))))]
pub async fn show_decide_extension(ctx: Ctx, Path((_, id)): Path<(District, MilestoneId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DecideInput::default(), refused).await
}

/// Grants more time or does not.
#[utoipa::path(post, path = "/{district}/milestones/{milestone}/extension/decision", operation_id = "decide_extension", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)), request_body = DecideInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.decide_extension"))))]
pub async fn decide_extension(
    ctx: Ctx,
    Path((_, id)): Path<(District, MilestoneId)>,
    form: Form<DecideInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: MilestoneId, input: &DecideInput) -> kernel::Result<Done> {
    let (mut project, row) = milestone::to::<DecideExtension>(tx, id, "extend")?;
    of_the_other_side(tx, &project)?;
    let asked = row.asked_on.filter(|_| row.state != MilestoneState::Confirmed).ok_or(ProjectRefusal::WrongTurn)?;
    let (granted, words) = verdict(&input.verdict, &input.words)?;
    let district = tx.district();
    let until = if granted { asked } else { row.due_on };
    if granted {
        tx.run_one(&sql::MOVE, args![district, id, asked])?;
        let due = Deadline { on: asked, provisional: false };
        commitments::api::move_due(tx, id.any(), "milestone", due)?;
    } else {
        tx.run_one(&sql::ASK, args![district, id, None::<Date>])?;
    }
    commitments::api::fulfil(tx, id.any(), "extend")?;
    await_next(tx, &mut project)?;
    let words = tx.words_if(&words);
    let building = project.building;
    tx.record(&ExtensionDecided { project: project.id, building, milestone: id, granted, until, words })?;
    let date = |l| i18n::Format(l).date(until);
    project.tell(tx, &Text::each(|l| T(l).notice_extension(date(l), &project.title, &row.title)))?;
    Ok(done(&project, |t| t.decided_done()))
}
