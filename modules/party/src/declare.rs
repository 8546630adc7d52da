//! Declaring one's own membership (亮身份, R11): with separate consent, sealed, taken back at any time, read only for a purpose
//! and with the reading shown to whoever declared.
//!
//! What is stored names nobody in the clear. It leaves no event: that somebody declared is itself what must not be known.

use std::collections::BTreeSet;

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, Locale, PersonId, Personal, Place, Sensitive, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Part, Refused, Result, Sample, StepPage};

use crate::{
    T,
    book::Everywhere,
    list_offers::{OfferItem, in_tower, sample},
    numbers,
    permissions::Declare,
    refusal::PartyRefusal,
    store::sql,
};

/// The version of the words of consent that somebody agreed to.
const CONSENT: u32 = 1;
/// Rows that are opened at once.
const CHUNK: usize = 500;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    person: PersonId,
    building: BuildingId,
    consent: u32,
    on: kernel::Date,
}

pub fn who(tx: &Tx<'_, '_>, person: PersonId) -> [u8; 32] {
    tx.store().secrets().sensitive.blind("party.declaration", &person.to_string())
}

fn tower(tx: &Tx<'_, '_>, building: BuildingId) -> [u8; 32] {
    tx.store().secrets().sensitive.blind("party.declaration.tower", &building.to_string())
}

fn place(who: &[u8; 32]) -> String {
    let digits: String = who.iter().map(|b| format!("{b:02x}")).collect();
    format!("party.declaration|{digits}")
}

/// Erases what somebody declared, who read it, and the tasks that they took.
///
/// # Errors
/// The database's own failure.
pub fn forget(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<()> {
    let (district, who) = (tx.district(), who(tx, person));
    tx.run(&sql::TAKE_BACK, args![district, who])?;
    tx.run(&sql::FORGET_READS, args![district, who])?;
    tx.run(&sql::FORGET_TAKINGS, args![district, who])?;
    Ok(())
}

/// How many declared it in a tower; only sums that are large enough may be shown.
///
/// # Errors
/// The database's own failure.
pub fn count(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Option<i64>> {
    let (district, tower) = (tx.district(), tower(tx, building));
    Ok(tx.first(&sql::COUNT_DECLARED, args![district, tower])?.map(|(n,)| n))
}

/// Those who declared it in a tower, by their keyed hashes: to log that they will be read.
///
/// # Errors
/// The database's own failure.
pub fn declared_in(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Vec<[u8; 32]>> {
    let (district, tower) = (tx.district(), tower(tx, building));
    Ok(tx.all(&sql::DECLARED_IN, args![district, tower])?.into_iter().map(|(who,)| who).collect())
}

/// The keyed hash of whoever asks, if they declared it in a tower.
///
/// # Errors
/// The database's own failure.
pub fn declared_there(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Option<[u8; 32]>> {
    let Some(person) = tx.actor().person() else { return Ok(None) };
    let (district, who, tower) = (tx.district(), who(tx, person), tower(tx, building));
    Ok(tx.first(&sql::DECLARED_THERE, args![district, who, tower])?.map(|(who,)| who))
}

/// The names of some who declared it, each by their own wish or for a purpose that was logged.
///
/// # Errors
/// The database's own failure, or a secret that does not fit.
pub fn names_of(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    among: &BTreeSet<[u8; 32]>,
    purpose: &str,
) -> kernel::Result<Vec<String>> {
    let (district, tower) = (tx.district(), tower(tx, building));
    let mut people: Vec<PersonId> = Vec::new();
    for chunk in among.iter().copied().collect::<Vec<_>>().chunks(CHUNK) {
        for (who, sealed) in tx.all(&sql::DECLARED_OF, args![district, tower, db::list(chunk)])? {
            let keys = &tx.store().secrets().sensitive;
            let plain = keys.open(&place(&who), sealed.reveal()).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
            let content: Sealed = serde_json::from_slice(&plain)?;
            people.push(*Sensitive::new(content.person).reveal_for(purpose));
        }
    }
    let names = identity::api::names_of(tx, &people)?;
    let mut names: Vec<String> = names.into_values().map(Personal::into_inner).collect();
    names.sort();
    Ok(names)
}

/// Whether somebody declared it.
fn declared(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<bool> {
    let (district, who) = (tx.district(), who(tx, person));
    Ok(tx.first(&sql::DECLARATION, args![district, who])?.is_some())
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DeclareInput {
    /// Consent to these words alone.
    pub consent: Input,
}

async fn page(ctx: &Ctx, district: District, input: DeclareInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let least = ctx
        .read(move |tx| {
            tx.grant::<Declare, _>(Everywhere(Place::district(district)))?;
            let person = tx.person()?;
            let tower = identity::api::employment_of(tx, person)?.map(|e| e.building);
            Ok(numbers::at(tx, tower.as_slice())?.declared_least.value)
        })
        .await?;
    let back = format!("/{district}/me");
    let page = StepPage::new(t.0, Section::Mine, "declare", t.do_declare(), t.my_declaration(), &back)
        .refused(refused)
        .lead(t.declare_lead(least))
        .field(Field::check("consent", t.consent(), input.consent.is_on(), t.consent_words()));
    ctx.show(&page).await
}

/// The form to declare with, and the words of consent.
#[utoipa::path(get, path = "/{district}/me/party", operation_id = "show_declare", tag = "party",
    params(("district" = District, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.declare"))))]
pub async fn show_declare(ctx: Ctx, Path(district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, DeclareInput::default(), refused).await
}

/// Declares one's own membership.
#[utoipa::path(post, path = "/{district}/me/party", operation_id = "declare", tag = "party",
    params(("district" = District, Path)), request_body = DeclareInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.declare"))))]
pub async fn declare(ctx: Ctx, Path(district): Path<District>, form: Form<DeclareInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| write(tx, &input)).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &DeclareInput) -> kernel::Result<Done> {
    let district = tx.district();
    tx.grant::<Declare, _>(Everywhere(Place::district(district)))?;
    let (person, today) = (tx.person()?, tx.today());
    if !input.consent.is_on() {
        return Err(kernel::Error::field("consent", Text::each(|l| T(l).consent_needed())));
    }
    let Some(employment) = identity::api::employment_of(tx, person)? else {
        return Err(PartyRefusal::NotWorkingHere.into());
    };
    let building = employment.building;
    let (who, tower) = (who(tx, person), tower(tx, building));
    let plain = serde_json::to_vec(&Sealed { person, building, consent: CONSENT, on: today })?;
    let sealed = Personal::new(tx.store().secrets().sensitive.seal(&place(&who), &plain));
    tx.run_one(&sql::DECLARE, args![district, who, tower, sealed])?;
    tx.nothing_to_record();
    Ok(Done::new(format!("/{district}/me"), Text::each(|l| T(l).declared())))
}

/// Takes one's declaration back; it is erased at once.
#[utoipa::path(post, path = "/{district}/me/party/withdrawal", operation_id = "take_back_declaration", tag = "party",
    params(("district" = District, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.declare"))))]
pub async fn take_back_declaration(ctx: Ctx, Path(district): Path<District>) -> Result {
    let done = ctx
        .write(move |tx| {
            tx.grant::<Declare, _>(Everywhere(Place::district(district)))?;
            let person = tx.person()?;
            if !declared(tx, person)? {
                return Err(PartyRefusal::NotDeclared.into());
            }
            forget(tx, person)?;
            tx.nothing_to_record();
            Ok(Done::new(format!("/{district}/me"), Text::each(|l| T(l).taken_back())))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// A reading of one's declaration.
#[derive(Debug, Serialize)]
struct MyReading {
    reader: String,
    purpose: String,
    on: String,
}

#[derive(askama::Template)]
#[template(path = "party/_mine.html")]
struct Mine {
    declared: bool,
    readings: Vec<MyReading>,
    /// Tasks that are open, in the tower where one declared it.
    offers: Vec<OfferItem>,
    /// The page of all of them.
    all: String,
    district: District,
    t: T,
}

/// One's own declaration, and who read it.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> kernel::Result<Vec<Part>> {
    let (district, person) = (tx.district(), tx.person()?);
    let declared = declared(tx, person)?;
    if !declared && identity::api::employment_of(tx, person)?.is_none() {
        return Ok(Vec::new());
    }
    let who = who(tx, person);
    let mut readings = Vec::new();
    for row in tx.all(&sql::READS_OF, args![district, who])? {
        let reader = identity::api::name_of(tx, row.reader)?.map_or(String::new(), Personal::into_inner);
        readings.push(MyReading { reader, purpose: row.purpose, on: i18n::Format(locale).moment(row.at) });
    }
    let mut offers = Vec::new();
    let mut all = String::new();
    if let Some(employment) = identity::api::employment_of(tx, person)?
        && declared_there(tx, employment.building)?.is_some()
    {
        offers = in_tower(tx, employment.building, locale)?;
        offers.retain(|o| o.open && (o.mine || o.free > 0));
        all = format!("/{district}/towers/{}/party/offers", employment.building);
    }
    let data = serde_json::json!({ "declared": declared, "readings": readings, "offers": offers });
    let part = Mine { declared, readings, offers, all, district, t: T(locale) };
    let html = askama::Template::render(&part).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order: 80, html: ui::Html(html), name: "party_declaration", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let reading =
        MyReading { reader: "方既白".into(), purpose: "组织志愿服务".into(), on: "3月2日 9:00".into() };
    let part = |declared, readings, offers| Mine {
        declared,
        readings,
        offers,
        all: if declared { "/".into() } else { String::new() },
        district,
        t: T(locale),
    };
    let offers = vec![sample(locale, false), sample(locale, true)];
    vec![
        Sample::of("_mine", &part(true, vec![reading], offers)),
        Sample::of("_mine", &part(true, vec![], vec![])),
        Sample::of("_mine", &part(false, vec![], vec![])),
    ]
}
