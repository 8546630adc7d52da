//! What happened in appraisals.

use kernel::{Date, PersonId};
use ledger::Words;

use super::event;
use crate::{
    T,
    appraisal::{AppraisalId, ImprovementId, Quota, mean_text},
};

event!(/** Appraisers were drawn by lot. With the seed and the pool anybody can draw the lot again. */ AppraisalOpened = "meetings.appraisal_opened" {
    appraisal: AppraisalId,
    subject: String,
    number: u32,
    until: Date,
    /// SHA-256, in hexadecimal digits, over the newest signed head and the appraisal's id.
    seed: String,
    /// The size of the record at that head; nothing if none was signed yet.
    head: Option<u64>,
    /// How many could be drawn, and SHA-256 over their sorted ids.
    pool: u32,
    pool_digest: String,
    quota: Quota,
    /// In the order in which they were drawn.
    drawn: Vec<PersonId>,
    neutral: u32,
    ordinary: u32,
    /// Fewer, or fewer of a kind, than the rules ask for: there were no more.
    short: bool,
} of appraisal, in |e| e.subject.clone(), at 8, |e, l| {
    let drawn = u32::try_from(e.drawn.len()).unwrap_or(u32::MAX);
    if e.short { T(l).line_drawn_short(drawn, e.quota.people) } else { T(l).line_drawn(drawn) }
});

event!(/** Scores came in. Nothing else is told of them. */ ScoreCast = "meetings.score_cast" {
    appraisal: AppraisalId,
} of appraisal, in |e| e.appraisal.to_string(), at 8, |_e, l| T(l).line_score().to_owned());

event!(/** The result is public. */ AppraisalClosed = "meetings.appraisal_closed" {
    appraisal: AppraisalId,
    subject: String,
    scored: u32,
    drawn: u32,
    /// The mean of all scores in hundredths; nothing if too few scored.
    mean_hundredths: Option<i64>,
} of appraisal, in |e| e.subject.clone(), at 9, |e, l| match e.mean_hundredths {
    Some(mean) => T(l).line_appraised(e.scored, e.drawn, mean_text(mean)),
    None => T(l).line_appraised_few(e.scored, e.drawn),
});

event!(/** Something is to be improved. */ ImprovementAsked = "meetings.improvement_asked" {
    appraisal: AppraisalId, improvement: ImprovementId, subject: String, due: Date, words: Words,
} of improvement, in |e| e.subject.clone(), at 9, |e, l| T(l).line_improve(i18n::Format(l).date(e.due)));

event!(/** Whoever owes it says that it is done. */ ImprovementDelivered = "meetings.improvement_delivered" {
    appraisal: AppraisalId, improvement: ImprovementId, subject: String,
} of improvement, in |e| e.subject.clone(), at 9, |_e, l| T(l).line_improved().to_owned());

event!(/** It was looked at again. */ ImprovementRechecked = "meetings.improvement_rechecked" {
    appraisal: AppraisalId, improvement: ImprovementId, subject: String, good: bool,
} of improvement, in |e| e.subject.clone(), at 9, |e, l| if e.good { T(l).line_recheck_good() } else { T(l).line_recheck_bad() }.to_owned());
