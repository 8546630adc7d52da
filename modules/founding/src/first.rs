//! The first meeting (首次会议): it elects the chair and adopts the rules of procedure and the covenant, as every meeting
//! does, by ballots.

use committees::api::Position;
use db::args;
use kernel::{BodyId, PersonId, Text, Timestamp};
use ledger::Tx;
use meetings::api::{Called, ItemId, Motion, Origin};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::{ChairNominated, FirstMeetingCalled},
    founding::Founding,
    permissions::ConveneFirst,
    refusal::FoundingRefusal,
    state::{FoundingId, MotionId, State},
    step::{done, form},
    store::{MotionRow, sql},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConveneInput {
    /// `2026-11-28T09:30`, China's time.
    pub starts_at: Input,
    pub venue: Input,
    /// Candidates for the chair, by the ids of the people, in the order in which they are voted on.
    pub candidates: Vec<Input>,
}

verb! {
    /// The form to convene the first meeting with.
    get show_convene_first "show_convene_first";
    /// Convenes the first meeting: the chair's election, the rules of procedure, the covenant.
    post convene_first "convene_first";
    ConveneInput for FoundingId "founding" at "/{district}/foundings/{founding}/meeting" by "founding.convene_first"
}

/// Members who may be elected: with a vote, and not voted on yet.
fn eligible(tx: &mut Tx<'_, '_>, founding: &Founding) -> kernel::Result<Vec<(PersonId, String)>> {
    let (district, today) = (tx.district(), tx.today());
    let Some(body) = founding.body else { return Ok(Vec::new()) };
    let tried: Vec<PersonId> =
        tx.all(&sql::MOTIONS, args![district, founding.id])?.into_iter().filter_map(|m| m.person).collect();
    let mut people: Vec<PersonId> = committees::api::seats_on(tx, body, today)?
        .into_iter()
        .filter(|s| s.votes && !tried.contains(&s.person))
        .map(|s| s.person)
        .collect();
    people.dedup();
    let names = identity::api::names_of(tx, &people)?;
    let name = |p: &PersonId| names.get(p).map_or(String::new(), |n| n.reveal().clone());
    Ok(people.iter().map(|p| (*p, name(p))).collect())
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<ConveneInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, people, earliest) = ctx
        .read(move |tx| {
            let founding = Founding::to::<ConveneFirst>(tx, id)?;
            let people = eligible(tx, &founding)?;
            let pack = founding.pack(tx)?;
            let earliest = tx.in_working_days(pack.meetings.notice_days.value);
            Ok((founding, people, earliest))
        })
        .await?;
    let chosen: Vec<&str> = input.candidates.iter().map(Input::as_str).collect();
    let choices: Vec<Choice> = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let mut page = form(&founding, "convene_first", t.do_convene(), refused, t)
        .lead(t.convene_lead())
        .field(
            Field::moment("starts_at", t.starts_at(), &input.starts_at)
                .hint(t.starts_hint(ctx.format().date_weekday(earliest.on))),
        )
        .field(Field::text("venue", t.venue(), input.venue.as_str()).with("maxlength", "60"));
    if !choices.is_empty() {
        let hint = t.candidates_hint();
        page = page.field(Field::checks("candidates", t.candidates(), &chosen.join(","), choices).hint(hint));
    }
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &ConveneInput) -> kernel::Result<Done> {
    let mut founding = Founding::to::<ConveneFirst>(tx, id)?;
    let State::Filed { .. } = founding.state else {
        return Err(FoundingRefusal::NotNow { state: founding.state.code(), step: "convene" }.into());
    };
    if founding.meeting.is_some() {
        return Err(FoundingRefusal::DoneAlready.into());
    }
    let district = tx.district();
    let motions = tx.all(&sql::MOTIONS, args![district, id])?;
    let open = |m: &&MotionRow| m.about == "chair" && m.state != "failed";
    let mut check = Check::default();
    let starts_at: Option<Timestamp> =
        check.require("starts_at", &input.starts_at, || Text::each(|l| T(l).fault_moment()));
    let venue = check.text("venue", &input.venue, 60);
    let people = eligible(tx, &founding)?;
    let mut candidates: Vec<PersonId> = Vec::new();
    for typed in input.candidates.iter().filter(|c| !c.trim().is_empty()) {
        match typed.trim().parse::<PersonId>() {
            Ok(person) if people.iter().any(|(p, _)| *p == person) => candidates.push(person),
            _ => check.fault("candidates", faults::choose()),
        }
    }
    if candidates.is_empty() && !motions.iter().any(|m| open(&m)) && check.is_clean() {
        check.fault("candidates", faults::choose());
    }
    check.finish()?;
    let starts_at = starts_at.ok_or_else(|| kernel::Error::bug("a checked date is missing"))?;
    let body = founding.body.ok_or_else(|| kernel::Error::bug("a filed founding without a body"))?;
    for person in candidates {
        nominate(tx, &founding, person)?;
    }
    for (about, place) in [("rules", 1_000), ("covenant", 1_001)] {
        let draft = if about == "rules" { &founding.rules } else { &founding.covenant };
        if !draft.trim().is_empty() && !motions.iter().any(|m| m.about == about) {
            add(tx, &founding, about, None, place)?;
        }
    }
    let mut items = Vec::new();
    let all = tx.all(&sql::MOTIONS, args![district, id])?;
    let mut chair = all.iter().any(|m| m.about == "chair" && m.state == "passed");
    for motion in &all {
        // One candidate at a time; what failed comes again, but for candidates.
        let wanted = match (motion.about.as_str(), motion.state.as_str()) {
            (_, "passed") | ("chair", "failed") => false,
            ("chair", _) => !std::mem::replace(&mut chair, true),
            _ => true,
        };
        if wanted {
            items.push(place(tx, &founding, body, motion)?);
        }
    }
    let called = Called { body, building: founding.building, starts_at, venue: &venue, items: &items };
    let meeting = meetings::api::call(tx, &called)?;
    founding.row.meeting = Some(meeting.to_string());
    let secretary = crate::founding::role(kernel::Role::CommitteeSecretary);
    founding.wait_for(tx, &[("first_meeting", secretary)])?;
    tx.record(&FirstMeetingCalled { founding: id, building: founding.building, body, on: starts_at.date() })?;
    Ok(Done::new(format!("/{district}/meetings/{meeting}"), Text::each(|l| T(l).convened_done())).id(meeting))
}

/// One more candidate for the chair.
///
/// # Errors
/// The database's own failure.
pub fn nominate(tx: &mut Tx<'_, '_>, founding: &Founding, person: PersonId) -> kernel::Result<MotionId> {
    let district = tx.district();
    let before = tx.all(&sql::MOTIONS, args![district, founding.id])?;
    let place = before.iter().filter(|m| m.about == "chair").map(|m| m.place).max().unwrap_or(0) + 1;
    let id = add(tx, founding, "chair", Some(person), place)?;
    tx.record(&ChairNominated { founding: founding.id, building: founding.building, person, place })?;
    Ok(id)
}

fn add(
    tx: &mut Tx<'_, '_>,
    founding: &Founding,
    about: &str,
    person: Option<PersonId>,
    place: u32,
) -> kernel::Result<MotionId> {
    let (district, id) = (tx.district(), MotionId::new(tx.store().clock().now()));
    tx.run_one(&sql::ADD_MOTION, args![district, id, founding.id, about, person, place, "waiting"])?;
    Ok(id)
}

/// Puts a motion into the body's pool.
///
/// # Errors
/// The database's own failure.
pub fn place(tx: &mut Tx<'_, '_>, founding: &Founding, body: BodyId, motion: &MotionRow) -> kernel::Result<ItemId> {
    let t = T(kernel::Locale::Zh);
    let (title, text) = match (motion.about.as_str(), motion.person) {
        ("chair", Some(person)) => {
            let name = identity::api::name_of(tx, person)?.map_or(String::new(), kernel::Personal::into_inner);
            (t.motion_chair(&name), t.motion_chair_text(&name, &founding.name))
        }
        ("rules", _) => (t.motion_rules().to_owned(), founding.rules.clone()),
        _ => (t.motion_covenant().to_owned(), founding.covenant.clone()),
    };
    let charter = motion.about != "chair";
    let item = meetings::api::place(
        tx,
        &Motion {
            body,
            building: founding.building,
            subject: motion.id.any(),
            title: &title,
            text: &text,
            origin: Origin::Chair,
            charter,
            href: &founding.href(),
        },
    )?;
    let district = tx.district();
    tx.run_one(&sql::SET_MOTION, args![district, motion.id, "placed"])?;
    Ok(item)
}

/// The chair takes the seat, whoever else goes on as a member.
///
/// # Errors
/// The database's own failure.
pub fn seat_chair(tx: &mut Tx<'_, '_>, body: BodyId, person: PersonId) -> kernel::Result<()> {
    let today = tx.today();
    let seats = committees::api::seats_on(tx, body, today)?;
    let Some(seat) = seats.into_iter().find(|s| s.person == person && s.votes) else {
        return Err(FoundingRefusal::NotAMember.into());
    };
    committees::api::end_seat(tx, &seat, true)?;
    let new = committees::api::NewSeat {
        person,
        kind: seat.kind,
        position: Position::Chair,
        organisation: seat.organisation,
        ordinary: seat.ordinary,
        from: today,
        until: seat.until_on,
    };
    committees::api::take_seat(tx, body, &new)?;
    Ok(())
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CandidateInput {
    /// By the person's id.
    pub candidate: Input,
}

/// One more candidate, where those before were not elected.
pub mod candidate {
    use super::*;

    verb! {
        /// The form to nominate another candidate for the chair with.
        get show_nominate_chair "show_nominate_chair";
        /// Nominates another candidate for the chair; voted on when those before were not elected.
        post nominate_chair "nominate_chair";
        CandidateInput for FoundingId "founding" at "/{district}/foundings/{founding}/candidates" by "founding.convene_first"
    }

    async fn page(ctx: &Ctx, id: FoundingId, input: Option<CandidateInput>, refused: Refused) -> Result {
        let (t, input) = (T(ctx.locale), input.unwrap_or_default());
        let (founding, people) = ctx
            .read(move |tx| {
                let founding = Founding::to::<ConveneFirst>(tx, id)?;
                let people = eligible(tx, &founding)?;
                Ok((founding, people))
            })
            .await?;
        let choices = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
        let page = form(&founding, "nominate_chair", t.do_candidate(), refused, t)
            .lead(t.candidate_lead())
            .field(Field::radios("candidate", t.candidates(), &input.candidate, choices));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &CandidateInput) -> kernel::Result<Done> {
        let founding = Founding::to::<ConveneFirst>(tx, id)?;
        let (State::Filed { .. }, Some(body)) = (founding.state, founding.body) else {
            return Err(FoundingRefusal::NotNow { state: founding.state.code(), step: "convene" }.into());
        };
        let choose = || kernel::Error::field("candidate", faults::choose());
        let person: PersonId = input.candidate.trim().parse().map_err(|_| choose())?;
        if !eligible(tx, &founding)?.iter().any(|(p, _)| *p == person) {
            return Err(choose());
        }
        nominate(tx, &founding, person)?;
        crate::reactions::next_candidate(tx, &founding, body)?;
        Ok(done(&founding, |t| t.candidate_done()))
    }
}
