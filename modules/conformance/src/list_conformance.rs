//! All committees of a district or subdistrict with what they do not keep: in the order of their places, never ranked.

use axum::extract::{Path, Query};
use committees::api::BodyState;
use db::args;
use kernel::{Act, BodyId, Date, District, DivisionCode, Locale, Place, Resource};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Chip, Choice, Field, Frame, Layout, Section};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    map::TowerState,
    permissions::ListConformance,
    recheck::Kept,
    rule::{Rule, Verdict},
    store::{ReportRow, sql},
    words::chip,
};

const PAGE: usize = 50;

/// A body in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BodyItem {
    pub body: BodyId,
    pub name: String,
    pub building: String,
    pub subdistrict: DivisionCode,
    pub href: String,
    pub fails: u32,
    pub warns: u32,
    /// The rules that it fails, and those to be looked at.
    pub failing: Vec<&'static str>,
    pub warning: Vec<&'static str>,
    /// What was mended lately.
    pub mended: Vec<&'static str>,
    pub checked_on: Date,
    #[serde(skip)]
    state: Chip,
    #[serde(skip)]
    verdict: Chip,
    #[serde(skip)]
    items: String,
    #[serde(skip)]
    mended_text: String,
    #[serde(skip)]
    checked: String,
}

/// Committees and how they conform.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "conformance/list_conformance.html")]
pub struct ConformanceList {
    pub bodies: Vec<BodyItem>,
    /// The subdistrict that is listed; empty for all.
    pub subdistrict: String,
    /// The rule that is not kept; empty for any or none.
    pub rule: String,
    pub next: Option<String>,
    #[serde(skip)]
    subdistricts: Vec<(String, String)>,
    #[serde(skip)]
    whole: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl ConformanceList {
    fn fields(&self) -> Vec<Field> {
        let t = self.t;
        let mut places: Vec<Choice> = self.subdistricts.iter().map(|(code, name)| Choice::new(code, name)).collect();
        if self.whole {
            places.insert(0, Choice::new("", t.any_subdistrict()));
        }
        let any = Choice::new("", t.any_rule());
        let rules = std::iter::once(any).chain(Rule::ALL.iter().map(|r| Choice::new(r.code(), t.rule(r.code()))));
        vec![
            Field::select("subdistrict", t.filter_subdistrict(), &self.subdistrict, places),
            Field::select("rule", t.filter_rule(), &self.rule, rules.collect()),
        ]
    }

    fn map(&self) -> String {
        let of = if self.subdistrict.is_empty() { String::new() } else { format!("?subdistrict={}", self.subdistrict) };
        format!("/{}/conformance/map{of}", self.district)
    }
}

impl View for ConformanceList {
    fn title(&self, locale: Locale) -> String {
        T(locale).list_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Conformance, layout: Layout::Desk, ..Frame::default() }
    }
}

/// What is listed, and from where.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// Committees of one subdistrict.
    subdistrict: String,
    /// Committees that do not keep this rule.
    rule: String,
    /// After this one: its subdistrict, the name of its building, itself.
    after: Option<DivisionCode>,
    name: String,
    body: Option<BodyId>,
}

/// The tenant or a subdistrict, for the permission.
pub struct Area(Place);

impl Area {
    pub fn of(district: District, subdistrict: Option<DivisionCode>) -> Self {
        let place = Place::district(district);
        Area(Place { subdistrict, ..place })
    }
}

impl Resource for Area {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// The district as a division.
pub fn district_code(district: District) -> kernel::Result<DivisionCode> {
    district.to_string().parse().map_err(|_| kernel::Error::bug("a district is a division"))
}

/// A subdistrict, or none for the whole; what may be chosen from, code and name; and whether the whole may be.
pub type Looked = (Option<DivisionCode>, Vec<(String, String)>, bool);

/// Where the reader looks: the subdistrict asked for, their own if they have but one, or the whole district; and what
/// they may choose from.
///
/// # Errors
/// They may not.
pub fn area(tx: &mut Tx<'_, '_>, asked: &str) -> kernel::Result<Looked> {
    let district = tx.district();
    let scopes = ListConformance::PERMISSION.scopes(tx.actor());
    let mut subdistrict: Option<DivisionCode> = asked.parse().ok();
    if subdistrict.is_none() && !scopes.tenant {
        subdistrict = scopes.subdistricts.first().copied();
    }
    tx.grant::<ListConformance, _>(Area::of(district, subdistrict))?;
    let mut choices = Vec::new();
    for division in registry::api::divisions_below(tx, district_code(district)?)? {
        if scopes.tenant || scopes.subdistricts.contains(&division.code) {
            choices.push((division.code.to_string(), division.name));
        }
    }
    Ok((subdistrict, choices, scopes.tenant))
}

/// Committees and how they conform, by place.
#[utoipa::path(get, path = "/{district}/conformance", operation_id = "list_conformance", tag = "conformance",
    params(("district" = District, Path), Filter),
    responses((status = 200, body = ConformanceList)), extensions(("x-permission" = json!("conformance.list_conformance"))))]
pub async fn list_conformance(ctx: Ctx, Path(district): Path<District>, Query(filter): Query<Filter>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let (subdistrict, subdistricts, whole) = area(tx, &filter.subdistrict)?;
            let rule = Rule::from_code(&filter.rule);
            let mut rows = rows(tx, subdistrict, rule, &filter)?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let subdistrict = subdistrict.map_or(String::new(), |s| s.to_string());
            let rule = rule.map_or("", Rule::code);
            let next = rows.last().filter(|_| more).map(|last| {
                let (after, name, body) = (last.subdistrict, web::encode(&last.name), last.body);
                format!(
                    "/{district}/conformance?subdistrict={subdistrict}&rule={rule}&after={after}&name={name}&body={body}"
                )
            });
            let today = tx.today();
            let bodies = rows.into_iter().map(|r| item(r, district, today, locale)).collect::<kernel::Result<_>>()?;
            let rule = rule.to_owned();
            Ok(ConformanceList { bodies, subdistrict, rule, next, subdistricts, whole, district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

fn rows(
    tx: &mut Tx<'_, '_>,
    subdistrict: Option<DivisionCode>,
    rule: Option<Rule>,
    filter: &Filter,
) -> kernel::Result<Vec<ReportRow>> {
    let district = tx.district();
    let (name, body) = (&filter.name, filter.body.unwrap_or(BodyId::from_bytes([0; 16])));
    let after = filter.after.map_or(0, DivisionCode::column);
    let most = PAGE + 1;
    let like = rule.map(|r| format!("% {} %", r.code()));
    Ok(match (subdistrict, like) {
        (None, None) => tx.all(&sql::AFTER, args![district, after, name, body, most])?,
        (None, Some(like)) => tx.all(&sql::AFTER_RULE, args![district, after, name, body, most, like])?,
        (Some(s), None) => tx.all(&sql::IN_SUBDISTRICT, args![district, s, name, body, most])?,
        (Some(s), Some(like)) => tx.all(&sql::IN_SUBDISTRICT_RULE, args![district, s, name, body, most, like])?,
    })
}

fn codes(kept: &[Kept], which: impl Fn(&Kept) -> bool) -> Vec<&'static str> {
    let mut codes: Vec<&str> = kept.iter().filter(|k| which(k)).map(|k| k.rule.code()).collect();
    codes.dedup();
    codes
}

fn item(row: ReportRow, district: District, today: Date, locale: Locale) -> kernel::Result<BodyItem> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let kept = row.findings()?;
    let failing = codes(&kept, |k| k.is_open() && k.verdict == Verdict::Fail);
    let warning = codes(&kept, |k| k.is_open() && k.verdict == Verdict::Warn);
    let mended = codes(&kept, |k| !k.is_open());
    let verdict = match (row.fails, row.warns) {
        (0, 0) => Verdict::Pass,
        (0, _) => Verdict::Warn,
        _ => Verdict::Fail,
    };
    let expired = codes(&kept, |k| k.is_open() && k.rule == Rule::Term && k.verdict == Verdict::Fail);
    let state = TowerState::of(row.state, !expired.is_empty());
    let list = |codes: &[&str]| format.list(codes.iter().map(|c| t.rule(*c)));
    Ok(BodyItem {
        items: list(&[failing.clone(), warning.clone()].concat()),
        mended_text: if mended.is_empty() { String::new() } else { t.mended_count(list(&mended)) },
        checked: t.checked_on(format.date_near(row.checked_on, today)),
        state: state.chip(locale),
        verdict: chip(verdict, locale),
        href: format!("/{district}/bodies/{}/conformance", row.body),
        body: row.body,
        name: row.local_name,
        building: row.name,
        subdistrict: row.subdistrict,
        fails: row.fails,
        warns: row.warns,
        failing,
        warning,
        mended,
        checked_on: row.checked_on,
    })
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let day = Date::new(2026, 3, 31).expect("a date");
    let district = District::new(310_107).expect("a district");
    let code = "310107014".parse().expect("a code");
    let kept = |rule, verdict, mended| Kept { rule, of: String::new(), verdict, since: day, mended, told: true };
    let kept = vec![
        kept(Rule::Odd, Verdict::Fail, None),
        kept(Rule::OwnerAbsent, Verdict::Warn, None),
        kept(Rule::Filed, Verdict::Fail, Some(day)),
    ];
    let row = |kept: &[Kept], fails, warns| ReportRow {
        body: BodyId::from_bytes([1; 16]),
        building: kernel::BuildingId::from_bytes([2; 16]),
        subdistrict: code,
        name: "和衡中心".into(),
        local_name: "和衡中心楼委会".into(),
        state: BodyState::Active,
        fails,
        warns,
        kept: serde_json::to_string(kept).expect("findings"),
        checked_on: day,
        checked_at: day.start(),
    };
    let rows = [row(&kept, 1, 1), row(&[], 0, 0)];
    let page = |rows: Vec<ReportRow>, next: Option<&str>| ConformanceList {
        bodies: rows.into_iter().map(|r| item(r, district, day, locale).expect("an item")).collect(),
        subdistrict: String::new(),
        rule: String::new(),
        next: next.map(str::to_owned),
        subdistricts: vec![("310107014".into(), "长风新村街道".into())],
        whole: true,
        district,
        t: T(locale),
    };
    vec![
        Sample::of("list_conformance", &page(rows.to_vec(), Some("/"))),
        Sample::of("list_conformance", &page(Vec::new(), None)),
    ]
}
