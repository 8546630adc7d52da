//! The list of duties (职责清单, R08): what the rules say of a Party organisation and of its secretary; each duty points to what
//! was done, or is shown as not done.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, Date, District, EventId, Locale, Result as Outcome, Stored};
use ledger::Tx;
use policy::api::{Item, List, Pack};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Ctx, Result, Sample, View};

use crate::{T, book::anywhere, numbers, permissions::ShowUnit, store::sql};

/// Whose duties these are, in the rules.
const OF: [&str; 2] = ["party", "party_secretary"];

db::codes! {
    /// What shows that a duty is done.
    pub enum Evidence {
        /// The Party organisation reviewed a project.
        Review = "review",
        /// It decided on claims.
        Award = "award",
        /// It looked at the work.
        Inspect = "inspect",
        Meeting = "meeting",
        Agreement = "agreement",
        Appraisal = "appraisal",
        /// An outcome was measured.
        Track = "track",
        /// An organisation was set up.
        Founding = "founding",
        /// A secretary's promise was kept.
        Promise = "promise",
    }
}

/// Events of other modules that are evidence. Reviews and awards count if the Party organisation did them.
pub const TRACES: &[(&str, Evidence)] = &[
    ("projects.published", Evidence::Review),
    ("projects.returned", Evidence::Review),
    ("projects.review_signed", Evidence::Review),
    ("projects.awarded", Evidence::Award),
    ("projects.claims_declined", Evidence::Award),
    ("projects.measured", Evidence::Track),
    ("projects.inspected", Evidence::Inspect),
    ("meetings.meeting_closed", Evidence::Meeting),
    ("meetings.agreement_reached", Evidence::Agreement),
    ("meetings.appraisal_closed", Evidence::Appraisal),
];

/// What shows that a duty is done, by its name in the rules; nothing for one that leaves no trace here.
fn shown_by(duty: &str) -> &'static [Evidence] {
    match duty {
        "gather" | "post_gather" => &[Evidence::Agreement, Evidence::Meeting],
        "review" => &[Evidence::Review],
        "award" => &[Evidence::Award],
        "post_review" => &[Evidence::Review, Evidence::Award],
        "promise" | "post_lead" => &[Evidence::Promise],
        "track" => &[Evidence::Track],
        "inspect" => &[Evidence::Inspect],
        "appraise" => &[Evidence::Appraisal],
        "found" => &[Evidence::Founding],
        _ => &[],
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
    if matches!(evidence, Evidence::Review | Evidence::Award) && !party {
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
    /// Its name in the rules.
    pub id: String,
    pub title: String,
    /// The clause that it comes from.
    pub clause: String,
    /// What shows it; empty if nothing here does.
    pub evidence: Vec<&'static str>,
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

fn of_pack(pack: &Pack) -> impl Iterator<Item = &Item> {
    OF.into_iter().flat_map(|of| pack.list_of(List::Duty, of))
}

/// What shows a duty, in words.
fn kinds(shown: &[Evidence], locale: Locale) -> String {
    let t = T(locale);
    if shown.is_empty() {
        return t.no_evidence().to_owned();
    }
    i18n::Format(locale).list(shown.iter().map(|e| t.evidence(e.code())))
}

/// The duties of a tower's organisation by the rules of its tower, with the newest evidence of each.
///
/// # Errors
/// The database's own failure.
pub fn of_towers(tx: &mut Tx<'_, '_>, towers: &[BuildingId], locale: Locale) -> Outcome<Vec<DutyItem>> {
    let (district, today, format) = (tx.district(), tx.today(), i18n::Format(locale));
    let days = i64::from(numbers::at(tx, towers)?.duty_days.value);
    let pack = numbers::pack(tx, towers)?;
    let mut items = Vec::new();
    for duty in of_pack(&pack) {
        let (shown, mut newest) = (shown_by(&duty.id), None);
        for (tower, evidence) in towers.iter().flat_map(|t| shown.iter().map(move |e| (t, e))) {
            let found = tx.first(&sql::EVIDENCE, args![district, tower, evidence])?;
            newest = newest.into_iter().chain(found).max_by_key(|e| e.on_day);
        }
        let last = newest.as_ref().map(|e| e.on_day);
        let done = last.is_some_and(|on| on.plus_days(days) >= today);
        items.push(DutyItem {
            id: duty.id.clone(),
            title: duty.text.get(locale).to_owned(),
            clause: format.clause(&pack.clause(&duty.clause).id).to_string(),
            evidence: shown.iter().map(|e| e.code()).collect(),
            last,
            href: newest.map(|e| format!("/{district}/record/{}", e.event)),
            done,
            chip: duty_chip(done, shown, T(locale)),
            day: last.map_or(String::new(), |on| format.date_long(on)),
            kind: kinds(shown, locale),
        });
    }
    Ok(items)
}

fn duty_chip(done: bool, shown: &[Evidence], t: T) -> Chip {
    match (done, shown.is_empty()) {
        (true, _) => Chip::new(Tone::Done, t.duty_done()),
        (_, true) => Chip::new(Tone::New, t.duty_unseen()),
        _ => Chip::new(Tone::Late, t.duty_open()),
    }
}

/// The list of duties in force.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/duties.html")]
pub struct DutiesPage {
    pub duties: Vec<DutyLine>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

/// A line of the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DutyLine {
    pub title: String,
    /// The clause that it comes from.
    pub clause: String,
    pub evidence: String,
}

fn lines(pack: &Pack, locale: Locale) -> Vec<DutyLine> {
    let line = |duty: &Item| DutyLine {
        title: duty.text.get(locale).to_owned(),
        clause: i18n::Format(locale).clause(&pack.clause(&duty.clause).id).to_string(),
        evidence: kinds(shown_by(&duty.id), locale),
    };
    of_pack(pack).map(line).collect()
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
            let pack = policy::api::of_district(tx)?;
            Ok(DutiesPage { duties: lines(&pack, locale), district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let duties = lines(&policy::api::of_nobody(), locale);
    vec![Sample::of("duties", &DutiesPage { duties, district, t: T(locale) })]
}
