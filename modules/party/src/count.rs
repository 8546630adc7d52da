//! What a firm says of itself: how many members of the Party and of the trade union it has, and its organisations of the
//! masses (党建带群建, R88). Numbers of a day, entered for the firm as a whole.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, Date, District, OrganisationId, Text};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T, advice::needs_union, events::MembersCounted, numbers, permissions::CountMembers, step, store::sql, unit::Mass,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CountInput {
    /// The firm's id.
    pub firm: Input,
    pub full: Input,
    pub probationary: Input,
    pub union_members: Input,
    pub counted: Input,
    /// Names of its organisations; empty where it has none.
    pub union: Input,
    pub league: Input,
    pub women: Input,
}

/// Where the form begins.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Beginning {
    /// The firm's id.
    firm: Input,
}

/// The firms of a tower, each once.
///
/// # Errors
/// The database's own failure.
pub fn firms_in(tx: &mut Tx<'_, '_>, tower: BuildingId) -> kernel::Result<Vec<(OrganisationId, String)>> {
    let today = tx.today();
    let mut firms: Vec<(OrganisationId, String)> =
        registry::api::occupants(tx, tower, today)?.into_iter().map(|o| (o.organisation, o.name)).collect();
    firms.dedup();
    Ok(firms)
}

async fn page(ctx: &Ctx, tower: BuildingId, mut input: CountInput, again: bool, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let known: Option<OrganisationId> = input.firm.trim().parse().ok();
    let (building, firms, stored) = ctx
        .read(move |tx| {
            let building = tx.granted::<CountMembers, Building>(tower)?.into_inner();
            let firms = firms_in(tx, tower)?;
            let stored = match known {
                Some(firm) if !again => {
                    let district = tx.district();
                    let count = tx.first(&sql::COUNT, args![district, firm])?;
                    count.map(|c| tx.all(&sql::MASSES_OF, args![district, firm]).map(|m| (c, m))).transpose()?
                }
                _ => None,
            };
            Ok((building, firms, stored))
        })
        .await?;
    if let Some((count, masses)) = stored {
        let name = |kind| masses.iter().find(|m| m.kind == kind).map_or("", |m| m.name.as_str()).into();
        input.full = count.full_members.to_string().into();
        input.probationary = count.probationary_members.to_string().into();
        input.union_members = count.union_members.to_string().into();
        (input.union, input.league, input.women) = (name(Mass::Union), name(Mass::League), name(Mass::Women));
    }
    let mut choices = vec![Choice::new("", t.please_choose())];
    choices.extend(firms.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let back = format!("/{}/party/coverage", building.district);
    let [full, probationary] = step::number_fields(t, &input.full, &input.probationary);
    let page = StepPage::new(t.0, Section::Party, "count_members", t.do_count(), &building.name, &back)
        .refused(refused)
        .lead(t.count_lead())
        .field(Field::select("firm", t.firm(), &input.firm, choices))
        .field(full.hint(t.count_hint()))
        .field(probationary)
        .field(Field::number("union_members", t.union_members(), &input.union_members).optional(t.0))
        .field(Field::date("counted", t.counted_on(), &input.counted).optional(t.0))
        .field(Field::text("union", t.mass("union"), input.union.as_str()).hint(t.mass_hint()).optional(t.0))
        .field(Field::text("league", t.mass("league"), input.league.as_str()).optional(t.0))
        .field(Field::text("women", t.mass("women"), input.women.as_str()).optional(t.0));
    ctx.show(&page).await
}

/// The form to enter a firm's numbers with.
#[utoipa::path(get, path = "/{district}/towers/{building}/party/counts", operation_id = "show_count_members", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path), Beginning),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.count_members"))))]
pub async fn show_count_members(
    ctx: Ctx,
    Path((_, tower)): Path<(District, BuildingId)>,
    Query(of): Query<Beginning>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, tower, CountInput { firm: of.firm, ..CountInput::default() }, false, refused).await
}

/// Enters a firm's numbers.
#[utoipa::path(post, path = "/{district}/towers/{building}/party/counts", operation_id = "count_members", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = CountInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.count_members"))))]
pub async fn count_members(ctx: Ctx, Path((_, tower)): Path<(District, BuildingId)>, form: Form<CountInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, tower, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, tower, form.input, true, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, tower: BuildingId, input: &CountInput) -> kernel::Result<Done> {
    tx.granted::<CountMembers, Building>(tower)?;
    let (district, today, rules) = (tx.district(), tx.today(), numbers::at(tx, &[tower])?);
    let mut check = Check::default();
    let firm = check.require::<OrganisationId>("firm", &input.firm, faults::choose);
    let firms = firms_in(tx, tower)?;
    if firm.is_some_and(|f| firms.iter().all(|(id, _)| *id != f)) {
        check.fault("firm", faults::choose());
    }
    let full = step::count(&mut check, "full", &input.full);
    let probationary = step::count(&mut check, "probationary", &input.probationary);
    let members = step::count(&mut check, "union_members", &input.union_members);
    let counted = step::past(&mut check, "counted", &input.counted, today).unwrap_or(today);
    let union = check.optional_text("union", &input.union, 80);
    let league = check.optional_text("league", &input.league, 80);
    let women = check.optional_text("women", &input.women, 80);
    check.finish()?;
    let Some(firm) = firm else { return Err(kernel::Error::bug("a checked field is missing")) };
    put(tx, firm, (full, probationary, members), counted)?;
    let prompt = needs_union(members, !union.is_empty(), &rules);
    for (kind, name) in [(Mass::Union, union), (Mass::League, league), (Mass::Women, women)] {
        if name.is_empty() {
            tx.run(&sql::DROP_MASS, args![district, firm, kind])?;
        } else {
            tx.run_one(&sql::PUT_MASS, args![district, firm, kind, name])?;
        }
    }
    let least = rules.union_least;
    let says = Text::each(|l| {
        let t = T(l);
        if prompt {
            t.counted_prompt(least.value, i18n::Format(l).clause(&least.clause.id))
        } else {
            t.counted().to_owned()
        }
    });
    Ok(Done::new(format!("/{district}/party/coverage?tower={tower}"), says).id(firm))
}

/// Stores a firm's numbers of a day.
///
/// # Errors
/// The database's own failure.
pub fn put(
    tx: &mut Tx<'_, '_>,
    firm: OrganisationId,
    (full, probationary, union): (u32, u32, u32),
    on: Date,
) -> kernel::Result<()> {
    let district = tx.district();
    tx.run_one(&sql::PUT_COUNT, args![district, firm, full, probationary, union, on])?;
    tx.record(&MembersCounted { firm, on })?;
    Ok(())
}
