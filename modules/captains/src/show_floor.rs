//! A floor's page: who looks after it and how to reach them, its firms, what is open, what was settled lately, and whom the
//! floor is asked about.

use axum::extract::Path;
use issues::api::ClusterItem;
use kernel::{Act as _, BuildingId, Date, District, FloorId, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Field, Frame, Layout, Section, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    captain::{Captaincy, FloorPlace, floor_href, floor_of, name},
    captaincy::{CaptaincyId, State},
    care,
    permissions::{Nominate, ShowFloor, Work},
    show_captaincy::chip,
};

/// Somebody who looks after the floor, or is to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CaptainItem {
    pub id: CaptaincyId,
    pub name: String,
    pub href: String,
    pub state: String,
    pub words: String,
    /// The last day to object to a nominee.
    pub until: Option<Date>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    facts: String,
    #[serde(skip)]
    object: Option<String>,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "captains/show_floor.html")]
pub struct FloorPage {
    pub id: FloorId,
    pub building: BuildingId,
    pub label: String,
    pub captains: Vec<CaptainItem>,
    /// Nobody looks after it today.
    pub gap: bool,
    /// Who stands in today.
    pub substitute: Option<String>,
    pub firms: Vec<String>,
    pub open: Vec<ClusterItem>,
    pub done: Vec<ClusterItem>,
    /// Reports that the captain settled and their reporters confirmed, where the captain agrees that it is shown.
    pub confirmed: Option<i64>,
    #[serde(skip)]
    nominate: bool,
    /// Where the captain works, for the captain.
    #[serde(skip)]
    desk: Option<String>,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    code: Option<(String, ui::Html)>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl FloorPage {
    fn words(&self) -> Field {
        Field::area("words", self.t.tell_captain(), "", 2).hint(self.t.tell_hint()).with("maxlength", "500")
    }
}

impl View for FloorPage {
    fn title(&self, _: Locale) -> String {
        self.t.floor_title(&self.tower.name, &self.label)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.floor_sign(&self.label))];
        Frame { section: Section::Tower, layout: Layout::Narrow, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// A floor with who looks after it.
#[utoipa::path(get, path = "/{district}/towers/{building}/floors/{floor}", operation_id = "show_floor", tag = "captains",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("floor" = FloorId, Path)),
    responses((status = 200, body = FloorPage)), extensions(("x-permission" = json!("captains.show_floor"))))]
pub async fn show_floor(ctx: Ctx, Path((_, building, id)): Path<(District, BuildingId, FloorId)>) -> Result {
    let (locale, base) = (ctx.locale, ctx.app.settings().public_url.clone());
    let page = ctx
        .read(move |tx| {
            let place = registry::api::place_of(tx, building, Some(id))?;
            tx.grant::<ShowFloor, _>(FloorPlace(place))?;
            assemble(tx, building, id, &base, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    id: FloorId,
    base: &str,
    locale: Locale,
) -> kernel::Result<FloorPage> {
    let (t, district, today) = (T(locale), tx.district(), tx.today());
    let floor = floor_of(tx, building, id)?;
    let tower = registry::api::building_of(tx, building)?;
    let mut firms: Vec<String> = registry::api::occupants(tx, building, today)?
        .into_iter()
        .filter(|f| f.floor == Some(id))
        .map(|f| f.name)
        .collect();
    firms.dedup();
    let (open, done) = issues::api::of_floor(tx, building, id, locale)?;
    let (mut captains, mut confirmed) = (Vec::new(), None);
    let care = care::of(tx, &[id])?.remove(&id).unwrap_or_default();
    let gap = care.is_gap(firms.len());
    for row in care.captaincies {
        let captaincy = Captaincy::of(row)?;
        if matches!(captaincy.state, State::Nominated { .. }) {
            continue;
        }
        if let (State::InOffice { from, .. }, true) = (captaincy.state, captaincy.shown) {
            let (person, days) = (captaincy.person, (from, today));
            let settled = issues::api::Settled { person, building, floor: id, days };
            confirmed = Some(issues::api::count_settled(tx, &settled)?);
        }
        captains.push(item(tx, &captaincy, t)?);
    }
    let substitute = match care.substitute {
        Some(row) => {
            let until = i18n::Format(locale).date(row.until_on);
            Some(t.stands_in_until(name(tx, row.person, locale)?, until))
        }
        None => None,
    };
    let place = crate::nominate::place(tx, &floor)?;
    let holds = |permission: &'static kernel::Permission| permission.check(tx.actor(), &place).is_ok();
    let (nominate, works) = (holds(const { &Nominate::PERMISSION }), holds(const { &Work::PERMISSION }));
    Ok(FloorPage {
        id,
        building,
        captains,
        gap,
        substitute,
        firms,
        open,
        done,
        confirmed,
        nominate,
        desk: works.then(|| format!("/{district}/captain/desk")),
        href: floor_href(district, building, id),
        code: registry::api::floor_code(tx, building, id, base)?,
        tower: TowerLink { name: tower.name.clone(), href: format!("/{district}/towers/{building}") },
        label: floor.label,
        t,
    })
}

fn item(tx: &mut Tx<'_, '_>, captaincy: &Captaincy, t: T) -> kernel::Result<CaptainItem> {
    let format = i18n::Format(t.0);
    let (until, facts) = match captaincy.state {
        State::Inquiry { until } => (Some(until), t.objections_until(format.date_weekday(until))),
        State::InOffice { from, until, .. } | State::Suspended { from, until, .. } => {
            let from = format.date_long(from);
            let facts = match until {
                Some(until) => t.from_until(from, format.date_long(until)),
                None => t.since(from),
            };
            (None, facts)
        }
        _ => (None, String::new()),
    };
    Ok(CaptainItem {
        id: captaincy.id,
        name: name(tx, captaincy.person, t.0)?,
        href: captaincy.href(),
        state: captaincy.row.state.clone(),
        words: captaincy.words.clone(),
        chip: chip(&captaincy.state, t),
        object: until.map(|_| format!("{}/objections", captaincy.href())),
        until,
        facts,
    })
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let captain = |state: &str, object: Option<&str>| CaptainItem {
        id: CaptaincyId::from_bytes([1; 16]),
        name: "江若昀".into(),
        href: "/".into(),
        state: state.into(),
        words: "认得本层的人。".into(),
        until: None,
        chip: Chip::new(ui::Tone::Done, t.state(state)),
        facts: t.since("2025年6月3日"),
        object: object.map(str::to_owned),
    };
    let page = |full: bool| FloorPage {
        id: FloorId::from_bytes([2; 16]),
        building: BuildingId::from_bytes([1; 16]),
        label: "17".into(),
        captains: if full { vec![captain("in_office", None), captain("inquiry", Some("/"))] } else { vec![] },
        gap: !full,
        substitute: full.then(|| t.stands_in_until("林默", "3月9日")),
        firms: if full { vec!["明岫信息技术（上海）股份有限公司".into()] } else { vec![] },
        open: vec![],
        done: vec![],
        confirmed: full.then_some(12),
        nominate: full,
        desk: full.then(|| "/".into()),
        href: "/".into(),
        code: full.then(|| ("https://loushi.example/q/310107-7K3Q9M".into(), ui::Html::default())),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![Sample::of("show_floor", &page(true)), Sample::of("show_floor", &page(false))]
}
