//! The rules in force: every rule with its clause, its source and the layer that set it; for a tower, and as of a day.

use axum::extract::{Path, Query};
use kernel::{BuildingId, Date, District, Locale};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Frame, Section, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    document::{ClauseText, List, Source},
    in_force,
    pack::{Pack, RuleLine},
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
    pub pack: String,
    pub version: u32,
    pub title: String,
    pub on: Date,
    /// The documents that the rules come from, the highest layer first.
    pub documents: Vec<Source>,
    pub rules: Vec<RuleItem>,
    pub clauses: Vec<ClauseItem>,
    /// What a committee may not decide.
    pub reserved: Vec<String>,
    /// Rules of a lower document that ask for less than the one above by now.
    pub overruled: Vec<String>,
    #[serde(skip)]
    tower: Option<TowerLink>,
    #[serde(skip)]
    t: T,
}

impl RulesPage {
    /// A clause in the reader's language.
    fn named(&self, clause: &str) -> String {
        i18n::Format(self.t.0).clause(clause)
    }

    fn day(&self, day: &Date) -> String {
        i18n::Format(self.t.0).date_long(*day)
    }
}

impl View for RulesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_rules().to_owned()
    }

    fn frame(&self) -> Frame {
        let mut frame = Frame { section: Section::Committees, ..Frame::default() };
        if let Some(tower) = &self.tower {
            frame.crumbs = vec![Crumb::link(&tower.name, &tower.href), Crumb::here(T(self.t.0).nav_rules())];
            frame.tower = Some(tower.clone());
        }
        frame
    }
}

fn page(pack: &Pack, on: Date, tower: Option<TowerLink>, locale: Locale) -> RulesPage {
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
    RulesPage {
        pack: pack.id.clone(),
        version: pack.version,
        title: pack.title.get(locale).to_owned(),
        on,
        documents: pack.sources.clone(),
        rules: pack.lines().into_iter().map(rule).collect(),
        clauses: pack.clauses.iter().map(clause).collect(),
        reserved: pack.list(List::Reserved).map(|r| r.text.get(locale).to_owned()).collect(),
        overruled: pack.overruled.iter().map(|o| t.rule(format!("{}-{}", o.key.0, o.key.1))).collect(),
        tower,
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
    /// A day; today without it.
    on: Option<Date>,
}

/// The rules in force, with their clauses.
#[utoipa::path(get, path = "/{district}/rules", operation_id = "show_rules", tag = "policy",
    params(("district" = District, Path), RulesQuery),
    responses((status = 200, body = RulesPage)), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn show_rules(ctx: Ctx, Path(district): Path<District>, Query(query): Query<RulesQuery>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let on = query.on.unwrap_or(tx.today());
            let tower = match query.building {
                Some(id) => {
                    let building = registry::api::building_of(tx, id)?;
                    Some(TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{id}") })
                }
                None => None,
            };
            let pack = in_force::as_of(tx, query.building, on)?;
            Ok(page(&pack, on, tower, locale))
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let day = Date::new(2026, 3, 1).expect("a date");
    vec![Sample::of("show_rules", &page(&in_force::of_nobody(), day, None, locale))]
}
