//! Staying after all: a last day that was set ahead is taken off.

use axum::extract::Path;
use kernel::{District, Text};
use web::{Ctx, Done, Result};

use crate::{
    T,
    employment::{Employment, EmploymentId, EmploymentState},
    end_employment::set_last_day,
    permissions::EndEmployment,
    refusal::IdentityRefusal,
};

/// Takes the last day off an employment that has not ended.
#[utoipa::path(post, path = "/{district}/employments/{employment}/continuation", operation_id = "continue_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.end_employment"))))]
pub async fn continue_employment(ctx: Ctx, Path((district, id)): Path<(District, EmploymentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let employment = tx.granted::<EndEmployment, Employment>(id)?;
            if employment.state != EmploymentState::Active {
                return Err(IdentityRefusal::EmploymentOver.into());
            }
            if employment.until_on.is_some() {
                set_last_day(tx, &employment.row, None)?;
            } else {
                tx.nothing_to_record(); // pressed twice
            }
            let mine = tx.actor().person() == Some(employment.person);
            let href = if mine { format!("/{district}/me") } else { format!("/{district}/employments") };
            Ok(Done::new(href, Text::each(|l| T(l).last_day_off())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}
