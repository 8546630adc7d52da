//! 提前结束代理: a captain is back early, or whoever stands in cannot any more. The role ends at once.

use axum::extract::Path;
use db::args;
use kernel::{Actor, District, Place, Relation, Resource, Result as Answer};
use ledger::{Load, Tx};
use web::{Ctx, Done, Form, Result};

use crate::{
    captain::Captaincy,
    captaincy::{CaptaincyId, SubstitutionId},
    permissions::EndSubstitution,
    refusal::CaptainRefusal,
    step::done,
    store::{SubstitutionRow, sql},
};

/// Nothing to fill in.
#[derive(Debug, Default, Clone, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct EndSubstitutionInput {}

/// A time in which somebody stands in, with its captaincy.
pub struct Substitution {
    pub row: SubstitutionRow,
    captaincy: Captaincy,
}

impl Resource for Substitution {
    fn place(&self) -> &Place {
        self.captaincy.place()
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = self.captaincy.relations(actor);
        if actor.person() == Some(self.row.person) {
            relations.push(Relation::Handler);
        }
        relations
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.captaincy.visible_to(actor)
    }
}

impl Load for Substitution {
    type Id = SubstitutionId;

    fn load(tx: &mut Tx<'_, '_>, id: SubstitutionId) -> Answer<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::SUBSTITUTION, args![district, id])? else { return Ok(None) };
        let captaincy = Captaincy::load(tx, row.captaincy)?;
        Ok(captaincy.map(|captaincy| Self { row, captaincy }))
    }
}

/// Whether a reader may end it.
pub fn may_end(actor: &Actor, captaincy: &Captaincy, row: &SubstitutionRow) -> bool {
    use kernel::Act as _;
    let permission = const { &EndSubstitution::PERMISSION };
    permission.check(actor, &Substitution { row: row.clone(), captaincy: captaincy.clone() }).is_ok()
}

/// Ends the time of whoever stands in.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/substitutes/{substitution}/ending", operation_id = "end_substitution", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path), ("substitution" = SubstitutionId, Path)),
    request_body = EndSubstitutionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.end_substitution"))))]
pub async fn end_substitution(
    ctx: Ctx,
    Path((_, of, id)): Path<(District, CaptaincyId, SubstitutionId)>,
    form: Form<EndSubstitutionInput>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, of, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, of: CaptaincyId, id: SubstitutionId) -> kernel::Result<Done> {
    let Substitution { row, captaincy } = tx.granted::<EndSubstitution, Substitution>(id)?.into_inner();
    if captaincy.id != of {
        return Err(kernel::Error::hidden());
    }
    let role = match row.appointment {
        Some(role) => identity::api::appointment(tx, role)?,
        None => None,
    };
    let over = row.until_on < tx.today();
    let Some(role) = role.filter(|_| !over) else { return Err(CaptainRefusal::SubstitutionOver.into()) };
    // What hangs on the role ends by its end (`reactions`).
    identity::api::end_appointment(tx, &role)?;
    Ok(done(&captaincy, |t| t.substitution_ended()))
}
