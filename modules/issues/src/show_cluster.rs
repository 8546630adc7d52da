//! A matter's page: what was asked, whom it waits for, the whole chain from the report to the archive, and what the
//! reader may do next (你说我办).

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Granted, Locale, OrganisationId, Resource as _, Role};
use ledger::Tx;
use policy::api::Pack;
use serde::Serialize;
use ui::{Chip, Climb, ClimbEvent, ClimbFloor, Crumb, FloorState, Frame, Section, Tone, TowerLink, Wait};
use web::{Action, Ctx, Item, Result, Sample, View};

use crate::{
    T,
    chain::{Chain, climb},
    cluster::{ClusterId, State, Step},
    look::{chip, facts, wait, why},
    matter::Matter,
    offers::{Offers, Reference as _, actions, confirmed, permits},
    permissions as may,
    petition::Terms,
    receipt::issue_of,
    similar::{SimilarItem, find_similar},
    store::{IssueRow, PhotoId, sql},
};

/// Reports and remarks shown on the page.
const SHOWN: u32 = 30;

/// A report as it is shown: without who raised it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReportItem {
    pub words: String,
    pub from: String,
    pub on: String,
    pub photo: Option<PhotoId>,
}

/// A sentence that somebody added.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RemarkItem {
    pub words: String,
    pub by: String,
    pub on: String,
}

/// A record behind the chain, to be checked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RecordLink {
    pub href: String,
    pub text: String,
}

/// A matter.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/show_cluster.html")]
pub struct ClusterPage {
    pub id: ClusterId,
    pub title: String,
    /// The state of W3: `handling`, `on_agenda`, …
    pub state: String,
    /// The floor of the nine.
    pub floor: u8,
    pub category: String,
    pub place: String,
    pub issues: i64,
    pub supporters: i64,
    /// Supporters at which it goes on the agenda by itself.
    pub threshold: u32,
    /// What the threshold is computed of.
    pub petition: Terms,
    pub enterprises: i64,
    pub supported: bool,
    pub due: Option<Date>,
    pub waits_for: Option<Wait>,
    pub climb: Climb,
    pub reports: Vec<ReportItem>,
    pub remarks: Vec<RemarkItem>,
    pub actions: Vec<Action>,
    pub similar: Vec<SimilarItem>,
    pub records: Vec<RecordLink>,
    pub merged_into: Option<ClusterId>,
    /// The reader raised it, or holds a receipt code of it.
    pub mine: bool,
    /// The reader confirmed the result; so many other reporters have not answered yet.
    pub confirmed: Option<i64>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    late: bool,
    #[serde(skip)]
    why: String,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    receipt: Option<String>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    sections: Vec<ui::Html>,
    #[serde(skip)]
    support_base: String,
    /// Voices still put it on the agenda.
    #[serde(skip)]
    counting: bool,
    #[serde(skip)]
    may_support: bool,
    /// Organisations that the reader may support it for.
    #[serde(skip)]
    may_support_for: Vec<(OrganisationId, String)>,
    #[serde(skip)]
    may_comment: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for ClusterPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let list = format!("{}/clusters", self.tower.href);
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.see_all(), list),
            Crumb::here(&self.place),
        ];
        Frame { section: Section::Report, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A matter with its whole chain.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}", operation_id = "show_cluster", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = ClusterPage)), extensions(("x-permission" = json!("issues.show_cluster"))))]
pub async fn show_cluster(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let matter = ctx.read(move |tx| tx.granted::<may::ShowCluster, Matter>(id).map(Granted::into_inner)).await?;
    show(&ctx, matter, None).await
}

/// The page of a matter for this reader; `receipt` is the code that opened it.
///
/// # Errors
/// The database's own failure.
pub async fn show(ctx: &Ctx, matter: Matter, receipt: Option<String>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let matter = matter.with_delegations(tx)?;
            let chain = Chain::of(tx, &app, &matter, locale)?;
            let item = Item { locale, district: matter.district, subject: matter.id.any(), building: matter.building };
            let mut parts = Vec::new();
            for module in app.modules() {
                parts.extend((module.item)(tx, &item)?);
            }
            parts.sort_by_key(|p| p.order);
            let sections = parts.into_iter().map(|p| p.html).collect();
            assemble(tx, matter, receipt, &chain, sections, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(
    tx: &mut Tx<'_, '_>,
    matter: Matter,
    receipt: Option<String>,
    chain: &Chain,
    sections: Vec<ui::Html>,
    locale: Locale,
) -> kernel::Result<ClusterPage> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let district = matter.district;
    let mine = matter.mine > 0 || receipt.is_some();
    let settles = permits(may::Settle::PERMISSION_REF, tx.actor(), &matter);
    let own = match &receipt {
        Some(code) => Some(issue_of(tx, code)?.id),
        None => None,
    };
    let reader = tx.actor().person();
    let mut reports = tx.all(&sql::ISSUES_OF, args![district, matter.id, SHOWN])?;
    let reads_all = settles || (matter.quotes && reports.iter().all(|r| !r.hidden));
    // Everybody's words where they may be shown; one's own always; another reporter's no more than everybody.
    reports.retain(|r| {
        let theirs = own == Some(r.id) || (reader.is_some() && r.person == reader);
        settles || theirs || (matter.quotes && !r.hidden)
    });
    let reads_words = reports.iter().any(|r| r.home == matter.id);
    let remarks = tx.all(&sql::REMARKS, args![district, matter.id, SHOWN])?;
    let voice = match tx.actor().person() {
        Some(person) => tx.first(&sql::MY_SUPPORT, args![district, matter.id, person])?,
        None => None,
    };
    let (supported, supported_for) = (voice.is_some(), voice.and_then(|(_, organisation)| organisation));
    let rules = policy::api::of(tx, matter.building)?;
    let petition = Terms::of(tx, matter.building)?;
    // Only for those who may join them: comparing costs more than the rest of the page.
    let joins = permits(may::Merge::PERMISSION_REF, tx.actor(), &matter);
    let similar = if matter.state.is_running() && matter.open && joins {
        let mut found = find_similar(tx, matter.building, &matter.title, locale)?;
        found.retain(|s| s.id != matter.id);
        found
    } else {
        Vec::new()
    };
    let building = registry::api::building_of(tx, matter.building)?;
    let tower = TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) };
    let late_days = match matter.due_on {
        Some(due) if due < today && matter.state.is_running() => tx.calendar().working_days_between(due, today).max(1),
        _ => 0,
    };
    let chip = chip(&matter, late_days, locale);
    let climb = climb(&matter, chain, reads_words, reads_all, late_days > 0, today);
    let chair = tx.actor().holds(Role::CommitteeChair, matter.place());
    let schedules = petition.by_hand(&rules, &matter, chair).is_ok();
    let confirmed = confirmed(tx, &matter, receipt.as_deref())?;
    let offers = Offers { receipt: receipt.as_deref(), schedules, confirmed: confirmed.is_some() };
    let actions = actions(tx.actor(), &matter, &offers, t);
    let place = matter.place_name(locale);
    let records = chain
        .entries
        .iter()
        .zip(&chain.lines)
        .map(|(e, line)| RecordLink {
            href: format!("/{district}/record/{}", e.event.id),
            text: format!(
                "{} {}",
                format.date_near(e.event.at.date(), today),
                line.as_ref().map_or(e.event.kind.as_str(), |l| &l.text)
            ),
        })
        .collect();
    let may_support = !supported
        && matter.state.is_running()
        && matter.open
        && permits(may::Support::PERMISSION_REF, tx.actor(), &matter);
    let may_support_for = if matter.state.is_running() && matter.open && supported_for.is_none() {
        registry::api::organisations(tx, matter.delegations())?.into_iter().map(|o| (o.id, o.name)).collect()
    } else {
        Vec::new()
    };
    Ok(ClusterPage {
        id: matter.id,
        title: matter.title.clone(),
        state: matter.row.state.clone(),
        floor: matter.floor,
        category: t.category(matter.category.code()),
        issues: matter.issues,
        supporters: matter.supporters,
        threshold: petition.needed,
        support_base: support_base(&rules, petition, matter.enterprises, locale),
        petition,
        enterprises: matter.enterprises,
        supported,
        due: matter.due_on,
        waits_for: wait(&matter, locale),
        climb,
        reports: reports.into_iter().map(|r| report(r, format, t)).collect(),
        remarks: remarks
            .into_iter()
            .map(|r| RemarkItem {
                words: r.words,
                by: if locale == Locale::Zh { r.speaker_zh } else { r.speaker_en },
                on: format.date(r.at.date()),
            })
            .collect(),
        actions,
        similar,
        records,
        merged_into: if let State::Merged { into } = matter.state { Some(into) } else { None },
        mine,
        confirmed,
        chip,
        late: late_days > 0,
        why: why(&matter, t, format),
        facts: facts(&matter, &place, late_days, tx, locale),
        receipt,
        tower,
        sections,
        counting: matches!(matter.state, State::Received { .. }) || matter.state.step(Step::Schedule).is_ok(),
        may_support,
        may_support_for,
        may_comment: matter.state.is_running() && permits(may::Comment::PERMISSION_REF, tx.actor(), &matter),
        district,
        place,
        t,
    })
}

fn report(row: IssueRow, format: i18n::Format, t: T) -> ReportItem {
    let from = match (row.place_label.as_str(), row.person.is_some()) {
        ("", true) => t.from_employee().to_owned(),
        ("", false) => t.from_unnamed().to_owned(),
        (floor, true) => t.from_floor(floor),
        (floor, false) => t.from_floor_unnamed(floor),
    };
    ReportItem { words: row.words, from, on: format.date(row.at.date()), photo: row.photo }
}

/// Of whom the threshold is a share, and by which rule.
fn support_base(rules: &Pack, terms: Terms, enterprises: i64, locale: Locale) -> String {
    let share = rules.issues.petition_share.value;
    let share = match (share.numerator * 100).checked_rem(share.denominator) {
        Some(0) => format!("{}%", share.numerator * 100 / share.denominator),
        _ => share.to_string(),
    };
    let clause = i18n::Format(locale).clause(&rules.issues.petition_share.clause);
    T(locale).support_base(terms.least, terms.people, share, terms.firms, enterprises, clause)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let climb = Climb {
        locale,
        floors: (1..=9)
            .map(|floor| ClimbFloor {
                floor,
                state: if floor == 4 { FloorState::Here } else { FloorState::Past },
                says: "已列入议题".into(),
                events: vec![ClimbEvent {
                    on: "11月3日".into(),
                    text: "报事".into(),
                    quote: Some("等了二十分钟".into()),
                    by: None,
                    href: None,
                }],
            })
            .collect(),
    };
    let page = |mine: bool, receipt: Option<&str>| ClusterPage {
        id: ClusterId::from_bytes([1; 16]),
        title: "晚高峰低区电梯等候超过 15 分钟".into(),
        state: "on_agenda".into(),
        floor: 4,
        category: "电梯与通行".into(),
        place: "17 层".into(),
        issues: 41,
        supporters: 86,
        threshold: 60,
        petition: Terms { people: 598, needed: 60, least: 5, firms: 3 },
        enterprises: 1,
        support_base: t.support_base(5, 598, "1/10", 3, 1, "规则 12"),
        supported: false,
        due: None,
        waits_for: Some(Wait { locale, name: "楼委会".into(), detail: String::new() }),
        climb: climb.clone(),
        reports: vec![ReportItem {
            words: "六点下班".into(),
            from: "17 层员工".into(),
            on: "11月3日".into(),
            photo: Some(PhotoId::from_bytes([1; 16])),
        }],
        remarks: vec![RemarkItem { words: "错峰可以".into(), by: "单位代表".into(), on: "11月12日".into() }],
        actions: vec![
            Action::page("settle", "/", t.do_settle()).main(),
            Action::button("confirm", "/", t.do_confirm()),
        ],
        similar: vec![SimilarItem::sample(locale)],
        records: vec![RecordLink { href: "/".into(), text: "11月3日 报事".into() }],
        merged_into: Some(ClusterId::from_bytes([2; 16])),
        mine,
        confirmed: mine.then_some(2),
        chip: Chip::new(Tone::Soon, "延期一次"),
        late: mine,
        why: "上次会议延期".into(),
        facts: vec![(t.fact_place(), "17 层".into())],
        receipt: receipt.map(str::to_owned),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        sections: vec![],
        counting: true,
        may_support: true,
        may_support_for: vec![(OrganisationId::from_bytes([4; 16]), "和拓科技（上海）有限公司".into())],
        may_comment: true,
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("show_cluster", &page(true, Some("7K34Q9AB"))), Sample::of("show_cluster", &page(false, None))]
}
