//! The letters of W1, each from the event that it is about, in official Chinese: what an office says of an application, of a
//! lost seat, of what is to be put right, of the end (the column "artefact" of W1). Nothing is typed twice.

use axum::extract::Path;
use kernel::{BodyId, BuildingId, Date, District, Event as _, Locale, Role, Stored};
use ledger::{Entry, Tx};
use web::{Ctx, Result};

use crate::{
    T,
    dissolve::{Dissolution, open_items},
    events::{
        ChangeFiled, CommitteeDissolved, DissolutionStarted, ExtensionDecided, FoundingAccepted, FoundingFiled,
        FoundingPublished, FoundingRejected, FoundingReturned, ObjectionRechecked, RectificationConcluded,
        RectificationStarted, ReviewSigned, VacancyOpened,
    },
    founding::Founding,
    papers::{Paper, PapersPage},
    permissions::{ShowDissolution, ShowRectification, ShowVacancy},
    rectify::{Rectification, points},
    upkeep::{DissolutionId, RectificationId, VacancyId},
    vacancy::{Vacancy, post_word},
};

/// Who signs.
#[derive(Clone, Copy)]
enum Office {
    Subdistrict,
    District,
    Committee,
}

/// The house whose letters they are, by the names that they are signed with.
struct House {
    committee: String,
    subdistrict: String,
    district: String,
}

impl House {
    fn of(tx: &mut Tx<'_, '_>, building: BuildingId, committee: String) -> kernel::Result<Self> {
        let code = registry::api::building_of(tx, building)?.subdistrict;
        let subdistrict = registry::api::division(tx, code)?.map_or(String::new(), |d| d.name);
        Ok(Self { committee, subdistrict, district: registry::api::tenant_name(tx)? })
    }

    /// A letter: to whom, what, what was said in words; by whom and on which day.
    fn letter(&self, title: &'static str, body: Vec<String>, (by, at): (Office, &Entry)) -> Paper {
        let by = match by {
            Office::Subdistrict => &self.subdistrict,
            Office::District => &self.district,
            Office::Committee => &self.committee,
        };
        let mut paragraphs = body;
        paragraphs.extend(at.words.clone().filter(|w| !w.trim().is_empty()));
        paragraphs.retain(|p| !p.is_empty());
        Paper { title, paragraphs, signed: vec![by.clone(), day(at.event.at.date())] }
    }
}

fn day(on: Date) -> String {
    i18n::Format(Locale::Zh).date_long(on)
}

fn clause(id: impl AsRef<str>) -> String {
    i18n::Format(Locale::Zh).clause(id)
}

/// The clauses that a review of a day went by.
fn clauses(tx: &mut Tx<'_, '_>, founding: &Founding, on: Date) -> kernel::Result<String> {
    let pack = policy::api::as_of(tx, Some(founding.building), on)?;
    let mut ids = vec![crate::founding::clause(&pack).id];
    for checked in founding.composition(&pack) {
        if !ids.contains(&checked.clause.id) {
            ids.push(checked.clause.id);
        }
    }
    Ok(i18n::Format(Locale::Zh).list(ids.iter().map(clause)))
}

/// The letters about an application, oldest first. `list`: who is proposed now, which stands on the last notice.
///
/// # Errors
/// The database's own failure.
pub fn of_founding(tx: &mut Tx<'_, '_>, founding: &Founding, list: &[String]) -> kernel::Result<Vec<Paper>> {
    let house = House::of(tx, founding.building, founding.name.clone())?;
    let district = tx.district();
    let thread = ledger::thread(tx, district, &founding.id.to_string())?;
    let last = thread.iter().rposition(|e| noticed_until(&e.event).is_some());
    let mut letters = Vec::new();
    for (n, entry) in thread.iter().enumerate() {
        let rules = match entry.event.kind.as_str() {
            ReviewSigned::KIND => clauses(tx, founding, entry.event.at.date())?,
            _ => String::new(),
        };
        letters.extend(application(&house, founding, entry, &rules));
        if let Some(until) = noticed_until(&entry.event) {
            letters.push(notice(&house, founding, entry, until, (last == Some(n)).then_some(list)));
        }
    }
    Ok(letters)
}

/// Until when something is on notice from an event on.
fn noticed_until(event: &Stored) -> Option<Date> {
    let published = event.read::<FoundingPublished>().map(|e| e.until);
    published.or_else(|| event.read::<ObjectionRechecked>()?.until)
}

/// The notice. Whoever was proposed before a change is on no paper any more.
fn notice(house: &House, founding: &Founding, entry: &Entry, until: Date, list: Option<&[String]>) -> Paper {
    let t = T(Locale::Zh);
    let from = day(entry.event.at.date());
    let mut paragraphs = vec![t.letter_notice(&founding.name, from, day(until), &house.subdistrict)];
    match list {
        Some(list) => paragraphs.extend(list.iter().cloned()),
        None => paragraphs.push(t.letter_notice_replaced().to_owned()),
    }
    // What was said of an objection stands on its own letter.
    let silent = Entry { event: entry.event.clone(), words: None };
    house.letter(t.letter_notice_title(), paragraphs, (Office::Subdistrict, &silent))
}

fn application(house: &House, founding: &Founding, entry: &Entry, rules: &str) -> Option<Paper> {
    let (t, name, event) = (T(Locale::Zh), &*founding.name, &entry.event);
    let to = || t.letter_to(founding.kind.code(), name);
    if let Some(e) = event.read::<FoundingReturned>() {
        let mut body = vec![to(), t.letter_missing(name)];
        body.extend((1i64..).zip(&e.missing).map(|(n, m)| t.list_line(n, t.material(m.as_str()))));
        let mut letter = house.letter(t.letter_missing_title(), body, (Office::Subdistrict, entry));
        letter.paragraphs.push(t.letter_missing_way().to_owned());
        return Some(letter);
    }
    if let Some(e) = event.read::<FoundingAccepted>() {
        let body = vec![to(), t.letter_accepted(name, day(e.due))];
        return Some(house.letter(t.letter_accepted_title(), body, (Office::Subdistrict, entry)));
    }
    if let Some(e) = event.read::<ReviewSigned>() {
        let by = if e.district_side { Office::District } else { Office::Subdistrict };
        return Some(house.letter(t.letter_reviewed_title(), vec![t.letter_reviewed(name, rules)], (by, entry)));
    }
    if let Some(e) = event.read::<FoundingRejected>() {
        let by = if event.role() == Some(Role::DistrictClerk) { Office::District } else { Office::Subdistrict };
        let body = vec![to(), t.letter_rejected(name, clause(&e.clause))];
        return Some(house.letter(t.letter_rejected_title(), body, (by, entry)));
    }
    if let Some(e) = event.read::<ObjectionRechecked>() {
        let body = vec![t.letter_rechecked(name, t.finding(e.finding.code()))];
        return Some(house.letter(t.letter_rechecked_title(), body, (Office::Subdistrict, entry)));
    }
    if let Some(e) = event.read::<FoundingFiled>() {
        let body = vec![to(), t.letter_filed(founding.kind.code(), name, &e.number, day(e.due))];
        return Some(house.letter(t.letter_filed_title(), body, (Office::District, entry)));
    }
    let e = event.read::<ExtensionDecided>()?;
    let body = vec![to(), t.letter_extended(if e.granted { "granted" } else { "refused" }, name, day(e.until))];
    Some(house.letter(t.letter_extended_title(), body, (Office::Subdistrict, entry)))
}

/// The letters about what happens to a committee at work, oldest first: those that name `about`. `post`: what is to be filled.
fn of_case(
    tx: &mut Tx<'_, '_>,
    of: BodyId,
    about: &str,
    (post, list): (&str, &[String]),
) -> kernel::Result<(String, Vec<Paper>)> {
    let body = committees::api::body(tx, of)?.ok_or_else(kernel::Error::hidden)?;
    let house = House::of(tx, body.building, body.name.clone())?;
    let district = tx.district();
    let mut thread = ledger::thread(tx, district, &of.to_string())?;
    thread.retain(|e| e.event.data.contains(about));
    Ok((body.local_name, thread.iter().filter_map(|entry| at_work(&house, entry, (post, list))).collect()))
}

fn at_work(house: &House, entry: &Entry, (post, list): (&str, &[String])) -> Option<Paper> {
    let (t, name) = (T(Locale::Zh), &*house.committee);
    let event: &Stored = &entry.event;
    if let Some(e) = event.read::<VacancyOpened>() {
        let body = vec![t.letter_vacancy(name, post, day(e.due))];
        return Some(house.letter(t.letter_vacancy_title(), body, (Office::Committee, entry)));
    }
    if event.read::<ChangeFiled>().is_some() {
        let mut body = vec![t.letter_change(name, post)];
        body.extend(list.iter().cloned());
        return Some(house.letter(t.letter_change_title(), body, (Office::Subdistrict, entry)));
    }
    let to = || t.letter_to("body", name);
    if let Some(e) = event.read::<RectificationStarted>() {
        let mut body = vec![to(), t.letter_rectify(clause(&e.clause), day(e.due))];
        body.extend(list.iter().cloned());
        let mut letter = house.letter(t.letter_rectify_title(), body, (Office::Subdistrict, entry));
        letter.paragraphs.push(t.letter_rectify_way().to_owned());
        return Some(letter);
    }
    if let Some(e) = event.read::<RectificationConcluded>() {
        let body = vec![to(), t.letter_concluded(if e.mended { "mended" } else { "failed" })];
        return Some(house.letter(t.letter_concluded_title(), body, (Office::Subdistrict, entry)));
    }
    if let Some(e) = event.read::<DissolutionStarted>() {
        let body = vec![to(), t.letter_dissolve(name, day(e.due))];
        return Some(house.letter(t.letter_dissolve_title(), body, (Office::District, entry)));
    }
    let e = event.read::<CommitteeDissolved>()?;
    let mut body = vec![t.letter_handed_over(name, e.handed_over)];
    body.extend(list.iter().cloned());
    Some(house.letter(t.letter_handed_over_title(), body, (Office::Committee, entry)))
}

fn numbered(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    (1i64..).zip(lines).map(|(n, line)| T(Locale::Zh).list_line(n, line)).collect()
}

/// The letters about a lost seat, to be printed.
#[utoipa::path(get, path = "/{district}/vacancies/{vacancy}/papers", operation_id = "show_vacancy_papers", tag = "founding",
    params(("district" = District, Path), ("vacancy" = VacancyId, Path)),
    responses((status = 200, body = PapersPage)), extensions(("x-permission" = json!("founding.show_vacancy"))))]
pub async fn show_vacancy_papers(ctx: Ctx, Path((_, id)): Path<(District, VacancyId)>) -> Result {
    let t = T(ctx.locale);
    let page = ctx
        .read(move |tx| {
            let vacancy = tx.granted::<ShowVacancy, Vacancy>(id)?.into_inner();
            let name = match vacancy.person {
                Some(person) => identity::api::name_of(tx, person)?.map(kernel::Personal::into_inner),
                None => None,
            };
            let list: Vec<String> = name.map(|n| T(Locale::Zh).letter_successor(n)).into_iter().collect();
            let post = post_word(Locale::Zh, vacancy.kind, vacancy.position);
            let (name, papers) = of_case(tx, vacancy.body, &id.to_string(), (&post, &list))?;
            Ok(PapersPage { name, papers, href: vacancy.href(), t })
        })
        .await?;
    ctx.show(&page).await
}

/// The letters about what a committee is to put right, to be printed.
#[utoipa::path(get, path = "/{district}/rectifications/{rectification}/papers", operation_id = "show_rectification_papers", tag = "founding",
    params(("district" = District, Path), ("rectification" = RectificationId, Path)),
    responses((status = 200, body = PapersPage)), extensions(("x-permission" = json!("founding.show_rectification"))))]
pub async fn show_rectification_papers(ctx: Ctx, Path((_, id)): Path<(District, RectificationId)>) -> Result {
    let t = T(ctx.locale);
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowRectification, Rectification>(id)?.into_inner();
            let list = numbered(points(tx, &found)?.iter().map(|p| p.task.what().zh.to_string()));
            let (name, papers) = of_case(tx, found.body, &id.to_string(), ("", &list))?;
            Ok(PapersPage { name, papers, href: found.href(), t })
        })
        .await?;
    ctx.show(&page).await
}

/// The letters about the end of a committee, with the list of what was handed over, to be printed.
#[utoipa::path(get, path = "/{district}/dissolutions/{dissolution}/papers", operation_id = "show_dissolution_papers", tag = "founding",
    params(("district" = District, Path), ("dissolution" = DissolutionId, Path)),
    responses((status = 200, body = PapersPage)), extensions(("x-permission" = json!("founding.show_dissolution"))))]
pub async fn show_dissolution_papers(ctx: Ctx, Path((_, id)): Path<(District, DissolutionId)>) -> Result {
    let t = T(ctx.locale);
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowDissolution, Dissolution>(id)?.into_inner();
            let items = open_items(tx, found.building, id)?.into_iter();
            let handed = items.filter_map(|i| i.receiver.map(|to| T(Locale::Zh).letter_item(&*i.title.zh, &*to.zh)));
            let list = numbered(handed);
            let (name, papers) = of_case(tx, found.body, &id.to_string(), ("", &list))?;
            Ok(PapersPage { name, papers, href: found.href(), t })
        })
        .await?;
    ctx.show(&page).await
}
