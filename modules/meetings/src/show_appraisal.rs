//! An appraisal's page, for everybody: what is appraised, how the appraisers were drawn and how to draw them again, how
//! many have scored; once it is closed what the scores came to, what was written, what is to be improved.

use axum::extract::Path;
use db::args;
use kernel::{Actor, BuildingId, District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    appraisal::{AppraisalId, AppraisalStage, Counted, ImprovementState, mean_text},
    appraisal_parts::{CriterionItem, ImprovementItem, LotItem, criteria},
    list_meetings::MeetingItem,
    load_appraisal::Appraisal,
    load_coordination::may,
    permissions as act,
    store::appraisal::{AppraisalRow, slips, sql},
};

/// An appraisal.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/show_appraisal.html")]
pub struct AppraisalPage {
    pub id: AppraisalId,
    pub number: u32,
    pub title: String,
    /// What is appraised.
    pub about: String,
    /// `open`, `closed`.
    pub stage: &'static str,
    pub scored: u32,
    pub lot: LotItem,
    /// Of all scores; nothing while they are given, or if too few were.
    pub mean: Option<String>,
    pub criteria: Vec<CriterionItem>,
    /// What appraisers wrote, in no order that tells anything.
    pub remarks: Vec<String>,
    pub improvements: Vec<ImprovementItem>,
    pub actions: Vec<Action>,
    #[serde(skip)]
    chip: Chip,
    /// The reader was drawn: what that means now.
    #[serde(skip)]
    to_reader: &'static str,
    #[serde(skip)]
    few: bool,
    /// Scores below which no mean is shown.
    #[serde(skip)]
    least: u32,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    here: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for AppraisalPage {
    fn title(&self, _: Locale) -> String {
        format!("{} · {}", self.t.appraisal_numbered(self.number), self.title)
    }

    fn frame(&self) -> Frame {
        let here = Crumb::here(self.t.appraisal_numbered(self.number));
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), here];
        Frame { section: Section::Meetings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// An appraisal: the lot, the turnout, and once it is closed the result and what is to be improved.
#[utoipa::path(get, path = "/{district}/appraisals/{appraisal}", operation_id = "show_appraisal", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)),
    responses((status = 200, body = AppraisalPage)), extensions(("x-permission" = json!("meetings.show_appraisal"))))]
pub async fn show_appraisal(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<act::ShowAppraisal, Appraisal>(id)?.into_inner();
            assemble(tx, found, locale)
        })
        .await?;
    ctx.show(&page).await
}

/// The page for this reader.
///
/// # Errors
/// The database's own failure.
pub fn assemble(tx: &mut Tx<'_, '_>, found: Appraisal, locale: Locale) -> kernel::Result<AppraisalPage> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let building = registry::api::building_of(tx, found.building)?;
    let counted: Option<Counted> = found.result()?;
    let least = policy::api::of(tx, found.building)?.appraisal.scores_least.value;
    let few = counted.as_ref().is_some_and(|c| c.means.is_none());
    // Few remarks would be known by who could have written them.
    let remarks = if counted.is_some() && !few {
        slips(tx, found.id)?.into_iter().filter_map(|s| s.remark).collect()
    } else {
        Vec::new()
    };
    let mut facts = vec![(t.appraisal_opened(), format.date_long(found.opened_at.date()))];
    facts.push(match found.closed_on {
        Some(on) => (t.appraisal_over(), format.date_long(on)),
        None => (t.appraisal_until(), format.date_weekday(found.until_on)),
    });
    let scored = counted.as_ref().map_or_else(|| found.turnout(), |c| c.scored);
    facts.push((t.appraisal_turnout(), t.turnout(scored, found.row.drawn)));
    let actor = tx.actor();
    let to_reader = match found.drawn(actor.person()) {
        Some(false) if found.state.score(today, false).is_ok() => t.you_are_drawn(),
        Some(true) => t.you_have_scored(),
        _ => "",
    };
    Ok(AppraisalPage {
        id: found.id,
        number: found.number,
        title: found.title.clone(),
        about: found.row.href.clone(),
        stage: found.state.stage().code(),
        scored,
        lot: LotItem::of(tx, &found)?,
        mean: counted.as_ref().and_then(|c| c.mean).map(mean_text),
        criteria: counted.as_ref().map_or(Ok(Vec::new()), |c| criteria(c, t))?,
        remarks,
        improvements: ImprovementItem::list(tx, &found, t)?,
        actions: actions(actor, &found, today, t),
        chip: chip(&found.row, t),
        to_reader,
        few,
        least,
        facts,
        here: found.href(),
        tower: TowerLink { name: building.name.clone(), href: format!("/{}/towers/{}", found.district, building.id) },
        t,
    })
}

/// What this reader may do now, the main thing first.
fn actions(actor: &Actor, found: &Appraisal, today: kernel::Date, t: T) -> Vec<Action> {
    let href = found.href();
    let mut actions = Vec::new();
    let mut offer = |allowed: bool, name, path: &str, page, label| {
        if allowed {
            let main = actions.is_empty();
            let href = format!("{href}/{path}");
            let action = if page { Action::page(name, href, label) } else { Action::button(name, href, label) };
            actions.push(action.main_if(main));
        }
    };
    let scores = found.drawn(actor.person()) == Some(false) && found.state.score(today, false).is_ok();
    let closes = found.state.close(today, found.all_scored()).is_ok() && may::<act::CloseAppraisal>(actor, found);
    offer(scores, "score", "score", true, t.score_button());
    offer(closes, "close_appraisal", "closure", false, t.close_appraisal_button());
    let improves = found.state.may_improve().is_ok() && may::<act::Improve>(actor, found);
    offer(improves, "improve", "improvements", true, t.improve_title());
    actions
}

/// An appraisal's state in a word.
fn chip(row: &AppraisalRow, t: T) -> Chip {
    let tone = if row.state == AppraisalStage::Open { Tone::Doing } else { Tone::Done };
    Chip::new(tone, t.appraisal_stage(row.state.code()))
}

/// The appraisals of a building, newest first.
///
/// # Errors
/// The database's own failure.
pub fn of_building(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    locale: Locale,
    limit: u32,
) -> kernel::Result<Vec<MeetingItem>> {
    let (district, today) = (tx.district(), tx.today());
    let (t, format) = (T(locale), i18n::Format(locale));
    let rows = tx.all(&sql::OF_BUILDING, args![district, building, limit])?;
    Ok(rows
        .into_iter()
        .map(|row| MeetingItem {
            chip: chip(&row, t),
            href: format!("/{district}/appraisals/{}", row.id),
            facts: match row.closed_on {
                Some(on) => t.appraisal_closed_on(format.date_near(on, today)),
                None => t.appraisal_open_until(format.date_near(row.until_on, today)),
            },
            at: row.opened_at,
            title: row.title,
        })
        .collect())
}

/// The operations of appraisals.
pub fn appraisal_routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;

    use crate::{close_appraisal, deliver_improvement, improve, new_appraisal, recheck, score};
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(show_appraisal))
        .routes(routes!(new_appraisal::show_new_appraisal, new_appraisal::new_appraisal))
        .routes(routes!(score::show_score, score::score))
        .routes(routes!(close_appraisal::close_appraisal))
        .routes(routes!(improve::show_improve, improve::improve))
        .routes(routes!(deliver_improvement::deliver_improvement))
        .routes(routes!(recheck::show_recheck, recheck::recheck))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let counted = Counted {
        scored: 5,
        means: Some([460, 400, 433]),
        mean: Some(431),
        spread: Some([[0, 0, 0, 2, 3], [1, 0, 0, 1, 3], [0, 1, 0, 1, 3]]),
    };
    let page = |closed: bool| AppraisalPage {
        id: AppraisalId::from_bytes([1; 16]),
        number: 3,
        title: "和衡物业服务有限公司".into(),
        about: "/".into(),
        stage: if closed { "closed" } else { "open" },
        scored: 5,
        lot: LotItem::samples(closed.then_some(512)),
        mean: closed.then(|| mean_text(431)),
        criteria: if closed { criteria(&counted, t).expect("a sample renders") } else { Vec::new() },
        remarks: if closed { vec!["高峰时保安引导得好。".into()] } else { Vec::new() },
        improvements: [ImprovementState::Open, ImprovementState::Delivered, ImprovementState::Done]
            .map(|state| ImprovementItem::samples(state, t))
            .into(),
        actions: vec![
            Action::page("score", "/", t.score_button()).main(),
            Action::button("close_appraisal", "/", t.close_appraisal_button()),
        ],
        chip: Chip::new(Tone::Doing, t.appraisal_stage("open")),
        to_reader: if closed { "" } else { t.you_are_drawn() },
        few: !closed,
        least: 5,
        facts: vec![(t.appraisal_turnout(), t.turnout(5, 9))],
        here: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    let spread = page(true).criteria.into_iter().map(|c| Sample { template: "_spread", html: c.chart.0 });
    [Sample::of("show_appraisal", &page(true)), Sample::of("show_appraisal", &page(false))]
        .into_iter()
        .chain(spread)
        .collect()
}
