//! An appraisal of those who govern the building: the committee, the owner, the property manager (W5). Matters and
//! projects are appraised by their own modules.

use axum::extract::Path;
use kernel::{BuildingId, District, Text};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    appraise::{AppraisalRequest, appraise},
    form::FormPage,
    load::seats_today,
    permissions::NewAppraisal,
};

/// Who is appraised.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewAppraisalInput {
    /// `committee`, `owner` or `property`.
    pub of: Input,
}

const SUBJECTS: [&str; 3] = ["committee", "owner", "property"];

async fn page(ctx: &Ctx, id: BuildingId, input: NewAppraisalInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (building, people, days) = ctx
        .read(move |tx| {
            let building = tx.granted::<NewAppraisal, Building>(id)?.into_inner();
            let pack = policy::api::of(tx, id)?;
            Ok((building, pack.appraisal.appraisers.value, pack.appraisal.open_days.value))
        })
        .await?;
    let choices = SUBJECTS.map(|of| Choice::new(of, t.appraised(of))).to_vec();
    let field = Field::radios("of", t.appraised_question(), &input.of, choices).fault(&refused.faults);
    let page = FormPage::new(t.new_appraisal_title(), t.new_appraisal_button(), &input, refused)
        .intro(t.new_appraisal_intro(people, days))
        .fields(vec![field])
        .from(&building.name, format!("/{}/towers/{id}", building.district))
        .tower(building.district, id, &building.name);
    ctx.show(&page).await
}

/// The form to start an appraisal with.
#[utoipa::path(get, path = "/{district}/towers/{building}/appraisals", operation_id = "show_new_appraisal", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.new_appraisal"))))]
pub async fn show_new_appraisal(ctx: Ctx, Path((_, id)): Path<(District, BuildingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, NewAppraisalInput::default(), refused).await
}

/// Starts an appraisal: the appraisers are drawn at once.
#[utoipa::path(post, path = "/{district}/towers/{building}/appraisals", operation_id = "new_appraisal", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = NewAppraisalInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.new_appraisal"))))]
pub async fn new_appraisal(
    ctx: Ctx,
    Path((_, id)): Path<(District, BuildingId)>,
    form: Form<NewAppraisalInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: BuildingId, input: &NewAppraisalInput) -> kernel::Result<Done> {
    let building = tx.granted::<NewAppraisal, Building>(id)?.into_inner();
    let district = tx.district();
    let absent = || kernel::Error::field("of", Text::each(|l| T(l).appraised_absent()));
    let tower = format!("/{district}/towers/{id}");
    let (subject, name, href, people, organisations) = match input.of.as_str() {
        "committee" => {
            let body = committees::api::committee_of(tx, id)?.ok_or_else(absent)?;
            let seats = seats_today(tx, body.id)?;
            let people = seats.iter().map(|s| s.person).collect();
            let href = format!("/{district}/bodies/{}", body.id);
            (body.id.any(), body.local_name, href, people, body.organisation.into_iter().collect())
        }
        of @ ("owner" | "property") => {
            let wanted = if of == "owner" { building.owner } else { building.property };
            let organisation = wanted.ok_or_else(absent)?;
            let found = registry::api::organisation(tx, organisation)?.ok_or_else(absent)?;
            (organisation.any(), found.name, tower, Vec::new(), vec![organisation])
        }
        _ => return Err(kernel::Error::field("of", faults::choose())),
    };
    let request = AppraisalRequest {
        building: id,
        subject,
        title: &name,
        href: &href,
        interested_people: people,
        interested_organisations: organisations,
    };
    let appraisal = appraise(tx, &request)?;
    // One that was open already is shown, and nothing new is recorded.
    tx.nothing_to_record();
    Ok(Done::new(format!("/{district}/appraisals/{appraisal}"), Text::each(|l| T(l).new_appraisal_done()))
        .id(appraisal))
}
