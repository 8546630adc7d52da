//! What happened to agenda items, ballots and resolutions.

use committees::api::SeatId;
use kernel::{BodyId, Date};
use ledger::Words;

use super::event;
use crate::{
    T,
    agenda::{ItemId, Origin},
    ballot::{BallotId, Choice, Mode, Outcome, Question, Tally, Terms},
    meeting::MeetingId,
    objection::ObjectionId,
    resolution::ResolutionId,
};

event!(/** An item waits in the pool of a body. */ ItemPlaced = "meetings.item_placed" {
    item: ItemId,
    body: BodyId,
    /// What it is about, in another module.
    subject: Option<String>,
    thread: String,
    origin: Origin,
    charter: bool,
    /// Of the title and the draft resolution.
    digest: String,
} of item, in |e| e.thread.clone(), at 4, |e, l| T(l).line_placed(e.origin.code()));

event!(/** The item's title or draft resolution changed before the meeting. */ ItemEdited = "meetings.item_edited" {
    item: ItemId, subject: Option<String>, thread: String, digest: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_item_edited().to_owned());

event!(/** Whoever placed it took it back. */ ItemWithdrawn = "meetings.item_withdrawn" {
    item: ItemId, subject: Option<String>, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_withdrawn().to_owned());

event!(/** It stands on a meeting's agenda. */ ItemListed = "meetings.item_listed" {
    item: ItemId, meeting: MeetingId, subject: Option<String>, thread: String, position: u32,
} of item, in |e| e.thread.clone(), at 4, |e, l| T(l).line_listed(e.position));

event!(/** It was taken off a meeting's agenda, back to the pool. */ ItemUnlisted = "meetings.item_unlisted" {
    item: ItemId, meeting: MeetingId, subject: Option<String>, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_unlisted().to_owned());

event!(/** It has another place on the agenda. */ ItemMoved = "meetings.item_moved" {
    item: ItemId, meeting: MeetingId, position: u32,
} of item, in |e| e.meeting.to_string(), at 4, |e, l| T(l).line_moved(e.position));

event!(/** The chair took it up (已议), for the first time since it was placed or put off. */ ItemDeliberated = "meetings.item_deliberated" {
    item: ItemId, meeting: MeetingId, body: BodyId, subject: Option<String>, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_deliberated().to_owned());

event!(/** The chair took it up again: an earlier meeting came to no decision. */ ItemResumed = "meetings.item_resumed" {
    item: ItemId, meeting: MeetingId, body: BodyId, subject: Option<String>, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_resumed().to_owned());

event!(/** Its text was changed in the meeting. */ ItemAmended = "meetings.item_amended" {
    item: ItemId, meeting: MeetingId, subject: Option<String>, thread: String, digest: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_amended().to_owned());

event!(/** It was heard, without a vote. */ ItemNoted = "meetings.item_noted" {
    item: ItemId, meeting: MeetingId, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_noted().to_owned());

event!(/** The meeting ended or was cancelled without a decision on it: it waits in the pool again. */ ItemReturned = "meetings.item_returned" {
    item: ItemId, meeting: MeetingId, subject: Option<String>, thread: String,
} of item, in |e| e.thread.clone(), at 4, |_e, l| T(l).line_returned().to_owned());

event!(/** A member stands aside on it. */ MemberRecused = "meetings.member_recused" {
    item: ItemId, meeting: MeetingId, thread: String, seat: SeatId, by_chair: bool, reason: Words,
} of item, in |e| e.thread.clone(), at 4, |e, l| if e.by_chair { T(l).line_recused_by_chair() } else { T(l).line_recused() }.to_owned());

event!(/** A vote began: who is there, who may vote, what is needed, under which clauses. */ BallotOpened = "meetings.ballot_opened" {
    ballot: BallotId,
    item: ItemId,
    meeting: MeetingId,
    subject: Option<String>,
    thread: String,
    question: Question,
    mode: Mode,
    terms: Terms,
    quorum_clause: String,
    majority_clause: String,
    /// The frozen electorate.
    electors: Vec<SeatId>,
    /// Of the text that is voted on.
    digest: String,
} of ballot, in |e| e.thread.clone(), at 4, |e, l| T(l).line_ballot_opened(e.mode.code(), e.terms.present, e.terms.seats, e.terms.electors));

event!(/** A named vote. */ VoteCast = "meetings.vote_cast" {
    ballot: BallotId, meeting: MeetingId, seat: SeatId, choice: Choice,
} of ballot, in |e| e.ballot.to_string(), at 4, |_e, l| T(l).line_vote().to_owned());

event!(/** A secret vote came in. Nothing else is told of it. */ SecretVoteCast = "meetings.secret_vote_cast" {
    ballot: BallotId,
} of ballot, in |e| e.ballot.to_string(), at 4, |_e, l| T(l).line_vote().to_owned());

event!(/** A vote is over. */ BallotClosed = "meetings.ballot_closed" {
    ballot: BallotId,
    item: ItemId,
    meeting: MeetingId,
    question: Question,
    tally: Tally,
    needed: u32,
    /// Nothing: a vote on putting the item off that did not carry.
    outcome: Option<Outcome>,
    /// Why it was closed before everybody had voted.
    reason: Option<Words>,
} of ballot, in |e| e.ballot.to_string(), at 4, |e, l| T(l).line_ballot_closed(e.tally.yes, e.tally.no, e.tally.abstain, e.tally.missing));

event!(/** The body has decided on an item, put it off, or failed to agree. */ ItemDecided = "meetings.item_decided" {
    item: ItemId,
    meeting: MeetingId,
    body: BodyId,
    subject: Option<String>,
    thread: String,
    outcome: Outcome,
    yes: u32,
    no: u32,
    abstain: u32,
    electors: u32,
    resolution: Option<ResolutionId>,
    /// The resolution's document number.
    number: Option<String>,
} of item, in |e| e.thread.clone(), at 4, |e, l| T(l).line_decided(T(l).outcome(e.outcome.code()), e.yes, e.no, e.abstain));

event!(/** A resolution is published; it takes effect after `until` unless something happens. */ ResolutionPublished = "meetings.resolution_published" {
    resolution: ResolutionId,
    item: ItemId,
    meeting: MeetingId,
    body: BodyId,
    subject: Option<String>,
    thread: String,
    number: String,
    until: Date,
    /// Of its text.
    digest: String,
} of resolution, in |e| e.thread.clone(), at 5, |e, l| T(l).line_published(&e.number, i18n::Format(l).date(e.until)));

event!(/** The notice period is over. */ ResolutionEffective = "meetings.resolution_effective" {
    resolution: ResolutionId,
    item: ItemId,
    meeting: MeetingId,
    body: BodyId,
    subject: Option<String>,
    thread: String,
    number: String,
} of resolution, in |e| e.thread.clone(), at 5, |e, l| T(l).line_effective(&e.number));

event!(/** Somebody objects to a resolution on public notice. What they said is for the committee: it stands in no timeline. */ ObjectionRaised = "meetings.objection_raised" {
    resolution: ResolutionId, objection: ObjectionId, words: Words,
} of objection, in |e| e.resolution.to_string(), at 5, |_e, l| T(l).line_objection().to_owned());

event!(/** The committee answered an objection. */ ObjectionAnswered = "meetings.objection_answered" {
    resolution: ResolutionId,
    objection: ObjectionId,
    subject: Option<String>,
    thread: String,
    number: String,
    words: Words,
} of objection, in |e| e.thread.clone(), at 5, |e, l| T(l).line_objection_answered(&e.number));
