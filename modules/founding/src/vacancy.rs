//! A lost seat: its side names somebody, or the committee elects, within the days of the rules; the change is filed.

use commitments::api::{Named, Promise};
use committees::api::{BodyRow, Counted, NewSeat, Position, Seat, SeatId, SeatKind};
use db::args;
use kernel::{Actor, Deadline, Place, Resource, Role, Text};
use ledger::{Load, Tx};
use meetings::api::{Motion, Origin};
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    composition::check,
    events::{ChangeFiled, SeatNominated, SeatNotElected, VacancyFilled, VacancyLapsed, VacancyOpened},
    founding::role,
    life::VacancyStep,
    members::{self, For},
    permissions::{FileChange, NominateMember},
    refusal::FoundingRefusal,
    upkeep::{VacancyId, VacancyRow, VacancyState, sql},
    verb::{NoInput, press, verb},
};

/// A lost seat with its place.
#[derive(Debug, Clone)]
pub struct Vacancy {
    pub row: VacancyRow,
    place: Place,
}

impl std::ops::Deref for Vacancy {
    type Target = VacancyRow;

    fn deref(&self) -> &VacancyRow {
        &self.row
    }
}

impl Resource for Vacancy {
    fn place(&self) -> &Place {
        &self.place
    }
}

impl Load for Vacancy {
    type Id = VacancyId;

    fn load(tx: &mut Tx<'_, '_>, id: VacancyId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::VACANCY, args![district, id])? else { return Ok(None) };
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(Self { row, place }))
    }
}

impl Vacancy {
    pub fn href(&self) -> String {
        format!("/{}/vacancies/{}", self.district, self.id)
    }
}

/// What is to be filled: a seat of a kind, or the post of chair or secretary.
pub fn post_word(locale: kernel::Locale, kind: SeatKind, position: Position) -> String {
    match position {
        Position::Chair | Position::Secretary => T(locale).place_of(position.code()).to_string(),
        _ => T(locale).seat_of(committees::api::seat_word(locale, kind)),
    }
}

/// Who names somebody for a seat of a kind; nobody where the committee elects.
pub const fn appointer(kind: SeatKind, position: Position) -> Option<Role> {
    match (position, kind) {
        // The chair is elected, whatever the seat stands for.
        (Position::Chair, _) => None,
        (Position::Secretary, _) => Some(Role::CommitteeChair),
        (_, SeatKind::Party) => Some(Role::PartySecretary),
        (_, SeatKind::Owner) => Some(Role::OwnerDelegate),
        (_, SeatKind::Property) => Some(Role::PropertyManager),
        (_, SeatKind::Residents) => Some(Role::ResidentsCommitteeStaff),
        (_, SeatKind::Government) => Some(Role::SubdistrictClerk),
        (_, SeatKind::Enterprise | SeatKind::Employee | SeatKind::Social | SeatKind::Other) => None,
    }
}

/// Who has to find somebody for it.
fn debtor(kind: SeatKind, position: Position) -> Named {
    role(appointer(kind, position).unwrap_or(Role::CommitteeSecretary))
}

/// A seat was lost: it is to be filled within the days of the rules.
///
/// # Errors
/// The database's own failure.
pub fn open(tx: &mut Tx<'_, '_>, body: &BodyRow, seat: SeatId) -> kernel::Result<()> {
    let Some(lost) = committees::api::seat(tx, seat)? else { return Ok(()) };
    open_for(tx, body, &lost, lost.position)
}

/// Opens the vacancy of a lost seat, to be filled in a position.
fn open_for(tx: &mut Tx<'_, '_>, body: &BodyRow, lost: &Seat, position: Position) -> kernel::Result<()> {
    let seat = lost.id;
    let (district, now) = (tx.district(), tx.now());
    let building = registry::api::building_of(tx, body.building)?;
    let days = policy::api::of(tx, body.building)?.founding.fill_days.value;
    let due = tx.today().plus_days(i64::from(days));
    let id = VacancyId::new(tx.store().clock().now());
    let kind = lost.kind;
    tx.run_one(
        &sql::ADD_VACANCY,
        args![
            district,
            id,
            body.id,
            body.building,
            building.subdistrict,
            seat,
            kind,
            position,
            lost.organisation,
            lost.until_on,
            due,
            now
        ],
    )?;
    tx.record(&VacancyOpened { body: body.id, building: body.building, vacancy: id, seat, kind, due })?;
    let vacancy = Vacancy::load(tx, id)?.ok_or_else(|| kernel::Error::bug("a vacancy is gone"))?;
    let due = Deadline { on: due, provisional: false };
    owe(tx, &vacancy, "fill_seat", debtor(kind, position), Some(due))?;
    let text = Text::each(|l| T(l).notice_vacancy(&body.local_name, committees::api::seat_word(l, kind)));
    call(tx, &vacancy, &debtor(kind, position), &text)?;
    call(tx, &vacancy, &role(Role::CommitteeSecretary), &text)
}

fn owe(
    tx: &mut Tx<'_, '_>,
    vacancy: &Vacancy,
    kind: &'static str,
    debtor: Named,
    due: Option<Deadline>,
) -> kernel::Result<()> {
    let title = Text::each(|l| T(l).vacancy_title(post_word(l, vacancy.kind, vacancy.position)));
    let (subject, building, href) = (vacancy.id.any(), Some(vacancy.building), vacancy.href());
    let promise =
        Promise { kind, subject, building, title: &title, href: &href, floor: 1, debtor, creditor: None, due };
    commitments::api::open(tx, &promise)?;
    Ok(())
}

fn call(tx: &mut Tx<'_, '_>, vacancy: &Vacancy, whom: &Named, text: &Text) -> kernel::Result<()> {
    let people = commitments::api::people_of(tx, &whom.party, Some(vacancy.building))?;
    identity::api::notify(tx, &people, text, &vacancy.href())
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NominationInput {
    /// By the login name.
    pub login: Input,
    /// For whom, by its id; where the person works if empty.
    pub organisation: Input,
    /// Nobody's superior: `1`.
    pub ordinary: Input,
}

verb! {
    /// The form to nominate somebody for a lost seat with.
    get show_nominate_member "show_nominate_member";
    /// Names somebody for a lost seat: seated at once by its own side, or put to the committee's vote.
    post nominate_member "nominate_member";
    NominationInput for VacancyId "vacancy" at "/{district}/vacancies/{vacancy}/nomination" by "founding.nominate_member"
}

press! {
    /// Files the change of a seat.
    post file_change "file_change" does file;
    NoInput for VacancyId "vacancy" at "/{district}/vacancies/{vacancy}/filing" by "founding.file_change"
}

/// Whether the actor names somebody for this seat.
pub fn may_name(actor: &Actor, vacancy: &Vacancy) -> bool {
    match appointer(vacancy.kind, vacancy.position) {
        Some(role) => actor.holds(role, vacancy.place()),
        None => [Role::CommitteeSecretary, Role::CommitteeChair].iter().any(|r| actor.holds(*r, vacancy.place())),
    }
}

async fn page(ctx: &Ctx, id: VacancyId, input: Option<NominationInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (vacancy, body) = ctx
        .read(move |tx| {
            let vacancy = tx.granted::<NominateMember, Vacancy>(id)?.into_inner();
            let body = committees::api::body(tx, vacancy.body)?.ok_or_else(kernel::Error::hidden)?;
            Ok((vacancy, body))
        })
        .await?;
    let elects = appointer(vacancy.kind, vacancy.position).is_none();
    let section = Section::Foundings;
    let title = format!("{} · {}", body.local_name, t.vacancy_title(post_word(t.0, vacancy.kind, vacancy.position)));
    let page = StepPage::new(t.0, section, "nominate_member", t.do_nominate(), &title, &vacancy.href())
        .refused(refused)
        .lead(if elects { t.nominate_ballot_lead() } else { t.nominate_lead() })
        .field(Field::text("login", t.login(), input.login.as_str()).hint(t.login_hint()))
        .fields(
            (vacancy.kind == SeatKind::Employee && vacancy.position != Position::Chair)
                .then(|| Field::check("ordinary", t.ordinary(), input.ordinary.is_on(), t.ordinary_hint())),
        );
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: VacancyId, input: &NominationInput) -> kernel::Result<Done> {
    let vacancy = tx.granted::<NominateMember, Vacancy>(id)?.into_inner();
    let elects = appointer(vacancy.kind, vacancy.position).is_none();
    vacancy.state.step(if elects { VacancyStep::Nominate } else { VacancyStep::Name })?;
    if !may_name(tx.actor(), &vacancy) {
        return Err(FoundingRefusal::OtherSide.into());
    }
    let mut faults = Check::default();
    let (ordinary, chair) = (input.ordinary.is_on(), vacancy.position == Position::Chair);
    let building = registry::api::building_of(tx, vacancy.building)?;
    let by_side =
        matches!(appointer(vacancy.kind, vacancy.position), Some(Role::OwnerDelegate | Role::PropertyManager));
    let seat = For { building: &building, kind: vacancy.kind, body: Some(vacancy.body), by_side, elects_chair: chair };
    let named = members::read(tx, &mut faults, &seat, (&input.login, &input.organisation), ordinary)?;
    faults.finish()?;
    let named = named.ok_or_else(|| kernel::Error::bug("a checked field is missing"))?;
    let (district, today) = (tx.district(), tx.today());
    let seats = committees::api::seats_on(tx, vacancy.body, today)?;
    // The chair is elected among those who sit there; every other seat is for somebody new.
    let sits = seats.iter().any(|s| s.person == named.person && s.votes);
    if sits && !chair {
        return Err(FoundingRefusal::SeatedAlready.into());
    }
    let mut all: Vec<Counted> = seats
        .iter()
        .filter(|s| s.person != named.person)
        .map(|s| Counted { kind: s.kind, organisation: s.organisation, ordinary: s.ordinary, votes: s.votes })
        .collect();
    let (kind, votes) = (vacancy.kind, vacancy.position.votes());
    all.push(Counted { kind, organisation: named.organisation, ordinary, votes });
    let pack = policy::api::of(tx, vacancy.building)?;
    // Other seats may be empty too; what this one must not break is the share of a firm, and who is an ordinary employee.
    let own = if kind == SeatKind::Employee && !ordinary { "employee" } else { "share" };
    // A chair goes on sitting for the same side: nobody's seat changes.
    let checks = if chair { Vec::new() } else { check(&pack, &all) };
    if let Some(broken) = checks.into_iter().find(|c| c.rule == own && (own == "employee" || !c.kept)) {
        let clause = Box::new(broken.clause);
        return Err(FoundingRefusal::Unmet { what: broken.text, clause, mend: vacancy.href() }.into());
    }
    let state = if elects { VacancyState::Voting } else { VacancyState::Open };
    tx.run_one(&sql::SET_VACANCY, args![district, id, state, named.person, named.organisation, ordinary])?;
    tx.record(&SeatNominated { body: vacancy.body, building: vacancy.building, vacancy: id, kind, ballot: elects })?;
    let text = Text::each(|l| T(l).notice_nominated(committees::api::seat_word(l, kind)));
    identity::api::notify(tx, &[named.person], &text, &vacancy.href())?;
    if !elects {
        fill(tx, id)?;
        return Ok(Done::new(vacancy.href(), Text::each(|l| T(l).named_done())).id(id));
    }
    let name = identity::api::name_of(tx, named.person)?.map_or(String::new(), kernel::Personal::into_inner);
    let t = T(kernel::Locale::Zh);
    let word = committees::api::seat_word(kernel::Locale::Zh, kind);
    let title = if chair { t.motion_chair(&name) } else { t.motion_seat(word, &name) };
    let motion = Motion {
        body: vacancy.body,
        building: vacancy.building,
        subject: id.any(),
        title: &title,
        text: &title,
        origin: Origin::Chair,
        charter: false,
        href: &vacancy.href(),
    };
    meetings::api::place(tx, &motion)?;
    Ok(Done::new(vacancy.href(), Text::each(|l| T(l).to_vote_done())).id(id))
}

/// The committee voted on a nominee.
///
/// # Errors
/// The database's own failure.
pub fn voted(tx: &mut Tx<'_, '_>, id: VacancyId, passed: bool) -> kernel::Result<()> {
    let Some(vacancy) = Vacancy::load(tx, id)? else { return Ok(()) };
    // What lapsed meanwhile is nobody's any more.
    let Ok(state) = vacancy.state.step(VacancyStep::Vote { passed }) else { return Ok(()) };
    if passed {
        return fill(tx, id);
    }
    let district = tx.district();
    let nobody: (Option<kernel::PersonId>, Option<kernel::OrganisationId>) = (None, None);
    tx.run_one(&sql::SET_VACANCY, args![district, id, state, nobody.0, nobody.1, false])?;
    tx.record(&SeatNotElected { body: vacancy.body, building: vacancy.building, vacancy: id, kind: vacancy.kind })?;
    call(tx, &vacancy, &role(Role::CommitteeSecretary), &Text::each(|l| T(l).notice_not_elected()))
}

/// The nominee takes the seat for the rest of the term; the subdistrict files the change.
fn fill(tx: &mut Tx<'_, '_>, id: VacancyId) -> kernel::Result<()> {
    let vacancy = Vacancy::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let (district, today) = (tx.district(), tx.today());
    let person = vacancy.person.ok_or_else(|| kernel::Error::bug("a vacancy without a nominee"))?;
    let seats = committees::api::seats_on(tx, vacancy.body, today)?;
    let old = seats.into_iter().find(|s| s.person == person && s.votes);
    let (mut kind, position, until) = (vacancy.kind, vacancy.position, vacancy.until_on.max(today));
    let (mut organisation, mut ordinary) = (vacancy.for_organisation, vacancy.ordinary);
    if let Some(old) = &old {
        committees::api::end_seat(tx, old, true)?;
        // The chair is whoever of the members is elected: they sit for the side that they sat for.
        if position != Position::Member {
            (kind, organisation, ordinary) = (old.kind, old.organisation, old.ordinary);
        }
    }
    let new = NewSeat { person, kind, position, organisation, ordinary, from: today, until };
    let seat = committees::api::take_seat(tx, vacancy.body, &new)?;
    tx.run_one(
        &sql::SET_VACANCY,
        args![district, id, VacancyState::Filled, person, vacancy.for_organisation, vacancy.ordinary],
    )?;
    tx.record(&VacancyFilled { body: vacancy.body, building: vacancy.building, vacancy: id, seat, kind })?;
    commitments::api::release_all(tx, id.any())?;
    if let Some(old) = old {
        // A seat stays empty: that of the side which had the lost one, or else the member's former seat.
        let empty = if position == Position::Member {
            old
        } else {
            committees::api::seat(tx, vacancy.seat)?.ok_or_else(|| kernel::Error::bug("a vacancy without its seat"))?
        };
        let body = committees::api::body(tx, vacancy.body)?.ok_or_else(kernel::Error::hidden)?;
        let left = if position == Position::Member { empty.position } else { Position::Member };
        open_for(tx, &body, &empty, left)?;
    }
    let due = Deadline { on: vacancy.due_on.max(today), provisional: false };
    let clerk = role(Role::SubdistrictClerk);
    owe(tx, &vacancy, "file_change", clerk.clone(), Some(due))?;
    call(tx, &vacancy, &clerk, &Text::each(|l| T(l).notice_file_change(committees::api::seat_word(l, kind))))
}

/// The lost seats of a term that is over, or of a body that is dissolved, are filled by nobody any more.
///
/// # Errors
/// The database's own failure.
pub fn lapse(tx: &mut Tx<'_, '_>, body: kernel::BodyId) -> kernel::Result<()> {
    let district = tx.district();
    for row in tx.all(&sql::VACANCIES, args![district, body])? {
        let Ok(state) = row.state.step(VacancyStep::Lapse) else { continue };
        tx.run_one(&sql::SET_VACANCY, args![district, row.id, state, row.person, row.for_organisation, row.ordinary])?;
        commitments::api::release_all(tx, row.id.any())?;
        tx.record(&VacancyLapsed { body, building: row.building, vacancy: row.id, kind: row.kind })?;
    }
    Ok(())
}

fn file(tx: &mut Tx<'_, '_>, id: VacancyId, _: &NoInput) -> kernel::Result<Done> {
    let vacancy = tx.granted::<FileChange, Vacancy>(id)?.into_inner();
    let state = vacancy.state.step(VacancyStep::File)?;
    let district = tx.district();
    tx.run_one(
        &sql::SET_VACANCY,
        args![district, id, state, vacancy.person, vacancy.for_organisation, vacancy.ordinary],
    )?;
    commitments::api::fulfil(tx, id.any(), "file_change")?;
    tx.record(&ChangeFiled { body: vacancy.body, building: vacancy.building, vacancy: id, kind: vacancy.kind })?;
    call(tx, &vacancy, &role(Role::CommitteeSecretary), &Text::each(|l| T(l).notice_change_filed()))?;
    Ok(Done::new(vacancy.href(), Text::each(|l| T(l).change_filed_done())).id(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_names_its_own_and_the_committee_elects_the_rest() {
        for (kind, expected) in [
            (SeatKind::Party, Some(Role::PartySecretary)),
            (SeatKind::Owner, Some(Role::OwnerDelegate)),
            (SeatKind::Property, Some(Role::PropertyManager)),
            (SeatKind::Residents, Some(Role::ResidentsCommitteeStaff)),
            (SeatKind::Government, Some(Role::SubdistrictClerk)),
            (SeatKind::Enterprise, None),
            (SeatKind::Employee, None),
            (SeatKind::Social, None),
        ] {
            assert_eq!(appointer(kind, Position::Member), expected, "{kind:?}");
            assert_eq!(appointer(kind, Position::Chair), None, "{kind:?}");
            assert_eq!(appointer(kind, Position::Secretary), Some(Role::CommitteeChair), "{kind:?}");
        }
    }
}
