//! Taking note of a version of one's rights and duties, for oneself or for the organisation that one acts for.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, OrganisationId, Text};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result};

use crate::{
    T,
    events::RightsAcknowledged,
    own::own,
    permissions::Acknowledge,
    refusal::SubjectRefusal,
    show_rights::kind_of,
    store::{self, AcknowledgementId, sql},
    version::Version,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AcknowledgeInput {
    /// The digest of the lists that were read.
    pub version: Input,
    /// For which organisation; empty for oneself or the office.
    pub organisation: Input,
}

/// Takes note of rights and duties.
#[utoipa::path(post, path = "/{district}/towers/{building}/rights/{kind}/acknowledgement", operation_id = "acknowledge", tag = "subjects",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("kind" = String, Path)), request_body = AcknowledgeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("subjects.acknowledge"))))]
pub async fn acknowledge(
    ctx: Ctx,
    Path((_, id, kind)): Path<(District, BuildingId, String)>,
    form: Form<AcknowledgeInput>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &kind, &form.input))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: BuildingId, kind: &str, input: &AcknowledgeInput) -> kernel::Result<Done> {
    let building = tx.granted::<Acknowledge, Building>(id)?.into_inner();
    let kind = kind_of(kind)?;
    let wanted: Option<OrganisationId> = input.organisation.as_str().parse().ok();
    let found = own(tx, &building)?.into_iter().find(|o| o.kind == kind && o.organisation == wanted && o.acts);
    let Some(own) = found else { return Err(SubjectRefusal::NotYours { kind }.into()) };
    let pack = policy::api::of(tx, id)?;
    let version = Version::of(&pack, kind);
    let digest = version.digest()?;
    if input.version.as_str() != digest {
        return Err(SubjectRefusal::Changed.into());
    }
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    if store::newest(tx, id, kind, own.organisation, person)?.is_some_and(|n| n.digest == digest) {
        return Err(SubjectRefusal::Already.into());
    }
    tx.run(&sql::KEEP_VERSION, args![district, digest, kind, version.words()?])?;
    let acknowledgement = AcknowledgementId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD, args![district, acknowledgement, id, kind, own.organisation, person, digest, now])?;
    let organisation = own.organisation;
    tx.record(&RightsAcknowledged { acknowledgement, building: id, kind, organisation, version: digest })?;
    let href = format!("/{district}/towers/{id}/rights/{}", kind.code());
    Ok(Done::new(href, Text::each(|l| T(l).acknowledged_done())).id(acknowledgement))
}
