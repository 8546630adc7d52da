//! What happened to meetings, their papers and minutes.

use committees::api::{SeatId, SeatKind};
use kernel::{BodyId, Timestamp};
use ledger::Words;

use super::event;
use crate::{
    T,
    agenda::ItemId,
    meeting::{MeetingId, MeetingKind},
    store::meeting::PaperId,
};

event!(/** The chair or the secretary began to prepare a meeting. */ MeetingDrafted = "meetings.meeting_drafted" {
    meeting: MeetingId, body: BodyId, kind: MeetingKind, starts_at: Timestamp,
} of meeting, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_drafted().to_owned());

event!(/** Date, place or guests of a draft were corrected. */ MeetingEdited = "meetings.meeting_edited" {
    meeting: MeetingId, starts_at: Timestamp,
} of meeting, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_edited().to_owned());

event!(/** Members were told; agenda and papers are public. */ MeetingConvened = "meetings.meeting_convened" {
    meeting: MeetingId,
    body: BodyId,
    kind: MeetingKind,
    number: u32,
    starts_at: Timestamp,
    /// Working days from the notice to the meeting, and how many the rules ask for.
    notice_days: i64,
    needed_days: u32,
    clause: String,
    items: Vec<ItemId>,
    /// What the items are about, in other modules.
    subjects: Vec<String>,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_convened(T(l).kind(e.kind.code()), e.number, i18n::Format(l).moment(e.starts_at)));

event!(/** The meeting has another date, with a new notice. */ MeetingPostponed = "meetings.meeting_postponed" {
    meeting: MeetingId,
    body: BodyId,
    number: u32,
    was: Timestamp,
    starts_at: Timestamp,
    notice_days: i64,
    needed_days: u32,
    subjects: Vec<String>,
    reason: Words,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_postponed(i18n::Format(l).moment(e.starts_at)));

event!(/** The meeting does not take place; its items are back in the pool. */ MeetingCancelled = "meetings.meeting_cancelled" {
    meeting: MeetingId,
    body: BodyId,
    number: Option<u32>,
    subjects: Vec<String>,
    reason: Words,
} of meeting, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_cancelled().to_owned());

event!(/** A member said whether they will come. */ AnswerGiven = "meetings.answer_given" {
    meeting: MeetingId, seat: SeatId, coming: bool,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| if e.coming { T(l).line_coming() } else { T(l).line_not_coming() }.to_owned());

event!(/** The chair opened the meeting, or the vice-chair did. */ MeetingOpened = "meetings.meeting_opened" {
    meeting: MeetingId,
    body: BodyId,
    number: u32,
    present: u32,
    seats: u32,
    /// How many must be present for a vote.
    quorum: u32,
    /// The seat of the vice-chair who did it in the chair's place.
    #[serde(default)]
    vice: Option<SeatId>,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| match e.vice {
    Some(_) => T(l).line_opened_vice(e.present, e.seats),
    None => T(l).line_opened(e.present, e.seats),
});

event!(/** Somebody with a seat came in; `present` of those with a vote are there now. */ MemberArrived = "meetings.member_arrived" {
    meeting: MeetingId, seat: SeatId, kind: SeatKind, votes: bool, present: u32,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_arrived(committees::api::seat_word(l, e.kind), e.present));

event!(/** Somebody with a seat left. */ MemberLeft = "meetings.member_left" {
    meeting: MeetingId, seat: SeatId, kind: SeatKind, votes: bool, present: u32,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_left(committees::api::seat_word(l, e.kind), e.present));

event!(/** The chair closed the meeting. */ MeetingClosed = "meetings.meeting_closed" {
    meeting: MeetingId,
    body: BodyId,
    number: u32,
    /// Items decided or heard, and items given back to the pool.
    settled: u32,
    returned: u32,
    /// The seat of the vice-chair who did it in the chair's place.
    #[serde(default)]
    vice: Option<SeatId>,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| match e.vice {
    Some(_) => T(l).line_closed_vice(e.settled, e.returned),
    None => T(l).line_closed(e.settled, e.returned),
});

event!(/** A paper was added. */ PaperAdded = "meetings.paper_added" {
    meeting: MeetingId,
    paper: PaperId,
    /// SHA-256 of the text or the file.
    digest: String,
    size: u64,
} of paper, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_paper().to_owned());

event!(/** A paper was taken out before members were told. */ PaperRemoved = "meetings.paper_removed" {
    meeting: MeetingId, paper: PaperId,
} of paper, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_paper_removed().to_owned());

event!(/** The record of the meeting became the draft of its minutes. */ MinutesDrafted = "meetings.minutes_drafted" {
    meeting: MeetingId, digest: String,
} of meeting, in |e| e.meeting.to_string(), at 4, |_e, l| T(l).line_minutes_drafted().to_owned());

event!(/** The minutes have another text. */ MinutesEdited = "meetings.minutes_edited" {
    meeting: MeetingId, rev: i64, digest: String,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_minutes_edited(e.rev));

event!(/** The chair signed the minutes, or the vice-chair did. */ MinutesSigned = "meetings.minutes_signed" {
    meeting: MeetingId,
    rev: i64,
    digest: String,
    /// The seat of the vice-chair who did it in the chair's place.
    #[serde(default)]
    vice: Option<SeatId>,
} of meeting, in |e| e.meeting.to_string(), at 4, |e, l| if e.vice.is_some() { T(l).line_minutes_signed_vice() } else { T(l).line_minutes_signed() }.to_owned());

event!(/** The minutes are public. */ MinutesPublished = "meetings.minutes_published" {
    meeting: MeetingId, rev: i64, digest: String, resolutions: u32,
} of meeting, in |e| e.meeting.to_string(), at 5, |e, l| T(l).line_minutes_published(e.resolutions));
