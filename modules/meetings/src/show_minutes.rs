//! The minutes of a meeting, and a resolution, as papers.

use axum::extract::Path;
use committees::api::Position;
use db::args;
use kernel::{Date, District, Event as _, Locale, Resource as _, Timestamp};
use ledger::{Load, Tx};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Html, Layout, Section, Tone, TowerLink, Votes};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    edit_minutes::current,
    events::ResolutionPublished,
    form::paper,
    load::{Meeting, Resolution, is_insider, seats_today},
    meeting::{MeetingId, MeetingState},
    minutes::{MinutesStage, MinutesState},
    notice,
    objection::{ObjectionId, ObjectionState},
    permissions::{AnswerObjection, EditMinutes, PublishMinutes, ShowMeeting, ShowResolution, SignMinutes},
    preside::presider,
    refusal::MeetingRefusal,
    resolution::{ResolutionId, ResolutionStage},
    show_meeting::permits,
    store::{
        ballot::sql,
        meeting::attendance,
        objection::{ObjectionRow, count, sql as objections},
    },
};

/// The most objections that a page shows.
const OBJECTIONS: u32 = 200;

/// The minutes of a meeting.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/show_minutes.html")]
pub struct MinutesPage {
    pub meeting: MeetingId,
    pub title: String,
    #[schema(value_type = String)]
    pub state: MinutesStage,
    /// The revision that is shown.
    pub rev: i64,
    pub words: String,
    pub actions: Vec<Action>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    sheet: Html,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for MinutesPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.back_to_meeting(), &self.href),
            Crumb::here(self.t.minutes_title()),
        ];
        Frame { section: Section::Meetings, layout: Layout::Narrow, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// The minutes: the body's own people see the draft, everybody what is published.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/minutes", operation_id = "show_minutes", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = MinutesPage)), extensions(("x-permission" = json!("meetings.show_meeting"))))]
pub async fn show_minutes(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let meeting = tx.granted::<ShowMeeting, Meeting>(id)?.into_inner();
            let public = matches!(meeting.state, MeetingState::Published { .. });
            if !public && !is_insider(tx.actor(), meeting.place(), &meeting.seats) {
                return Err(kernel::Error::hidden());
            }
            assemble(tx, &meeting, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, meeting: &Meeting, locale: Locale) -> kernel::Result<MinutesPage> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let (row, words) = current(tx, meeting.id)?;
    let rows = attendance(tx, meeting.id)?;
    let minutes = row.minutes()?;
    let pack = policy::api::of(tx, meeting.building)?;
    let building = registry::api::building_of(tx, meeting.building)?;
    let href = meeting.href();
    let mut actions = Vec::new();
    let actor = tx.actor();
    let published = minutes.stage() == MinutesStage::Published;
    if !published && permits::<EditMinutes>(actor, meeting) {
        actions.push(Action::page("edit_minutes", format!("{href}/minutes/text"), t.edit_minutes_title()));
    }
    if let Some(person) = actor.person()
        && minutes.sign(person, tx.now()).is_ok()
        && presider::<SignMinutes>(actor, meeting, &rows).is_ok()
    {
        let sign = Action::button("sign_minutes", format!("{href}/minutes/signature"), t.do_sign());
        actions.push(sign.with("rev", row.rev.to_string()).main());
    }
    if minutes.publish(tx.now()).is_ok() && permits::<PublishMinutes>(actor, meeting) {
        let publish = Action::button("publish_minutes", format!("{href}/minutes/publication"), t.do_publish());
        actions.push(publish.main());
    }
    let mut facts = vec![(t.fact_rev(), row.rev.to_string())];
    if let MinutesState::Signed { by, at } | MinutesState::Published { signed_by: by, signed_at: at, .. } =
        minutes.state
    {
        let name = identity::api::name_of(tx, by)?.map_or(t.nameless().to_owned(), |n| n.reveal().clone());
        let vice = meeting.seats.iter().any(|s| s.person == by && s.position == Position::ViceChair);
        let name = if vice { t.minutes_vice(name) } else { name };
        facts.push((t.fact_signed(), format!("{name} {}", format.moment(at))));
    }
    if let MinutesState::Published { at, .. } = minutes.state {
        facts.push((t.fact_published(), format.moment(at)));
    }
    let (lead, body) = words.split_once('\n').unwrap_or(("", &words));
    Ok(MinutesPage {
        meeting: meeting.id,
        title: notice::title(&pack, meeting.kind, meeting.number).get(locale).to_owned(),
        state: minutes.stage(),
        rev: row.rev,
        chip: minutes_chip(minutes.stage(), t),
        facts,
        sheet: paper("", lead, body)?,
        words,
        actions,
        href,
        tower: TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) },
        t,
    })
}

fn minutes_chip(stage: MinutesStage, t: T) -> Chip {
    let tone = match stage {
        MinutesStage::Draft => Tone::Doing,
        MinutesStage::Signed => Tone::Waiting,
        MinutesStage::Published => Tone::Decided,
    };
    Chip::new(tone, t.minutes_stage(stage.code()))
}

/// An objection: what was said is for the committee and for whoever said it, the answer for everybody.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ObjectionItem {
    pub id: ObjectionId,
    pub words: Option<String>,
    pub at: Timestamp,
    pub answer: Option<String>,
    pub answered_at: Option<Timestamp>,
    #[serde(skip)]
    on: String,
    /// Where the reader may answer it.
    #[serde(skip)]
    reply: Option<String>,
}

/// A resolution.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/show_resolution.html")]
pub struct ResolutionPage {
    pub id: ResolutionId,
    /// `和衡楼议〔2026〕6号`
    pub number: String,
    pub title: String,
    pub words: String,
    #[schema(value_type = String)]
    pub state: ResolutionStage,
    pub adopted_on: Date,
    pub published_on: Option<Date>,
    /// The last day of the notice period.
    pub until: Option<Date>,
    pub effective_on: Option<Date>,
    /// How many objections came in, and how many are answered.
    pub objected: u32,
    pub answered: u32,
    /// With words for the committee's people; for others those that are answered.
    pub objections: Vec<ObjectionItem>,
    pub actions: Vec<Action>,
    /// It waits for answers.
    #[serde(skip)]
    held: Option<String>,
    #[serde(skip)]
    insider: bool,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    sheet: Html,
    #[serde(skip)]
    chart: Option<Votes>,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    meeting: String,
    #[serde(skip)]
    subject: Option<String>,
    #[serde(skip)]
    record: Option<String>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ResolutionPage {
    fn title(&self, _: Locale) -> String {
        format!("{} {}", self.number, self.title)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.back_to_meeting(), &self.meeting),
            Crumb::here(&self.number),
        ];
        Frame { section: Section::Meetings, layout: Layout::Narrow, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// A resolution with its vote and its dates.
#[utoipa::path(get, path = "/{district}/resolutions/{resolution}", operation_id = "show_resolution", tag = "meetings",
    params(("district" = District, Path), ("resolution" = ResolutionId, Path)),
    responses((status = 200, body = ResolutionPage)), extensions(("x-permission" = json!("meetings.show_resolution"))))]
pub async fn show_resolution(ctx: Ctx, Path((_, id)): Path<(District, ResolutionId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let resolution = tx.granted::<ShowResolution, Resolution>(id)?.into_inner();
            assemble_resolution(tx, &resolution, locale)
        })
        .await?;
    ctx.show(&page).await
}

pub fn assemble_resolution(tx: &mut Tx<'_, '_>, r: &Resolution, locale: Locale) -> kernel::Result<ResolutionPage> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let ballot = tx.first(&sql::ONE, args![district, r.ballot])?;
    let tally = ballot.as_ref().and_then(crate::store::ballot::BallotRow::tally);
    let needed = ballot.as_ref().map_or(0, |b| b.needed);
    let chart = tally.map(|v| Votes { locale, yes: v.yes, no: v.no, abstain: v.abstain, absent: v.missing, needed });
    let building = registry::api::building_of(tx, r.building)?;
    let item = crate::load::AgendaItem::load(tx, r.item)?;
    let mut facts = vec![(t.fact_adopted(), format.date_long(r.adopted_on))];
    if let Some(on) = r.published_on {
        facts.push((t.fact_published(), format.date_long(on)));
    }
    if let Some(on) = r.until_on {
        facts.push((t.fact_until(), format.date_long(on)));
    }
    if let Some(on) = r.effective_on {
        facts.push((t.fact_effective(), format.date_long(on)));
    }
    let state = r.row.state()?;
    let counted = count(tx, r.id)?;
    let seats = seats_today(tx, r.body)?;
    let insider = is_insider(tx.actor(), r.place(), &seats);
    let rows = tx.all(&objections::OF_RESOLUTION, args![district, r.id, OBJECTIONS])?;
    let answers = const { &<AnswerObjection as kernel::Act>::PERMISSION }.check(tx.actor(), r).is_ok();
    let own = tx.actor().person();
    let said = rows.into_iter().filter_map(|o| {
        let reads = insider || (own.is_some() && o.person == own);
        (reads || o.answer.is_some()).then(|| objection(r, o, reads, answers, format))
    });
    let mut actions = Vec::new();
    if state.object(tx.today()).is_ok() {
        actions.push(Action::page("object", format!("{}/objections", r.href()), t.do_object()));
    }
    Ok(ResolutionPage {
        objected: counted.all,
        answered: counted.answered,
        objections: said.collect(),
        actions,
        held: state
            .take_effect(tx.today(), counted.open())
            .is_err_and(|e| matches!(e, MeetingRefusal::ObjectionsOpen { .. }))
            .then(|| t.objections_hold(counted.open())),
        insider,
        id: r.id,
        number: r.number.clone(),
        title: r.title.clone(),
        words: r.words.clone(),
        state: r.row.state,
        adopted_on: r.adopted_on,
        published_on: r.published_on,
        until: r.until_on,
        effective_on: r.effective_on,
        chip: resolution_chip(r.row.state, t),
        sheet: paper(&r.number, &r.title, &r.words)?,
        chart,
        facts,
        meeting: format!("/{district}/meetings/{}", r.meeting),
        subject: item.and_then(|i| i.row.href.clone()),
        record: published(tx, r)?,
        tower: TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) },
        t,
    })
}

fn objection(r: &Resolution, row: ObjectionRow, reads: bool, answers: bool, format: i18n::Format) -> ObjectionItem {
    let open = row.state() == ObjectionState::Open;
    ObjectionItem {
        id: row.id,
        words: reads.then_some(row.words),
        at: row.at,
        answer: row.answer,
        answered_at: row.answered_at,
        on: format.date(row.at.date()),
        reply: (open && answers).then(|| format!("/{}/objections/{}/answer", r.district, row.id)),
    }
}

/// Where the record proves that it was published; nothing before.
fn published(tx: &mut Tx<'_, '_>, r: &Resolution) -> kernel::Result<Option<String>> {
    let found = ledger::event_of(tx, r.district, &r.row.thread(), &r.id.to_string(), ResolutionPublished::KIND)?;
    Ok(found.map(|event| format!("/{}/record/{event}", r.district)))
}

/// The status of a resolution in a word.
pub fn resolution_chip(stage: ResolutionStage, t: T) -> Chip {
    let tone = match stage {
        ResolutionStage::Adopted => Tone::Decided,
        ResolutionStage::Noticed => Tone::Notice,
        ResolutionStage::Effective => Tone::Done,
    };
    Chip::new(tone, t.resolution_stage(stage.code()))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let tower = || TowerLink { name: "和衡中心".into(), href: "/".into() };
    let sheet =
        || paper("和衡楼议〔2026〕6号", "关于试行电梯错峰停靠的决议", "一、试行三个月。").expect("a sample renders");
    let minutes = MinutesPage {
        meeting: MeetingId::from_bytes([1; 16]),
        title: "第 4 次议事会".into(),
        state: MinutesStage::Signed,
        rev: 2,
        words: "一、".into(),
        actions: vec![Action::button("publish_minutes", "/", t.do_publish()).main().with("rev", "2")],
        chip: minutes_chip(MinutesStage::Signed, t),
        facts: vec![(t.fact_signed(), "裴怀瑾".into())],
        sheet: sheet(),
        href: "/".into(),
        tower: tower(),
        t,
    };
    let day = kernel::Timestamp::from_micros(0).date();
    let said = |answer: Option<String>| ObjectionItem {
        id: ObjectionId::from_bytes([1; 16]),
        words: Some("早高峰错峰会让低层等得更久。".into()),
        at: Timestamp::from_micros(0),
        reply: answer.is_none().then(|| "/".into()),
        answer,
        answered_at: None,
        on: "12月2日".into(),
    };
    let resolution = ResolutionPage {
        id: ResolutionId::from_bytes([1; 16]),
        number: "和衡楼议〔2026〕6号".into(),
        title: "关于试行电梯错峰停靠的决议".into(),
        words: "一、".into(),
        state: ResolutionStage::Noticed,
        adopted_on: day,
        published_on: Some(day),
        until: Some(day),
        effective_on: None,
        chip: resolution_chip(ResolutionStage::Noticed, t),
        sheet: sheet(),
        chart: Some(Votes { locale, yes: 6, no: 1, abstain: 1, absent: 0, needed: 5 }),
        facts: vec![(t.fact_adopted(), "11月28日".into())],
        meeting: "/".into(),
        subject: Some("/".into()),
        record: Some("/".into()),
        objected: 2,
        answered: 1,
        objections: vec![said(Some("已采纳，第一周加派引导员。".into())), said(None)],
        actions: vec![Action::page("object", "/", t.do_object())],
        held: Some(t.objections_hold(1)),
        insider: true,
        tower: tower(),
        t,
    };
    vec![Sample::of("show_minutes", &minutes), Sample::of("show_resolution", &resolution)]
}
