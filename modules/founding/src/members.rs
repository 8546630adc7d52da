//! Who is proposed for a seat (委员人选). The composition is checked with every change, by the clauses of the rules.

use committees::api::{Position, SeatKind};
use db::args;
use kernel::{OrganisationId, PersonId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::{MemberProposed, MemberUnproposed},
    founding::Founding,
    refusal::FoundingRefusal,
    state::{FoundingId, ProposalId},
    step::form,
    store::sql,
    verb::{press, verb},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MemberInput {
    /// By the login name.
    pub login: Input,
    /// `party`, `owner`, `property`, `enterprise`, `employee`, `residents`, `government`, `social`.
    pub kind: Input,
    /// `member`, `vice_chair` (convenes until a chair is elected), `secretary` or `attending`.
    pub position: Input,
    /// For whom, by its id; where the person works if empty.
    pub organisation: Input,
    /// Nobody's superior: `1`.
    pub ordinary: Input,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MemberChoice {
    pub member: Input,
}

verb! {
    /// The form to propose a member with.
    get show_propose_member "show_propose_member";
    /// Proposes somebody for a seat.
    post propose_member "propose_member";
    MemberInput for FoundingId "founding" at "/{district}/foundings/{founding}/members" by "founding.prepare_founding"
}

press! {
    /// Takes a proposed member out again.
    post remove_member "remove_member" does remove;
    MemberChoice for FoundingId "founding" at "/{district}/foundings/{founding}/members/removal" by "founding.prepare_founding"
}

/// Whom somebody names for a seat.
pub struct Named {
    pub person: PersonId,
    pub organisation: Option<OrganisationId>,
    pub ordinary: bool,
}

/// Reads login, organisation and whether the person is nobody's superior.
///
/// # Errors
/// The database's own failure; faults go into `check`.
pub fn read(
    tx: &mut Tx<'_, '_>,
    check: &mut Check,
    login: &str,
    organisation: &str,
    ordinary: bool,
) -> kernel::Result<Option<Named>> {
    let login = check.text("login", login, 60);
    let typed = check.parse::<OrganisationId>("organisation", organisation, faults::choose);
    if login.is_empty() {
        return Ok(None);
    }
    let Some(person) = identity::api::person_of_login(tx, &login)? else {
        check.fault("login", Text::each(|l| T(l).fault_login()));
        return Ok(None);
    };
    let organisation = match typed {
        Some(id) => Some(id),
        None => identity::api::employment_of(tx, person)?.map(|e| e.organisation),
    };
    Ok(Some(Named { person, organisation, ordinary }))
}

pub fn kinds(t: T) -> Vec<Choice> {
    SeatKind::ALL.iter().map(|k| Choice::new(k.code(), committees::api::seat_word(t.0, *k))).collect()
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<MemberInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, firms) = ctx
        .read(move |tx| {
            let founding = Founding::prepare(tx, id)?;
            let building = registry::api::building_of(tx, founding.building)?;
            let of_house: Vec<OrganisationId> = building.owner.into_iter().chain(building.property).collect();
            let mut firms: Vec<(OrganisationId, String)> =
                registry::api::organisations(tx, &of_house)?.into_iter().map(|o| (o.id, o.name)).collect();
            firms.extend(crate::initiators::firms(tx, founding.building)?);
            Ok((founding, firms))
        })
        .await?;
    let mut choices = vec![Choice::new("", t.where_they_work())];
    choices.extend(firms.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let positions = ["member", "vice_chair", "secretary", "attending"].map(|p| Choice::new(p, t.place_of(p))).to_vec();
    let position = if input.position.is_empty() { "member" } else { input.position.as_str() };
    let page = form(&founding, "propose_member", t.do_propose(), refused, t)
        .lead(t.propose_lead())
        .field(Field::text("login", t.login(), input.login.as_str()).hint(t.login_hint()))
        .field(Field::select("kind", t.seat_label(), &input.kind, kinds(t)))
        .field(Field::radios("position", t.position_label(), position, positions))
        .field(Field::select("organisation", t.for_whom(), &input.organisation, choices).optional(t.0))
        .field(Field::check("ordinary", t.ordinary(), input.ordinary.is_on(), t.ordinary_hint()));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &MemberInput) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_propose()?;
    let mut check = Check::default();
    let named = read(tx, &mut check, &input.login, &input.organisation, input.ordinary.is_on())?;
    let kind = SeatKind::from_code(input.kind.trim());
    let position = if input.position.trim().is_empty() {
        Some(Position::Member)
    } else {
        Position::from_code(input.position.trim()).filter(|p| *p != Position::Chair)
    };
    for (field, missing) in [("kind", kind.is_none()), ("position", position.is_none())] {
        if missing {
            check.fault(field, faults::choose());
        }
    }
    check.finish()?;
    let (Some(named), Some(kind), Some(position)) = (named, kind, position) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    if founding.members.iter().any(|m| m.person == named.person) {
        return Err(FoundingRefusal::SeatedAlready.into());
    }
    let (district, proposal) = (tx.district(), ProposalId::new(tx.store().clock().now()));
    let Named { person, mut organisation, ordinary } = named;
    if input.organisation.trim().is_empty() {
        // Owner and property manager are represented by whomever they send, wherever that one is employed.
        let building = registry::api::building_of(tx, founding.building)?;
        organisation = match kind {
            SeatKind::Owner => building.owner.or(organisation),
            SeatKind::Property => building.property.or(organisation),
            _ => organisation,
        };
    }
    tx.run_one(&sql::ADD_MEMBER, args![district, proposal, id, person, kind, position, organisation, ordinary])?;
    tx.record(&MemberProposed { founding: id, building: founding.building, proposal, person, kind })?;
    answer(tx, id)
}

fn remove(tx: &mut Tx<'_, '_>, id: FoundingId, input: &MemberChoice) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_propose()?;
    let wanted: ProposalId =
        input.member.trim().parse().map_err(|_| kernel::Error::field("member", faults::choose()))?;
    let found = founding.members.iter().find(|m| m.id == wanted).ok_or_else(kernel::Error::hidden)?;
    let district = tx.district();
    tx.run_one(&sql::REMOVE_MEMBER, args![district, id, wanted])?;
    let (building, person, kind) = (founding.building, found.person, found.kind);
    tx.record(&MemberUnproposed { founding: id, building, proposal: wanted, person, kind })?;
    answer(tx, id)
}

/// What the change makes of the composition.
fn answer(tx: &mut Tx<'_, '_>, id: FoundingId) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    let pack = founding.pack(tx)?;
    let broken = founding.composition(&pack).iter().filter(|c| !c.kept).count();
    let says = Text::each(|l| if broken == 0 { T(l).composed().to_owned() } else { T(l).not_composed(broken) });
    Ok(Done::new(founding.href(), says).id(id))
}
