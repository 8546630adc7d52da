//! A meeting's page, before, during and after it: who is there, the agenda, the vote, and what the reader may do next.

use axum::extract::Path;
use committees::api::{SeatId, seat_word};
use kernel::{Act, Actor, District, Locale, Permission, Timestamp};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    entry::{BallotItem, EntryItem, entries, sample_entry},
    load::Meeting,
    meeting::{MeetingId, MeetingKind, MeetingStage, MeetingState},
    notice, permissions as may,
    preside::{presider, vice_may_open},
    store::meeting::{AttendanceRow, PaperId, PaperRow, attendance, sql},
};

/// A seat and whether its holder is there.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PresenceItem {
    pub seat: SeatId,
    pub name: String,
    /// Whom the seat stands for.
    pub stands_for: &'static str,
    pub votes: bool,
    pub present: bool,
    /// Stands aside on the item under way.
    pub aside: bool,
    /// The answer to the notice.
    pub coming: Option<bool>,
}

/// A paper.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PaperItem {
    pub id: PaperId,
    pub title: String,
    pub words: Option<String>,
    /// Where the file is, if it has one.
    pub file: Option<String>,
    #[serde(skip)]
    pub size: String,
    #[serde(skip)]
    pub remove: Option<String>,
}

/// Whether the reader may do `A` to a meeting.
pub fn permits<A: Act>(actor: &Actor, meeting: &Meeting) -> bool {
    let permission: &'static Permission = const { &A::PERMISSION };
    permission.check(actor, meeting).is_ok()
}

/// A meeting.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/show_meeting.html")]
pub struct MeetingPage {
    pub id: MeetingId,
    pub title: String,
    #[schema(value_type = String)]
    pub kind: MeetingKind,
    #[schema(value_type = String)]
    pub state: MeetingStage,
    pub starts_at: Timestamp,
    pub venue: String,
    pub guests: String,
    /// Seats with a vote, how many of them are there, and how many must be.
    pub voting: usize,
    pub present: usize,
    pub quorum: u32,
    pub quorate: bool,
    pub seats: Vec<PresenceItem>,
    pub agenda: Vec<EntryItem>,
    pub papers: Vec<PaperItem>,
    pub actions: Vec<Action>,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// Whether the reader was asked to come and has not answered, or what they answered.
    pub asked: bool,
    pub coming: Option<bool>,
    /// Items of the pool that may still be listed.
    #[serde(skip)]
    pool: Vec<(String, String)>,
    /// Presence still changes.
    #[serde(skip)]
    running: bool,
    #[serde(skip)]
    may_attend: bool,
    #[serde(skip)]
    may_note: bool,
    #[serde(skip)]
    here: bool,
    #[serde(skip)]
    when: String,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    clause: String,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for MeetingPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let list = format!("{}/meetings", self.tower.href);
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.meetings_short(), list),
            Crumb::here(&self.title),
        ];
        Frame { section: Section::Meetings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A meeting with its agenda, papers, presence and results.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}", operation_id = "show_meeting", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = MeetingPage)), extensions(("x-permission" = json!("meetings.show_meeting"))))]
pub async fn show_meeting(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let meeting = tx.granted::<may::ShowMeeting, Meeting>(id)?.into_inner();
            assemble(tx, meeting, locale)
        })
        .await?;
    ctx.show(&page).await
}

/// The status of a meeting in a word.
pub fn chip(stage: MeetingStage, t: T) -> Chip {
    let tone = match stage {
        MeetingStage::Draft => Tone::New,
        MeetingStage::Convened | MeetingStage::Closed => Tone::Waiting,
        MeetingStage::Open => Tone::Doing,
        MeetingStage::Published => Tone::Decided,
        MeetingStage::Cancelled => Tone::Closed,
    };
    Chip::new(tone, t.meeting_stage(stage.code()))
}

fn assemble(tx: &mut Tx<'_, '_>, meeting: Meeting, locale: Locale) -> kernel::Result<MeetingPage> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let pack = policy::api::of(tx, meeting.building)?;
    let building = registry::api::building_of(tx, meeting.building)?;
    let tower = TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) };
    let rows = attendance(tx, meeting.id)?;
    let agenda = entries(tx, &meeting, &rows, locale)?;
    let aside = agenda.iter().find(|e| e.current).map(|e| e.aside_seats.clone()).unwrap_or_default();
    let seats = seats(tx, &meeting, &rows, &aside, locale)?;
    let quorum_rule = &pack.meetings.quorum;
    let voting = seats.iter().filter(|s| s.votes).count();
    let present = seats.iter().filter(|s| s.votes && s.present).count();
    let quorum = quorum_rule.value.needed(u32::try_from(voting).unwrap_or(u32::MAX));
    let papers = tx.all(&sql::PAPERS, db::args![district, meeting.id])?;
    let may_paper = permits::<may::AddPaper>(tx.actor(), &meeting);
    let papers = papers.into_iter().map(|p| paper(p, &meeting, may_paper)).collect();
    let arranging = permits::<may::ArrangeAgenda>(tx.actor(), &meeting)
        && meeting.state.may_list(&notice::notice(tx, &pack, meeting.starts_at)).is_ok();
    let pool = if arranging {
        let waiting = tx.all(&sql::POOL, db::args![district, meeting.body])?;
        waiting.into_iter().map(|i| (i.id.to_string(), i.title)).collect()
    } else {
        Vec::new()
    };
    let own = meeting.seat_of(tx.actor()).map(|s| s.id);
    let mine = rows.iter().find(|r| Some(r.seat) == own);
    let near = meeting.state.may_attend(tx.now(), meeting.starts_at).is_ok();
    let title = notice::title(&pack, meeting.kind, meeting.number).get(locale).to_owned();
    Ok(MeetingPage {
        id: meeting.id,
        title,
        kind: meeting.kind,
        state: meeting.state.stage(),
        starts_at: meeting.starts_at,
        when: format.moment(meeting.starts_at),
        venue: meeting.venue.clone(),
        guests: meeting.guests.clone(),
        voting,
        present,
        quorum,
        quorate: voting > 0 && present >= quorum as usize,
        clause: format.clause(pack.clause(&quorum_rule.clause).id),
        asked: own.is_some() && meeting.state.may_answer().is_ok(),
        coming: mine.and_then(|r| r.coming),
        here: mine.is_some_and(|r| r.present),
        running: matches!(
            meeting.state,
            MeetingState::Draft | MeetingState::Convened { .. } | MeetingState::Open { .. }
        ),
        may_attend: own.is_some() && near,
        may_note: near
            && tx.actor().role_among(may::Attend::PERMISSION.roles, kernel::Resource::place(&meeting)).is_some(),
        actions: actions(tx, &meeting, &rows, agenda.len(), t),
        chip: chip(meeting.state.stage(), t),
        reason: meeting.reason.clone(),
        href: meeting.href(),
        seats,
        agenda,
        papers,
        pool,
        tower,
        t,
    })
}

/// The seats as they are today, or as they were when the meeting was closed.
fn seats(
    tx: &mut Tx<'_, '_>,
    meeting: &Meeting,
    rows: &[AttendanceRow],
    aside: &[SeatId],
    locale: Locale,
) -> kernel::Result<Vec<PresenceItem>> {
    let over = matches!(meeting.state, MeetingState::Closed { .. } | MeetingState::Published { .. });
    let people: Vec<_> = if over {
        rows.iter().map(|r| (r.seat, r.person, r.kind, r.votes)).collect()
    } else {
        meeting.seats.iter().map(|s| (s.id, s.person, s.kind, s.votes)).collect()
    };
    let names = identity::api::names_of(tx, &people.iter().map(|p| p.1).collect::<Vec<_>>())?;
    let seat = |(seat, person, kind, votes)| {
        let row = rows.iter().find(|r| r.seat == seat);
        PresenceItem {
            seat,
            name: names.get(&person).map_or(T(locale).nameless().to_owned(), |n| n.reveal().clone()),
            stands_for: seat_word(locale, kind),
            votes,
            present: row.is_some_and(|r| if over { r.arrived_at.is_some() } else { r.present }),
            aside: aside.contains(&seat),
            coming: row.and_then(|r| r.coming),
        }
    };
    Ok(people.into_iter().map(seat).collect())
}

fn paper(row: PaperRow, meeting: &Meeting, may_edit: bool) -> PaperItem {
    let removable = may_edit && crate::add_paper::removable(meeting.state.stage());
    PaperItem {
        id: row.id,
        title: row.title,
        words: row.words,
        file: row.mime.is_some().then(|| format!("/{}/papers/{}", meeting.district, row.id)),
        size: format!("{} KB", row.size.div_ceil(1024)),
        remove: removable.then(|| format!("{}/papers/{}/removal", meeting.href(), row.id)),
    }
}

fn actions(tx: &Tx<'_, '_>, meeting: &Meeting, rows: &[AttendanceRow], items: usize, t: T) -> Vec<Action> {
    let (actor, href) = (tx.actor(), meeting.href());
    let at = |tail: &str| format!("{href}/{tail}");
    let mut actions = Vec::new();
    match meeting.state {
        MeetingState::Draft => {
            if items > 0 && permits::<may::Convene>(actor, meeting) {
                actions.push(Action::button("convene", at("convocation"), t.do_convene()).main());
            }
            if permits::<may::EditMeeting>(actor, meeting) {
                actions.push(Action::page("edit_meeting", at("arrangement"), t.do_edit_meeting()));
            }
        }
        MeetingState::Convened { .. } => {
            let near = meeting.state.open(tx.now(), meeting.starts_at).is_ok();
            let opens = |vice: Option<_>| vice.is_none() || vice_may_open(tx.now(), meeting, rows).is_ok();
            if near && presider::<may::OpenMeeting>(actor, meeting, rows).is_ok_and(opens) {
                actions.push(Action::button("open_meeting", at("opening"), t.do_open()).main());
            }
            if permits::<may::Postpone>(actor, meeting) {
                actions.push(Action::page("postpone", at("postponement"), t.do_postpone()));
            }
        }
        MeetingState::Open { .. } => {
            if meeting.open_ballot.is_none() && presider::<may::CloseMeeting>(actor, meeting, rows).is_ok() {
                actions.push(Action::button("close_meeting", at("closure"), t.do_close()));
            }
        }
        MeetingState::Closed { .. } => {
            if crate::load::is_insider(actor, kernel::Resource::place(meeting), &meeting.seats) {
                actions.push(Action::page("show_minutes", at("minutes"), t.do_minutes()).main());
            }
        }
        MeetingState::Published { .. } => {
            actions.push(Action::page("show_minutes", at("minutes"), t.do_read_minutes()).main());
        }
        MeetingState::Cancelled { .. } => {}
    }
    if meeting.state.may_add_paper().is_ok() && permits::<may::AddPaper>(actor, meeting) {
        actions.push(Action::page("add_paper", at("papers"), t.do_paper()));
    }
    if matches!(meeting.state, MeetingState::Draft | MeetingState::Convened { .. })
        && permits::<may::Cancel>(actor, meeting)
    {
        actions.push(Action::page("cancel", at("cancellation"), t.do_cancel()));
    }
    actions
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let seat = |n: u8, present, aside| PresenceItem {
        seat: SeatId::from_bytes([n; 16]),
        name: "林默".into(),
        stands_for: seat_word(locale, committees::api::SeatKind::Employee),
        votes: true,
        present,
        aside,
        coming: Some(present),
    };
    let page = |stage: MeetingStage, entry: EntryItem| MeetingPage {
        id: MeetingId::from_bytes([1; 16]),
        title: "第 4 次议事会".into(),
        kind: MeetingKind::Deliberation,
        state: stage,
        starts_at: Timestamp::from_micros(0),
        venue: "3 层共享会议室".into(),
        guests: "消防支队".into(),
        voting: 3,
        present: 2,
        quorum: 2,
        quorate: true,
        seats: vec![seat(1, true, false), seat(2, true, true), seat(3, false, false)],
        agenda: vec![entry],
        papers: vec![PaperItem {
            id: PaperId::from_bytes([1; 16]),
            title: "试行方案".into(),
            words: Some("一、".into()),
            file: Some("/".into()),
            size: "12 KB".into(),
            remove: Some("/".into()),
        }],
        actions: vec![
            Action::button("convene", "/", t.do_convene()).main(),
            Action::page("cancel", "/", t.do_cancel()),
        ],
        reason: Some("场地".into()),
        asked: true,
        coming: None,
        pool: vec![("agi_1".into(), "午餐微波炉".into())],
        running: matches!(stage, MeetingStage::Open),
        may_attend: true,
        may_note: true,
        here: false,
        when: "11月28日 09:30".into(),
        chip: chip(stage, t),
        clause: "规则 9".into(),
        href: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    let open = BallotItem::sample(locale, true);
    let closed = BallotItem::sample(locale, false);
    MeetingStage::ALL
        .iter()
        .map(|stage| {
            let ballots = if *stage == MeetingStage::Open { open.clone() } else { closed.clone() };
            Sample::of("show_meeting", &page(*stage, sample_entry(locale, vec![ballots])))
        })
        .collect()
}
