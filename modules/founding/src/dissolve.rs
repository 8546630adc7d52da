//! The end of a committee (撤销): by the district, and only when everything that was open is in somebody's hands.

use commitments::api::{Named, Party, Promise};
use committees::api::{Body, BodyKind};
use db::args;
use kernel::{BodyId, BuildingId, Deadline, OrganisationId, Place, Resource, Role, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::{DissolutionStarted, FoundingEnded, ItemHandedOver},
    founding::{Founding, role},
    life::{BodyStep, DissolutionStep},
    permissions::{HandOver, StartDissolution},
    refusal::FoundingRefusal,
    state::Step,
    step::LONGEST,
    store::sql as foundings,
    upkeep::{DissolutionId, DissolutionRow, DissolutionState, RectificationState, sql},
    verb::verb,
};

/// A dissolution with its place.
#[derive(Debug, Clone)]
pub struct Dissolution {
    pub row: DissolutionRow,
    place: Place,
}

impl std::ops::Deref for Dissolution {
    type Target = DissolutionRow;

    fn deref(&self) -> &DissolutionRow {
        &self.row
    }
}

impl Resource for Dissolution {
    fn place(&self) -> &Place {
        &self.place
    }
}

impl Load for Dissolution {
    type Id = DissolutionId;

    fn load(tx: &mut Tx<'_, '_>, id: DissolutionId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::DISSOLUTION, args![district, id])? else { return Ok(None) };
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(Self { row, place }))
    }
}

impl Dissolution {
    pub fn href(&self) -> String {
        format!("/{}/dissolutions/{}", self.district, self.id)
    }
}

/// Something that a committee leaves open, or has handed over.
#[derive(Debug, Clone)]
pub struct Open {
    pub subject: String,
    pub title: Text,
    pub href: String,
    /// Who has taken it over.
    pub receiver: Option<Text>,
}

/// The offices that end with a committee.
pub const COMMITTEE: [Role; 3] = [Role::CommitteeChair, Role::CommitteeSecretary, Role::CommitteeMember];

/// Every project and meeting of the building's committee that runs and every promise by or to it, with who takes it over;
/// and what was handed over already. What the committee still owes is in nobody's hands, whatever was handed over before.
///
/// # Errors
/// The database's own failure.
pub fn open_items(tx: &mut Tx<'_, '_>, building: BuildingId, of: DissolutionId) -> kernel::Result<Vec<Open>> {
    let (district, itself) = (tx.district(), of.to_string());
    let owed = commitments::api::open_of_roles(tx, building, &COMMITTEE)?;
    let handed = tx.all(&sql::HANDED, args![district, of])?;
    let mut all: Vec<Open> = Vec::new();
    for project in projects::api::running(tx, building, u32::MAX)? {
        let (subject, title) = (project.subject.to_string(), Text::same(project.title));
        all.push(Open { subject, title, href: project.href, receiver: None });
    }
    for meeting in meetings::api::unfinished(tx, building)? {
        let subject = meeting.subject.to_string();
        all.push(Open { subject, title: meeting.title, href: meeting.href, receiver: None });
    }
    for owed in &owed {
        if owed.subject != itself && !all.iter().any(|o| o.subject == owed.subject) {
            let title = Text { zh: owed.title_zh.clone().into(), en: owed.title_en.clone().into() };
            all.push(Open { subject: owed.subject.clone(), title, href: owed.href.clone(), receiver: None });
        }
    }
    for (subject, receiver) in handed {
        if owed.iter().any(|o| o.subject == subject) {
            continue;
        }
        let name = Receiver::of(&receiver).name(tx)?;
        if let Some(open) = all.iter_mut().find(|o| o.subject == subject) {
            open.receiver = Some(name);
        } else if let Some(last) = commitments::api::last_of(tx, &subject)? {
            let title = Text { zh: last.title_zh.into(), en: last.title_en.into() };
            all.push(Open { subject, title, href: last.href, receiver: Some(name) });
        }
    }
    Ok(all)
}

/// Who takes something over: an office of the place, or an organisation of the tower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Receiver {
    Office(Role),
    Organisation(OrganisationId),
    Nobody,
}

impl Receiver {
    const OFFICES: [Role; 4] =
        [Role::SubdistrictClerk, Role::PropertyManager, Role::OwnerDelegate, Role::ServiceOfficer];

    fn of(code: &str) -> Self {
        match (Role::from_code(code).filter(|r| Self::OFFICES.contains(r)), code.parse()) {
            (Some(role), _) => Receiver::Office(role),
            (None, Ok(id)) => Receiver::Organisation(id),
            (None, Err(_)) => Receiver::Nobody,
        }
    }

    fn code(self) -> String {
        match self {
            Receiver::Office(role) => role.code().to_owned(),
            Receiver::Organisation(id) => id.to_string(),
            Receiver::Nobody => String::new(),
        }
    }

    fn name(self, tx: &mut Tx<'_, '_>) -> kernel::Result<Text> {
        Ok(match self {
            Receiver::Office(role) => Text::each(|l| identity::api::role_title(l, role)),
            Receiver::Organisation(id) => {
                Text::same(registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name))
            }
            Receiver::Nobody => Text::same(""),
        })
    }

    /// Whom a form may choose: offices that somebody holds, and the organisations of the tower.
    fn all(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Vec<(Receiver, Text)>> {
        let mut all = Vec::new();
        for office in Self::OFFICES {
            if !commitments::api::people_of(tx, &Party::Role(office), Some(building))?.is_empty() {
                let receiver = Receiver::Office(office);
                all.push((receiver, receiver.name(tx)?));
            }
        }
        let place = registry::api::building_of(tx, building)?;
        let of_house: Vec<OrganisationId> = place.owner.into_iter().chain(place.property).collect();
        let mut firms: Vec<(OrganisationId, String)> =
            registry::api::organisations(tx, &of_house)?.into_iter().map(|o| (o.id, o.name)).collect();
        firms.extend(crate::initiators::firms(tx, building)?);
        for (id, name) in firms {
            let receiver = Receiver::Organisation(id);
            if !all.iter().any(|(r, _)| *r == receiver) {
                all.push((receiver, Text::same(name)));
            }
        }
        Ok(all)
    }

    fn party(self) -> Party {
        match self {
            Receiver::Office(role) => Party::Role(role),
            Receiver::Organisation(id) => Party::Organisation(id),
            Receiver::Nobody => Party::Nobody,
        }
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DissolveInput {
    pub words: Input,
}

verb! {
    /// The form to begin a dissolution with.
    get show_start_dissolution "show_start_dissolution";
    /// Begins to dissolve a committee: what is open is handed over first.
    post start_dissolution "start_dissolution";
    DissolveInput for BodyId "body" at "/{district}/bodies/{body}/dissolution" by "founding.start_dissolution"
}

async fn page(ctx: &Ctx, id: BodyId, input: Option<DissolveInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let body = ctx.read(move |tx| Ok(tx.granted::<StartDissolution, Body>(id)?.into_inner())).await?;
    let href = format!("/{}/bodies/{id}", body.district);
    let page = StepPage::new(t.0, Section::Foundings, "start_dissolution", t.do_dissolve(), &body.local_name, &href)
        .refused(refused)
        .lead(t.dissolve_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: BodyId, input: &DissolveInput) -> kernel::Result<Done> {
    let body = tx.granted::<StartDissolution, Body>(id)?.into_inner();
    let district = tx.district();
    let runs = tx.all(&sql::DISSOLUTIONS, args![district, id])?;
    if body.kind != BodyKind::Committee || crate::life::body(body.state, BodyStep::Dissolve).is_err() {
        return Err(FoundingRefusal::NotNow { state: body.state.code(), step: "dissolve" }.into());
    }
    if !runs.is_empty() {
        return Err(FoundingRefusal::RunsAlready.into());
    }
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let days = policy::api::of(tx, body.building)?.founding.handover_days.value;
    let (now, due) = (tx.now(), tx.today().plus_days(i64::from(days)));
    let subdistrict = registry::api::building_of(tx, body.building)?.subdistrict;
    let dissolution = DissolutionId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_DISSOLUTION, args![district, dissolution, id, body.building, subdistrict, words, due, now])?;
    let href = format!("/{district}/dissolutions/{dissolution}");
    let title = Text::each(|l| T(l).dissolution_title(&body.local_name));
    let promise = Promise {
        kind: "hand_over",
        subject: dissolution.any(),
        building: Some(body.building),
        title: &title,
        href: &href,
        floor: 1,
        debtor: role(Role::CommitteeSecretary),
        creditor: None,
        due: Some(Deadline { on: due, provisional: false }),
    };
    commitments::api::open(tx, &promise)?;
    let kept = tx.words_if(&words);
    tx.record(&DissolutionStarted { body: id, building: body.building, dissolution, due, words: kept })?;
    let text = Text::each(|l| T(l).notice_dissolution(&body.local_name, i18n::Format(l).date_long(due)));
    let mut people: Vec<_> = body.seats.iter().map(|s| s.person).collect();
    people.extend(commitments::api::people_of(tx, &role(Role::SubdistrictClerk).party, Some(body.building))?);
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).dissolve_done())).id(dissolution))
}

/// Whether a committee is being dissolved.
///
/// # Errors
/// The database's own failure.
pub fn runs(tx: &mut Tx<'_, '_>, body: BodyId) -> kernel::Result<bool> {
    let district = tx.district();
    let all = tx.all(&sql::DISSOLUTIONS, args![district, body])?;
    Ok(all.iter().any(|d| d.state == DissolutionState::HandingOver))
}

/// What ran about the committee ends with it: its renewal, lost seats, a rectification.
pub fn end_all(tx: &mut Tx<'_, '_>, body: BodyId, building: BuildingId) -> kernel::Result<()> {
    let (district, now) = (tx.district(), tx.now());
    for row in tx.all(&foundings::OF_BUILDING, args![district, building])? {
        let mut founding = Founding::of(tx, row)?;
        if founding.body == Some(body) && !founding.state.is_over() {
            founding.take(tx, &Step::Dissolve, &[])?;
            tx.record(&FoundingEnded { founding: founding.id, building, withdrawn: false, words: None })?;
        }
    }
    crate::vacancy::lapse(tx, body)?;
    for row in tx.all(&sql::RECTIFICATIONS, args![district, body])? {
        if row.state == RectificationState::Running {
            tx.run_one(&sql::CONCLUDE, args![district, row.id, RectificationState::Failed, "", now])?;
            commitments::api::release_all(tx, row.id.any())?;
        }
    }
    Ok(())
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct HandOverInput {
    /// What is handed over: the subjects as the list shows them.
    pub subject: Vec<Input>,
    /// Who takes it over: `subdistrict_clerk`, `property_manager`, `owner_delegate`, `service_officer`, or an organisation
    /// of the tower by its id.
    pub receiver: Input,
}

/// Steps of a matter whose debtor is also who works on it.
const TAKEN: [&str; 3] = ["triage", "handle", "project"];

/// Handing over what is open.
pub mod hand {
    use super::*;

    verb! {
        /// The form to hand something over with.
        get show_hand_over_item "show_hand_over_item";
        /// Puts something that is open into somebody's hands.
        post hand_over_item "hand_over_item";
        HandOverInput for DissolutionId "dissolution" at "/{district}/dissolutions/{dissolution}/handovers" by "founding.hand_over"
    }

    async fn page(ctx: &Ctx, id: DissolutionId, input: Option<HandOverInput>, refused: Refused) -> Result {
        let (t, input) = (T(ctx.locale), input.unwrap_or_default());
        let (found, body, items, receivers) = ctx
            .read(move |tx| {
                let found = tx.granted::<HandOver, Dissolution>(id)?.into_inner();
                let body = crate::founding::name_of(tx, found.body)?;
                let items = open_items(tx, found.building, id)?;
                let receivers = Receiver::all(tx, found.building)?;
                Ok((found, body, items, receivers))
            })
            .await?;
        let choices = items
            .into_iter()
            .filter(|i| i.receiver.is_none())
            .map(|i| Choice::new(i.subject, i.title.get(t.0).to_owned()))
            .collect();
        let receivers =
            receivers.into_iter().map(|(r, name)| Choice::new(r.code(), name.get(t.0).to_owned())).collect();
        let chosen: Vec<&str> = input.subject.iter().map(Input::as_str).collect();
        let (name, href) = (t.dissolution_title(&body), found.href());
        let page = StepPage::new(t.0, Section::Foundings, "hand_over_item", t.do_hand_over(), &name, &href)
            .refused(refused)
            .lead(t.hand_over_lead())
            .field(Field::checks("subject", t.what_is_open(), &chosen.join(","), choices))
            .field(Field::select("receiver", t.receiver(), &input.receiver, receivers).hint(t.receiver_hint()));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: DissolutionId, input: &HandOverInput) -> kernel::Result<Done> {
        let found = tx.granted::<HandOver, Dissolution>(id)?.into_inner();
        found.state.step(DissolutionStep::HandOver)?;
        let mut check = Check::default();
        let mut items = open_items(tx, found.building, id)?;
        let asked: Vec<&str> = input.subject.iter().map(|s| s.trim()).filter(|s| !s.is_empty()).collect();
        let known = |s: &&str| items.iter().any(|i| i.subject == **s);
        if asked.is_empty() || !asked.iter().all(known) {
            check.fault("subject", faults::choose());
        }
        items.retain(|i| asked.contains(&i.subject.as_str()));
        let receiver = Receiver::of(input.receiver.trim());
        let known = Receiver::all(tx, found.building)?.into_iter().find(|(r, _)| *r == receiver);
        let people = commitments::api::people_of(tx, &receiver.party(), Some(found.building))?;
        if known.is_none() {
            check.fault("receiver", faults::choose());
        } else if people.is_empty() {
            check.fault("receiver", Text::each(|l| T(l).fault_nobody_there()));
        }
        check.finish()?;
        let Some((_, name)) = known else { return Err(kernel::Error::bug("a checked field is missing")) };
        let to = Named::new(receiver.party(), name);
        for item in items {
            hand(tx, &found, &item, (receiver, &to), &people)?;
        }
        Ok(Done::new(found.href(), Text::each(|l| T(l).handed_over_done())).id(id))
    }

    fn hand(
        tx: &mut Tx<'_, '_>,
        found: &Dissolution,
        item: &Open,
        (receiver, to): (Receiver, &Named),
        people: &[kernel::PersonId],
    ) -> kernel::Result<()> {
        let Some(moved) = commitments::api::give(tx, &item.subject, &COMMITTEE, to)? else {
            return Err(kernel::Error::field("receiver", Text::each(|l| T(l).fault_own_creditor())));
        };
        if moved.iter().any(|c| c.owes(&COMMITTEE) && TAKEN.contains(&c.kind.as_str())) {
            issues::api::take_over(tx, &item.subject, to)?;
        }
        let (district, now, id) = (tx.district(), tx.now(), found.id);
        tx.run_one(&sql::HAND, args![district, id, item.subject, receiver.code(), now])?;
        let text = Text::each(|l| T(l).notice_handed_over(item.title.get(l)));
        identity::api::notify(tx, people, &text, &item.href)?;
        let (body, building, item) = (found.body, found.building, item.subject.clone());
        let (role, organisation, _) = to.columns();
        tx.record(&ItemHandedOver { body, building, dissolution: id, item, role, organisation })?;
        Ok(())
    }
}
