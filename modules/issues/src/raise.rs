//! 报事: one sentence is enough. With a name, for somebody else, or without a name and with a receipt code.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Actor, BuildingId, District, FloorId, Locale, PersonId, Role, Text};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Layout, Section, TowerLink};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults::Check};

use crate::{
    T,
    category::Category,
    cluster::{ClusterId, IssueId},
    events::IssueRaised,
    matter::{Matter, grouper},
    permissions::Raise,
    photo,
    refusal::IssueRefusal,
    similar::{SimilarItem, find_similar},
    store::{PhotoId, sql},
};

/// Longest report in characters.
pub const LONGEST: usize = 500;
/// How similar an open matter must be to stop a report on its way in.
const STOPS: f64 = 0.33;

/// A report.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RaiseInput {
    /// What happened, in one sentence or more.
    pub words: Input,
    /// The floor that it is about.
    pub floor: Input,
    /// `1`: no name is kept; the answer holds a receipt code.
    pub anonymous: Input,
    /// `1`: typed in for somebody else, by a floor captain or secretary.
    pub proxy: Input,
    /// The login name of the person it is typed in for, if they have one.
    pub for_login: Input,
    /// `1`: it is none of the similar matters that were shown.
    pub new: Input,
    /// `qr` if a poster led here.
    pub channel: Input,
}

/// The report form.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/raise.html")]
pub struct RaisePage {
    pub building: BuildingId,
    pub input: RaiseInput,
    /// Open matters that say much the same.
    pub similar: Vec<SimilarItem>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    floors: Vec<(FloorId, String)>,
    #[serde(skip)]
    staff: bool,
    #[serde(skip)]
    signed_in: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl RaisePage {
    fn words(&self) -> Field {
        words_field(self.t, &self.input.words, &self.district, self.building).fault(&self.refused.faults)
    }

    fn floor(&self) -> Field {
        floor_field(self.t, &self.floors, &self.input.floor).fault(&self.refused.faults)
    }

    fn photo(&self) -> Field {
        Field::file("photo", self.t.photo(), "image/jpeg,image/png,image/webp")
            .optional(self.t.0)
            .fault(&self.refused.faults)
    }

    fn anonymous(&self) -> Field {
        Field::check("anonymous", self.t.anonymous(), self.input.anonymous.is_on(), self.t.anonymous_hint())
    }

    fn proxy(&self) -> [Field; 2] {
        let t = self.t;
        [
            Field::check("proxy", t.proxy(), self.input.proxy.is_on(), t.proxy_hint()),
            Field::text("for_login", t.for_login(), self.input.for_login.as_str())
                .optional(t.0)
                .fault(&self.refused.faults),
        ]
    }
}

/// The one question, with similar matters shown while it is typed.
pub fn words_field(t: T, value: &str, district: &District, building: BuildingId) -> Field {
    Field::area("words", t.what_happened(), value, 3)
        .hint(t.what_hint())
        .headline()
        .with("maxlength", LONGEST.to_string())
        .with("hx-get", format!("/{district}/towers/{building}/similar"))
        .with("hx-trigger", "input changed delay:600ms")
        .with("hx-target", "#similar")
}

/// The floors of the tower to choose from.
pub fn floor_field(t: T, floors: &[(FloorId, String)], value: &str) -> Field {
    let mut choices = vec![Choice::new("", t.whole_tower())];
    choices.extend(floors.iter().rev().map(|(id, label)| Choice::new(id.to_string(), t.floor_sign(label))));
    Field::select("floor", t.floor(), value, choices).optional(t.0)
}

impl View for RaisePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).raise_title(&self.name)
    }

    fn frame(&self) -> Frame {
        let href = format!("/{}/towers/{}", self.district, self.building);
        let crumbs = vec![Crumb::link(&self.name, &href), Crumb::here(self.t.nav_report())];
        let tower = Some(TowerLink { name: self.name.clone(), href });
        Frame { section: Section::Report, layout: Layout::Narrow, crumbs, tower }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(
    ctx: &Ctx,
    building: BuildingId,
    input: RaiseInput,
    similar: Vec<SimilarItem>,
    refused: Refused,
) -> Result {
    let t = T(ctx.locale);
    let district = ctx.district()?;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<Raise, Building>(building)?;
            let floors = registry::api::floors(tx, building)?.into_iter().map(|f| (f.id, f.label)).collect();
            let staff = is_staff(tx.actor(), &found);
            let (name, signed_in) = (found.name.clone(), tx.actor().is_signed_in());
            Ok(RaisePage { building, input, similar, name, floors, staff, signed_in, district, refused, t })
        })
        .await?;
    ctx.show(&page).await
}

fn is_staff(actor: &Actor, building: &Building) -> bool {
    use kernel::Resource as _;
    let roles = [Role::CommitteeSecretary, Role::PropertyManager, Role::SubdistrictClerk, Role::ServiceOfficer];
    roles.iter().any(|r| actor.holds(*r, building.place()))
        || actor.appointments().iter().any(|a| a.role == Role::FloorCaptain)
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Scanned {
    /// The floor that a poster stands for.
    floor: String,
}

/// The report form of a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/report", operation_id = "show_raise", tag = "issues",
    params(("district" = District, Path), ("building" = BuildingId, Path), Scanned),
    responses((status = 200, body = RaisePage)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn show_raise(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    Query(scanned): Query<Scanned>,
) -> Result {
    let channel = if scanned.floor.is_empty() { "" } else { "qr" };
    let input = RaiseInput { floor: scanned.floor.into(), channel: channel.into(), ..RaiseInput::default() };
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, input, Vec::new(), refused).await
}

/// Reports something. With `multipart/form-data` a part `photo` may come along.
#[utoipa::path(post, path = "/{district}/towers/{building}/report", operation_id = "raise", tag = "issues",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = RaiseInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn raise(ctx: Ctx, Path((_, building)): Path<(District, BuildingId)>, form: Form<RaiseInput>) -> Result {
    let input = form.input.clone();
    if !ctx.wants_json() && !input.new.is_on() && !input.words.trim().is_empty() {
        let (words, locale) = (input.words.to_string(), ctx.locale);
        let mut similar = ctx.read(move |tx| find_similar(tx, building, &words, locale)).await?;
        similar.retain(|s| s.score >= STOPS);
        if !similar.is_empty() {
            let refused = Refused::none(ctx.locale);
            return page(&ctx, building, input, similar, refused).await;
        }
    }
    match write(&ctx, building, form).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, building, input, Vec::new(), refused).await
        }
    }
}

async fn write(ctx: &Ctx, building: BuildingId, form: Form<RaiseInput>) -> Result<Done> {
    let file = form.files.into_iter().find(|f| f.field == "photo");
    let bytes = match file {
        Some(file) => Some(photo::redraw(file.bytes).await?),
        None => None,
    };
    let (input, once) = (form.input, form.once);
    let unnamed = input.anonymous.is_on() || ctx.session().await?.is_none();
    // A form without words is refused for that, and costs nobody their turn.
    if unnamed && !input.words.trim().is_empty() && !ctx.takes_report(building) {
        return Err(IssueRefusal::TooManyReports.into());
    }
    let api = ctx.wants_json();
    let work = move |tx: &mut Tx<'_, '_>| {
        tx.once(once.as_deref(), |tx| {
            let new = parse(tx, building, &input, api)?;
            put(tx, &new, bytes.as_deref())
        })
    };
    if unnamed { ctx.write_unnamed(work).await } else { ctx.write(work).await }
}

/// A report as it was understood.
pub struct NewIssue {
    pub building: BuildingId,
    pub floor: Option<(FloorId, String)>,
    pub words: String,
    pub person: Option<PersonId>,
    pub proxy: Option<PersonId>,
    pub channel: &'static str,
}

fn parse(tx: &mut Tx<'_, '_>, building: BuildingId, input: &RaiseInput, api: bool) -> kernel::Result<NewIssue> {
    let found = tx.granted::<Raise, Building>(building)?;
    let staff = is_staff(tx.actor(), &found);
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    let floor: Option<FloorId> = check.parse("floor", &input.floor, web::faults::choose);
    let floor = match floor {
        Some(id) => {
            let floor = registry::api::floor(tx, id)?.filter(|f| f.building == building);
            if floor.is_none() {
                check.fault("floor", web::faults::choose());
            }
            floor.map(|f| (f.id, f.label))
        }
        None => None,
    };
    let by_proxy = staff && input.proxy.is_on();
    let mut person = tx.actor().person().filter(|_| !by_proxy);
    if by_proxy && !input.for_login.trim().is_empty() {
        person = identity::api::person_of_login(tx, &input.for_login)?;
        if person.is_none() {
            check.fault("for_login", Text::each(|l| T(l).unknown_login()));
        }
    }
    check.finish()?;
    let proxy = tx.actor().person().filter(|_| by_proxy);
    let channel = match (by_proxy, api, input.channel.as_str()) {
        (true, ..) => "proxy",
        (.., "qr") => "qr",
        (_, true, _) => "api",
        _ => "web",
    };
    Ok(NewIssue { building, floor, words, person, proxy, channel })
}

/// Stores a report as a matter of its own, waiting to be grouped.
///
/// # Errors
/// The database's own failure.
pub fn put(tx: &mut Tx<'_, '_>, new: &NewIssue, photo: Option<&[u8]>) -> kernel::Result<Done> {
    let (district, now) = (tx.district(), tx.now());
    let rules = policy::api::of(tx, new.building)?;
    let due = tx.in_working_days(rules.issues.triage_days.value);
    let building = registry::api::building_of(tx, new.building)?;
    let (cluster, issue) = (ClusterId::new(now), IssueId::new(now));
    let (place, label) = new.floor.clone().map_or((None, String::new()), |(id, label)| (Some(id), label));
    let title = first_sentence(&new.words);
    let (awaited, levels) = grouper(tx, new.building)?;
    let (handler, ..) = if levels == 0 { (None, None, None) } else { awaited.columns() };
    let category = Category::guess(&new.words);
    tx.run_one(
        &sql::ADD,
        args![
            district,
            cluster,
            new.building,
            building.subdistrict,
            place,
            label,
            title,
            category,
            due.on,
            due.provisional,
            awaited.name.zh,
            awaited.name.en,
            now,
            levels,
            handler
        ],
    )?;
    let photo_id = photo.map(|_| PhotoId::new(now));
    let code = crypto::code(8);
    let receipt = tx.store().secrets().fields.blind("receipt", &code);
    tx.run_one(
        &sql::ADD_ISSUE,
        args![
            district,
            issue,
            cluster,
            new.building,
            place,
            label,
            new.person,
            new.proxy,
            new.channel,
            new.words,
            receipt,
            photo_id,
            now
        ],
    )?;
    if let (Some(id), Some(bytes)) = (photo_id, photo) {
        tx.run_one(&sql::ADD_PHOTO, args![district, id, cluster, bytes.to_vec()])?;
    }
    search::stay(tx, district, new.building, cluster, &new.words)?;
    let words = tx.words(&new.words);
    let named = new.person.is_some();
    tx.record(&IssueRaised { cluster, building: new.building, issue, channel: new.channel.to_owned(), named, words })?;
    let asker = crate::store::asker(tx);
    let matter = Matter::of(tx.one(&sql::SHOW, args![district, asker, cluster])?)?;
    matter.owe(tx, "triage", awaited, Some(due))?;
    if let Some(person) = new.person {
        crate::support::support_own(tx, &matter, person)?;
    }
    tell_secretary(tx, &matter)?;
    Ok(done(&matter, &code, named, rules.issues.triage_days.value))
}

fn done(matter: &Matter, code: &str, named: bool, days: u32) -> Done {
    let shown = format!("{}-{}", &code[..4], &code[4..]);
    let says = Text::each(|l| if named { T(l).raised_named(days) } else { T(l).raised_unnamed(&shown, days) });
    let href = if named { matter.href() } else { format!("/{}/receipts/{shown}", matter.district) };
    let mut done = Done::new(href, says).id(matter.id);
    done.code = Some(shown);
    done
}

/// Those who group what comes in learn that something did: where, and not what.
///
/// # Errors
/// The database's own failure.
pub fn tell_secretary(tx: &mut Tx<'_, '_>, matter: &Matter) -> kernel::Result<()> {
    let (whom, _) = grouper(tx, matter.building)?;
    let people = commitments::api::people_of(tx, &whom.party, Some(matter.building))?;
    let tower = registry::api::building_of(tx, matter.building)?;
    let text = Text::each(|l| T(l).notice_new(&tower.name, matter.place_name(l)));
    identity::api::notify(tx, &people, &text, &format!("{}/triage", matter.href()))
}

/// The committee's secretary as a party.
pub fn secretary() -> commitments::api::Named {
    let name = Text::each(|l| T(l).secretary());
    commitments::api::Named::new(commitments::api::Party::Role(Role::CommitteeSecretary), name)
}

/// A title until somebody gives a better one: the first sentence, at most 40 characters.
pub fn first_sentence(words: &str) -> String {
    let sentence = words.split(['。', '！', '？', '\n', '；']).find(|s| !s.trim().is_empty()).unwrap_or(words).trim();
    let mut title: String = sentence.chars().take(40).collect();
    if sentence.chars().count() > 40 {
        title.push('…');
    }
    title
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |similar, staff| RaisePage {
        building: BuildingId::from_bytes([1; 16]),
        input: RaiseInput { words: "晚上六点低区电梯总是满".into(), ..RaiseInput::default() },
        similar,
        name: "和衡中心".into(),
        floors: vec![(FloorId::from_bytes([2; 16]), "17".into())],
        staff,
        signed_in: true,
        district: District::new(310_107).expect("a district"),
        refused: Refused::none(locale),
        t,
    };
    vec![Sample::of("raise", &page(vec![], true)), Sample::of("raise", &page(vec![SimilarItem::sample(locale)], false))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence() {
        assert_eq!(first_sentence("电梯太慢。等了二十分钟"), "电梯太慢");
        assert_eq!(first_sentence("  \n17 层微波炉坏了\n中午排队"), "17 层微波炉坏了");
        let long = "很".repeat(60);
        assert_eq!(first_sentence(&long).chars().count(), 41);
    }
}
