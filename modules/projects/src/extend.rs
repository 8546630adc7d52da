//! More time for a milestone: asked for by the claimant, with a reason.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    claimant::MilestoneState,
    events::ExtensionAsked,
    milestone::{self, of_the_claimant},
    party::Bodies,
    permissions::AskExtension,
    refusal::ProjectRefusal,
    state::MilestoneId,
    step::{self, LONGEST, done},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ExtendInput {
    /// The new last day.
    pub due: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: MilestoneId, input: ExtendInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, row) = ctx.read(move |tx| milestone::to::<AskExtension>(tx, id, "extend")).await?;
    let page = step::page(&project, "ask_extension", t.do_extend(), refused, t)
        .lead(t.extend_lead(&row.title, ctx.format().date(row.due_on)))
        .field(Field::date("due", t.extend_due(), &input.due))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

/// The form to ask for more time with.
#[utoipa::path(get, path = "/{district}/milestones/{milestone}/extension", operation_id = "show_ask_extension", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.ask_extension"))))]
pub async fn show_ask_extension(ctx: Ctx, Path((_, id)): Path<(District, MilestoneId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ExtendInput::default(), refused).await
}

/// Asks for more time for a milestone.
#[utoipa::path(post, path = "/{district}/milestones/{milestone}/extension", operation_id = "ask_extension", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)), request_body = ExtendInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.ask_extension"))))]
pub async fn ask_extension(ctx: Ctx, Path((_, id)): Path<(District, MilestoneId)>, form: Form<ExtendInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: MilestoneId, input: &ExtendInput) -> kernel::Result<Done> {
    let (project, row) = milestone::to::<AskExtension>(tx, id, "extend")?;
    of_the_claimant(&project)?;
    if row.state != MilestoneState::Planned || row.asked_on.is_some() {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let mut check = Check::default();
    let until = check.require::<Date>("due", &input.due, faults::date).unwrap_or(row.due_on);
    if check.is_clean() && until <= row.due_on {
        check.fault("due", Text::each(|l| T(l).fault_not_later(i18n::Format(l).date(row.due_on))));
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let district = tx.district();
    tx.run_one(&sql::ASK, args![district, id, until])?;
    let overseer = Bodies::of(tx, project.building)?.overseer();
    let due = terms::answer(tx, project.building)?;
    let title = crate::parts::named(&project, |_| row.title.clone());
    project.owe_for(tx, id.any(), "extend", &title, overseer.clone(), None, Some(due))?;
    let words = tx.words(&words);
    tx.record(&ExtensionAsked { project: project.id, building: project.building, milestone: id, until, words })?;
    project.call(tx, &overseer, &Text::each(|l| T(l).notice_extend(&project.title, &row.title)))?;
    Ok(done(&project, |t| t.asked_done()))
}
