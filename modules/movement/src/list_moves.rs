//! 入驻与迁出: who is in a tower on which floor since when, who leaves and comes when, who has left; as of any day.

use axum::extract::{Path, Query};
use kernel::{BuildingId, Date, District, Locale, OrganisationId};
use ledger::Tx;
use registry::api::{Building, Narrow, PresenceRow, TenancyId, Which};
use serde::{Deserialize, Serialize};
use ui::{Chip, Choice, Crumb, Field, Frame, Layout, Section, Tone, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    permissions::{MoveIn, ShowMoves},
};

const PAGE: usize = 50;

/// Which of the four lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    /// In the building on the day.
    #[default]
    In,
    /// In the building, with a last day.
    Leaving,
    /// To move in later.
    Arriving,
    /// Gone before the day.
    Left,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::In, Tab::Leaving, Tab::Arriving, Tab::Left];

    pub const fn code(self) -> &'static str {
        match self {
            Tab::In => "in",
            Tab::Leaving => "leaving",
            Tab::Arriving => "arriving",
            Tab::Left => "left",
        }
    }

    const fn which(self) -> Which {
        match self {
            Tab::In => Which::In,
            Tab::Leaving => Which::Leaving,
            Tab::Arriving => Which::Arriving,
            Tab::Left => Which::Left,
        }
    }
}

/// A firm on a floor.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MoveItem {
    pub id: TenancyId,
    pub organisation: OrganisationId,
    pub name: String,
    pub href: String,
    /// The floor's sign; none for the whole building.
    pub floor: Option<String>,
    pub from: Date,
    pub until: Option<Date>,
    /// Square metres.
    pub area: Option<i64>,
    pub headcount: Option<i64>,
    #[serde(skip)]
    place: String,
    #[serde(skip)]
    since: String,
    #[serde(skip)]
    last_day: String,
    #[serde(skip)]
    chip: Chip,
}

impl MoveItem {
    pub fn of(row: PresenceRow, district: District, building: BuildingId, day: Date, locale: Locale) -> Self {
        let (t, format) = (T(locale), i18n::Format(locale));
        let chip = match row.until_on {
            _ if row.from_on > day => Chip::new(Tone::Waiting, t.is_coming()),
            Some(until) if until < day => Chip::new(Tone::Archived, t.is_gone()),
            Some(_) => Chip::new(Tone::Soon, t.is_leaving()),
            None => Chip::new(Tone::Done, t.is_in()),
        };
        MoveItem {
            id: row.id,
            organisation: row.organisation,
            href: format!("/{district}/towers/{building}/firms/{}", row.organisation),
            place: row.label.as_ref().map_or(t.whole_building().to_owned(), |f| t.floor_sign(f)),
            since: format.date_long(row.from_on),
            last_day: row.until_on.map_or(t.no_last_day().to_owned(), |d| format.date_long(d)),
            name: row.name,
            floor: row.label,
            from: row.from_on,
            until: row.until_on,
            area: row.area,
            headcount: row.headcount,
            chip,
        }
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    pub fn since(&self) -> &str {
        &self.since
    }

    pub fn last_day(&self) -> &str {
        &self.last_day
    }

    pub fn chip(&self) -> &Chip {
        &self.chip
    }
}

/// Who is in a tower, comes and goes.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "movement/list_moves.html")]
pub struct MovesPage {
    pub building: BuildingId,
    /// The day that the list is of.
    pub on: Date,
    pub tab: Tab,
    pub moves: Vec<MoveItem>,
    pub next: Option<String>,
    /// The floors that the list can be narrowed to.
    pub floors: Vec<String>,
    #[serde(skip)]
    floor: String,
    #[serde(skip)]
    firm: String,
    #[serde(skip)]
    today: bool,
    #[serde(skip)]
    may_record: bool,
    /// Where many are recorded at once.
    #[serde(skip)]
    imports: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl MovesPage {
    fn tabs(&self) -> Vec<(String, String, bool)> {
        Tab::ALL.map(|tab| (self.address(tab), self.t.tab(tab.code()), tab == self.tab)).to_vec()
    }

    fn address(&self, tab: Tab) -> String {
        let mut address = format!("{}/moves?tab={}", self.tower.href, tab.code());
        if !self.today {
            address += &format!("&on={}", self.on);
        }
        for (name, value) in [("floor", &self.floor), ("firm", &self.firm)] {
            if !value.is_empty() {
                address += &format!("&{name}={}", web::encode(value));
            }
        }
        address
    }

    fn fields(&self) -> Vec<Field> {
        let mut floors = vec![Choice::new("", self.t.any_floor())];
        floors.extend(self.floors.iter().map(|f| Choice::new(f, self.t.floor_sign(f))));
        vec![
            Field::date("on", self.t.as_of(), &self.on.to_string()),
            Field::select("floor", self.t.floors(), &self.floor, floors),
            Field::text("firm", self.t.firm(), self.firm.as_str()),
        ]
    }

    fn heading(&self) -> String {
        let day = i18n::Format(self.t.0).date_long(self.on);
        self.t.tab_on(self.t.tab(self.tab.code()), day)
    }
}

impl View for MovesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).moves_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.moves_nav())];
        Frame { section: Section::Moves, layout: Layout::Desk, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// Which list, of which day, narrowed to what.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// `in`, `leaving`, `arriving`, `left`.
    tab: String,
    /// As of this day; today without it.
    on: String,
    /// A floor's sign.
    floor: String,
    /// A part of the firm's name.
    firm: String,
    /// Tenancies behind this one.
    after: Option<TenancyId>,
}

/// Who is in a tower on which floor since when, who comes and goes when, as of a day.
#[utoipa::path(get, path = "/{district}/towers/{building}/moves", operation_id = "list_moves", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), Filter),
    responses((status = 200, body = MovesPage)), extensions(("x-permission" = json!("movement.show_moves"))))]
pub async fn list_moves(
    ctx: Ctx,
    Path((district, id)): Path<(District, BuildingId)>,
    Query(filter): Query<Filter>,
) -> Result {
    let locale = ctx.locale;
    let page = ctx.read(move |tx| found(tx, district, id, filter, locale)).await?;
    ctx.show(&page).await
}

fn found(
    tx: &mut Tx<'_, '_>,
    district: District,
    id: BuildingId,
    filter: Filter,
    locale: Locale,
) -> kernel::Result<MovesPage> {
    let name = tx.granted::<ShowMoves, Building>(id)?.name.clone();
    let tab = Tab::ALL.into_iter().find(|t| t.code() == filter.tab).unwrap_or_default();
    let today = tx.today();
    let on: Date = filter.on.parse().unwrap_or(today);
    let floors = registry::api::floors(tx, id)?;
    let floor = floors.iter().find(|f| f.label == filter.floor.trim());
    let after = match filter.after {
        Some(after) => registry::api::presence_at(tx, after)?,
        None => None,
    };
    let narrow = Narrow { day: on, floor: floor.map(|f| f.ordinal), firm: filter.firm.clone(), after, most: PAGE + 1 };
    let mut rows = registry::api::presence(tx, id, tab.which(), &narrow)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more).map(|r| r.id);
    let mut page = MovesPage {
        building: id,
        on,
        tab,
        moves: rows.into_iter().map(|r| MoveItem::of(r, district, id, on, locale)).collect(),
        next: None,
        floor: floor.map_or(String::new(), |f| f.label.clone()),
        floors: floors.into_iter().rev().map(|f| f.label).collect(),
        firm: filter.firm.trim().to_owned(),
        today: on == today,
        may_record: tx.granted::<MoveIn, Building>(id).is_ok(),
        imports: format!("/{district}/imports"),
        tower: TowerLink { name, href: format!("/{district}/towers/{id}") },
        t: T(locale),
    };
    page.next = last.map(|last| format!("{}&after={last}", page.address(tab)));
    Ok(page)
}

/// A row for samples.
pub fn sample_item(locale: Locale, from: &str, until: Option<&str>, floor: Option<&str>) -> MoveItem {
    let day = |text: &str| text.parse().expect("a day");
    let row = PresenceRow {
        id: TenancyId::from_bytes([1; 16]),
        organisation: OrganisationId::from_bytes([1; 16]),
        name: "明岫信息技术（上海）股份有限公司".into(),
        label: floor.map(str::to_owned),
        ordinal: 17,
        from_on: day(from),
        until_on: until.map(day),
        stage: registry::api::Stage::Current,
        area: Some(1_200),
        headcount: Some(80),
    };
    let district = District::new(310_107).expect("a district");
    MoveItem::of(row, district, BuildingId::from_bytes([1; 16]), day("2026-11-28"), locale)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |moves, may_record, today| MovesPage {
        building: BuildingId::from_bytes([1; 16]),
        on: "2026-11-28".parse().expect("a day"),
        tab: Tab::In,
        moves,
        next: Some("/".into()),
        floors: vec!["17".into()],
        floor: "17".into(),
        firm: "明岫".into(),
        today,
        may_record,
        imports: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    let rows = vec![
        sample_item(locale, "2024-03-01", None, Some("17")),
        sample_item(locale, "2024-03-01", Some("2026-12-31"), None),
        sample_item(locale, "2024-03-01", Some("2026-10-31"), Some("18")),
        sample_item(locale, "2027-01-01", None, Some("19")),
    ];
    vec![Sample::of("list_moves", &page(rows, true, false)), Sample::of("list_moves", &page(vec![], false, true))]
}
