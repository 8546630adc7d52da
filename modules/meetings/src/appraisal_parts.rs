//! Parts of an appraisal's page: how the lot was drawn, what the scores came to, what is to be improved.

use kernel::Event as _;
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Tone};

use crate::{
    T,
    appraisal::{Counted, ImprovementId, ImprovementState, Quota, mean_text},
    events::AppraisalOpened,
    form::html,
    load_appraisal::{Appraisal, located},
    load_coordination::may,
    permissions as act,
    score::CRITERIA,
    store::appraisal::improvements,
};

/// How the appraisers were drawn: enough to draw the lot again.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LotItem {
    pub drawn: u32,
    pub neutral: u32,
    pub ordinary: u32,
    #[schema(value_type = Object)]
    pub quota: Quota,
    /// How many could be drawn.
    pub pool: u32,
    /// SHA-256 over their sorted ids, in hexadecimal digits.
    pub pool_digest: String,
    pub seed: String,
    /// The size of the record at the signed head that the seed was made of.
    pub head: Option<u64>,
    /// The record of the draw, with its proof.
    pub record: Option<String>,
}

impl LotItem {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, found: &Appraisal) -> kernel::Result<Self> {
        let mut lot = Self {
            drawn: found.drawn,
            neutral: found.neutral,
            ordinary: found.ordinary,
            quota: found.quota()?,
            pool: found.pool,
            pool_digest: String::new(),
            seed: crypto::hex(&found.seed),
            head: found.head,
            record: None,
        };
        for entry in ledger::thread(tx, found.district, &found.subject)? {
            if entry.event.kind == AppraisalOpened::KIND
                && let Some(opened) = entry.event.read::<AppraisalOpened>()
                && opened.appraisal == found.id
            {
                lot.pool_digest = opened.pool_digest;
                lot.record = Some(format!("/{}/record/{}", found.district, entry.event.id));
            }
        }
        Ok(lot)
    }

    /// Whether fewer, or fewer of a kind, were drawn than the rules ask for.
    pub const fn is_short(&self) -> bool {
        self.drawn < self.quota.people || self.neutral < self.quota.neutral || self.ordinary < self.quota.ordinary
    }

    pub fn samples(head: Option<u64>) -> Self {
        Self {
            drawn: 7,
            neutral: 3,
            ordinary: 3,
            quota: Quota { people: 9, neutral: 3, ordinary: 3 },
            pool: 128,
            pool_digest: "9f86d081".into(),
            seed: "2c26b46b".into(),
            head,
            record: Some("/".into()),
        }
    }
}

/// One bar of a chart, in the units of its drawing.
struct Bar {
    score: u8,
    count: u32,
    y: u32,
    width: u32,
}

/// How the scores of one criterion are spread.
#[derive(askama::Template)]
#[template(path = "meetings/_spread.html")]
pub struct Spread {
    label: String,
    bars: Vec<Bar>,
    t: T,
}

/// The room for a chart's longest bar.
const ROOM: u32 = 210;

impl Spread {
    /// `counts` from 1 to 5.
    fn of(criterion: &str, mean: i64, counts: &[u32; 5], t: T) -> Self {
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let bars = (1u8..).zip(counts).map(|(score, count)| Bar {
            score,
            count: *count,
            y: u32::from(5 - score) * 24 + 4,
            width: *count * ROOM / most,
        });
        let mut bars: Vec<Bar> = bars.collect();
        bars.reverse();
        let each: Vec<String> = bars.iter().map(|b| t.spread_each(b.score, b.count)).collect();
        let label = t.spread_label(t.criterion(criterion), mean_text(mean), each.join(t.list_comma()));
        Self { label, bars, t }
    }
}

/// What the scores of one criterion came to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CriterionItem {
    /// `service`, `process`, `result`.
    pub criterion: &'static str,
    pub mean: String,
    /// How often each score from 1 to 5 was given.
    pub spread: [u32; 5],
    #[serde(skip)]
    pub name: String,
    #[serde(skip)]
    pub chart: ui::Html,
}

/// What the scores came to, criterion by criterion; nothing if too few were given.
///
/// # Errors
/// A template that fails.
pub fn criteria(counted: &Counted, t: T) -> kernel::Result<Vec<CriterionItem>> {
    let (Some(means), Some(spread)) = (counted.means, counted.spread) else { return Ok(Vec::new()) };
    CRITERIA
        .iter()
        .zip(means)
        .zip(spread)
        .map(|((criterion, mean), spread)| {
            let chart = html(&Spread::of(criterion, mean, &spread, t))?;
            Ok(CriterionItem { criterion, mean: mean_text(mean), spread, name: t.criterion(criterion), chart })
        })
        .collect()
}

/// Something to be improved.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ImprovementItem {
    pub id: ImprovementId,
    pub what: String,
    pub debtor: String,
    pub due: String,
    /// `open`, `delivered`, `done`.
    pub state: &'static str,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub may_deliver: bool,
    #[serde(skip)]
    pub may_recheck: bool,
}

impl ImprovementItem {
    /// # Errors
    /// The database's own failure.
    pub fn list(tx: &mut Tx<'_, '_>, found: &Appraisal, t: T) -> kernel::Result<Vec<Self>> {
        let (actor, today) = (tx.actor(), tx.today());
        let mut items = Vec::new();
        for row in improvements(tx, found.id)? {
            let one = located(tx, found.row.clone(), row)?;
            let late = one.state == ImprovementState::Open && one.due_on < today;
            items.push(Self {
                id: one.id,
                debtor: one.debtor().name.get(t.0).to_owned(),
                due: i18n::Format(t.0).date_long(one.due_on),
                state: one.state.code(),
                chip: chip(one.state, late, t),
                may_deliver: one.state == ImprovementState::Open && may::<act::DeliverImprovement>(actor, &one),
                may_recheck: one.state == ImprovementState::Delivered && may::<act::Recheck>(actor, &one),
                what: one.row.what,
            });
        }
        Ok(items)
    }

    pub fn samples(state: ImprovementState, t: T) -> Self {
        Self {
            id: ImprovementId::from_bytes([1; 16]),
            what: "公布电梯维保记录".into(),
            debtor: "和衡物业服务有限公司".into(),
            due: "2026年12月14日".into(),
            state: state.code(),
            chip: chip(state, false, t),
            may_deliver: state == ImprovementState::Open,
            may_recheck: state == ImprovementState::Delivered,
        }
    }
}

fn chip(state: ImprovementState, late: bool, t: T) -> Chip {
    let tone = match state {
        _ if late => Tone::Late,
        ImprovementState::Open => Tone::Doing,
        ImprovementState::Delivered => Tone::Waiting,
        ImprovementState::Done => Tone::Done,
    };
    Chip::new(tone, t.improvement_state(state.code()))
}
