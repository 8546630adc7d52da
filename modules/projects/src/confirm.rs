//! The other side says whether a milestone is there: a reporter, a member of the committee or of the Party committee,
//! never somebody who takes part in the claim (规则 29).

use axum::extract::Path;
use db::args;
use kernel::{Deadline, District, Text};
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
    events::{MilestoneConfirmed, MilestoneDisputed},
    milestone::{self, await_next, of_the_other_side},
    permissions::ConfirmMilestone,
    refusal::ProjectRefusal,
    state::MilestoneId,
    step::{self, LONGEST, done, yes_no},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConfirmMilestoneInput {
    /// `yes` or `no`.
    pub verdict: Input,
    /// What is missing; needed for a no.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: MilestoneId, input: ConfirmMilestoneInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, row) = ctx.read(move |tx| milestone::to::<ConfirmMilestone>(tx, id, "confirm")).await?;
    let page = step::page(&project, "confirm_milestone", t.do_confirm(), refused, t)
        .lead(t.confirm_lead(&row.title))
        .field(Field::radios(
            "verdict",
            t.confirm_question(),
            input.verdict.as_str(),
            yes_no(t.confirm_yes(), t.confirm_no()),
        ))
        .field(Field::area("words", t.missing_words(), input.words.as_str(), 3).hint(t.missing_hint()));
    ctx.show(&page).await
}

/// The form to confirm a milestone with.
#[utoipa::path(get, path = "/{district}/milestones/{milestone}/confirmation", operation_id = "show_confirm_milestone", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.confirm_milestone"))))]
pub async fn show_confirm_milestone(ctx: Ctx, Path((_, id)): Path<(District, MilestoneId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ConfirmMilestoneInput::default(), refused).await
}

/// Confirms a reported milestone, or says what is missing.
#[utoipa::path(post, path = "/{district}/milestones/{milestone}/confirmation", operation_id = "confirm_milestone", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)), request_body = ConfirmMilestoneInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.confirm_milestone"))))]
pub async fn confirm_milestone(
    ctx: Ctx,
    Path((_, id)): Path<(District, MilestoneId)>,
    form: Form<ConfirmMilestoneInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: MilestoneId, input: &ConfirmMilestoneInput) -> kernel::Result<Done> {
    let (mut project, row) = milestone::to::<ConfirmMilestone>(tx, id, "confirm")?;
    of_the_other_side(tx, &project)?;
    if row.state != MilestoneState::Reported {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let (yes, words) = verdict(&input.verdict, &input.words)?;
    let (district, today, building) = (tx.district(), tx.today(), project.building);
    let nobody = None::<kernel::PersonId>;
    if yes {
        tx.run_one(&sql::SET_MILESTONE, args![district, id, MilestoneState::Confirmed, row.reporter])?;
        commitments::api::fulfil(tx, id.any(), "milestone")?;
        commitments::api::release(tx, id.any(), "extend")?;
        await_next(tx, &mut project)?;
        let (in_time, words) = (today <= row.due_on || row.alert == 0, tx.words_if(&words));
        tx.record(&MilestoneConfirmed { project: project.id, building, milestone: id, in_time, words })?;
        project.tell(tx, &Text::each(|l| T(l).notice_confirmed(&project.title, &row.title)))?;
        return Ok(done(&project, |t| t.confirmed_done()));
    }
    tx.run_one(&sql::SET_MILESTONE, args![district, id, MilestoneState::Planned, nobody])?;
    let again = if row.due_on > today {
        Deadline { on: row.due_on, provisional: false }
    } else {
        terms::answer(tx, project.building)?
    };
    commitments::api::reopen(tx, id.any(), "milestone", Some(again))?;
    await_next(tx, &mut project)?;
    let words = tx.words(&words);
    tx.record(&MilestoneDisputed { project: project.id, building, milestone: id, words })?;
    project.tell(tx, &Text::each(|l| T(l).notice_disputed(&project.title, &row.title)))?;
    Ok(done(&project, |t| t.disputed_done()))
}

/// A yes, or a no with its reason.
///
/// # Errors
/// What is wrong, field by field.
pub fn verdict(verdict: &Input, words: &Input) -> kernel::Result<(bool, String)> {
    let mut check = Check::default();
    let yes = match verdict.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            check.fault("verdict", faults::choose());
            true
        }
    };
    let words = if yes { check.optional_text("words", words, LONGEST) } else { check.text("words", words, LONGEST) };
    check.finish()?;
    Ok((yes, words))
}
