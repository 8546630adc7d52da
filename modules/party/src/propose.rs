//! Proposing that an organisation be founded (R06, R103): from the advice, with the firms that are asked for their written
//! willingness, to the superior that approves.

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, OrganisationId, Role, Scope, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    advice::{Known, advise},
    book::{Book, Unit, anywhere},
    events::UnitProposed,
    found::{NewUnit, bond, chosen, fits, stands},
    numbers,
    permissions::ProposeUnit,
    refusal::PartyRefusal,
    step::{self, LONGEST},
    store::sql,
    unit::{ProposalId, UnitKind},
};

db::codes! {
    /// Where a proposal stands.
    pub enum ProposalState {
        /// Firms are asked.
        Asking = "asking",
        /// The superior decides.
        Submitted = "submitted",
        Approved = "approved",
        Withdrawn = "withdrawn",
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ProposeInput {
    pub kind: Input,
    pub name: Input,
    /// The superior's id.
    pub superior: Input,
    pub towers: Input,
    /// Names of the firms that are asked.
    pub firms: Input,
    pub bond: Input,
    pub bond_words: Input,
    pub full: Input,
    pub probationary: Input,
    pub words: Input,
}

/// Where the form begins: what the advice said.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Beginning {
    kind: Input,
    superior: Input,
    towers: Input,
    firms: Input,
    full: Input,
    probationary: Input,
}

/// Kinds that are founded in towers and firms.
const KINDS: [UnitKind; 5] =
    [UnitKind::TowerCommittee, UnitKind::TowerGeneral, UnitKind::Branch, UnitKind::JointBranch, UnitKind::Group];

async fn page(ctx: &Ctx, district: District, input: ProposeInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (choices, rules) = ctx
        .read(move |tx| {
            anywhere::<ProposeUnit>(tx)?;
            let book = Book::open(tx)?;
            // A tower's secretary proposes what the community's committee decides: it may be chosen, and is not theirs.
            let mut choices = step::superiors::<ProposeUnit>(tx, &book, 4);
            let mine: Vec<_> = choices.iter().filter_map(|c| c.value.parse().ok()).collect();
            for above in mine.iter().flat_map(|u| book.chain.above(*u)).filter(|u| !mine.contains(u)) {
                let fits = book.get(above).filter(|u| u.kind == UnitKind::Community && u.dissolved_on.is_none());
                if let Some(unit) = fits.filter(|u| choices.iter().all(|c| c.value != u.id.to_string())) {
                    choices.push(ui::Choice::new(unit.id.to_string(), unit.name.clone()));
                }
            }
            Ok((choices, numbers::current(tx)?))
        })
        .await?;
    let mut superiors = vec![ui::Choice::new("", t.please_choose())];
    superiors.extend(choices);
    let back = format!("/{district}/party");
    let [full, probationary] = step::number_fields(t, &input.full, &input.probationary);
    let clause = rules.willingness.text.get(t.0).to_owned();
    let page = StepPage::new(t.0, Section::Party, "propose_unit", t.do_propose(), t.nav_party(), &back)
        .refused(refused)
        .lead(clause)
        .field(Field::select("kind", t.kind_label(), &input.kind, step::kinds(t, KINDS)))
        .field(Field::text("name", t.name(), input.name.as_str()).with("maxlength", "80"))
        .field(Field::select("superior", t.superior(), &input.superior, superiors))
        .field(Field::area("towers", t.towers(), input.towers.as_str(), 2).hint(t.towers_hint()))
        .field(Field::area("firms", t.firms_asked(), input.firms.as_str(), 4).hint(t.firms_hint()))
        .field(Field::select("bond", t.bond_label(), &input.bond, step::bonds(t)).optional(t.0))
        .field(Field::text("bond_words", t.bond_words(), input.bond_words.as_str()).hint(t.bond_hint()).optional(t.0))
        .field(full.hint(t.count_hint()))
        .field(probationary)
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).optional(t.0));
    ctx.show(&page).await
}

/// The form to propose an organisation with.
#[utoipa::path(get, path = "/{district}/party/proposals/new", operation_id = "show_propose_unit", tag = "party",
    params(("district" = District, Path), Beginning),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.propose_unit"))))]
pub async fn show_propose_unit(ctx: Ctx, Path(district): Path<District>, Query(of): Query<Beginning>) -> Result {
    let refused = Refused::none(ctx.locale);
    let Beginning { kind, superior, towers, firms, full, probationary } = of;
    let input = ProposeInput { kind, superior, towers, firms, full, probationary, ..ProposeInput::default() };
    page(&ctx, district, input, refused).await
}

/// Proposes that an organisation be founded.
#[utoipa::path(post, path = "/{district}/party/proposals/new", operation_id = "propose_unit", tag = "party",
    params(("district" = District, Path)), request_body = ProposeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.propose_unit"))))]
pub async fn propose_unit(ctx: Ctx, Path(district): Path<District>, form: Form<ProposeInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &ProposeInput) -> kernel::Result<Done> {
    let scopes = anywhere::<ProposeUnit>(tx)?;
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let kind = UnitKind::from_code(&input.kind).filter(|k| KINDS.contains(k));
    if kind.is_none() {
        check.fault("kind", faults::choose());
    }
    let superior = chosen(&mut check, &input.superior, kind);
    let new = NewUnit {
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
        founded_on: today,
        basis: String::new(),
        vacant: true,
    };
    let words = check.optional_text("words", &input.words, LONGEST);
    if new.towers.is_empty() && check.is_clean() {
        check.fault("towers", faults::empty());
    }
    fits(tx, &new, &mut check)?;
    check.finish()?;
    let Some(superior) = superior else { return Err(kernel::Error::bug("a checked field is missing")) };
    // It lies where its towers are: that is where the actor has to have the say.
    let mut admitted = false;
    for tower in &new.towers {
        admitted |= scopes.admit(&registry::api::place_of(tx, *tower, None)?);
    }
    let book = Book::open(tx)?;
    let Some(row) = book.get(superior).cloned() else { return Err(kernel::Error::hidden()) };
    let above = Unit::of(tx, row, book);
    if !admitted {
        tx.grant::<ProposeUnit, Unit>(above.clone())?;
    }
    step::added::<ProposeUnit>(tx, &new.towers, &[])?;
    stands(tx, &new, &above)?;
    let rules = numbers::at(tx, &new.towers)?;
    if new.firms.is_empty() {
        return Err(PartyRefusal::NobodyAsked { clause: rules.willingness }.into());
    }
    let advice = advise(&known(tx, &new)?, &rules);
    let (id, by) = (ProposalId::new(tx.now()), tx.person()?);
    let NewUnit { kind, name, towers, firms, bond, bond_words, full, probationary, .. } = new;
    tx.run_one(
        &sql::ADD_PROPOSAL,
        args![
            district,
            id,
            kind,
            name,
            superior,
            bond,
            bond_words,
            full,
            probationary,
            advice.form.code(),
            words,
            by,
            today
        ],
    )?;
    for tower in &towers {
        tx.run(&sql::ADD_PROPOSAL_TOWER, args![district, id, tower])?;
    }
    for firm in &firms {
        tx.run(&sql::ASK_FIRM, args![district, id, firm])?;
    }
    tx.record(&UnitProposed { proposal: id, kind, name: name.clone(), superior })?;
    ask(tx, id, &name, &firms)?;
    Ok(Done::new(format!("/{district}/party/proposals/{id}"), Text::each(|l| T(l).proposed())).id(id))
}

/// What the advice goes by.
fn known(tx: &mut Tx<'_, '_>, new: &NewUnit) -> kernel::Result<Known> {
    let tier = match new.towers.first() {
        Some(tower) => registry::api::building_of(tx, *tower)?.tier,
        None => registry::api::Tier::Ordinary,
    };
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (firms, towers) = (size(new.firms.len()), size(new.towers.len()));
    Ok(Known { full: new.full, probationary: new.probationary, firms, towers, months: None, tier })
}

/// Those who act for the firms are asked.
fn ask(tx: &mut Tx<'_, '_>, id: ProposalId, name: &str, firms: &[OrganisationId]) -> kernel::Result<()> {
    let district = tx.district();
    let text = Text::each(|l| T(l).notice_asked(name));
    for firm in firms {
        let people = identity::api::holders(tx, Role::OrganisationDelegate, Scope::Organisation(*firm))?;
        identity::api::notify(tx, &people, &text, &format!("/{district}/party/proposals/{id}/willingness"))?;
    }
    Ok(())
}
