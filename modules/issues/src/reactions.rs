//! What meetings decide, and what becomes of the matter by that.

use commitments::api::{Named, Party};
use committees::api::BodyRow;
use kernel::{Event as _, Result, Role, Stored, Text};
use ledger::{Load as _, Reaction, Tx};
use meetings::api as meeting;

use crate::{
    T,
    cluster::{Closing, ClusterId, ReferTo, State, Step, Vote},
    events::{AgreementBroken, ClusterClosed, ClusterDecided, ClusterReferred},
    matter::{Matter, reopen_until},
    raise::secretary,
};

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: meeting::ItemDeliberated::KIND, run: taken_up },
    Reaction { kind: meeting::ItemDecided::KIND, run: decided },
    Reaction { kind: meeting::ResolutionPublished::KIND, run: published },
    Reaction { kind: meeting::ResolutionEffective::KIND, run: effective },
    Reaction { kind: meeting::AgreementReached::KIND, run: agreed },
    Reaction { kind: meeting::CoordinationFailed::KIND, run: failed },
    Reaction { kind: meeting::AgreementRevisited::KIND, run: revisited },
    Reaction { kind: meeting::AppraisalClosed::KIND, run: appraised },
];

/// The committee as a party, by the name that it has in its tower.
pub fn committee(body: &BodyRow) -> Named {
    Named::new(Party::Role(Role::CommitteeSecretary), Text::same(body.local_name.clone()))
}

/// Whoever mediates.
pub fn mediator() -> Named {
    Named::new(Party::Role(Role::Mediator), Text::each(|l| identity::api::role_title(l, Role::Mediator)))
}

/// The matter that an event of another module is about, if it is about one.
fn matter_of(tx: &mut Tx<'_, '_>, subject: Option<&str>) -> Result<Option<Matter>> {
    match subject.and_then(|s| s.parse::<ClusterId>().ok()) {
        Some(id) => Matter::load(tx, id),
        None => Ok(None),
    }
}

fn committee_of(tx: &mut Tx<'_, '_>, matter: &Matter) -> Result<Named> {
    Ok(committees::api::committee_of(tx, matter.building)?.map_or_else(secretary, |b| committee(&b)))
}

fn taken_up(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ItemDeliberated>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, event.subject.as_deref())? else { return Ok(()) };
    let awaited = committee_of(tx, &matter)?;
    matter.take(tx, Step::TakeUp, Some(&awaited))
}

fn decided(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ItemDecided>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, event.subject.as_deref())? else { return Ok(()) };
    let vote = match event.outcome {
        meeting::Outcome::Passed => Vote::Passed,
        meeting::Outcome::PassedAmended => Vote::PassedAmended,
        meeting::Outcome::Rejected => Vote::Rejected,
        meeting::Outcome::Deferred => Vote::Deferred,
        meeting::Outcome::Stalemate => Vote::Stalemate,
    };
    let (today, reopen_until) = (tx.today(), reopen_until(tx, matter.building)?);
    let most_deferrals =
        u8::try_from(policy::api::of(tx, matter.building)?.meetings.deferrals.value).unwrap_or(u8::MAX);
    if matches!(matter.state, State::OnAgenda { .. }) {
        matter.state = matter.state.step(Step::TakeUp)?;
    }
    let awaited = if vote == Vote::Rejected { None } else { Some(committee_of(tx, &matter)?) };
    matter.take(tx, Step::Decide { vote, most_deferrals, today, reopen_until }, awaited.as_ref())?;
    tx.record(&ClusterDecided { cluster: matter.id, building: matter.building, vote })?;
    let code = vote.code();
    matter.tell(tx, &Text::each(|l| T(l).notice_decided(&matter.title, T(l).vote(code))))
}

fn published(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ResolutionPublished>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, event.subject.as_deref())? else { return Ok(()) };
    let everybody = Named::new(Party::Nobody, Text::each(|l| T(l).everybody()));
    matter.take(tx, Step::Publish { until: event.until }, Some(&everybody))?;
    matter.tell(tx, &Text::each(|l| T(l).notice_noticed(&matter.title, i18n::Format(l).date(event.until))))
}

fn effective(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ResolutionEffective>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, event.subject.as_deref())? else { return Ok(()) };
    let days = policy::api::of(tx, matter.building)?.projects.make_days.value;
    let due = tx.in_working_days(days);
    matter.take(tx, Step::TakeEffect, Some(&secretary()))?;
    matter.owe(tx, "project", secretary(), Some(due))?;
    matter.set_progress(tx, None, Some(&secretary()), Some(due.on))?;
    matter.tell(tx, &Text::each(|l| T(l).notice_effective(&matter.title)))
}

fn agreed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::AgreementReached>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, Some(&event.subject))? else { return Ok(()) };
    let (today, reopen_until) = (tx.today(), reopen_until(tx, matter.building)?);
    matter.take(tx, Step::Agree { today, reopen_until }, None)?;
    tx.record(&ClusterClosed { cluster: matter.id, building: matter.building, how: Closing::Agreed, words: None })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_agreed(&matter.title)))
}

/// An agreement that is not kept puts the matter on the agenda again; one that is kept to the end closes it for good (W4).
fn revisited(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::AgreementRevisited>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, Some(&event.subject))? else { return Ok(()) };
    let step =
        Step::Revisit { kept: event.kept, last: meeting::is_last_revisit(tx, event.coordination, event.revisit)? };
    // Its reporter may have had it taken up again meanwhile; then it goes on as it is.
    if matter.state.step(step).is_err() {
        return Ok(());
    }
    if event.kept {
        return matter.take(tx, step, None);
    }
    let Some(body) = committees::api::committee_of(tx, matter.building)? else { return Ok(()) };
    matter.take(tx, step, Some(&committee(&body)))?;
    tx.record(&AgreementBroken { cluster: matter.id, building: matter.building })?;
    let text = Text::each(|l| T(l).motion_text(matter.issues, matter.supporters)).zh.to_string();
    let motion = meeting::Motion {
        body: body.id,
        building: matter.building,
        subject: matter.id.any(),
        title: &matter.title,
        text: &text,
        origin: meeting::Origin::Coordination,
        charter: false,
        href: &matter.href(),
    };
    meeting::place(tx, &motion)?;
    matter.tell(tx, &Text::each(|l| T(l).notice_broken(&matter.title)))
}

fn failed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::CoordinationFailed>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, Some(&event.subject))? else { return Ok(()) };
    let to = match event.to {
        // The coordination has placed it before the committee again.
        meeting::TurnTo::Deliberation => {
            let awaited = committee_of(tx, &matter)?;
            matter.take(tx, Step::Disagree, Some(&awaited))?;
            return matter.tell(tx, &Text::each(|l| T(l).notice_failed(&matter.title)));
        }
        meeting::TurnTo::Subdistrict => ReferTo::Subdistrict,
        meeting::TurnTo::Law => ReferTo::Law,
    };
    matter.take(tx, Step::Refer { to }, None)?;
    let words = tx.words(&Text::each(|l| T(l).not_agreed().to_owned()).zh);
    tx.record(&ClusterReferred { cluster: matter.id, building: matter.building, to, words })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_referred(&matter.title, T(l).refer_to(to.code()))))
}

fn appraised(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::AppraisalClosed>() else { return Ok(()) };
    let Some(mut matter) = matter_of(tx, Some(&event.subject))? else { return Ok(()) };
    // A matter that is still being worked on is appraised for being late, and goes on.
    if matter.state.step(Step::Appraise).is_ok() {
        matter.take(tx, Step::Appraise, None)?;
    }
    matter.tell(tx, &Text::each(|l| T(l).notice_appraised(&matter.title)))
}
