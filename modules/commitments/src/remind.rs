//! Reminding whoever owes something.

use axum::extract::Path;
use db::args;
use kernel::{District, Place, Text};
use ledger::{Load, Tx};
use web::{Ctx, Done, Result};

use crate::{
    T, api,
    commitment::{CommitmentId, Placed},
    events::Reminded,
    permissions::Remind,
    store::sql,
};

impl Load for Placed {
    type Id = CommitmentId;

    fn load(tx: &mut Tx<'_, '_>, id: CommitmentId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(commitment) = tx.first(&sql::ONE, args![district, id])? else { return Ok(None) };
        let place = match commitment.building {
            Some(building) => registry::api::place_of(tx, building, None)?,
            None => Place::district(district),
        };
        Ok(Some(Placed { commitment, place }))
    }
}

/// Reminds whoever owes it.
#[utoipa::path(post, path = "/{district}/commitments/{commitment}/reminder", operation_id = "remind", tag = "commitments",
    params(("district" = District, Path), ("commitment" = CommitmentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("commitments.remind"))))]
pub async fn remind(ctx: Ctx, Path((district, id)): Path<(District, CommitmentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let placed = tx.granted::<Remind, Placed>(id)?;
            let commitment = &placed.commitment;
            let awaited = commitment.awaited();
            tx.run_one(&sql::REMINDED, args![district, id])?;
            let people = api::people_of(tx, &awaited.party, commitment.building)?;
            let text = Text::each(|l| T(l).notice_reminder(commitment.title(l)));
            identity::api::notify(tx, &people, &text, &commitment.href)?;
            let (kind, subject) = (commitment.kind.clone(), commitment.subject.clone());
            let (times, floor) = (commitment.reminded + 1, commitment.floor);
            tx.record(&Reminded { commitment: id, kind, subject, times, floor })?;
            let told = people.len();
            Ok(Done::new(format!("/{district}/today"), Text::each(|l| T(l).reminded(awaited.name.get(l), told))).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}
