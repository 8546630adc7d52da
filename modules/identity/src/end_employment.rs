//! Leaving: an employment ends, and the roles that hang on it end with it (R10).

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Result};

use crate::{
    T, api,
    employment::{Employment, EmploymentId, EmploymentRow, EmploymentState},
    events::EmploymentEnded,
    permissions::EndEmployment,
    refusal::IdentityRefusal,
    store::sql,
};

/// Ends an employment today.
#[utoipa::path(post, path = "/{district}/employments/{employment}/ending", operation_id = "end_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.end_employment"))))]
pub async fn end_employment(ctx: Ctx, Path((district, id)): Path<(District, EmploymentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let employment = tx.granted::<EndEmployment, Employment>(id)?;
            if !matches!(employment.state, EmploymentState::Active | EmploymentState::Pending) {
                return Err(IdentityRefusal::EmploymentOver.into());
            }
            let mine = tx.actor().person() == Some(employment.person);
            end(tx, &employment.row)?;
            let text = Text::each(|l| T(l).notice_ended());
            api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
            let href = if mine { format!("/{district}/me") } else { format!("/{district}/employments/pending") };
            Ok(Done::new(href, Text::each(|l| T(l).employment_ended())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Ends an employment as of today, with every role that hangs on it.
///
/// # Errors
/// The database's own failure.
pub fn end(tx: &mut Tx<'_, '_>, row: &EmploymentRow) -> kernel::Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let by = tx.actor().person();
    let on = row.until_on.map_or(today, |until| until.min(today));
    tx.run_one(&sql::SET_EMPLOYMENT, args![district, row.id, EmploymentState::Ended, on, by])?;
    if row.state == EmploymentState::Active {
        tx.run_one(&sql::COUNT_HEADS, args![district, row.building, -1])?;
        for appointment in tx.all(&sql::OF_EMPLOYMENT, args![district, row.person, row.id])? {
            api::end_appointment(tx, &appointment)?;
        }
        tx.run(&sql::SET_TOWER, args![district, row.person, None::<kernel::BuildingId>, None::<String>])?;
    }
    let EmploymentRow { id, person, organisation, building, .. } = *row;
    tx.record(&EmploymentEnded { employment: id, person, organisation, building, on })?;
    Ok(())
}
