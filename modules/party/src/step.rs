//! What the forms share: reading names of towers and firms, choices, what a step answers.

use kernel::{Act, BuildingId, Date, District, DivisionCode, Locale, OrganisationId, Text};
use ledger::Tx;
use ui::{Choice, Field, Section};
use web::{
    Done, Input, Refused, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Book, Unit, href},
    unit::{Bond, UnitId, UnitKind},
};

/// Characters of a reason.
pub const LONGEST: usize = 500;
/// The most members that anybody may type in.
pub const MOST: u32 = 1_000_000;

/// The form of a step about an organisation.
pub fn page(unit: &Unit, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    StepPage::new(t.0, Section::Party, step, heading, &unit.name, &unit.href()).refused(refused)
}

/// What a step leaves behind: the organisation's page and a sentence.
pub fn done(district: District, unit: UnitId, says: fn(T) -> &'static str) -> Done {
    Done::new(href(district, unit), Text::each(|l| says(T(l)))).id(unit)
}

/// The names in a field, one a line or between commas.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split(['、', ',', '，', ';', '；', '\n']).map(faults::clean);
    parts.filter(|p| !p.is_empty()).take(500).collect()
}

/// The towers that a field names.
///
/// # Errors
/// The database's own failure; names that nobody bears are faults of the field.
pub fn towers(tx: &mut Tx<'_, '_>, text: &str, check: &mut Check) -> kernel::Result<Vec<BuildingId>> {
    let mut found = Vec::new();
    for (n, name) in (1..).zip(names(text)) {
        match registry::api::building_named(tx, &name)? {
            Some(building) => found.push(building.id),
            None => check.fault("towers", Text::each(|l| T(l).unknown_nth_tower(n))),
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Towers that an organisation did not have before are added by whoever may do so at each tower's own place.
///
/// # Errors
/// The database's own failure; a tower that is somebody else's is a fault of the field.
pub fn added<A: Act>(tx: &mut Tx<'_, '_>, towers: &[BuildingId], before: &[BuildingId]) -> kernel::Result<()> {
    let (permission, mut check) = (A::PERMISSION, Check::default());
    for tower in towers.iter().filter(|t| !before.contains(t)) {
        let building = registry::api::building_of(tx, *tower)?;
        let place = kernel::Resource::place(&building);
        if !permission.roles.iter().any(|r| tx.actor().holds(*r, place)) {
            check.fault("towers", Text::each(|l| T(l).foreign_tower(&building.name)));
        }
    }
    check.finish()
}

/// The firms that a field names.
///
/// # Errors
/// The database's own failure; names that nobody bears are faults of the field.
pub fn firms(
    tx: &mut Tx<'_, '_>,
    field: &'static str,
    text: &str,
    check: &mut Check,
) -> kernel::Result<Vec<OrganisationId>> {
    let mut found = Vec::new();
    for (n, name) in (1..).zip(names(text)) {
        match registry::api::organisation_named(tx, &name)? {
            Some(firm) => found.push(firm.id),
            None => check.fault(field, Text::each(|l| T(l).unknown_nth_firm(n))),
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// A number of members; 0 if the field is empty.
pub fn count(check: &mut Check, field: &'static str, value: &Input) -> u32 {
    let reason = || faults::number(0, i64::from(MOST));
    match check.parse::<u32>(field, value, reason) {
        Some(n) if n > MOST => {
            check.fault(field, reason());
            0
        }
        n => n.unwrap_or(0),
    }
}

/// A day that is not to come.
pub fn past(check: &mut Check, field: &'static str, value: &Input, today: Date) -> Option<Date> {
    let day = check.parse::<Date>(field, value, faults::date);
    if day.is_some_and(|d| d > today) {
        check.fault(field, Text::each(|l| T(l).in_future()));
    }
    day
}

pub fn kinds(t: T, kinds: impl IntoIterator<Item = UnitKind>) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t.please_choose())];
    choices.extend(kinds.into_iter().map(|k| Choice::new(k.code(), t.kind(k.code()))));
    choices
}

pub fn bonds(t: T) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t.no_bond())];
    choices.extend(Bond::ALL.iter().map(|b| Choice::new(b.code(), t.bond(b.code()))));
    choices
}

/// Organisations under which the actor may do `A`, to choose from.
pub fn superiors<A: Act>(tx: &Tx<'_, '_>, book: &Book, most: u8) -> Vec<Choice> {
    let (district, actor) = (tx.district(), tx.actor());
    let permission = A::PERMISSION;
    let may = |id: UnitId| {
        let place = book.place(district, id, actor);
        permission.roles.iter().any(|r| actor.holds(*r, &place))
    };
    let mut found: Vec<_> = book.chain.living().filter(|l| l.kind.level() <= most && may(l.id)).collect();
    found.sort_by(|a, b| (a.kind.level(), &a.name).cmp(&(b.kind.level(), &b.name)));
    found.into_iter().take(500).map(|l| Choice::new(l.id.to_string(), l.name.clone())).collect()
}

/// The fields for what binds its members and for numbers, which three forms have.
pub fn number_fields(t: T, full: &Input, probationary: &Input) -> [Field; 2] {
    [
        Field::number("full", t.full_members(), full),
        Field::number("probationary", t.probationary_members(), probationary).optional(t.0),
    ]
}

/// Names of towers, between the language's commas.
///
/// # Errors
/// The database's own failure.
pub fn tower_names(tx: &mut Tx<'_, '_>, ids: &[BuildingId]) -> kernel::Result<Vec<String>> {
    let mut names = Vec::new();
    for id in ids {
        if let Some(building) = registry::api::building(tx, *id)? {
            names.push(building.name.clone());
        }
    }
    Ok(names)
}

/// Names of firms.
///
/// # Errors
/// The database's own failure.
pub fn firm_names(tx: &mut Tx<'_, '_>, ids: &[OrganisationId]) -> kernel::Result<Vec<String>> {
    let mut names: Vec<String> = registry::api::organisations(tx, ids)?.into_iter().map(|o| o.name).collect();
    names.sort();
    Ok(names)
}

/// A subdistrict's name.
///
/// # Errors
/// The database's own failure.
pub fn division(tx: &mut Tx<'_, '_>, code: Option<DivisionCode>) -> kernel::Result<Option<String>> {
    match code {
        Some(code) => Ok(registry::api::division(tx, code)?.map(|d| d.name)),
        None => Ok(None),
    }
}

/// The share as a page says it: `3 of 5 (60%)`.
pub fn share(locale: Locale, share: crate::coverage::Share) -> String {
    let t = T(locale);
    share.percent().map_or(t.nothing_to_cover().to_owned(), |percent| t.share(share.n, share.of, percent))
}

/// # Errors
/// A template that fails.
pub fn html(template: &impl askama::Template) -> kernel::Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}
