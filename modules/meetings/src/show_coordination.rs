//! A coordination's page. Everybody sees that there is one and how it ended; who takes part, what was said and what was
//! agreed is for those who take part in it or look after it.

use axum::extract::Path;
use db::args;
use kernel::{Actor, BuildingId, District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T, agree,
    coordination::{CoordinationId, CoordinationStage},
    coordination_parts::Inside,
    fail, follow_up, give_consent, hold_round,
    list_meetings::MeetingItem,
    load_coordination::{Coordination, may},
    name_party, permissions as act,
    store::coordination::sql,
};

/// A coordination.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/show_coordination.html")]
pub struct CoordinationPage {
    pub id: CoordinationId,
    pub number: u32,
    pub title: String,
    /// What is disputed.
    pub about: String,
    /// `opened`, `seeking`, `holding`, `agreed`, `failed`.
    pub stage: &'static str,
    /// Where to turn, if there is no agreement.
    pub turn_to: Option<&'static str>,
    /// Why there is no agreement. It stands in the timeline of what was disputed, too.
    pub reason: Option<String>,
    /// Whether the reader sees who takes part and what was said.
    pub following: bool,
    /// Who takes part, what was said and agreed; empty for everybody else.
    #[serde(flatten)]
    pub inside: Inside,
    pub actions: Vec<Action>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    ended: String,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    may_drop: bool,
    #[serde(skip)]
    may_follow: bool,
    #[serde(skip)]
    may_name: bool,
    #[serde(skip)]
    here: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for CoordinationPage {
    fn title(&self, _: Locale) -> String {
        format!("{} · {}", self.t.coordination_numbered(self.number), self.title)
    }

    fn frame(&self) -> Frame {
        let here = Crumb::here(self.t.coordination_numbered(self.number));
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), here];
        Frame { section: Section::Meetings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A coordination: that there is one, where it stands, how it ended; the rest for those who take part.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}", operation_id = "show_coordination", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = CoordinationPage)), extensions(("x-permission" = json!("meetings.show_coordination"))))]
pub async fn show_coordination(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<act::ShowCoordination, Coordination>(id)?.into_inner();
            assemble(tx, found, locale)
        })
        .await?;
    ctx.show(&page).await
}

/// The page for this reader.
///
/// # Errors
/// The database's own failure.
pub fn assemble(tx: &mut Tx<'_, '_>, found: Coordination, locale: Locale) -> kernel::Result<CoordinationPage> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let building = registry::api::building_of(tx, found.building)?;
    let following = may::<act::FollowCoordination>(tx.actor(), &found);
    let (stage, actor) = (found.state.stage(), tx.actor());
    let ended = match (stage, found.over_on) {
        (CoordinationStage::Agreed, Some(on)) => t.ended_agreed(format.date_long(on)),
        (CoordinationStage::Failed, Some(on)) => {
            t.ended_failed(format.date_long(on), t.turn_to(found.turn_to.map_or("", |to| to.code())))
        }
        _ => String::new(),
    };
    let mut facts = vec![(t.coordination_opened(), format.date_long(found.opened_at.date()))];
    if found.state.is_running() {
        facts.push((t.coordination_due(), format.date_long(found.due_on)));
    }
    let inside = if following { Inside::of(tx, &found, t)? } else { Inside::default() };
    Ok(CoordinationPage {
        id: found.id,
        number: found.number,
        title: found.title.clone(),
        about: found.row.href.clone(),
        stage: stage.code(),
        turn_to: found.turn_to.map(|to| to.code()),
        reason: found.words.clone().filter(|_| stage == CoordinationStage::Failed),
        following,
        inside,
        actions: actions(actor, &found, t),
        chip: chip(stage, found.state.is_running() && found.due_on < tx.today(), t),
        ended,
        facts,
        may_drop: stage == CoordinationStage::Holding && may::<act::Agree>(actor, &found),
        may_follow: stage == CoordinationStage::Agreed && may::<act::FollowUp>(actor, &found),
        may_name: found.state.may_name().is_ok() && may::<act::NameParty>(actor, &found),
        here: found.href(),
        tower: TowerLink { name: building.name.clone(), href: format!("/{}/towers/{}", found.district, building.id) },
        t,
    })
}

/// A coordination's state in a word.
fn chip(stage: CoordinationStage, late: bool, t: T) -> Chip {
    let tone = match stage {
        _ if late => Tone::Late,
        CoordinationStage::Opened => Tone::New,
        CoordinationStage::Seeking => Tone::Waiting,
        CoordinationStage::Holding => Tone::Doing,
        CoordinationStage::Agreed => Tone::Done,
        CoordinationStage::Failed => Tone::Closed,
    };
    Chip::new(tone, t.coordination_stage(stage.code()))
}

/// What this reader may do now, the main thing first.
fn actions(actor: &Actor, found: &Coordination, t: T) -> Vec<Action> {
    let href = found.href();
    let mut actions = Vec::new();
    let mut offer = |allowed: bool, name, path: &str, label| {
        if allowed {
            let main = actions.is_empty();
            actions.push(Action::page(name, format!("{href}/{path}"), label).main_if(main));
        }
    };
    let (opened, seeking, holding) = match found.state.stage() {
        CoordinationStage::Opened => (true, false, false),
        CoordinationStage::Seeking => (false, true, false),
        CoordinationStage::Holding => (false, false, true),
        CoordinationStage::Agreed | CoordinationStage::Failed => return actions,
    };
    let (chairs, drafts) = (may::<act::AppointMediator>(actor, found), may::<act::Agree>(actor, found));
    offer(opened && chairs, "appoint_mediator", "mediator", t.mediator_title());
    offer(seeking && may::<act::GiveConsent>(actor, found), "give_consent", "consent", t.consent_button());
    offer(holding && may::<act::HoldRound>(actor, found), "hold_round", "rounds", t.round_title());
    offer(holding && drafts, "draft_term", "terms", t.term_title());
    offer(holding && drafts, "agree", "agreement", t.agree_title());
    offer(!opened && chairs, "appoint_mediator", "mediator", t.mediator_other());
    offer(may::<act::Fail>(actor, found), "fail", "failure", t.fail_title());
    actions
}

/// The coordinations of a building, newest first.
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
    rows.into_iter()
        .map(|row| {
            let state = row.state()?;
            let when = match row.over_on {
                Some(on) => t.coordination_over(format.date_near(on, today)),
                None => t.coordination_until(format.date_near(row.due_on, today)),
            };
            Ok(MeetingItem {
                chip: chip(state.stage(), state.is_running() && row.due_on < today, t),
                href: format!("/{district}/coordinations/{}", row.id),
                title: row.title,
                facts: when,
                at: row.opened_at,
            })
        })
        .collect()
}

/// The operations of coordinations.
pub fn coordination_routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;

    use crate::appoint_mediator;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(show_coordination))
        .routes(routes!(appoint_mediator::show_appoint_mediator, appoint_mediator::appoint_mediator))
        .routes(routes!(name_party::show_name_party, name_party::name_party))
        .routes(routes!(name_party::drop_party))
        .routes(routes!(give_consent::show_give_consent, give_consent::give_consent))
        .routes(routes!(hold_round::show_hold_round, hold_round::hold_round))
        .routes(routes!(agree::show_draft_term, agree::draft_term))
        .routes(routes!(agree::drop_term))
        .routes(routes!(agree::show_agree, agree::agree))
        .routes(routes!(fail::show_fail, fail::fail))
        .routes(routes!(follow_up::keep_term))
        .routes(routes!(follow_up::show_revisit, follow_up::revisit))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |following: bool| CoordinationPage {
        id: CoordinationId::from_bytes([1; 16]),
        number: 2,
        title: "17 层装修噪声影响办公".into(),
        about: "/".into(),
        stage: "agreed",
        turn_to: None,
        reason: (!following).then(|| "一方不参加".into()),
        following,
        inside: if following { Inside::samples(t) } else { Inside::default() },
        actions: vec![Action::page("fail", "/", t.fail_title()).main_if(following)],
        chip: chip(CoordinationStage::Agreed, false, t),
        ended: t.ended_agreed("2026年11月23日"),
        facts: vec![(t.coordination_opened(), "2026年11月3日".into())],
        may_drop: following,
        may_follow: following,
        may_name: following,
        here: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![Sample::of("show_coordination", &page(true)), Sample::of("show_coordination", &page(false))]
}
