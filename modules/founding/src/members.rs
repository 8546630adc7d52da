//! Who is proposed for a seat (委员人选). The composition is checked with every change, by the clauses of the rules.

use committees::api::{Position, SeatKind};
use db::args;
use kernel::{BodyId, OrganisationId, PersonId, Role, Scope, Text};
use ledger::Tx;
use registry::api::Building;
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

/// The seat that somebody is named for.
pub struct For<'a> {
    pub building: &'a Building,
    pub kind: SeatKind,
    /// The committee, where there is one: whoever sits there may go on in a seat of the same kind.
    pub body: Option<BodyId>,
    /// The chair is elected among those who sit there, whatever for.
    pub elects_chair: bool,
    /// Owner or property manager say themselves whom they send, wherever that one is employed.
    pub by_side: bool,
}

/// Reads login, organisation and whether the person is nobody's superior. Only people of the tower are found; anybody else
/// is as unknown as a name that nobody has.
///
/// # Errors
/// The database's own failure; faults go into `check`.
pub fn read(
    tx: &mut Tx<'_, '_>,
    check: &mut Check,
    seat: &For<'_>,
    (login, organisation): (&str, &str),
    ordinary: bool,
) -> kernel::Result<Option<Named>> {
    let login = check.text("login", login, 60);
    let typed = check.parse::<OrganisationId>("organisation", organisation, faults::choose);
    if login.is_empty() {
        return Ok(None);
    }
    let found = match identity::api::person_of_login(tx, &login)? {
        Some(person) => Ties::of(tx, person, seat)?,
        None => None,
    };
    let Some(ties) = found else {
        check.fault("login", Text::each(|l| T(l).fault_login()));
        return Ok(None);
    };
    if ties.judges {
        check.fault("login", Text::each(|l| T(l).fault_judges()));
        return Ok(None);
    }
    let (owner, property) = (seat.building.owner, seat.building.property);
    let organisation = typed.or(match seat.kind {
        SeatKind::Owner => owner,
        SeatKind::Property => property,
        SeatKind::Enterprise => ties.here.or(ties.delegate_of.first().copied()),
        _ => ties.here,
    });
    let sent = seat.by_side && matches!(seat.kind, SeatKind::Owner | SeatKind::Property);
    let fit = if seat.elects_chair { ties.sits } else { sent || ties.fit(seat.kind, organisation) };
    if !fit {
        let code = if seat.elects_chair { "chair" } else { seat.kind.code() };
        check.fault("login", Text::each(|l| T(l).fault_seat(code)));
        return Ok(None);
    }
    Ok(Some(Named { person: ties.person, organisation, ordinary }))
}

/// What ties a person to a tower.
struct Ties {
    person: PersonId,
    /// Whom the person works for in the tower.
    here: Option<OrganisationId>,
    /// All employers, wherever.
    employers: Vec<OrganisationId>,
    /// Organisations of the tower that the person acts for.
    delegate_of: Vec<OrganisationId>,
    owner: bool,
    manager: bool,
    /// Reviews or files what concerns the tower's committee, or administers the system.
    judges: bool,
    /// Sits in the committee in a seat of the same kind; for a chair, in any that votes.
    sits: bool,
}

impl Ties {
    /// Nothing for somebody who has nothing to do with the tower.
    fn of(tx: &mut Tx<'_, '_>, person: PersonId, seat: &For<'_>) -> kernel::Result<Option<Self>> {
        let (building, today) = (seat.building, tx.today());
        let employments = identity::api::employments_of(tx, person)?;
        let here = employments.iter().find(|e| e.building == building.id).map(|e| e.organisation);
        let house: Vec<OrganisationId> = building.owner.into_iter().chain(building.property).collect();
        let firms: Vec<OrganisationId> =
            registry::api::occupants(tx, building.id, today)?.into_iter().map(|o| o.organisation).collect();
        let mut ties = Self {
            person,
            here,
            employers: employments.into_iter().map(|e| e.organisation).collect(),
            delegate_of: Vec::new(),
            owner: false,
            manager: false,
            judges: false,
            sits: false,
        };
        let mut known = here.is_some() || ties.employers.iter().any(|e| house.contains(e));
        for held in identity::api::appointments_of(tx, person)? {
            let placed = match held.scope {
                Scope::Building(id) => id == building.id,
                Scope::Floor(id) => registry::api::floor(tx, id)?.is_some_and(|f| f.building == building.id),
                Scope::Subdistrict(code) => code == building.subdistrict,
                Scope::Organisation(id) => house.contains(&id) || firms.contains(&id),
                Scope::Tenant => true,
                Scope::Body(_) => false,
            };
            known |= placed && held.scope != Scope::Tenant;
            match (held.role, held.scope) {
                (Role::DistrictClerk | Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin, _) => {
                    ties.judges = true;
                }
                (Role::SubdistrictClerk, _) => ties.judges |= placed,
                (Role::OwnerDelegate, _) => ties.owner |= placed,
                (Role::PropertyManager, _) => ties.manager |= placed,
                (Role::OrganisationDelegate, Scope::Organisation(id)) if placed => ties.delegate_of.push(id),
                _ => {}
            }
        }
        if let Some(body) = seat.body {
            let seats = committees::api::seats_on(tx, body, today)?;
            known |= seats.iter().any(|s| s.person == person);
            let counts = |s: &committees::api::Seat| if seat.elects_chair { s.votes } else { s.kind == seat.kind };
            ties.sits = seats.iter().any(|s| s.person == person && counts(s));
        }
        Ok(known.then_some(ties))
    }

    /// Whether such a seat may be theirs (规则 3): an employee's is for somebody who works here, all others' for somebody whom
    /// the organisation employs or sends.
    fn fit(&self, kind: SeatKind, organisation: Option<OrganisationId>) -> bool {
        let sent = organisation.is_some_and(|o| self.delegate_of.contains(&o));
        let employed = organisation.is_some_and(|o| self.employers.contains(&o));
        self.sits
            || match kind {
                SeatKind::Employee => self.here.is_some() && self.here == organisation,
                SeatKind::Enterprise => sent || (self.here.is_some() && self.here == organisation),
                SeatKind::Owner => self.owner || sent || employed,
                SeatKind::Property => self.manager || sent || employed,
                _ => true,
            }
    }
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
    let building = registry::api::building_of(tx, founding.building)?;
    let kind = SeatKind::from_code(input.kind.trim());
    let named = match kind {
        Some(kind) => {
            let seat = For { building: &building, kind, body: founding.body, elects_chair: false, by_side: false };
            read(tx, &mut check, &seat, (&input.login, &input.organisation), input.ordinary.is_on())?
        }
        None => None,
    };
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
    let Named { person, organisation, ordinary } = named;
    tx.run_one(&sql::ADD_MEMBER, args![district, proposal, id, person, kind, position, organisation, ordinary])?;
    tx.record(&MemberProposed { founding: id, building: founding.building, proposal, person, kind })?;
    let text = Text::each(|l| T(l).notice_proposed(&founding.name, committees::api::seat_word(l, kind)));
    identity::api::notify(tx, &[person], &text, &format!("/{district}/towers/{}", building.id))?;
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
