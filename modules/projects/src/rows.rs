//! The rows of a project's page: what is needed, who gives what, what is due.

use db::args;
use kernel::{Date, Locale, Result};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Tone};

use crate::{
    T,
    actions::permits,
    claimant::{ClaimState, MilestoneState, PledgeState},
    need::shown,
    parts::name_of,
    permissions as may,
    project::Project,
    reactions::has_left,
    state::{ClaimId, MilestoneId, NeedId, PledgeId, State},
    store::{ClaimRow, MilestoneRow, NeedRow, PledgeRow, sql},
};

/// A way to go on from a row.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RowLink {
    /// The verb: `report_milestone`, `confirm_pledge`.
    pub name: &'static str,
    pub href: String,
    #[serde(skip)]
    pub label: &'static str,
}

/// Something that is needed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NeedItem {
    pub id: NeedId,
    pub kind: &'static str,
    pub what: String,
    /// Fen, or whole units.
    pub needed: i64,
    pub pledged: i64,
    pub open: i64,
    #[serde(skip)]
    pub shown: [String; 3],
    #[serde(skip)]
    pub label: String,
}

/// What a claim promises.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PledgeItem {
    pub id: PledgeId,
    pub kind: &'static str,
    pub amount: i64,
    pub delivered: i64,
    pub state: &'static str,
    pub links: Vec<RowLink>,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub text: String,
}

/// A claim.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClaimItem {
    pub id: ClaimId,
    pub kind: &'static str,
    /// The organisation, or "a person".
    pub name: String,
    pub state: &'static str,
    /// The first of those who claim together.
    pub joint: ClaimId,
    pub words: String,
    pub pledges: Vec<PledgeItem>,
    pub links: Vec<RowLink>,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub role: String,
}

/// A milestone.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MilestoneItem {
    pub id: MilestoneId,
    pub title: String,
    pub due: Date,
    pub state: &'static str,
    /// The day that was asked for.
    pub asked: Option<Date>,
    pub links: Vec<RowLink>,
    #[serde(skip)]
    pub class: &'static str,
    #[serde(skip)]
    pub day: String,
    #[serde(skip)]
    pub chip: Chip,
}

/// All of them.
pub struct Rows {
    pub needs: Vec<NeedItem>,
    pub claims: Vec<ClaimItem>,
    pub milestones: Vec<MilestoneItem>,
}

impl Rows {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, project: &Project, locale: Locale) -> Result<Self> {
        let (district, t) = (project.district, T(locale));
        let needs = tx.all(&sql::NEEDS, args![district, project.id])?;
        let pledges = tx.all(&sql::PLEDGES, args![district, project.id])?;
        let milestones = tx.all(&sql::MILESTONES, args![district, project.id])?;
        let reader = Reader::of(tx, project)?;
        let claims = project.claims.iter().map(|c| claim(c, &pledges, project, &reader, t)).collect();
        let (today, calendar) = (tx.today(), tx.calendar());
        let late = |m: &MilestoneRow| match m.state {
            MilestoneState::Planned if m.due_on < today => calendar.working_days_between(m.due_on, today).max(1),
            _ => 0,
        };
        let first = milestones.iter().position(|m| m.state != MilestoneState::Confirmed);
        let milestones = milestones
            .iter()
            .enumerate()
            .map(|(i, m)| milestone(m, late(m), first == Some(i), project, &reader, locale))
            .collect();
        Ok(Self { needs: needs.iter().map(|n| need(n, t)).collect(), claims, milestones })
    }
}

/// What the reader may do with the rows.
struct Reader {
    href: String,
    /// Takes part in the claim, and so reports and delivers.
    does: bool,
    confirms: bool,
    extends: bool,
    receives: bool,
    settles: bool,
    /// Claims of firms that have left the tower, which the reader may withdraw for them.
    orphans: Vec<ClaimId>,
}

impl Reader {
    fn of(tx: &mut Tx<'_, '_>, project: &Project) -> kernel::Result<Self> {
        let actor = tx.actor();
        let mut orphans = Vec::new();
        if !project.takes_part() && permits::<may::WithdrawClaim>(actor, project) {
            for claim in &project.claims {
                if has_left(tx, project, claim)? {
                    orphans.push(claim.id);
                }
            }
        }
        let takes_part = project.takes_part();
        Ok(Self {
            href: format!("/{}", project.district),
            does: project.my_claim(&[ClaimState::Awarded]).is_some(),
            confirms: !takes_part && permits::<may::ConfirmMilestone>(actor, project),
            extends: !takes_part && permits::<may::DecideExtension>(actor, project),
            receives: !takes_part && permits::<may::ConfirmPledge>(actor, project),
            settles: permits::<may::SettleClaim>(actor, project),
            orphans,
        })
    }

    fn link(&self, name: &'static str, path: String, label: &'static str) -> RowLink {
        RowLink { name, href: format!("{}/{path}", self.href), label }
    }
}

fn need(row: &NeedRow, t: T) -> NeedItem {
    let open = row.needed - row.pledged;
    let amounts = [row.needed, row.pledged, open].map(|n| t.amount_of(row.kind.code(), shown(row.kind, n)));
    NeedItem {
        id: row.id,
        kind: row.kind.code(),
        what: row.what.clone(),
        needed: row.needed,
        pledged: row.pledged,
        open,
        shown: amounts,
        label: t.resource(row.kind.code()),
    }
}

fn claim(row: &ClaimRow, pledges: &[PledgeRow], project: &Project, reader: &Reader, t: T) -> ClaimItem {
    let tone = match row.state {
        ClaimState::Offered => Tone::Waiting,
        ClaimState::Awarded => Tone::Doing,
        ClaimState::Declined | ClaimState::Withdrawn => Tone::Closed,
        ClaimState::HandingOver => Tone::Stuck,
        ClaimState::Kept => Tone::Done,
    };
    let mut links = Vec::new();
    let leaves = matches!(row.state, ClaimState::Offered | ClaimState::Awarded)
        && !matches!(project.state, State::AwaitingAcceptance { .. });
    if leaves && (project.is_mine(row) || reader.orphans.contains(&row.id)) {
        links.push(reader.link("withdraw_claim", format!("claims/{}/withdrawal", row.id), t.do_withdraw()));
    }
    if row.state == ClaimState::HandingOver && reader.settles {
        links.push(reader.link("settle_claim", format!("claims/{}/settlement", row.id), t.do_settle()));
    }
    let leads = project.lead().is_some_and(|l| l.id == row.id);
    let kind = t.claimant_kind(row.kind.code());
    let with = row.joint != row.id || project.claims.iter().any(|c| c.joint == row.id && c.id != row.id);
    let role = match (leads, with) {
        (true, _) => t.leads(kind),
        (false, true) => t.jointly(kind),
        (false, false) => kind,
    };
    let mine = pledges.iter().filter(|p| p.claim == row.id).map(|p| pledge(p, row, project, reader, t));
    ClaimItem {
        id: row.id,
        kind: row.kind.code(),
        name: name_of(row, t).to_owned(),
        state: row.state.code(),
        joint: row.joint,
        words: row.words.clone(),
        pledges: mine.collect(),
        links,
        chip: Chip::new(tone, t.claim_state(row.state.code())),
        role,
    }
}

fn pledge(row: &PledgeRow, claim: &ClaimRow, project: &Project, reader: &Reader, t: T) -> PledgeItem {
    let tone = match row.state {
        PledgeState::Promised => Tone::New,
        PledgeState::Delivered => Tone::Waiting,
        PledgeState::Confirmed => Tone::Done,
        PledgeState::Released => Tone::Closed,
    };
    let mut links = Vec::new();
    let begun = claim.signed_at.is_some() && claim.state.is_live();
    if begun && row.state == PledgeState::Promised && project.is_mine(claim) {
        links.push(reader.link("deliver_pledge", format!("pledges/{}/delivery", row.id), t.do_deliver()));
    }
    if row.state == PledgeState::Delivered && reader.receives {
        links.push(reader.link("confirm_pledge", format!("pledges/{}/receipt", row.id), t.do_confirm_pledge()));
    }
    let amount = t.amount_of(row.kind.code(), shown(row.kind, row.amount));
    let text = match row.delivered {
        0 => amount,
        delivered => t.of_pledged(t.amount_of(row.kind.code(), shown(row.kind, delivered)), amount),
    };
    PledgeItem {
        id: row.id,
        kind: row.kind.code(),
        amount: row.amount,
        delivered: row.delivered,
        state: row.state.code(),
        links,
        chip: Chip::new(tone, t.pledge_state(row.state.code())),
        text,
    }
}

fn milestone(
    row: &MilestoneRow,
    late: i64,
    next: bool,
    project: &Project,
    reader: &Reader,
    locale: Locale,
) -> MilestoneItem {
    let (t, format) = (T(locale), i18n::Format(locale));
    let (tone, class) = match row.state {
        MilestoneState::Confirmed => (Tone::Done, ""),
        MilestoneState::Reported => (Tone::Waiting, "here"),
        MilestoneState::Planned if late > 0 => (Tone::Late, "late-here"),
        MilestoneState::Planned if next => (Tone::Doing, "here"),
        MilestoneState::Planned => (Tone::New, "to-come"),
    };
    let word = match row.alert {
        2 if late > 0 => t.supervised(format.late(late)),
        _ if late > 0 => format.late(late),
        _ => t.milestone_state(row.state.code()),
    };
    let mut links = Vec::new();
    let path = |end: &str| format!("milestones/{}/{end}", row.id);
    let works = project.state == State::InProgress;
    if works && reader.does && row.state == MilestoneState::Planned {
        links.push(reader.link("report_milestone", path("report"), t.do_report()));
        if row.asked_on.is_none() {
            links.push(reader.link("ask_extension", path("extension"), t.do_extend()));
        }
    }
    if works && reader.confirms && row.state == MilestoneState::Reported {
        links.push(reader.link("confirm_milestone", path("confirmation"), t.do_confirm()));
    }
    if works && reader.extends && row.asked_on.is_some() && row.state != MilestoneState::Confirmed {
        links.push(reader.link("decide_extension", path("extension/decision"), t.do_decide_extension()));
    }
    let day = match row.asked_on {
        Some(asked) => t.asked_day(format.date(row.due_on), format.date(asked)),
        None => format.date(row.due_on),
    };
    MilestoneItem {
        id: row.id,
        title: row.title.clone(),
        due: row.due_on,
        state: row.state.code(),
        asked: row.asked_on,
        links,
        class,
        day,
        chip: Chip::new(tone, word),
    }
}

/// Rows for samples.
pub fn sample_needs(t: T) -> Vec<NeedItem> {
    let shown = ["68,000", "50,000", "18,000"].map(|n| t.amount_of("money", n));
    let label = t.resource("money");
    vec![NeedItem {
        id: NeedId::from_bytes([1; 16]),
        kind: "money",
        what: String::new(),
        needed: 6_800_000,
        pledged: 5_000_000,
        open: 1_800_000,
        shown,
        label,
    }]
}

fn sample_link(t: T) -> RowLink {
    RowLink { name: "report_milestone", href: "/".to_owned(), label: t.do_report() }
}

/// Rows for samples.
pub fn sample_claims(t: T) -> Vec<ClaimItem> {
    let pledge = PledgeItem {
        id: PledgeId::from_bytes([1; 16]),
        kind: "money",
        amount: 5_000_000,
        delivered: 0,
        state: "promised",
        links: vec![sample_link(t)],
        chip: Chip::new(Tone::New, t.pledge_state("promised")),
        text: t.amount_of("money", "50,000"),
    };
    vec![ClaimItem {
        id: ClaimId::from_bytes([1; 16]),
        kind: "enterprise",
        name: t.a_person().to_owned(),
        state: "awarded",
        joint: ClaimId::from_bytes([1; 16]),
        words: t.a_person().to_owned(),
        pledges: vec![pledge],
        links: vec![sample_link(t)],
        chip: Chip::new(Tone::Doing, t.claim_state("awarded")),
        role: t.leads(t.claimant_kind("enterprise")),
    }]
}

/// Rows for samples.
pub fn sample_milestones(t: T) -> Vec<MilestoneItem> {
    let item = |class, tone, state: &'static str| MilestoneItem {
        id: MilestoneId::from_bytes([1; 16]),
        title: t.rework().to_owned(),
        due: Date::from_column(20_780),
        state,
        asked: None,
        links: vec![sample_link(t)],
        class,
        day: String::new(),
        chip: Chip::new(tone, t.milestone_state(state)),
    };
    vec![item("", Tone::Done, "confirmed"), item("late-here", Tone::Late, "planned")]
}
