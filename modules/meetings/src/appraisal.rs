//! Appraisals (评议会, W5): appraisers drawn by lot, secret scores, means, improvements. No I/O.
//!
//! The lot is drawn so that anybody can draw it again: people are put in the order of `SHA-256(seed, person)`, and the
//! seed is in the record. Which of them are taken follows from that order and the shares that the rules ask for.

use kernel::{Date, Deadline, PersonId, ids};
use policy::api::Share;
use serde::{Deserialize, Serialize};

use crate::refusal::MeetingRefusal;

ids! {
    /// An appraisal.
    pub AppraisalId(AppraisalMark) = "apl";
    /// A slip with scores. Its bytes are chance alone and tell no time.
    pub ScoreId(ScoreMark) = "scr";
    /// Something to be improved.
    pub ImprovementId(ImprovementMark) = "ipv";
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum AppraisalStage {
        Open = "open",
        Closed = "closed",
    }
}

/// Where an appraisal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppraisalState {
    Open { until: Deadline },
    Closed { on: Date },
}

impl AppraisalState {
    pub const fn stage(&self) -> AppraisalStage {
        match self {
            AppraisalState::Open { .. } => AppraisalStage::Open,
            AppraisalState::Closed { .. } => AppraisalStage::Closed,
        }
    }

    /// Whether this appraiser may score now.
    ///
    /// # Errors
    /// Scored already, too late, or closed.
    pub fn score(self, today: Date, scored: bool) -> Result<(), MeetingRefusal> {
        match self {
            AppraisalState::Open { .. } if scored => Err(MeetingRefusal::ScoredAlready),
            AppraisalState::Open { until } if until.on < today => Err(MeetingRefusal::ScoringIsOver),
            AppraisalState::Open { .. } => Ok(()),
            AppraisalState::Closed { .. } => Err(MeetingRefusal::ScoringIsOver),
        }
    }

    /// Closes it: when its time is over, or everybody drawn has scored.
    ///
    /// # Errors
    /// There is time left and scores are missing, or it is closed.
    pub fn close(self, today: Date, all_scored: bool) -> Result<Self, MeetingRefusal> {
        match self {
            AppraisalState::Open { until } if !all_scored && today <= until.on => {
                Err(MeetingRefusal::ScoringGoesOn { until: until.on })
            }
            AppraisalState::Open { .. } => Ok(AppraisalState::Closed { on: today }),
            AppraisalState::Closed { .. } => Err(MeetingRefusal::ScoringIsOver),
        }
    }

    /// Whether improvements may be asked for.
    ///
    /// # Errors
    /// Scores are still given.
    pub fn may_improve(self) -> Result<(), MeetingRefusal> {
        match self {
            AppraisalState::Closed { .. } => Ok(()),
            AppraisalState::Open { until } => Err(MeetingRefusal::ScoringGoesOn { until: until.on }),
        }
    }
}

/// What somebody who may be drawn is to the thing appraised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Without an interest in it.
    pub neutral: bool,
    /// Nobody's superior, without any office.
    pub ordinary: bool,
}

/// How many are drawn, and of which kinds at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    pub people: u32,
    pub neutral: u32,
    pub ordinary: u32,
}

impl Quota {
    pub fn of(people: u32, neutral: Share, ordinary: Share) -> Self {
        Self { people, neutral: neutral.needed(people).min(people), ordinary: ordinary.needed(people).min(people) }
    }
}

/// A lot that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// In the order in which they were drawn.
    pub people: Vec<(PersonId, Standing)>,
    pub neutral: u32,
    pub ordinary: u32,
}

impl Draw {
    /// Whether as many of each kind were there as the rules ask for.
    pub const fn is_full(&self, quota: &Quota) -> bool {
        self.people.len() >= quota.people as usize && self.neutral >= quota.neutral && self.ordinary >= quota.ordinary
    }
}

/// The seed: over the newest signed head of the record, if there is one, and the appraisal's id.
pub fn seed(head: Option<&str>, appraisal: AppraisalId) -> [u8; 32] {
    let id = appraisal.to_string();
    crypto::digest(format!("{}\n{id}", head.unwrap_or(&id)).as_bytes())
}

/// The order in which people are drawn; everybody once.
pub fn order(seed: &[u8; 32], pool: &[PersonId]) -> Vec<PersonId> {
    let rank = |p: &PersonId| crypto::digest(&[&seed[..], p.as_bytes()].concat());
    let mut people: Vec<([u8; 32], PersonId)> = pool.iter().map(|p| (rank(p), *p)).collect();
    people.sort_unstable();
    people.dedup();
    people.into_iter().map(|(_, p)| p).collect()
}

/// A digest of everybody who could be drawn, to check a draw against the list.
pub fn pool_digest(pool: &[PersonId]) -> [u8; 32] {
    let mut people = pool.to_vec();
    people.sort_unstable();
    people.dedup();
    crypto::digest(&people.iter().flat_map(|p| *p.as_bytes()).collect::<Vec<u8>>())
}

/// Draws by lot: in the order of the seed, first those whose kind would otherwise be short, then whoever comes next.
/// `standing` is asked about as few people as possible, since it costs a look-up.
///
/// # Errors
/// What `standing` answers.
pub fn draw<E>(
    ordered: &[PersonId],
    quota: &Quota,
    mut standing: impl FnMut(PersonId) -> Result<Standing, E>,
) -> Result<Draw, E> {
    let mut lot = Lot { taken: vec![false; ordered.len()], known: vec![None; ordered.len()], people: Vec::new() };
    // If the two kinds together are more than all places, so many must be both.
    let both = (quota.neutral + quota.ordinary).saturating_sub(quota.people);
    lot.take(ordered, quota.people, &mut standing, |s, have| s.neutral && s.ordinary && have.2 < both)?;
    lot.take(ordered, quota.people, &mut standing, |s, have| s.neutral && have.0 < quota.neutral)?;
    lot.take(ordered, quota.people, &mut standing, |s, have| s.ordinary && have.1 < quota.ordinary)?;
    lot.take(ordered, quota.people, &mut standing, |_, _| true)?;
    let (neutral, ordinary, _) = lot.have();
    Ok(Draw { people: lot.people, neutral, ordinary })
}

struct Lot {
    taken: Vec<bool>,
    known: Vec<Option<Standing>>,
    people: Vec<(PersonId, Standing)>,
}

impl Lot {
    /// Neutral, ordinary, both.
    fn have(&self) -> (u32, u32, u32) {
        self.people.iter().fold((0, 0, 0), |(n, o, b), (_, s)| {
            (n + u32::from(s.neutral), o + u32::from(s.ordinary), b + u32::from(s.neutral && s.ordinary))
        })
    }

    fn take<E>(
        &mut self,
        ordered: &[PersonId],
        most: u32,
        standing: &mut impl FnMut(PersonId) -> Result<Standing, E>,
        wanted: impl Fn(Standing, (u32, u32, u32)) -> bool,
    ) -> Result<(), E> {
        // A pass that wants nothing more asks nobody.
        let all = Standing { neutral: true, ordinary: true };
        for (i, person) in ordered.iter().enumerate() {
            if self.people.len() >= most as usize || !wanted(all, self.have()) {
                break;
            }
            if self.taken[i] {
                continue;
            }
            let found = match self.known[i] {
                Some(found) => found,
                None => standing(*person)?,
            };
            self.known[i] = Some(found);
            if wanted(found, self.have()) {
                self.taken[i] = true;
                self.people.push((*person, found));
            }
        }
        Ok(())
    }
}

/// Scores of 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// 服务
    pub service: u8,
    /// 过程
    pub process: u8,
    /// 成效
    pub result: u8,
}

/// How scores are spread and what they come to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counted {
    pub scored: u32,
    /// Of each criterion (service, process, result), in hundredths; `None` if too few scored.
    pub means: Option<[i64; 3]>,
    /// Of all three together, in hundredths.
    pub mean: Option<i64>,
    /// How often each score from 1 to 5 was given, by criterion; `None` if too few scored.
    pub spread: Option<[[u32; 5]; 3]>,
}

/// Counts scores. Of fewer than `least` only their number is told (§5 of the indicators: 不足样本).
pub fn result(scores: &[Scores], least: u32) -> Counted {
    let scored = u32::try_from(scores.len()).unwrap_or(u32::MAX);
    if scored < least {
        return Counted { scored, ..Counted::default() };
    }
    let criteria: [fn(&Scores) -> u8; 3] = [|s| s.service, |s| s.process, |s| s.result];
    let sums = criteria.map(|of| scores.iter().map(|s| i64::from(of(s))).sum::<i64>());
    let spread = criteria.map(|of| {
        let mut counts = [0; 5];
        for score in scores {
            counts[usize::from(of(score).clamp(1, 5) - 1)] += 1;
        }
        counts
    });
    let n = i64::from(scored);
    Counted {
        scored,
        means: Some(sums.map(|sum| hundredths(sum, n))),
        mean: Some(hundredths(sums.iter().sum(), 3 * n)),
        spread: Some(spread),
    }
}

/// `sum / n` in hundredths, halves rounded up.
const fn hundredths(sum: i64, n: i64) -> i64 {
    (sum * 200 + n) / (2 * n)
}

/// `4.33` for 433.
pub fn mean_text(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

db::codes! {
    /// Where an improvement stands.
    pub enum ImprovementState {
        Open = "open",
        /// Whoever owes it says that it is done; the recheck is due.
        Delivered = "delivered",
        Done = "done",
    }
}

impl ImprovementState {
    /// # Errors
    /// It was delivered already.
    pub fn deliver(self) -> Result<Self, MeetingRefusal> {
        match self {
            ImprovementState::Open => Ok(ImprovementState::Delivered),
            _ => Err(MeetingRefusal::ImprovementNotNow { state: self, step: "deliver" }),
        }
    }

    /// The recheck: done, or owed again.
    ///
    /// # Errors
    /// It is not delivered, or done already.
    pub fn recheck(self, good: bool) -> Result<Self, MeetingRefusal> {
        match self {
            ImprovementState::Delivered if good => Ok(ImprovementState::Done),
            ImprovementState::Delivered => Ok(ImprovementState::Open),
            _ => Err(MeetingRefusal::ImprovementNotNow { state: self, step: "recheck" }),
        }
    }
}
