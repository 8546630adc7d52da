//! A proposal to found an organisation: its page, and who may see it.

use axum::extract::Path;
use db::args;
use kernel::{Act, Actor, BuildingId, Date, District, Locale, OrganisationId, Place, Resource};
use ledger::{Load, Tx};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    book::{Unit, href},
    permissions::{AnswerWillingness, DecideProposal, ProposeUnit, ShowUnit},
    propose::ProposalState,
    step,
    store::{ProposalRow, WillingRow, sql},
    unit::ProposalId,
};

/// A proposal with the firms that are asked.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub row: ProposalRow,
    pub towers: Vec<BuildingId>,
    pub firms: Vec<WillingRow>,
    pub superior: Unit,
    place: Place,
    sees: bool,
}

impl std::ops::Deref for Proposal {
    type Target = ProposalRow;

    fn deref(&self) -> &ProposalRow {
        &self.row
    }
}

impl Resource for Proposal {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.sees || matches!(actor, Actor::System(_))
    }
}

impl Load for Proposal {
    type Id = ProposalId;

    fn load(tx: &mut Tx<'_, '_>, id: ProposalId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::PROPOSAL } else { &sql::SHOW_PROPOSAL };
        let Some(row) = tx.first(query, args![district, id])? else { return Ok(None) };
        let towers: Vec<BuildingId> =
            tx.all(&sql::PROPOSAL_TOWERS, args![district, id])?.into_iter().map(|(b,)| b).collect();
        let firms = tx.all(&sql::WILLING, args![district, id])?;
        let Some(superior) = Unit::load(tx, row.superior)? else { return Ok(None) };
        let mut place = superior.place().clone();
        let mine = |b: &&BuildingId| tx.actor().appointments().iter().any(|a| a.scope == kernel::Scope::Building(**b));
        place.building = towers.iter().find(mine).or(towers.first()).copied().or(place.building);
        // A firm is asked until it has answered, and sees what became of it if it was willing.
        place.organisations = firms.iter().map(|f| f.firm).collect();
        let sees = [&ShowUnit::PERMISSION, &AnswerWillingness::PERMISSION]
            .iter()
            .any(|p| p.roles.iter().any(|r| tx.actor().holds(*r, &place)));
        Ok(Some(Proposal { row, towers, firms, superior, place, sees }))
    }
}

impl Proposal {
    pub fn href(&self) -> String {
        format!("/{}/party/proposals/{}", self.district, self.id)
    }

    /// Firms that have not answered yet.
    pub fn waiting(&self) -> Vec<OrganisationId> {
        self.firms.iter().filter(|f| f.given_on.is_none()).map(|f| f.firm).collect()
    }
}

/// A firm that is asked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedFirm {
    pub name: String,
    pub given_on: Option<Date>,
    pub paper: String,
    #[serde(skip)]
    chip: Chip,
}

/// A proposal.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/proposal.html")]
pub struct ProposalPage {
    pub id: ProposalId,
    pub name: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub firms: Vec<AskedFirm>,
    pub actions: Vec<Action>,
    pub timeline: Vec<HistoryItem>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    unit: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

/// An entry of a timeline.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HistoryItem {
    pub text: String,
    pub words: Option<String>,
    pub by: String,
    pub on: String,
    pub href: String,
}

/// What happened to an item, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn timeline(
    tx: &mut Tx<'_, '_>,
    thread: &str,
    kinds: &[kernel::EventKind],
    locale: Locale,
) -> kernel::Result<Vec<HistoryItem>> {
    let district = tx.district();
    let (entries, today) = (ledger::thread(tx, district, thread)?, tx.today());
    let stored: Vec<&kernel::Stored> = entries.iter().map(|e| &e.event).collect();
    let labels = identity::api::actor_labels(tx, &stored, locale)?;
    let mut items = Vec::new();
    for (entry, by) in entries.iter().zip(labels).rev() {
        let kind = kinds.iter().find(|k| k.kind == entry.event.kind);
        let Some(line) = kind.and_then(|k| (k.line)(&entry.event.data, locale)) else { continue };
        items.push(HistoryItem {
            text: line.text,
            words: entry.words.clone(),
            by,
            on: i18n::Format(locale).date_near(entry.event.at.date(), today),
            href: format!("/{district}/record/{}", entry.event.id),
        });
    }
    Ok(items)
}

impl View for ProposalPage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(self.t.nav_party(), format!("/{}/party", self.district)),
            Crumb::here(self.t.proposal_crumb()),
        ];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// How a state looks.
pub fn chip(state: ProposalState, t: T) -> Chip {
    let tone = match state {
        ProposalState::Asking => Tone::Waiting,
        ProposalState::Submitted => Tone::Doing,
        ProposalState::Approved => Tone::Done,
        ProposalState::Withdrawn => Tone::Closed,
    };
    Chip::new(tone, t.proposal_state(state.code()))
}

/// A proposal.
#[utoipa::path(get, path = "/{district}/party/proposals/{proposal}", operation_id = "show_proposal", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)),
    responses((status = 200, body = ProposalPage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn show_proposal(ctx: Ctx, Path((district, id)): Path<(District, ProposalId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let proposal = tx.granted::<ShowUnit, Proposal>(id)?.into_inner();
            let (t, format) = (T(locale), i18n::Format(locale));
            let mut firms = Vec::new();
            for firm in &proposal.firms {
                let name = registry::api::organisation(tx, firm.firm)?.map_or(String::new(), |o| o.name);
                let chip = match firm.given_on {
                    Some(_) => Chip::new(Tone::Done, t.willing()),
                    None => Chip::new(Tone::Waiting, t.asked()),
                };
                firms.push(AskedFirm { name, given_on: firm.given_on, paper: firm.paper.clone(), chip });
            }
            let towers = step::tower_names(tx, &proposal.towers)?;
            let mut facts = vec![
                (t.kind_label(), t.kind(proposal.kind.code())),
                (t.superior(), proposal.superior.name.clone()),
                (t.towers(), format.list(towers)),
                (t.full_members(), proposal.full_members.to_string()),
                (t.probationary_members(), proposal.probationary_members.to_string()),
                (t.advised(), t.form(&proposal.advised)),
                (t.proposed_on(), format.date_long(proposal.proposed_on)),
            ];
            if let Some(bond) = proposal.bond {
                facts.insert(3, (t.bond_label(), format!("{} {}", t.bond(bond.code()), proposal.bond_words)));
            }
            let actions = actions(tx, &proposal, t);
            let timeline = timeline(tx, &id.to_string(), crate::EVENTS, locale)?;
            Ok(ProposalPage {
                id,
                name: proposal.name.clone(),
                kind: proposal.kind.code(),
                state: proposal.state.code(),
                firms,
                actions,
                timeline,
                chip: chip(proposal.state, t),
                facts,
                words: proposal.words.clone(),
                unit: proposal.unit.map(|u| href(district, u)),
                district,
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

fn actions(tx: &Tx<'_, '_>, proposal: &Proposal, t: T) -> Vec<Action> {
    let (actor, base) = (tx.actor(), proposal.href());
    let may = |p: &kernel::Permission| p.roles.iter().any(|r| actor.holds(*r, proposal.place()));
    let mut actions = Vec::new();
    match proposal.state {
        ProposalState::Asking if may(&ProposeUnit::PERMISSION) => {
            let ready = proposal.waiting().is_empty() && !proposal.firms.is_empty();
            actions.push(Action::button("submit_proposal", format!("{base}/submission"), t.do_submit()).main_if(ready));
            actions.push(Action::button("withdraw_proposal", format!("{base}/withdrawal"), t.do_withdraw()));
        }
        ProposalState::Submitted => {
            let above = DecideProposal::PERMISSION.roles.iter().any(|r| actor.holds(*r, proposal.superior.place()));
            if above && actor.person() != Some(proposal.proposed_by) {
                actions.push(Action::page("decide_proposal", format!("{base}/decision"), t.do_decide()).main());
            }
        }
        _ => {}
    }
    actions
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let firm = |name: &str, tone, word: &str, paper: &str| AskedFirm {
        name: name.into(),
        given_on: Date::new(2026, 3, 2).ok(),
        paper: paper.into(),
        chip: Chip::new(tone, word),
    };
    let page = ProposalPage {
        id: ProposalId::from_bytes([1; 16]),
        name: "云图数据联合党支部".into(),
        kind: "joint_branch",
        state: "asking",
        firms: vec![
            firm("云图数据服务（上海）有限公司", Tone::Done, t.willing(), "意愿书〔2026〕3 号"),
            firm("朗越会展服务（上海）有限公司", Tone::Waiting, t.asked(), ""),
        ],
        actions: vec![Action::button("submit_proposal", "/", t.do_submit()).main()],
        timeline: vec![HistoryItem {
            text: t.line_submitted().into(),
            words: Some("同意。".into()),
            by: "方既白".into(),
            on: "3月2日 9:00".into(),
            href: "/".into(),
        }],
        chip: chip(ProposalState::Asking, t),
        facts: vec![(t.superior(), "和衡中心楼宇联合党委".into())],
        words: "两家企业相邻办公。".into(),
        unit: Some("/".into()),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("proposal", &page)]
}
