//! An item on a meeting's agenda as its page shows it: the text, who stands aside, the votes, what became of it.

use committees::api::SeatId;
use db::args;
use kernel::{Locale, Resource as _};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Tone, Votes};
use web::Action;

use crate::{
    T,
    agenda::{ItemId, ItemStage},
    ballot::{BallotId, Mode, Outcome, Question},
    load::Meeting,
    meeting::MeetingState,
    permissions as may, proceedings,
    show_meeting::permits,
    store::{
        ballot::{BallotRow, sql as ballots},
        meeting::{AttendanceRow, EntryRow, Fate, agenda, recusals},
    },
};

/// A vote on an item.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct BallotItem {
    pub id: BallotId,
    #[schema(value_type = String)]
    pub question: Question,
    #[schema(value_type = String)]
    pub mode: Mode,
    pub electors: u32,
    pub needed: u32,
    /// How many have voted. Nobody sees how before it is closed.
    pub turnout: u32,
    pub open: bool,
    pub yes: Option<u32>,
    pub no: Option<u32>,
    pub abstain: Option<u32>,
    #[schema(value_type = Option<String>)]
    pub outcome: Option<Outcome>,
    /// The reader is on its roll and has not voted.
    pub may_vote: bool,
    #[serde(skip)]
    pub voted: bool,
    #[serde(skip)]
    pub caption: String,
    #[serde(skip)]
    pub chart: Option<Votes>,
    /// Who voted how, in a named vote that is closed.
    #[serde(skip)]
    pub names: Vec<(String, String)>,
    #[serde(skip)]
    pub reason: Option<String>,
    #[serde(skip)]
    pub close: Option<String>,
    #[serde(skip)]
    pub vote: String,
}

/// An item on an agenda.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EntryItem {
    pub item: ItemId,
    pub position: u32,
    pub title: String,
    /// The draft resolution, or the text that was adopted.
    pub words: String,
    /// What it is about.
    pub href: Option<String>,
    #[schema(value_type = String)]
    pub state: ItemStage,
    #[schema(value_type = Option<String>)]
    pub fate: Option<Fate>,
    /// The document number of the resolution.
    pub number: Option<String>,
    pub ballots: Vec<BallotItem>,
    pub actions: Vec<Action>,
    /// The item under way.
    pub current: bool,
    #[serde(skip)]
    pub resolution: Option<String>,
    #[serde(skip)]
    pub origin: String,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub aside: Vec<String>,
    #[serde(skip)]
    pub aside_seats: Vec<SeatId>,
}

/// The agenda of a meeting.
///
/// # Errors
/// The database's own failure.
pub fn entries(
    tx: &mut Tx<'_, '_>,
    meeting: &Meeting,
    attendance: &[AttendanceRow],
    locale: Locale,
) -> kernel::Result<Vec<EntryItem>> {
    let (t, district) = (T(locale), tx.district());
    let rows = tx.all(&ballots::OF_MEETING, args![district, meeting.id])?;
    let resolutions = tx.all(&ballots::RESOLUTIONS_OF_MEETING, args![district, meeting.id])?;
    let agenda = agenda(tx, meeting.id)?;
    let last = agenda.len();
    let recusal = policy::api::of(tx, meeting.building)?.meetings.recusal.value;
    let mut items = Vec::with_capacity(last);
    for entry in agenda {
        let aside = recusals(tx, entry.item)?;
        let people: Vec<_> = aside.iter().map(|r| r.person).collect();
        let names = identity::api::names_of(tx, &people)?;
        let name = |p| names.get(p).map_or(t.nameless().to_owned(), |n| n.reveal().clone());
        let mut votes = Vec::new();
        for row in rows.iter().filter(|b| b.item == entry.item) {
            votes.push(ballot(tx, meeting, row, locale)?);
        }
        let resolution = resolutions.iter().find(|r| r.item == entry.item);
        let own =
            meeting.seat_of(tx.actor()).filter(|s| s.votes && attendance.iter().any(|a| a.seat == s.id && a.present));
        let stands_aside = own.is_some_and(|s| aside.iter().any(|r| r.seat == s.id));
        items.push(EntryItem {
            item: entry.item,
            position: entry.position,
            words: resolution.map_or_else(|| entry.words.clone(), |r| r.words.clone()),
            href: entry.href.clone(),
            state: entry.state,
            fate: entry.fate,
            current: meeting.current_item == Some(entry.item),
            number: resolution.map(|r| r.number.clone()),
            resolution: resolution.map(|r| format!("/{district}/resolutions/{}", r.id)),
            origin: t.origin(entry.origin.code()),
            chip: chip(&entry, meeting, votes.iter().any(|b: &BallotItem| b.open), t),
            actions: actions(tx, meeting, &entry, recusal.then_some(own.is_some() && !stands_aside), last, t),
            aside: aside.iter().map(|r| t.minutes_aside(name(&r.person), &r.reason)).collect(),
            aside_seats: aside.into_iter().map(|r| r.seat).collect(),
            title: entry.title,
            ballots: votes,
        });
    }
    Ok(items)
}

fn chip(entry: &EntryRow, meeting: &Meeting, voting: bool, t: T) -> Chip {
    match entry.fate {
        Some(fate @ (Fate::Passed | Fate::PassedAmended)) => Chip::new(Tone::Decided, t.fate(fate.code())),
        Some(fate @ Fate::Noted) => Chip::new(Tone::Done, t.fate(fate.code())),
        Some(fate @ Fate::Deferred) => Chip::new(Tone::Soon, t.fate(fate.code())),
        Some(fate @ Fate::Stalemate) => Chip::new(Tone::Stuck, t.fate(fate.code())),
        Some(fate) => Chip::new(Tone::Closed, t.fate(fate.code())),
        None if voting => Chip::new(Tone::Doing, t.voting_now()),
        None if meeting.current_item == Some(entry.item) => Chip::new(Tone::Doing, t.deliberating_now()),
        None => Chip::new(Tone::New, t.not_yet()),
    }
}

fn ballot(tx: &mut Tx<'_, '_>, meeting: &Meeting, row: &BallotRow, locale: Locale) -> kernel::Result<BallotItem> {
    let (t, district) = (T(locale), tx.district());
    let (turnout,) = tx.one(&ballots::TURNOUT, args![district, row.id])?;
    let slot = match tx.actor().person() {
        Some(person) => tx.first(&ballots::SLOT, args![district, row.id, person])?,
        None => None,
    };
    let tally = row.tally();
    let open = tally.is_none();
    let chart = tally.map(|v| Votes {
        locale,
        yes: v.yes,
        no: v.no,
        abstain: v.abstain,
        absent: v.missing,
        needed: row.needed,
    });
    let names = match (open, row.mode) {
        (false, Mode::Named) => {
            let named = proceedings::named(tx, row.id, row.mode)?;
            named.into_iter().map(|(name, choice)| (name, t.choice(choice.code()))).collect()
        }
        _ => Vec::new(),
    };
    let clause = i18n::Format(t.0).clause(row.rules()?.majority_clause.id);
    let caption = t.ballot_caption(
        t.mode(row.mode.code()),
        t.question(row.question.code()),
        row.seats,
        row.present,
        row.electors,
        row.needed,
        clause,
    );
    let close = (open && permits::<may::CloseBallot>(tx.actor(), meeting))
        .then(|| format!("/{district}/ballots/{}/closure", row.id));
    Ok(BallotItem {
        id: row.id,
        question: row.question,
        mode: row.mode,
        electors: row.electors,
        needed: row.needed,
        turnout,
        open,
        yes: tally.map(|v| v.yes),
        no: tally.map(|v| v.no),
        abstain: tally.map(|v| v.abstain),
        outcome: row.outcome,
        may_vote: open && slot.as_ref().is_some_and(|s| !s.voted),
        voted: slot.is_some_and(|s| s.voted),
        caption,
        chart,
        names,
        reason: row.reason.clone(),
        close,
        vote: format!("/{district}/ballots/{}/vote", row.id),
    })
}

/// What the reader may do. `stands_aside`: whether they may stand aside themselves; nothing where no rule asks for it.
fn actions(
    tx: &Tx<'_, '_>,
    meeting: &Meeting,
    entry: &EntryRow,
    stands_aside: Option<bool>,
    last: usize,
    t: T,
) -> Vec<Action> {
    let (actor, item) = (tx.actor(), format!("/{}/items/{}", meeting.district, entry.item));
    let at = |tail: &str| format!("{item}/{tail}");
    let mut actions = Vec::new();
    let live = entry.fate.is_none() && entry.meeting == Some(meeting.id);
    if !live {
        return actions;
    }
    match meeting.state {
        MeetingState::Draft | MeetingState::Convened { .. } => {
            if permits::<may::EditItem>(actor, meeting) {
                actions.push(Action::page("edit_item", at("text"), t.do_edit_item()));
            }
            if permits::<may::ArrangeAgenda>(actor, meeting) {
                if entry.position > 1 {
                    let up = (entry.position - 1).to_string();
                    actions.push(Action::button("move_item", at("position"), t.do_up()).with("position", up));
                }
                if (entry.position as usize) < last {
                    let down = (entry.position + 1).to_string();
                    actions.push(Action::button("move_item", at("position"), t.do_down()).with("position", down));
                }
                actions.push(Action::button("unlist_item", at("unlisting"), t.do_unlist()));
            }
        }
        MeetingState::Open { .. } if meeting.open_ballot.is_none() => {
            let here = meeting.current_item == Some(entry.item);
            if !here && permits::<may::TakeUp>(actor, meeting) {
                actions.push(Action::button("take_up", at("deliberation"), t.do_take_up()).main());
            }
            if here && permits::<may::OpenBallot>(actor, meeting) {
                for (question, mode, label) in [
                    ("adopt", "named", t.do_vote_named()),
                    ("adopt", "secret", t.do_vote_secret()),
                    ("defer", "named", t.do_vote_defer()),
                ] {
                    let button = Action::button("open_ballot", at("ballots"), label);
                    actions.push(button.with("question", question).with("mode", mode));
                }
            }
            if here && permits::<may::Amend>(actor, meeting) {
                actions.push(Action::page("amend", at("amendment"), t.do_amend()));
            }
            if here && entry.subject.is_none() && permits::<may::Note>(actor, meeting) {
                actions.push(Action::button("note", at("note"), t.do_note()));
            }
        }
        _ => {}
    }
    let chairs = actor.role_among(<may::Recuse as kernel::Act>::PERMISSION.roles, meeting.place()).is_some();
    if matches!(meeting.state, MeetingState::Open { .. })
        && meeting.open_ballot.is_none()
        && stands_aside.is_some_and(|may| may || chairs)
    {
        actions.push(Action::page("recuse", at("recusal"), t.do_recuse()));
    }
    actions
}

impl BallotItem {
    /// Made up, for the samples.
    pub fn sample(locale: Locale, open: bool) -> Self {
        let t = T(locale);
        Self {
            id: BallotId::from_bytes([1; 16]),
            question: Question::Adopt,
            mode: Mode::Named,
            electors: 7,
            needed: 5,
            turnout: 5,
            open,
            yes: (!open).then_some(6),
            no: (!open).then_some(1),
            abstain: (!open).then_some(0),
            outcome: (!open).then_some(Outcome::Passed),
            may_vote: open,
            voted: !open,
            caption: t.ballot_caption(t.mode("named"), t.question("adopt"), 9, 8, 7, 5, "规则 12"),
            chart: (!open).then_some(Votes { locale, yes: 6, no: 1, abstain: 0, absent: 0, needed: 5 }),
            names: if open { Vec::new() } else { vec![("林默".into(), t.choice("yes"))] },
            reason: (!open).then(|| "时间".into()),
            close: open.then(|| "/".into()),
            vote: "/".into(),
        }
    }
}

/// Made up, for the samples.
pub fn sample_entry(locale: Locale, ballots: Vec<BallotItem>) -> EntryItem {
    let t = T(locale);
    EntryItem {
        item: ItemId::from_bytes([1; 16]),
        position: 1,
        title: "电梯错峰试行方案".into(),
        words: "试行三个月。\n物业每周公布等候时间。".into(),
        href: Some("/".into()),
        state: ItemStage::UnderWay,
        fate: None,
        number: Some("和衡楼议〔2026〕6号".into()),
        resolution: Some("/".into()),
        ballots,
        current: true,
        actions: vec![Action::button("take_up", "/", t.do_take_up()).main()],
        origin: t.origin("petition"),
        chip: Chip::new(Tone::Doing, t.voting_now()),
        aside: vec![t.minutes_aside("周以宁", "本单位承接餐饮")],
        aside_seats: vec![SeatId::from_bytes([2; 16])],
    }
}
