//! 记一条: what a captain heard or saw, in a sentence (R81).

use axum::extract::Path;
use kernel::{District, FloorId};
use ledger::Tx;
use web::{Ctx, Done, Form, Result, faults::Check};

use crate::{
    people::person_of,
    work::{Button, WorkInput, check_owner, floor_of_note, page},
};

/// Writes something down, by oneself or for somebody.
#[utoipa::path(post, path = "/{district}/captain/notes", operation_id = "note_item", tag = "captains",
    params(("district" = District, Path)), request_body = WorkInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.work"))))]
pub async fn note_item(ctx: Ctx, Path(_): Path<District>, form: Form<WorkInput>) -> Result {
    ctx.signed_in().await?;
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, Some(Button::Note), form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &WorkInput) -> kernel::Result<Done> {
    check_owner(tx, input)?;
    let mut check = Check::default();
    let chosen: Option<FloorId> = check.parse("floor", &input.floor, web::faults::choose);
    check.finish()?;
    let floor = floor_of_note(tx, chosen)?;
    let (mut check, login) = (Check::default(), input.for_login.trim());
    let person = match login {
        "" => None,
        _ => person_of(tx, &mut check, ("for_login", login), floor.building)?,
    };
    check.finish()?;
    let note = issues::api::Note {
        building: floor.building,
        floor: floor.id,
        label: &floor.label,
        words: &input.words,
        for_somebody: input.proxy.is_on() || !login.is_empty(),
        for_person: person,
    };
    let mut done = issues::api::note(tx, &note)?;
    done.href = format!("/{}/captain/desk", tx.district());
    Ok(done)
}
