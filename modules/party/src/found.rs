//! Registering an organisation that is there, below its superior.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, Date, District, DivisionCode, OrganisationId, Place, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Book, Everywhere, Unit, anywhere},
    events::UnitFounded,
    numbers,
    permissions::FoundUnit,
    post::PostKind,
    refusal::PartyRefusal,
    step::{self, LONGEST},
    store::{self, sql},
    unit::{Bond, PostId, UnitId, UnitKind, may_stand_under},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundInput {
    pub kind: Input,
    pub name: Input,
    /// The superior's id; none for the region's alliance.
    pub superior: Input,
    /// For a community's committee: the subdistrict's name.
    pub subdistrict: Input,
    /// Names of the towers that it covers.
    pub towers: Input,
    /// Names of the firms that it covers.
    pub firms: Input,
    pub bond: Input,
    pub bond_words: Input,
    pub full: Input,
    pub probationary: Input,
    pub founded: Input,
    /// The approval's number.
    pub basis: Input,
}

/// An organisation that is to be stored.
pub struct NewUnit {
    pub kind: UnitKind,
    pub name: String,
    pub superior: Option<UnitId>,
    pub subdistrict: Option<DivisionCode>,
    pub towers: Vec<BuildingId>,
    pub firms: Vec<OrganisationId>,
    pub bond: Option<Bond>,
    pub bond_words: String,
    pub full: u32,
    pub probationary: u32,
    pub counted_on: Option<Date>,
    pub founded_on: Date,
    pub basis: String,
    /// Nobody is known to be its secretary: the post is vacant. An imported organisation may have one of whom the sheet
    /// says nothing.
    pub vacant: bool,
}

/// Where the form begins.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Beginning {
    /// The superior's id.
    superior: Input,
}

async fn page(ctx: &Ctx, district: District, input: FoundInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let choices = ctx
        .read(move |tx| {
            anywhere::<FoundUnit>(tx)?;
            let book = Book::open(tx)?;
            Ok(step::superiors::<FoundUnit>(tx, &book, 4))
        })
        .await?;
    let mut superiors = vec![Choice::new("", t.no_superior())];
    superiors.extend(choices);
    let back = format!("/{district}/party");
    let [full, probationary] = step::number_fields(t, &input.full, &input.probationary);
    let page = StepPage::new(t.0, Section::Party, "found_unit", t.do_found(), t.nav_party(), &back)
        .refused(refused)
        .lead(t.found_lead())
        .field(Field::select("kind", t.kind_label(), &input.kind, step::kinds(t, UnitKind::ALL.iter().copied())))
        .field(Field::text("name", t.name(), input.name.as_str()).with("maxlength", "80"))
        .field(Field::select("superior", t.superior(), &input.superior, superiors))
        .field(
            Field::text("subdistrict", t.subdistrict(), input.subdistrict.as_str())
                .hint(t.subdistrict_hint())
                .optional(t.0),
        )
        .field(Field::area("towers", t.towers(), input.towers.as_str(), 2).hint(t.towers_hint()).optional(t.0))
        .field(Field::area("firms", t.firms(), input.firms.as_str(), 3).hint(t.firms_hint()).optional(t.0))
        .field(Field::select("bond", t.bond_label(), &input.bond, step::bonds(t)).optional(t.0))
        .field(Field::text("bond_words", t.bond_words(), input.bond_words.as_str()).hint(t.bond_hint()).optional(t.0))
        .field(full.hint(t.count_hint()))
        .field(probationary)
        .field(Field::date("founded", t.founded_on(), &input.founded))
        .field(Field::text("basis", t.approval_number(), input.basis.as_str()).with("maxlength", "80"));
    ctx.show(&page).await
}

/// The form to register an organisation with.
#[utoipa::path(get, path = "/{district}/party/organisations/new", operation_id = "show_found_unit", tag = "party",
    params(("district" = District, Path), Beginning),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.found_unit"))))]
pub async fn show_found_unit(ctx: Ctx, Path(district): Path<District>, Query(beginning): Query<Beginning>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, FoundInput { superior: beginning.superior, ..FoundInput::default() }, refused).await
}

/// Registers an organisation that is there.
#[utoipa::path(post, path = "/{district}/party/organisations/new", operation_id = "found_unit", tag = "party",
    params(("district" = District, Path)), request_body = FoundInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.found_unit"))))]
pub async fn found_unit(ctx: Ctx, Path(district): Path<District>, form: Form<FoundInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &FoundInput) -> kernel::Result<Done> {
    anywhere::<FoundUnit>(tx)?;
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let kind = UnitKind::from_code(&input.kind);
    if kind.is_none() {
        check.fault("kind", faults::choose());
    }
    let superior = chosen(&mut check, &input.superior, kind);
    let mut new = NewUnit {
        kind: kind.unwrap_or(UnitKind::Group),
        name: check.text("name", &input.name, 80),
        superior,
        subdistrict: None,
        towers: step::towers(tx, &input.towers, &mut check)?,
        firms: step::firms(tx, "firms", &input.firms, &mut check)?,
        bond: bond(&mut check, &input.bond),
        bond_words: check.optional_text("bond_words", &input.bond_words, 80),
        full: step::count(&mut check, "full", &input.full),
        probationary: step::count(&mut check, "probationary", &input.probationary),
        counted_on: Some(today),
        founded_on: step::past(&mut check, "founded", &input.founded, today).unwrap_or(today),
        basis: check.text("basis", &input.basis, 80),
        vacant: true,
    };
    if input.founded.trim().is_empty() {
        check.fault("founded", faults::empty());
    }
    if new.kind == UnitKind::Community {
        let name = check.text("subdistrict", &input.subdistrict, LONGEST);
        new.subdistrict = registry::api::division_named(tx, &name)?.map(|d| d.code);
        if new.subdistrict.is_none() {
            check.fault("subdistrict", Text::each(|l| T(l).unknown_subdistrict()));
        }
    }
    fits(tx, &new, &mut check)?;
    check.finish()?;
    match new.superior {
        Some(above) => {
            let above = tx.granted::<FoundUnit, Unit>(above)?.into_inner();
            step::added::<FoundUnit>(tx, &new.towers, &[])?;
            stands(tx, &new, &above)?;
        }
        None => drop(tx.grant::<FoundUnit, _>(Everywhere(Place::district(district)))?),
    }
    let rules = numbers::current(tx)?;
    if rules.in_writing && new.kind.is_branch() && new.founded_on >= today {
        return Err(PartyRefusal::NeedsProposal { clause: rules.willingness }.into());
    }
    let id = set_up(tx, &new)?;
    Ok(step::done(district, id, |t| t.founded()))
}

/// The superior that a form names; a fault if one is missing or needless.
pub fn chosen(check: &mut Check, superior: &Input, kind: Option<UnitKind>) -> Option<UnitId> {
    let found: Option<UnitId> = check.parse("superior", superior, faults::choose);
    if found.is_none() && check.is_clean() && kind.is_some_and(|k| k != UnitKind::Region) {
        check.fault("superior", faults::choose());
    }
    found
}

pub fn bond(check: &mut Check, bond: &Input) -> Option<Bond> {
    let found = Bond::from_code(bond.trim());
    if found.is_none() && !bond.trim().is_empty() {
        check.fault("bond", faults::choose());
    }
    found
}

/// What an organisation's own fields say is possible.
///
/// # Errors
/// The database's own failure.
pub fn fits(tx: &mut Tx<'_, '_>, new: &NewUnit, check: &mut Check) -> kernel::Result<()> {
    if store::named(tx, &new.name)?.is_some() {
        check.fault("name", Text::each(|l| T(l).name_taken()));
    }
    if new.kind.is_of_tower() && new.towers.is_empty() {
        check.fault("towers", faults::empty());
    }
    Ok(())
}

/// Whether it may stand there.
///
/// # Errors
/// The rules about levels; a tower that has one.
pub fn stands(tx: &mut Tx<'_, '_>, new: &NewUnit, above: &Unit) -> kernel::Result<()> {
    if above.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let rules = numbers::current(tx)?;
    if rules.in_levels && !may_stand_under(new.kind, above.kind) {
        let clause = rules.superior;
        let (below, above) = (new.kind.code(), above.kind.code());
        return Err(PartyRefusal::WrongLevel { below, above, clause }.into());
    }
    let taken = new.towers.iter().find_map(|tower| above.book.chain.of_tower(*tower));
    if let Some(other) = taken.filter(|_| new.kind.is_of_tower()) {
        return Err(PartyRefusal::TowerHasOne { name: above.book.name(other) }.into());
    }
    Ok(())
}

/// Stores a new organisation, with the post of its secretary; a group has none.
///
/// # Errors
/// The database's own failure.
pub fn set_up(tx: &mut Tx<'_, '_>, new: &NewUnit) -> kernel::Result<UnitId> {
    let (district, now, by) = (tx.district(), tx.now(), tx.actor().person());
    let clock = tx.store().clock();
    let (id, post) = (UnitId::new(clock.now()), PostId::new(clock.now()));
    let mut subdistrict = new.subdistrict;
    if let (None, Some(tower)) = (subdistrict, new.towers.first()) {
        subdistrict = registry::api::building(tx, *tower)?.map(|b| b.subdistrict);
    }
    let mut body = None;
    if let (true, [tower]) = (new.kind.is_of_tower(), new.towers.as_slice()) {
        body = committees::api::party_of(tx, *tower)?;
    }
    let mut organisation = body.as_ref().and_then(|b| b.organisation);
    if organisation.is_none() {
        organisation = registry::api::organisation_named(tx, &new.name)?.map(|o| o.id);
    }
    let NewUnit { kind, name, superior, bond, bond_words, full, probationary, counted_on, founded_on, basis, .. } = new;
    tx.run_one(
        &sql::ADD_UNIT,
        args![
            district,
            id,
            kind,
            name,
            superior,
            subdistrict,
            bond,
            bond_words,
            organisation,
            body.map(|b| b.id),
            founded_on,
            full,
            probationary,
            counted_on,
            now,
            by
        ],
    )?;
    cover(tx, id, &new.towers, &new.firms)?;
    tx.run_one(&sql::ADD_SUPERIOR, args![district, id, founded_on, superior, basis])?;
    if *kind != UnitKind::Group {
        let since = new.vacant.then_some(tx.today());
        tx.run_one(&sql::ADD_POST, args![district, post, id, PostKind::Secretary, since])?;
    }
    tx.record(&UnitFounded { unit: id, kind: *kind, name: name.clone(), superior: *superior, on: *founded_on })?;
    Ok(id)
}

/// Stores the towers and firms that an organisation covers, in place of those before.
///
/// # Errors
/// The database's own failure.
pub fn cover(tx: &mut Tx<'_, '_>, unit: UnitId, towers: &[BuildingId], firms: &[OrganisationId]) -> kernel::Result<()> {
    let district = tx.district();
    tx.run(&sql::DROP_TOWERS, args![district, unit])?;
    tx.run(&sql::DROP_FIRMS, args![district, unit])?;
    for tower in towers {
        tx.run(&sql::ADD_TOWER, args![district, unit, tower])?;
    }
    for firm in firms {
        tx.run(&sql::ADD_FIRM, args![district, unit, firm])?;
    }
    Ok(())
}
