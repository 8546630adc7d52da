//! 提名: an employee proposes themselves, a firm's delegate one of its people, the secretary anybody of the floor.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, FloorId, PersonId, Resource as _, Role, Text};
use ledger::Tx;
use registry::api::Floor;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::{Captaincy, FloorPlace, New, check_standing, floor_href, floor_of},
    captaincy::{Origin, State},
    events::CaptainNominated,
    people::{employed, person_of},
    permissions::Nominate,
    refusal::CaptainRefusal,
    step::{LONGEST, done},
    store::sql,
    terms::{Terms, within},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NominateCaptainInput {
    /// The login name of the nominee; oneself if empty.
    pub login: Input,
    /// What speaks for them.
    pub words: Input,
}

/// The floor, for somebody who may propose there: delegates of the firms that sit on it, too.
///
/// # Errors
/// Not found.
pub fn place(tx: &mut Tx<'_, '_>, floor: &Floor) -> kernel::Result<FloorPlace> {
    let mut place = FloorPlace::of(tx, floor)?;
    let today = tx.today();
    let firms = registry::api::occupants(tx, floor.building, today)?;
    place.0.organisations = firms.iter().filter(|f| f.floor == Some(floor.id)).map(|f| f.organisation).collect();
    Ok(place)
}

async fn page(ctx: &Ctx, building: BuildingId, id: FloorId, input: NominateCaptainInput, refused: Refused) -> Result {
    let (t, district) = (T(ctx.locale), ctx.district()?);
    let (label, days, others) = ctx
        .read(move |tx| {
            let floor = floor_of(tx, building, id)?;
            let place = place(tx, &floor)?;
            let place = tx.grant::<Nominate, _>(place)?.into_inner();
            let others = tx.actor().organisations().next().is_some()
                || tx.actor().holds(Role::CommitteeSecretary, place.place());
            Ok((floor.label, Terms::of(tx, building)?.inquiry_work_days.value, others))
        })
        .await?;
    let subject = t.floor_sign(&label);
    let mut page =
        StepPage::new(t.0, Section::Tower, "nominate", t.do_nominate(), &subject, &floor_href(district, building, id))
            .refused(refused)
            .lead(t.nominate_lead(days));
    if others {
        page = page
            .field(Field::text("login", t.nominee_login(), input.login.as_str()).hint(t.nominee_hint()).optional(t.0));
    }
    let words = Field::area("words", t.nominate_words(), input.words.as_str(), 3).optional(t.0);
    ctx.show(&page.field(words.with("maxlength", LONGEST.to_string()))).await
}

/// The form to propose somebody for a floor.
#[utoipa::path(get, path = "/{district}/towers/{building}/floors/{floor}/nominations", operation_id = "show_nominate_captain", tag = "captains",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("floor" = FloorId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.nominate"))))]
pub async fn show_nominate_captain(
    ctx: Ctx,
    Path((_, building, floor)): Path<(District, BuildingId, FloorId)>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, floor, NominateCaptainInput::default(), refused).await
}

/// Proposes somebody for a floor.
#[utoipa::path(post, path = "/{district}/towers/{building}/floors/{floor}/nominations", operation_id = "nominate_captain", tag = "captains",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("floor" = FloorId, Path)),
    request_body = NominateCaptainInput, responses((status = 201, body = Done)),
    extensions(("x-permission" = json!("captains.nominate"))))]
pub async fn nominate_captain(
    ctx: Ctx,
    Path((_, building, floor)): Path<(District, BuildingId, FloorId)>,
    form: Form<NominateCaptainInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, building, floor, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, building, floor, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, building: BuildingId, id: FloorId, input: &NominateCaptainInput) -> kernel::Result<Done> {
    let floor = floor_of(tx, building, id)?;
    let place = place(tx, &floor)?;
    let place = tx.grant::<Nominate, _>(place)?.into_inner();
    let me = tx.person()?;
    let mut check = Check::default();
    let words = check.optional_text("words", &input.words, LONGEST);
    let named = nominee(tx, &mut check, (&place, me), (&input.login, building))?;
    check.finish()?;
    let (person, origin) = named.ok_or_else(|| kernel::Error::bug("a checked field is missing"))?;
    let terms = Terms::of(tx, building)?;
    check_standing(tx, person, &floor, &terms)?;
    let district = tx.district();
    if tx.all(&sql::OF_FLOOR, args![district, id])?.iter().any(|c| c.person == person) {
        return Err(CaptainRefusal::NominatedAlready.into());
    }
    let due = within(tx, &terms.accept_work_days);
    let state = State::Nominated { due: due.on };
    let new = New { floor: &floor, person, origin, by: Some(me), words: &words, state };
    let mut captaincy = Captaincy::add(tx, &new)?;
    let kept = tx.words_if(&words);
    tx.record(&CaptainNominated { captaincy: captaincy.id, building, floor: id, origin, due: due.on, words: kept })?;
    if person == me {
        crate::accept::open_inquiry(tx, &mut captaincy)?;
        return Ok(done(&captaincy, |t| t.inquiry_opened()));
    }
    captaincy.owe(tx, "answer_nomination", captaincy.oneself(), Some(due))?;
    let text = Text::each(|l| T(l).notice_nominated(&floor.label, i18n::Format(l).date(due.on)));
    captaincy.tell(tx, &[person], &text)?;
    Ok(done(&captaincy, |t| t.nominated()))
}

/// Who is proposed, and by whom: oneself, anybody of the building by its secretary, a firm's own people by its delegate.
/// Nobody else learns whether a login name exists.
fn nominee(
    tx: &mut Tx<'_, '_>,
    check: &mut Check,
    (place, me): (&FloorPlace, PersonId),
    (login, building): (&str, BuildingId),
) -> kernel::Result<Option<(PersonId, Origin)>> {
    if login.trim().is_empty() {
        return Ok(Some((me, Origin::Own)));
    }
    let origin = |person, other| if person == me { Origin::Own } else { other };
    if tx.actor().holds(Role::CommitteeSecretary, place.place()) {
        let found = person_of(tx, check, ("login", login), building)?;
        return Ok(found.map(|person| (person, origin(person, Origin::Secretary))));
    }
    if tx.actor().organisations().next().is_none() {
        return Err(CaptainRefusal::NotYourPeople.into());
    }
    match employed(tx, login, building)? {
        Some((person, firms)) if person == me || firms.iter().any(|firm| tx.actor().acts_for(*firm)) => {
            Ok(Some((person, origin(person, Origin::Employer))))
        }
        _ => Err(CaptainRefusal::NotYourPeople.into()),
    }
}
