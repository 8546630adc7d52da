//! The rules in force: every rule with its clause, its source and the layer that set it; for a tower, and as of a day.

use axum::extract::{Path, Query};
use kernel::{BuildingId, Date, District, DivisionCode, Locale};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Section, TowerLink};
use web::{Ctx, Input, Part, Result, Sample, View};

use crate::{
    T,
    change::{DocumentItem, documents},
    document::{ClauseText, Item, Layer, List, PackId, Source},
    in_force,
    pack::{Pack, RuleLine},
    place::{may_issue, place_of},
    store::{self, IssuedRow},
    value::Value,
};

/// A rule.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RuleItem {
    /// `issues.triage_days`.
    pub name: String,
    /// A whole number, true or false, a share such as `2/3`, or days.
    #[schema(value_type = serde_json::Value)]
    pub value: Value,
    pub clause: String,
    /// `model`, `city`, `district` or `building`.
    pub layer: &'static str,
    #[serde(skip)]
    label: String,
    #[serde(skip)]
    source: String,
}

/// An entry of a list: a right, a duty, a condition.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EntryItem {
    pub list: &'static str,
    pub id: String,
    pub text: String,
    pub clause: String,
    pub layer: &'static str,
}

/// A clause.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClauseItem {
    pub id: String,
    pub text: String,
    pub source: String,
    /// `law`, `regulation` or `draft`.
    pub standing: &'static str,
    pub layer: &'static str,
}

/// The rules in force.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "policy/show_rules.html")]
pub struct RulesPage {
    /// The lowest layer's document.
    pub pack: String,
    pub version: u32,
    /// For which place the rules are.
    pub title: String,
    pub on: Date,
    /// The documents that the rules come from, the highest layer first.
    pub documents: Vec<Source>,
    pub rules: Vec<RuleItem>,
    pub clauses: Vec<ClauseItem>,
    /// What a committee may not decide, rights, duties, conditions.
    pub entries: Vec<EntryItem>,
    /// Every document of the place, coming and replaced ones too.
    pub versions: Vec<DocumentItem>,
    /// Rules of a lower document that ask for less than the one above by now.
    pub overruled: Vec<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    building: Option<BuildingId>,
    #[serde(skip)]
    tower: Option<TowerLink>,
    /// What was typed as a tower's name and is none.
    #[serde(skip)]
    unknown: String,
    #[serde(skip)]
    may_issue: bool,
    #[serde(skip)]
    t: T,
}

impl RulesPage {
    /// The rules by their sections.
    fn sections(&self) -> Vec<(String, Vec<&RuleItem>)> {
        let mut sections: Vec<(&str, Vec<&RuleItem>)> = Vec::new();
        for rule in &self.rules {
            let of = rule.name.split('.').next().unwrap_or_default();
            match sections.last_mut().filter(|(name, _)| *name == of) {
                Some((_, rules)) => rules.push(rule),
                None => sections.push((of, vec![rule])),
            }
        }
        sections.into_iter().map(|(name, rules)| (self.t.section(name), rules)).collect()
    }

    /// The documents that have a part, each with its address if it was issued.
    fn standing(&self) -> Vec<(&Source, Option<String>)> {
        let of = |source: &Source| {
            let issued = self.versions.iter().find(|v| v.state == "in_force" && v.layer == source.layer)?;
            Some(crate::place::href(self.district, issued.id))
        };
        self.documents.iter().map(|source| (source, of(source))).collect()
    }

    /// What is not in force yet, or not any more.
    fn others(&self) -> Vec<&DocumentItem> {
        self.versions.iter().filter(|v| v.state != "in_force").collect()
    }

    /// The layers, the highest first.
    fn layers(&self) -> String {
        i18n::Format(self.t.0).list(self.documents.iter().map(|d| self.t.layer(d.layer)))
    }

    /// The entries by their lists.
    fn lists(&self) -> Vec<(String, Vec<&EntryItem>)> {
        let of = |list: &List| self.entries.iter().filter(|e| e.list == list.code()).collect::<Vec<_>>();
        let all = List::ALL.iter().map(|list| (self.t.list(list.code()), of(list)));
        all.filter(|(_, entries)| !entries.is_empty()).collect()
    }

    fn fields(&self) -> [Field; 2] {
        let tower = self.tower.as_ref().map_or(self.unknown.as_str(), |t| t.name.as_str());
        let field = Field::text("tower", self.t.rules_tower(), tower).optional(self.t.0);
        let field = if self.unknown.is_empty() { field } else { field.hint(self.t.rules_no_tower()) };
        [field, Field::date("on", self.t.rules_on(), &self.on.to_string())]
    }

    /// The part of an address that names the tower.
    fn of(&self) -> String {
        self.building.map_or(String::new(), |b| format!("?building={b}"))
    }

    /// Where a clause stands on this page.
    fn anchor(&self, clause: &str) -> String {
        crate::api::anchor(clause)
    }

    /// A clause in the reader's language.
    fn named(&self, clause: &str) -> String {
        i18n::Format(self.t.0).clause(clause)
    }

    fn day(&self, day: &Date) -> String {
        i18n::Format(self.t.0).date_long(*day)
    }
}

impl View for RulesPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let mut frame = Frame { section: Section::Rules, ..Frame::default() };
        if let Some(tower) = &self.tower {
            frame.crumbs = vec![Crumb::link(&tower.name, &tower.href), Crumb::here(T(self.t.0).nav_rules())];
            frame.tower = Some(tower.clone());
        }
        frame
    }
}

/// The page, before it is said of which tower it is.
fn page(pack: &Pack, rows: &[IssuedRow], on: Date, district: District, locale: Locale) -> RulesPage {
    let t = T(locale);
    let source =
        |clause: &str| pack.clauses.iter().find(|c| c.id == clause).map_or(String::new(), |c| c.source.clone());
    let rule = |line: RuleLine| RuleItem {
        label: t.rule(line.name.replace('.', "-")),
        source: source(&line.clause),
        name: line.name,
        value: line.value,
        clause: line.clause,
        layer: line.layer.code(),
    };
    let clause = |c: &ClauseText| ClauseItem {
        id: c.id.clone(),
        text: c.text.get(locale).to_owned(),
        source: c.source.clone(),
        standing: c.standing.code(),
        layer: c.layer.code(),
    };
    let entry = |i: &Item| EntryItem {
        list: i.list.code(),
        id: i.id.clone(),
        text: i.text.get(locale).to_owned(),
        clause: i.clause.clone(),
        layer: i.layer.code(),
    };
    RulesPage {
        pack: pack.id.clone(),
        version: pack.version,
        title: t.nav_rules().to_owned(),
        on,
        documents: pack.sources.clone(),
        rules: pack.lines().into_iter().map(rule).collect(),
        clauses: pack.clauses.iter().map(clause).collect(),
        entries: pack.items.iter().map(entry).collect(),
        versions: documents(rows, on, locale),
        overruled: pack.overruled.iter().map(|o| t.rule(format!("{}-{}", o.key.0, o.key.1))).collect(),
        district,
        building: None,
        tower: None,
        unknown: String::new(),
        may_issue: false,
        t,
    }
}

/// Where and as of when.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct RulesQuery {
    /// The rules of a tower, with its own.
    building: Option<BuildingId>,
    /// The same by the tower's name.
    tower: String,
    /// A day; today without it.
    #[param(value_type = String)]
    on: Input,
}

/// The rules in force, with their clauses.
#[utoipa::path(get, path = "/{district}/rules", operation_id = "show_rules", tag = "policy",
    params(("district" = District, Path), RulesQuery),
    responses((status = 200, body = RulesPage)), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn show_rules(ctx: Ctx, Path(district): Path<District>, Query(query): Query<RulesQuery>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let on = query.on.parse().unwrap_or(tx.today());
            let mut building = query.building;
            let named = query.tower.trim();
            if !named.is_empty() {
                building = registry::api::building_named(tx, named)?.map(|b| b.id);
            }
            let place = place_of(tx, building)?;
            let pack = in_force::as_of(tx, building, on)?;
            let rows = store::bearing(tx, building)?;
            let may_issue = may_issue(tx.actor(), &place);
            let unknown = if building.is_none() { named.to_owned() } else { String::new() };
            let page = page(&pack, &rows, on, district, locale);
            let of = match &place.tower {
                Some(tower) => tower.name.clone(),
                None => name_of(tx)?,
            };
            let title = T(locale).rules_of(of);
            Ok(RulesPage { building, tower: place.tower, unknown, may_issue, title, ..page })
        })
        .await?;
    ctx.show(&page).await
}

/// What the district is called.
fn name_of(tx: &mut Tx<'_, '_>) -> kernel::Result<String> {
    let code = tx.district().to_string();
    let division = match code.parse::<DivisionCode>() {
        Ok(code) => registry::api::division(tx, code)?,
        Err(_) => None,
    };
    Ok(division.map_or(code, |d| d.name))
}

/// The tower's own documents, on its page.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &web::Tower) -> kernel::Result<Vec<Part>> {
    let mut rows = store::bearing(tx, Some(tower.building))?;
    rows.retain(|r| r.layer == Layer::Building);
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let documents = documents(&rows, tx.today(), tower.locale);
    let data = serde_json::to_value(&documents)?;
    let part = TowerRules { documents, district: tower.district, building: tower.building, t: T(tower.locale) };
    let html = askama::Template::render(&part).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order: 95, html: ui::Html(html), name: "rules", data }])
}

#[derive(askama::Template)]
#[template(path = "policy/_tower.html")]
struct TowerRules {
    documents: Vec<DocumentItem>,
    district: District,
    building: BuildingId,
    t: T,
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let day = Date::new(2026, 9, 1).expect("a date");
    let (district, building) = (District::new(310_107).expect("a district"), BuildingId::from_bytes([1; 16]));
    let row = IssuedRow {
        id: PackId::from_bytes([1; 16]),
        layer: Layer::Building,
        building,
        code: "heheng".into(),
        version: 1,
        title_zh: "和衡中心议事规则".into(),
        title_en: "Rules of procedure of Heheng Center".into(),
        effective_from: day,
        issued_at: day.at(9, 0),
        issued_by: None,
        withdrawn_at: None,
    };
    let rows = [row];
    let plain = page(&in_force::of_nobody(), &[], day, district, locale);
    let of_a_tower = RulesPage {
        building: Some(building),
        tower: Some(TowerLink { name: "和衡中心".into(), href: "/".into() }),
        overruled: vec![T(locale).rule("meetings-quorum")],
        may_issue: true,
        ..page(&in_force::of_nobody(), &rows, day, district, locale)
    };
    let documents = documents(&rows, day, locale);
    let (plain, of_a_tower) = (
        RulesPage { title: T(locale).rules_of("普陀区"), ..plain },
        RulesPage { title: T(locale).rules_of("和衡中心"), ..of_a_tower },
    );
    vec![
        Sample::of("show_rules", &RulesPage { unknown: "和平".into(), ..plain }),
        Sample::of("show_rules", &of_a_tower),
        Sample::of("_tower", &TowerRules { documents, district, building, t: T(locale) }),
    ]
}
