//! Correcting what is known of a building. Two people at once: the second sees who saved first.

use axum::extract::Path;
use kernel::{BuildingId, District, Error, Locale};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Layout};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults};

use crate::{
    T,
    building::{Building, Ownership, Tier},
    events::BuildingEdited,
    permissions::EditBuilding,
    store::{self, BuildingEdit},
};

/// A building's facts as the form holds them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct BuildingInput {
    pub name: Input,
    pub address: Input,
    /// Square metres.
    pub area: Input,
    /// People who work in the building.
    pub workforce: Input,
    pub ownership: Input,
    pub tier: Input,
    /// The revision that was read; saving fails if there is a newer one.
    pub rev: Input,
}

/// The form.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/edit_building.html")]
pub struct EditPage {
    pub id: BuildingId,
    pub input: BuildingInput,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl EditPage {
    fn fields(&self) -> Vec<Field> {
        let (t, input, faults) = (self.t, &self.input, &self.refused.faults);
        let locale = t.0;
        let ownership = Ownership::ALL.iter().map(|o| Choice::new(o.code(), t.ownership(o.code()))).collect();
        let tier = Tier::ALL.iter().map(|o| Choice::new(o.code(), t.tier(o.code()))).collect();
        vec![
            Field::text("name", t.name(), input.name.as_str()).with("maxlength", "60").fault(faults),
            Field::text("address", t.address(), input.address.as_str()).optional(locale).fault(faults),
            Field::number("area", t.area(), &input.area).optional(locale).fault(faults),
            Field::number("workforce", t.workforce(), &input.workforce)
                .hint(t.workforce_hint())
                .optional(locale)
                .fault(faults),
            Field::select("ownership", t.ownership_label(), &input.ownership, ownership).fault(faults),
            Field::select("tier", t.tier_label(), &input.tier, tier).fault(faults),
        ]
    }
}

impl View for EditPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).edit_title(&self.name)
    }

    fn frame(&self) -> Frame {
        let tower = Crumb::link(&self.name, format!("/{}/towers/{}", self.district, self.id));
        Frame { layout: Layout::Narrow, crumbs: vec![tower, Crumb::here(self.t.edit_link())], ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// What is known of a building, to be corrected.
#[utoipa::path(get, path = "/{district}/towers/{building}/facts", operation_id = "edit_building", tag = "registry",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = EditPage)), extensions(("x-permission" = json!("registry.edit_building"))))]
pub async fn edit_building(ctx: Ctx, Path((district, id)): Path<(District, BuildingId)>) -> Result {
    let building = ctx.read(move |tx| Ok(tx.granted::<EditBuilding, Building>(id)?.into_inner())).await?;
    let row = &building.row;
    let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
    let input = BuildingInput {
        name: row.name.as_str().into(),
        address: row.address.as_str().into(),
        area: number(row.area).into(),
        workforce: number(row.workforce).into(),
        ownership: row.ownership.code().into(),
        tier: row.tier.code().into(),
        rev: row.rev.to_string().into(),
    };
    let refused = Refused::none(ctx.locale);
    ctx.show(&EditPage { id, input, name: row.name.clone(), district, refused, t: T(ctx.locale) }).await
}

/// Saves a correction.
#[utoipa::path(post, path = "/{district}/towers/{building}/facts", operation_id = "save_building", tag = "registry",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = BuildingInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("registry.edit_building"))))]
pub async fn save_building(
    ctx: Ctx,
    Path((district, id)): Path<(District, BuildingId)>,
    form: Form<BuildingInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| save(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    let found = ctx.read(move |tx| store::building(tx, id)).await?;
    let (name, rev) = found.map_or((String::new(), 0), |b| (b.row.name.clone(), b.row.rev));
    let mut input = form.input;
    if refused.meanwhile {
        // They have been told: what they send now is meant to replace it.
        input.rev = rev.to_string().into();
    }
    ctx.show(&EditPage { id, input, name, district, refused, t: T(ctx.locale) }).await
}

fn save(tx: &mut Tx<'_, '_>, id: BuildingId, input: &BuildingInput) -> kernel::Result<Done> {
    let building = tx.granted::<EditBuilding, Building>(id)?;
    let (edit, rev) = parse(input)?;
    if !store::save_building(tx, &building, &edit, rev)? {
        return Err(tx.saved_meanwhile(&id.to_string(), id)?);
    }
    let old = &building.row;
    let changed = [
        ("name", old.name != edit.name),
        ("address", old.address != edit.address),
        ("area", old.area != edit.area),
        ("workforce", old.workforce != edit.workforce),
        ("ownership", old.ownership != edit.ownership),
        ("tier", old.tier != edit.tier),
    ];
    let fields = changed.into_iter().filter(|(_, c)| *c).map(|(f, _)| f.to_owned()).collect();
    tx.record(&BuildingEdited { building: id, fields, rev: rev + 1 })?;
    let href = format!("/{}/towers/{id}", tx.district());
    Ok(Done::new(href, kernel::Text::each(|l| T(l).edit_done())).id(id))
}

fn parse(input: &BuildingInput) -> kernel::Result<(BuildingEdit, i64)> {
    let mut check = faults::Check::default();
    let name = check.text("name", &input.name, 60);
    let address = check.optional_text("address", &input.address, 120);
    let mut number = |field, value: &str, most: i64| {
        let number: Option<i64> = check.parse(field, value, || faults::number(1, most));
        if number.is_some_and(|n| !(1..=most).contains(&n)) {
            check.fault(field, faults::number(1, most));
        }
        number
    };
    let (area, workforce) = (number("area", &input.area, 9_999_999), number("workforce", &input.workforce, 999_999));
    let (ownership, tier) = (Ownership::from_code(&input.ownership), Tier::from_code(&input.tier));
    for (field, missing) in [("ownership", ownership.is_none()), ("tier", tier.is_none())] {
        if missing {
            check.fault(field, faults::choose());
        }
    }
    let rev = input.rev.parse().unwrap_or(-1);
    check.finish()?;
    let (Some(ownership), Some(tier)) = (ownership, tier) else { return Err(Error::bug("a checked field is missing")) };
    Ok((BuildingEdit { name, address, area, workforce, ownership, tier }, rev))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let input =
        BuildingInput { name: "和衡中心".into(), rev: "1".into(), tier: "key".into(), ..BuildingInput::default() };
    let (id, district) = (BuildingId::from_bytes([1; 16]), District::new(310_107).expect("a district"));
    let page =
        EditPage { id, input, name: "和衡中心".into(), district, refused: Refused::none(locale), t: T(locale) };
    vec![Sample::of("edit_building", &page)]
}
