//! 暂停: the office rests for a reason, and goes on when the reason is gone.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::{Captaincy, check_free},
    captaincy::{CaptaincyId, Step},
    events::{CaptainResumed, CaptainSuspended},
    permissions::Suspend,
    step::{self, LONGEST, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SuspendCaptainInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: SuspendCaptainInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let captaincy = ctx.read(move |tx| tx.granted::<Suspend, Captaincy>(id)).await?.into_inner();
    let page = step::page(&captaincy, "suspend", t.do_suspend(), refused, t).lead(t.suspend_lead()).field(Field::area(
        "words",
        t.reason(),
        input.words.as_str(),
        3,
    ));
    ctx.show(&page).await
}

/// The form to let the office rest.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/suspension", operation_id = "show_suspend_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.suspend"))))]
pub async fn show_suspend_captain(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SuspendCaptainInput::default(), refused).await
}

/// Lets the office rest.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/suspension", operation_id = "suspend_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = SuspendCaptainInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.suspend"))))]
pub async fn suspend_captain(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<SuspendCaptainInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &SuspendCaptainInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Suspend, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    captaincy.take(tx, Step::Suspend)?;
    captaincy.take_role(tx)?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    let kept = tx.words(&words);
    tx.record(&CaptainSuspended { captaincy: id, building, floor, words: kept })?;
    captaincy.tell(tx, &[captaincy.person], &Text::each(|l| T(l).notice_suspended(&captaincy.floor_label)))?;
    Ok(done(&captaincy, |t| t.suspended()))
}

/// Lets the office go on.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/resumption", operation_id = "resume_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.suspend"))))]
pub async fn resume_captain(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let said = ctx
        .write(move |tx| {
            let mut captaincy = tx.granted::<Suspend, Captaincy>(id)?.into_inner();
            let today = tx.today();
            captaincy.take(tx, Step::Resume { today })?;
            check_free(tx, captaincy.floor, id)?;
            captaincy.give_role(tx)?;
            let (building, floor) = (captaincy.building, captaincy.floor);
            tx.record(&CaptainResumed { captaincy: id, building, floor })?;
            captaincy.tell(tx, &[captaincy.person], &Text::each(|l| T(l).notice_resumed(&captaincy.floor_label)))?;
            Ok(done(&captaincy, |t| t.resumed()))
        })
        .await?;
    Ok(ctx.done(&said))
}
