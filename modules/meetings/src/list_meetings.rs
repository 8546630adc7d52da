//! The three meetings of a tower (三会): what is coming, what was decided, what is being coordinated and appraised; and for the
//! committee's own people the pool of items that wait.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, Locale, Timestamp};
use ledger::Tx;
use registry::api::Building;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink, Wait};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    agenda::{ItemId, Origin},
    load::{Board, is_insider},
    meeting::{MeetingId, MeetingStage},
    notice,
    permissions::{AddItem, ListItems, ListMeetings, NewAppraisal, NewMeeting},
    show_appraisal, show_coordination,
    show_meeting::chip,
    show_minutes::resolution_chip,
    store::{
        ballot::sql as ballots,
        meeting::{MeetingRow, sql},
    },
};

/// Rows of each list.
const SHOWN: u32 = 30;

/// A meeting, coordination or appraisal in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MeetingItem {
    pub href: String,
    pub title: String,
    pub chip: Chip,
    /// Date and place, or what it came to.
    pub facts: String,
    #[serde(skip)]
    pub at: Timestamp,
}

/// A resolution in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ResolutionItem {
    pub href: String,
    pub number: String,
    pub title: String,
    pub chip: Chip,
    #[serde(skip)]
    pub on: String,
}

/// The three meetings of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/list_meetings.html")]
pub struct MeetingsPage {
    pub building: BuildingId,
    /// Soonest first.
    pub coming: Vec<MeetingItem>,
    /// Latest first.
    pub past: Vec<MeetingItem>,
    pub resolutions: Vec<ResolutionItem>,
    pub coordinations: Vec<MeetingItem>,
    pub appraisals: Vec<MeetingItem>,
    /// Items that wait in the pool; nothing for those who may not see it.
    pub waiting: Option<usize>,
    #[serde(skip)]
    may_call: bool,
    #[serde(skip)]
    may_appraise: bool,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for MeetingsPage {
    fn title(&self, _: Locale) -> String {
        self.t.meetings_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.meetings_short())];
        Frame { section: Section::Meetings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A meeting as a row of a list.
///
/// # Errors
/// The database's own failure.
pub fn row(tx: &mut Tx<'_, '_>, meeting: &MeetingRow, locale: Locale) -> kernel::Result<MeetingItem> {
    let (t, pack) = (T(locale), policy::api::of(tx, meeting.building)?);
    Ok(MeetingItem {
        href: format!("/{}/meetings/{}", meeting.district, meeting.id),
        title: notice::title(&pack, meeting.kind, meeting.number).get(locale).to_owned(),
        chip: chip(meeting.state, t),
        facts: t.when_where(i18n::Format(locale).moment(meeting.starts_at), &meeting.venue),
        at: meeting.starts_at,
    })
}

/// The meetings of a building that this reader may see, latest first.
///
/// # Errors
/// The database's own failure.
pub fn visible(tx: &mut Tx<'_, '_>, building: &Building, most: u32) -> kernel::Result<Vec<MeetingRow>> {
    let (district, end) = (tx.district(), tx.today().plus_days(3_650).at(0, 0));
    let mut rows = tx.all(&sql::OF_BUILDING, args![district, building.id, end, most])?;
    let seats = match committees::api::committee_of(tx, building.id)? {
        Some(body) => crate::load::seats_today(tx, body.id)?,
        None => Vec::new(),
    };
    let inside = is_insider(tx.actor(), kernel::Resource::place(building), &seats);
    rows.retain(|m| inside || m.state != MeetingStage::Draft);
    Ok(rows)
}

/// The three meetings of a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/meetings", operation_id = "list_meetings", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = MeetingsPage)), extensions(("x-permission" = json!("meetings.list_meetings"))))]
pub async fn list_meetings(ctx: Ctx, Path((district, building)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let (t, format) = (T(locale), i18n::Format(locale));
            let found = tx.granted::<ListMeetings, Building>(building)?.into_inner();
            let (mut coming, mut past) = (Vec::new(), Vec::new());
            for meeting in visible(tx, &found, SHOWN)? {
                let item = row(tx, &meeting, locale)?;
                match meeting.state {
                    MeetingStage::Draft | MeetingStage::Convened | MeetingStage::Open => coming.push(item),
                    _ => past.push(item),
                }
            }
            coming.sort_by_key(|m| m.at);
            let resolutions = tx.all(&ballots::RESOLUTIONS_OF_BUILDING, args![district, building, SHOWN])?;
            let resolutions = resolutions
                .into_iter()
                .map(|r| ResolutionItem {
                    href: format!("/{district}/resolutions/{}", r.id),
                    number: r.number,
                    title: r.title,
                    chip: resolution_chip(r.state, t),
                    on: format.date(r.adopted_on),
                })
                .collect();
            let board = Board::find(tx, building)?;
            let waiting = match &board {
                Some(board) if tx.grant::<ListItems, _>(board.clone()).is_ok() => {
                    Some(tx.all(&sql::POOL, args![district, board.body.id])?.len())
                }
                _ => None,
            };
            let may_appraise = tx.grant::<NewAppraisal, _>(found.clone()).is_ok();
            let may_call = board.is_some_and(|b| tx.grant::<NewMeeting, _>(b).is_ok());
            Ok(MeetingsPage {
                building,
                coming,
                past,
                resolutions,
                coordinations: show_coordination::of_building(tx, building, locale, SHOWN)?,
                appraisals: show_appraisal::of_building(tx, building, locale, SHOWN)?,
                waiting,
                may_call,
                may_appraise,
                tower: TowerLink { name: found.name.clone(), href: format!("/{district}/towers/{building}") },
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

/// An item of the pool.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PoolItem {
    pub id: ItemId,
    pub title: String,
    pub words: String,
    #[schema(value_type = String)]
    pub origin: Origin,
    pub deferrals: u32,
    /// What it is about.
    pub href: Option<String>,
    #[serde(skip)]
    origin_word: String,
    #[serde(skip)]
    since: String,
    #[serde(skip)]
    edit: Option<String>,
}

/// The pool of a tower's committee.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/list_items.html")]
pub struct PoolPage {
    pub building: BuildingId,
    pub items: Vec<PoolItem>,
    /// Meetings that still take items.
    #[serde(skip)]
    drafts: Vec<(MeetingId, String)>,
    #[serde(skip)]
    may_add: bool,
    #[serde(skip)]
    chair: Wait,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for PoolPage {
    fn title(&self, _: Locale) -> String {
        self.t.pool_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.meetings_short(), format!("{}/meetings", self.tower.href)),
            Crumb::here(self.t.pool_title()),
        ];
        Frame { section: Section::Meetings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The items that wait for a meeting.
#[utoipa::path(get, path = "/{district}/towers/{building}/agenda", operation_id = "list_items", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = PoolPage)), extensions(("x-permission" = json!("meetings.list_items"))))]
pub async fn list_items(ctx: Ctx, Path((district, building)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let (t, format) = (T(locale), i18n::Format(locale));
            let board = tx.granted::<ListItems, Board>(building)?.into_inner();
            let may_add = tx.grant::<AddItem, _>(board.clone()).is_ok();
            let items = tx
                .all(&sql::POOL, args![district, board.body.id])?
                .into_iter()
                .map(|i| PoolItem {
                    id: i.id,
                    origin: i.origin,
                    deferrals: i.deferrals,
                    href: i.href,
                    origin_word: t.origin(i.origin.code()),
                    since: format.date(i.placed_at.date()),
                    edit: may_add.then(|| format!("/{district}/items/{}/text", i.id)),
                    title: i.title,
                    words: i.words,
                })
                .collect();
            let mut drafts = Vec::new();
            if may_add {
                for state in [MeetingStage::Draft, MeetingStage::Convened] {
                    for m in tx.all(&sql::IN_STATE, args![district, building, state, SHOWN])? {
                        let item = row(tx, &m, locale)?;
                        drafts.push((m.id, t.draft_choice(item.title, item.facts)));
                    }
                }
            }
            let name = crate::pool::chair().name.get(locale).to_owned();
            Ok(PoolPage {
                building,
                items,
                drafts,
                may_add,
                chair: Wait { locale, name, detail: String::new() },
                tower: TowerLink { name: board.building.name.clone(), href: board.href() },
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let item = || MeetingItem {
        href: "/".into(),
        title: "第 4 次议事会".into(),
        chip: chip(MeetingStage::Convened, t),
        facts: t.when_where("11月28日 09:30", "3 层共享会议室"),
        at: Timestamp::from_micros(0),
    };
    let tower = || TowerLink { name: "和衡中心".into(), href: "/".into() };
    let full = MeetingsPage {
        building: BuildingId::from_bytes([1; 16]),
        coming: vec![item()],
        past: vec![item()],
        resolutions: vec![ResolutionItem {
            href: "/".into(),
            number: "和衡楼议〔2026〕6号".into(),
            title: "关于试行电梯错峰停靠的决议".into(),
            chip: Chip::new(Tone::Notice, t.resolution_stage("noticed")),
            on: "11月28日".into(),
        }],
        coordinations: vec![item()],
        appraisals: vec![item()],
        waiting: Some(3),
        may_call: true,
        may_appraise: true,
        tower: tower(),
        t,
    };
    let empty = MeetingsPage {
        building: BuildingId::from_bytes([1; 16]),
        coming: Vec::new(),
        past: Vec::new(),
        resolutions: Vec::new(),
        coordinations: Vec::new(),
        appraisals: Vec::new(),
        waiting: None,
        may_call: false,
        may_appraise: false,
        tower: tower(),
        t,
    };
    let pool = |items| PoolPage {
        building: BuildingId::from_bytes([1; 16]),
        items,
        drafts: vec![(MeetingId::from_bytes([1; 16]), "第 4 次议事会".into())],
        may_add: true,
        chair: Wait { locale, name: t.the_chair().into(), detail: String::new() },
        tower: tower(),
        t,
    };
    let waiting = PoolItem {
        id: ItemId::from_bytes([1; 16]),
        title: "午餐微波炉".into(),
        words: "增配两台。".into(),
        origin: Origin::Deferred,
        deferrals: 1,
        href: Some("/".into()),
        origin_word: t.origin("deferred"),
        since: "11月2日".into(),
        edit: Some("/".into()),
    };
    vec![
        Sample::of("list_meetings", &full),
        Sample::of("list_meetings", &empty),
        Sample::of("list_items", &pool(vec![waiting])),
        Sample::of("list_items", &pool(Vec::new())),
    ]
}
