//! Reading who declared membership in a tower: the purpose first, then the list, for a day, and those who stand on it see it.

use std::collections::BTreeSet;

use axum::extract::Path;
use db::args;
use kernel::{Actor, BuildingId, District, Locale, Place, Resource, Text};
use ledger::{Load, Tx};
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, StepPage, View, faults::Check};

use crate::{
    T,
    declare::{declared_in, names_of},
    events::DeclarationsRead,
    permissions::ReadDeclarations,
    refusal::PartyRefusal,
    store::{ReadingRow, sql},
    unit::{OfferId, ReadingId},
};

/// Seconds that a reading lasts.
const LASTS: i64 = 24 * 3600;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReadInput {
    pub purpose: Input,
}

async fn page(ctx: &Ctx, tower: BuildingId, input: ReadInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let building = ctx.read(move |tx| Ok(tx.granted::<ReadDeclarations, Building>(tower)?.into_inner())).await?;
    let back = format!("/{}/party/coverage?tower={tower}", building.district);
    let page = StepPage::new(t.0, Section::Party, "read_declarations", t.do_read(), &building.name, &back)
        .refused(refused)
        .lead(t.read_lead())
        .field(
            Field::text("purpose", t.purpose(), input.purpose.as_str()).hint(t.purpose_hint()).with("maxlength", "120"),
        );
    ctx.show(&page).await
}

/// The form to state a purpose with.
#[utoipa::path(get, path = "/{district}/towers/{building}/party/readings", operation_id = "show_read_declarations", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.read_declarations"))))]
pub async fn show_read_declarations(ctx: Ctx, Path((_, tower)): Path<(District, BuildingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, tower, ReadInput::default(), refused).await
}

/// States a purpose; the list stands on the page that this leads to.
#[utoipa::path(post, path = "/{district}/towers/{building}/party/readings", operation_id = "read_declarations", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = ReadInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.read_declarations"))))]
pub async fn read_declarations(
    ctx: Ctx,
    Path((_, tower)): Path<(District, BuildingId)>,
    form: Form<ReadInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, tower, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, tower, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, tower: BuildingId, input: &ReadInput) -> kernel::Result<Done> {
    tx.granted::<ReadDeclarations, Building>(tower)?;
    let mut check = Check::default();
    let purpose = check.text("purpose", &input.purpose, 120);
    check.finish()?;
    let there = declared_in(tx, tower)?;
    log(tx, tower, &purpose, None, &there)
}

/// Logs a reading with those who stand on it, before anything of it is shown.
///
/// # Errors
/// The database's own failure.
pub fn log(
    tx: &mut Tx<'_, '_>,
    tower: BuildingId,
    purpose: &str,
    offer: Option<OfferId>,
    among: &[[u8; 32]],
) -> kernel::Result<Done> {
    let (district, now, reader) = (tx.district(), tx.now(), tx.person()?);
    let id = ReadingId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_READING, args![district, id, tower, reader, purpose, now, offer])?;
    for who in among {
        tx.run_one(&sql::ADD_READ, args![district, who, id])?;
    }
    tx.record(&DeclarationsRead { reading: id, building: tower })?;
    Ok(Done::new(format!("/{district}/party/readings/{id}"), Text::each(|l| T(l).reading_logged())).id(id))
}

/// A reading, for whoever it is of.
pub struct Reading {
    row: ReadingRow,
    place: Place,
}

impl Resource for Reading {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        actor.person() == Some(self.row.reader)
    }
}

impl Load for Reading {
    type Id = ReadingId;

    fn load(tx: &mut Tx<'_, '_>, id: ReadingId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::READING, args![district, id])? else { return Ok(None) };
        let place = registry::api::place_of(tx, row.building, None)?;
        Ok(Some(Reading { row, place }))
    }
}

/// Who declared it, for a purpose.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/reading.html")]
pub struct ReadingPage {
    pub id: ReadingId,
    pub names: Vec<String>,
    pub purpose: String,
    #[serde(skip)]
    tower: String,
    #[serde(skip)]
    building: BuildingId,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for ReadingPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).do_read().to_owned()
    }

    fn frame(&self) -> Frame {
        let back = format!("/{}/party/coverage?tower={}", self.district, self.building);
        let crumbs = vec![Crumb::link(&self.tower, back), Crumb::here(self.t.do_read())];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// The list of a reading, for its reader and a day.
#[utoipa::path(get, path = "/{district}/party/readings/{reading}", operation_id = "show_reading", tag = "party",
    params(("district" = District, Path), ("reading" = ReadingId, Path)),
    responses((status = 200, body = ReadingPage)), extensions(("x-permission" = json!("party.read_declarations"))))]
pub async fn show_reading(ctx: Ctx, Path((district, id)): Path<(District, ReadingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let reading = tx.granted::<ReadDeclarations, Reading>(id)?;
            let (row, t) = (&reading.row, T(locale));
            if tx.now().seconds_since(row.at) > LASTS {
                return Err(PartyRefusal::ReadingOver.into());
            }
            // Only those whose declaration was there when the reading was logged, and still is; of an offer, those who
            // still have it.
            let mut among = BTreeSet::new();
            for who in declared_in(tx, row.building)? {
                let logged = tx.all(&sql::READS_OF, args![district, who])?;
                if logged.iter().any(|r| r.id == id) {
                    among.insert(who);
                }
            }
            if let Some(offer) = row.offer {
                let takers: BTreeSet<_> =
                    tx.all(&sql::TAKINGS, args![district, offer])?.into_iter().map(|(who, _)| who).collect();
                among.retain(|who| takers.contains(who));
            }
            let names = names_of(tx, row.building, &among, &row.purpose)?;
            let tower = registry::api::building_of(tx, row.building)?.name.clone();
            let (building, purpose) = (row.building, row.purpose.clone());
            Ok(ReadingPage { id, names, purpose, tower, building, district, t })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |names| ReadingPage {
        id: ReadingId::from_bytes([1; 16]),
        names,
        purpose: "组织志愿服务".into(),
        tower: "和衡中心".into(),
        building: BuildingId::from_bytes([2; 16]),
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    vec![Sample::of("reading", &page(vec!["林默".into()])), Sample::of("reading", &page(vec![]))]
}
