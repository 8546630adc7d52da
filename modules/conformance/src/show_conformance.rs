//! A body's report: what it keeps of the rules and what not, on what evidence, and how to mend it; as of any day.

use axum::extract::{Path, Query};
use committees::api::{Body, BodyKind, BodyState};
use kernel::{Act, Actor, BodyId, Clause, Date, District, Locale, Role};
use ledger::Tx;
use policy::api::Pack;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Field, Frame, Section, TowerLink};
use web::{Ctx, Input, Result, Sample, View};

use crate::{
    T,
    permissions::{ListConformance, ShowConformance},
    recheck::reports,
    rule::{Finding, Report, Verdict},
    store::{ReportRow, sql},
    words::{EvidenceLine, Where, Words, chip},
};

/// A finding.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct FindingItem {
    /// `seats`, `odd`, `enterprise_share`, ..; `document` and `article` say which in `of`.
    pub rule: &'static str,
    pub of: String,
    /// `pass`, `warn` or `fail`.
    pub verdict: &'static str,
    /// A signal of idle running.
    pub signal: bool,
    pub title: String,
    pub clause: String,
    pub clause_text: String,
    /// What it rests on.
    pub evidence: String,
    pub lines: Vec<EvidenceLine>,
    /// How to mend it, and where.
    pub mend: Option<EvidenceLine>,
    /// Since when it is so, as far as it is known.
    pub since: Option<Date>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    since_text: String,
    #[serde(skip)]
    clause_name: String,
}

/// A body's report.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "conformance/show_conformance.html")]
pub struct ConformancePage {
    pub body: BodyId,
    pub name: String,
    pub local_name: String,
    pub on: Date,
    pub fails: usize,
    pub warns: usize,
    pub passes: usize,
    pub findings: Vec<FindingItem>,
    /// There are as many signals as the rules take for a committee that is to be put right; how many, and the clause.
    pub red: Option<String>,
    /// What was mended lately.
    pub mended: Vec<String>,
    /// The body was dissolved, or not there yet, on that day: nothing was checked.
    pub unchecked: Option<String>,
    #[serde(skip)]
    past: bool,
    #[serde(skip)]
    lists: bool,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    rules: String,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl ConformancePage {
    fn day(&self) -> String {
        i18n::Format(self.t.0).date_long(self.on)
    }

    fn field(&self) -> Field {
        Field::date("on", self.t.as_of(), &self.on.to_string())
    }

    fn of(&self, verdict: &str, signal: bool) -> Vec<&FindingItem> {
        self.findings.iter().filter(|f| f.verdict == verdict && f.signal == signal).collect()
    }

    /// Headings with what stands below them; what passes, signals and all, comes last.
    fn groups(&self) -> Vec<(&'static str, &'static str, Vec<&FindingItem>)> {
        let passes = self.findings.iter().filter(|f| f.verdict == "pass").collect();
        let groups = [
            (self.t.fails(), "", self.of("fail", false)),
            (self.t.warns(), "", self.of("warn", false)),
            (self.t.signals(), self.t.signals_hint(), self.of("warn", true)),
            (self.t.passes(), "", passes),
        ];
        groups.into_iter().filter(|g| !g.2.is_empty()).collect()
    }
}

impl View for ConformancePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).title(&self.local_name)
    }

    fn frame(&self) -> Frame {
        let body = format!("/{}/bodies/{}", self.district, self.body);
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(&self.local_name, body),
            Crumb::here(self.t.nav_conformance()),
        ];
        Frame { section: Section::Conformance, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// As of when.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AsOf {
    /// A day; today without it, or if it is still to come.
    #[param(value_type = String)]
    on: Input,
}

/// How a body conforms to the rules of a day.
#[utoipa::path(get, path = "/{district}/bodies/{body}/conformance", operation_id = "show_conformance", tag = "conformance",
    params(("district" = District, Path), ("body" = BodyId, Path), AsOf),
    responses((status = 200, body = ConformancePage)), extensions(("x-permission" = json!("conformance.show_conformance"))))]
pub async fn show_conformance(ctx: Ctx, Path((_, id)): Path<(District, BodyId)>, Query(query): Query<AsOf>) -> Result {
    let locale = ctx.locale;
    let page = ctx.read(move |tx| page(tx, id, query.on.parse().ok(), locale)).await?;
    ctx.show(&page).await
}

/// Whether somebody imports rosters and appoints.
fn is_clerk(actor: &Actor) -> bool {
    actor.appointments().iter().any(|a| a.role == Role::DistrictClerk)
}

fn page(tx: &mut Tx<'_, '_>, id: BodyId, on: Option<Date>, locale: Locale) -> kernel::Result<ConformancePage> {
    let body = tx.granted::<ShowConformance, Body>(id)?;
    if body.kind != BodyKind::Committee {
        return Err(kernel::Error::hidden());
    }
    let (district, today) = (tx.district(), tx.today());
    let on = on.unwrap_or(today).min(today);
    let building = registry::api::building_of(tx, body.building)?;
    let pack = policy::api::as_of(tx, Some(body.building), on)?;
    let kept = tx.first(&sql::OF_BODY, db::args![district, id])?;
    let kept = kept.as_ref().map_or(Ok(Vec::new()), ReportRow::findings)?;
    let began = tx.all(&sql::STANDINGS, db::args![district, db::list(&[id])])?.first().map(|s| s.from_on);
    let t = T(locale);
    let report = match reports(tx, vec![body.row.clone()], on)?.pop() {
        Some((g, _)) if g.facts.body.state == BodyState::Dissolved => Err(t.dissolved()),
        Some(_) if began.unwrap_or(body.term_from.min(today)) > on => Err(t.not_yet()),
        Some((_, report)) => Ok(report),
        None => return Err(kernel::Error::hidden()),
    };
    let at = Where { district, body: id, building: body.building, clerk: is_clerk(tx.actor()) };
    let words = Words { pack: &pack, locale };
    let format = i18n::Format(locale);
    let (report, unchecked) = match report {
        Ok(report) => (report, None),
        Err(why) => (Report { day: on, findings: Vec::new() }, Some(why.to_owned())),
    };
    let rule = &pack.founding.red_signals;
    let red = report.is_red(&pack).then(|| {
        let clause = format.clause(&rule.clause);
        t.red(report.signals().count(), rule.value, clause)
    });
    let mut findings: Vec<FindingItem> = report.findings.iter().map(|f| item(&words, f, at)).collect();
    for item in findings.iter_mut().filter(|i| i.verdict != "pass" && on == today) {
        let known = kept.iter().find(|k| k.is_open() && k.rule.code() == item.rule && k.of == item.of);
        item.since = known.map(|k| k.since);
        item.since_text = item.since.map_or(String::new(), |day| t.since(format.date_long(day)));
    }
    let mended = kept.iter().filter_map(|k| k.mended.map(|on| (k, on))).filter(|_| on == today);
    let mended = mended
        .map(|(k, on)| {
            let finding = Finding {
                rule: k.rule,
                of: k.of.clone(),
                verdict: k.verdict,
                clause: String::new(),
                evidence: crate::rule::Evidence::Present(true),
            };
            t.mended_line(words.title(&finding), format.date_long(k.since), format.date_long(on))
        })
        .collect();
    let href = format!("/{district}/towers/{}", body.building);
    let lists = !ListConformance::PERMISSION.scopes(tx.actor()).is_empty();
    Ok(ConformancePage {
        body: id,
        name: body.name.clone(),
        local_name: body.local_name.clone(),
        on,
        fails: report.fails(),
        warns: report.warns(),
        passes: report.passes(),
        findings,
        red,
        mended,
        unchecked,
        past: on < today,
        lists,
        tower: TowerLink { name: building.name.clone(), href },
        rules: format!("/{district}/rules?building={}&on={on}", body.building),
        district,
        t,
    })
}

fn item(words: &Words<'_>, finding: &Finding, at: Where) -> FindingItem {
    let Clause { id, text } = words.pack.clause(&finding.clause);
    FindingItem {
        rule: finding.rule.code(),
        of: finding.of.clone(),
        verdict: finding.verdict.code(),
        signal: finding.rule.is_signal(),
        title: words.title(finding),
        clause_name: i18n::Format(words.locale).clause(&id),
        clause: id.into_owned(),
        clause_text: text.get(words.locale).to_owned(),
        evidence: words.sentence(finding),
        lines: words.lines(finding, at.district),
        mend: words.mend(finding, at),
        since: None,
        chip: chip(finding.verdict, words.locale),
        since_text: String::new(),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let pack: std::sync::Arc<Pack> = policy::api::of_nobody();
    let words = Words { pack: &pack, locale };
    let (body, building) = (BodyId::from_bytes([1; 16]), kernel::BuildingId::from_bytes([2; 16]));
    let district = District::new(310_107).expect("a district");
    let at = Where { district, body, building, clerk: true };
    let findings = crate::sample::samples();
    let mut items: Vec<FindingItem> = findings.iter().map(|f| item(&words, f, at)).collect();
    items[0].since_text = T(locale).since("2026年3月1日");
    let count = |verdict: Verdict| findings.iter().filter(|f| f.verdict == verdict).count();
    let page = |findings: Vec<FindingItem>, past: bool, unchecked: Option<&str>| ConformancePage {
        body,
        name: "和衡中心商务楼宇事务治理委员会".into(),
        local_name: "和衡中心楼委会".into(),
        on: Date::new(2026, 3, 31).expect("a date"),
        fails: count(Verdict::Fail),
        warns: count(Verdict::Warn),
        passes: count(Verdict::Pass),
        red: (!past).then(|| T(locale).red(2_usize, 2_u32, "16")),
        mended: if past { Vec::new() } else { vec![T(locale).mended_line("名称", "3月1日", "3月8日")] },
        findings,
        unchecked: unchecked.map(str::to_owned),
        past,
        lists: !past,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        rules: "/".into(),
        district,
        t: T(locale),
    };
    vec![
        Sample::of("show_conformance", &page(items.clone(), false, None)),
        Sample::of("show_conformance", &page(Vec::new(), true, None)),
        Sample::of("show_conformance", &page(Vec::new(), true, Some(T(locale).dissolved()))),
    ]
}
