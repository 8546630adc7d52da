//! The rules in force: every number with its clause, source and standing.

use axum::extract::Path;
use kernel::{District, Locale};
use serde::Serialize;
use ui::{Frame, Section};
use web::{Ctx, Result, Sample, View};

use crate::{T, policy, policy::Pack, policy::Standing};

/// A rule.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RuleItem {
    /// `issues.triage_days`.
    pub name: String,
    pub value: String,
    pub clause: String,
    #[serde(skip)]
    label: String,
}

/// A clause.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClauseItem {
    pub id: String,
    pub text: String,
    pub source: String,
    /// `law`, `regulation` or `draft`.
    pub standing: &'static str,
}

/// The rules in force.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "committees/show_rules.html")]
pub struct RulesPage {
    pub pack: String,
    pub version: u32,
    pub title: String,
    pub rules: Vec<RuleItem>,
    pub clauses: Vec<ClauseItem>,
    pub reserved: Vec<String>,
    #[serde(skip)]
    t: T,
}

impl RulesPage {
    /// A clause in the reader's language.
    fn named(&self, clause: &str) -> String {
        i18n::Format(self.t.0).clause(clause)
    }
}

impl View for RulesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_rules().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Committees, ..Frame::default() }
    }
}

fn page(pack: &Pack, locale: Locale) -> RulesPage {
    let t = T(locale);
    let rule = |line: policy::RuleLine| RuleItem {
        label: t.rule(line.name.replace('.', "-")),
        name: line.name,
        value: line.value,
        clause: line.clause,
    };
    let clause = |c: &policy::ClauseText| ClauseItem {
        id: c.id.clone(),
        text: c.text().get(locale).to_owned(),
        source: c.source.clone(),
        standing: match c.standing {
            Standing::Law => "law",
            Standing::Regulation => "regulation",
            Standing::Draft => "draft",
        },
    };
    RulesPage {
        pack: pack.id.clone(),
        version: pack.version,
        title: pack.title.get(locale).to_owned(),
        rules: pack.rules().into_iter().map(rule).collect(),
        clauses: pack.clauses.iter().map(clause).collect(),
        reserved: pack.reserved.iter().map(|r| r.text().get(locale).to_owned()).collect(),
        t,
    }
}

/// The rules in force, with their clauses.
#[utoipa::path(get, path = "/{district}/rules", operation_id = "show_rules", tag = "committees",
    params(("district" = District, Path)),
    responses((status = 200, body = RulesPage)), extensions(("x-permission" = json!("committees.show_rules"))))]
pub async fn show_rules(ctx: Ctx, Path(_district): Path<District>) -> Result {
    let pack = ctx.read(policy::current).await?;
    ctx.show(&page(&pack, ctx.locale)).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let pack = Pack::parse(include_str!("../policy/default.toml")).expect("the default pack");
    vec![Sample::of("show_rules", &page(&pack, locale))]
}
