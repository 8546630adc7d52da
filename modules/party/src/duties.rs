//! The list of duties (职责清单, R08): versioned; each duty points to what was done, or is shown as not done.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, Date, District, EventId, Locale, Place, Result as Outcome, Stored, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Field, Frame, Layout, Section, Tone};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, StepPage, View, faults::Check};

use crate::{
    T,
    book::{Everywhere, anywhere},
    events::DutiesRevised,
    numbers,
    permissions::{ReviseDuties, ShowUnit},
    store::{DutyRow, sql},
    unit::DutyListId,
};

db::codes! {
    /// What shows that a duty is done.
    pub enum Evidence {
        /// The Party organisation reviewed a project.
        Review = "review",
        /// It looked at the work.
        Inspect = "inspect",
        Meeting = "meeting",
        Agreement = "agreement",
        Appraisal = "appraisal",
        /// An organisation was set up.
        Founding = "founding",
        /// A secretary's promise was kept.
        Promise = "promise",
    }
}

/// Events of other modules that are evidence. Those of reviews count if the Party organisation did them.
pub const TRACES: &[(&str, Evidence)] = &[
    ("projects.published", Evidence::Review),
    ("projects.returned", Evidence::Review),
    ("projects.review_signed", Evidence::Review),
    ("projects.inspected", Evidence::Inspect),
    ("meetings.meeting_closed", Evidence::Meeting),
    ("meetings.agreement_reached", Evidence::Agreement),
    ("meetings.appraisal_closed", Evidence::Appraisal),
];

/// The list of a district that has issued none.
fn default_list() -> [(Text, Evidence); 7] {
    [
        (Text::new("审核楼宇项目", "Review the tower's projects"), Evidence::Review),
        (Text::new("监督项目实施", "Oversee how projects are carried out"), Evidence::Inspect),
        (Text::new("支持楼委会依规议事", "Support the committee's meetings"), Evidence::Meeting),
        (Text::new("化解矛盾、促成协商一致", "Settle disputes by agreement"), Evidence::Agreement),
        (Text::new("组织评议问效", "Appraise what was achieved"), Evidence::Appraisal),
        (Text::new("推进企业建立党组织", "Set up organisations in firms"), Evidence::Founding),
        (Text::new("书记公开承诺并兑现", "The secretary promises in public and keeps it"), Evidence::Promise),
    ]
}

impl Evidence {
    /// The word that a line of the list ends with.
    fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "审核" | "审核项目" => Evidence::Review,
            "监督" | "督查" => Evidence::Inspect,
            "会议" | "议事" => Evidence::Meeting,
            "协调" | "协商" => Evidence::Agreement,
            "评议" => Evidence::Appraisal,
            "组建" | "设立" => Evidence::Founding,
            "承诺" => Evidence::Promise,
            other => return Self::from_code(&other.to_lowercase()),
        })
    }
}

/// Notes what happened in a tower as evidence.
///
/// # Errors
/// The database's own failure.
pub fn note(tx: &mut Tx<'_, '_>, stored: &Stored) -> Outcome<()> {
    let found = TRACES.iter().find(|(kind, _)| *kind == stored.kind);
    let (Some((_, evidence)), Some(building)) = (found, stored.building) else { return Ok(()) };
    let party = matches!(stored.acted_as.as_str(), "party_secretary" | "party_committee_member");
    if *evidence == Evidence::Review && !party {
        return Ok(());
    }
    trace(tx, &[building], *evidence, stored.id)
}

/// Keeps an event as evidence in towers.
///
/// # Errors
/// The database's own failure.
pub fn trace(tx: &mut Tx<'_, '_>, towers: &[BuildingId], evidence: Evidence, event: EventId) -> Outcome<()> {
    let (district, today) = (tx.district(), tx.today());
    for tower in towers {
        tx.run(&sql::ADD_EVIDENCE, args![district, tower, evidence, today, event])?;
    }
    Ok(())
}

/// A duty and what shows that it is done.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct DutyItem {
    pub title: String,
    pub evidence: &'static str,
    /// The last day of which there is evidence.
    pub last: Option<Date>,
    /// The entry of the record.
    pub href: Option<String>,
    pub done: bool,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub day: String,
    #[serde(skip)]
    pub kind: String,
}

/// The duties in force, with the version of their list.
///
/// # Errors
/// The database's own failure.
pub fn current(tx: &mut Tx<'_, '_>, locale: Locale) -> Outcome<(i64, Vec<(String, Evidence)>)> {
    let district = tx.district();
    let Some((version,)) = tx.first(&sql::NEWEST_DUTIES, args![district])? else {
        let list = default_list().into_iter().map(|(title, e)| (title.get(locale).to_owned(), e));
        return Ok((1, list.collect()));
    };
    let rows: Vec<DutyRow> = tx.all(&sql::DUTIES, args![district, version])?;
    Ok((version, rows.into_iter().map(|r| (r.title, r.evidence)).collect()))
}

/// The duties of a tower's organisation, with the newest evidence of each.
///
/// # Errors
/// The database's own failure.
pub fn of_towers(tx: &mut Tx<'_, '_>, towers: &[BuildingId], locale: Locale) -> Outcome<(i64, Vec<DutyItem>)> {
    let (district, today, t) = (tx.district(), tx.today(), T(locale));
    let days = i64::from(numbers::at(tx, towers)?.duty_days.value);
    let (version, list) = current(tx, locale)?;
    let mut items = Vec::new();
    for (title, evidence) in list {
        let mut newest = None;
        for tower in towers {
            let found = tx.first(&sql::EVIDENCE, args![district, tower, evidence])?;
            newest = newest.into_iter().chain(found).max_by_key(|e| e.on_day);
        }
        let last = newest.as_ref().map(|e| e.on_day);
        let done = last.is_some_and(|on| on.plus_days(days) >= today);
        items.push(DutyItem {
            title,
            evidence: evidence.code(),
            last,
            href: newest.map(|e| format!("/{district}/record/{}", e.event)),
            done,
            chip: duty_chip(done, t),
            day: last.map_or(String::new(), |on| i18n::Format(locale).date_long(on)),
            kind: t.evidence(evidence.code()),
        });
    }
    Ok((version, items))
}

fn duty_chip(done: bool, t: T) -> Chip {
    if done { Chip::new(Tone::Done, t.duty_done()) } else { Chip::new(Tone::Late, t.duty_open()) }
}

/// The list of duties in force.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/duties.html")]
pub struct DutiesPage {
    pub version: i64,
    pub duties: Vec<DutyLine>,
    #[serde(skip)]
    may_revise: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

/// A line of the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DutyLine {
    pub title: String,
    pub evidence: String,
}

impl View for DutiesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).duties_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(self.t.nav_party(), format!("/{}/party", self.district)),
            Crumb::here(self.t.duties_title()),
        ];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// The list of duties in force.
#[utoipa::path(get, path = "/{district}/party/duties", operation_id = "list_duties", tag = "party",
    params(("district" = District, Path)),
    responses((status = 200, body = DutiesPage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn list_duties(ctx: Ctx, Path(district): Path<District>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            anywhere::<ShowUnit>(tx)?;
            let (version, list) = current(tx, locale)?;
            let t = T(locale);
            let line = |(title, e): (String, Evidence)| DutyLine { title, evidence: t.evidence(e.code()) };
            let may_revise = anywhere::<ReviseDuties>(tx).is_ok();
            Ok(DutiesPage { version, duties: list.into_iter().map(line).collect(), may_revise, district, t })
        })
        .await?;
    ctx.show(&page).await
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReviseInput {
    /// A line a duty: its title, a bar, the word for what shows that it is done.
    pub list: Input,
    /// The paper that issues it.
    pub basis: Input,
}

async fn page(ctx: &Ctx, district: District, input: Option<ReviseInput>, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let input = ctx
        .read(move |tx| {
            tx.grant::<ReviseDuties, _>(Everywhere(Place::district(district)))?;
            let Some(input) = input else {
                let (_, list) = current(tx, locale)?;
                let lines: Vec<String> =
                    list.iter().map(|(title, e)| format!("{title} | {}", T(locale).evidence_word(e.code()))).collect();
                return Ok(ReviseInput { list: lines.join("\n").into(), basis: Input::default() });
            };
            Ok(input)
        })
        .await?;
    let back = format!("/{district}/party/duties");
    let words: Vec<String> = Evidence::ALL.iter().map(|e| t.evidence_word(e.code())).collect();
    let page = StepPage::new(t.0, Section::Party, "revise_duties", t.do_revise(), t.duties_title(), &back)
        .refused(refused)
        .lead(t.revise_lead(i18n::Format(t.0).list(words)))
        .field(Field::area("list", t.duties_title(), input.list.as_str(), 10))
        .field(Field::text("basis", t.approval_number(), input.basis.as_str()).with("maxlength", "80"));
    ctx.show(&page).await
}

/// The form to issue a new list with.
#[utoipa::path(get, path = "/{district}/party/duties/new", operation_id = "show_revise_duties", tag = "party",
    params(("district" = District, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.revise_duties"))))]
pub async fn show_revise_duties(ctx: Ctx, Path(district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, None, refused).await
}

/// Issues a new version of the list; the former ones stay.
#[utoipa::path(post, path = "/{district}/party/duties/new", operation_id = "revise_duties", tag = "party",
    params(("district" = District, Path)), request_body = ReviseInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.revise_duties"))))]
pub async fn revise_duties(ctx: Ctx, Path(district): Path<District>, form: Form<ReviseInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, Some(form.input), refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &ReviseInput) -> kernel::Result<Done> {
    let (district, today) = (tx.district(), tx.today());
    tx.grant::<ReviseDuties, _>(Everywhere(Place::district(district)))?;
    let mut check = Check::default();
    let text = check.text("list", &input.list, 4000);
    check.text("basis", &input.basis, 80);
    let mut list = Vec::new();
    for (n, line) in (1..).zip(text.lines().map(str::trim)).filter(|(_, l)| !l.is_empty()) {
        let read = line.rsplit_once(['|', '｜']).and_then(|(title, word)| {
            let title = title.trim();
            Some((
                title.to_owned(),
                Evidence::from_word(word).filter(|_| !title.is_empty() && title.chars().count() <= 80)?,
            ))
        });
        match read {
            Some(duty) => list.push(duty),
            None => {
                check.fault("list", Text::each(|l| T(l).unreadable_duty(n)));
            }
        }
    }
    if list.len() > 40 {
        check.fault("list", web::faults::number(1, 40));
    }
    check.finish()?;
    let version = tx.first(&sql::NEWEST_DUTIES, args![district])?.map_or(1, |(v,)| v) + 1;
    for (place, (title, evidence)) in list.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        tx.run_one(&sql::ADD_DUTY, args![district, version, place, title, evidence, today])?;
    }
    let id = DutyListId::new(tx.now());
    let duties = i64::try_from(list.len()).unwrap_or(i64::MAX);
    tx.record(&DutiesRevised { list: id, version, duties, from: today })?;
    Ok(Done::new(format!("/{district}/party/duties"), Text::each(|l| T(l).revised(version))).id(id))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let lines = default_list().into_iter();
    let duties = lines
        .map(|(title, e)| DutyLine { title: title.get(locale).to_owned(), evidence: t.evidence(e.code()) })
        .collect();
    let district = District::new(310_107).expect("a district");
    vec![Sample::of("duties", &DutiesPage { version: 1, duties, may_revise: true, district, t })]
}
