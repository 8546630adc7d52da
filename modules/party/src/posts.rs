//! What happens to posts: they are taken, given up, and vacant; a tower's secretary has the role in its towers.

use commitments::api as promised;
use db::args;
use identity::api::NewAppointment;
use kernel::{BuildingId, Date, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    book::{Book, href},
    events::TenureEnded,
    numbers::Numbers,
    post::{PostKind, TenureState},
    store::{PostRow, TenureRow, sql},
    unit::{PostId, UnitId},
};

/// The desk's name for a post that is to be filled.
pub const FILL: &str = "post";

/// Who holds a post today.
///
/// # Errors
/// The database's own failure.
pub fn held(tx: &mut Tx<'_, '_>, unit: UnitId) -> Result<Vec<TenureRow>> {
    let (district, today) = (tx.district(), tx.today());
    let mut rows = tx.all(&sql::TENURES, args![district, unit])?;
    rows.retain(|r| r.state == TenureState::Held && r.from_on <= today && today <= r.until_on);
    Ok(rows)
}

/// The posts of an organisation.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, unit: UnitId) -> Result<Vec<PostRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::POSTS, args![district, unit])?)
}

/// What somebody holds, or will hold from a later day.
///
/// # Errors
/// The database's own failure.
pub fn of_person(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<TenureRow>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::TENURES_OF, args![district, person, TenureState::Held])?;
    rows.extend(tx.all(&sql::TENURES_OF, args![district, person, TenureState::Approved])?);
    Ok(rows)
}

/// The secretaries of organisations, and those who act for them.
///
/// # Errors
/// The database's own failure.
pub fn secretaries(tx: &mut Tx<'_, '_>, units: &[UnitId]) -> Result<Vec<PersonId>> {
    let mut people = Vec::new();
    for unit in units {
        let posts = of(tx, *unit)?;
        let secretary: Vec<PostId> = posts.iter().filter(|p| p.kind == PostKind::Secretary).map(|p| p.id).collect();
        people.extend(held(tx, *unit)?.into_iter().filter(|t| secretary.contains(&t.post)).map(|t| t.person));
    }
    Ok(people)
}

/// Whose tenures take some of these days, whether they have begun or will. Acting for a holder takes none.
///
/// # Errors
/// The database's own failure.
pub fn taken(tx: &mut Tx<'_, '_>, unit: UnitId, from: Date, until: Date) -> Result<Vec<TenureRow>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::TENURES, args![district, unit])?;
    rows.retain(|r| {
        let counts = matches!(r.state, TenureState::Held | TenureState::Approved) && !r.acting;
        counts && r.from_on <= until && from <= r.until_on
    });
    Ok(rows)
}

/// The post that somebody can take on these days: one that nobody holds, or a new one where there may be more.
///
/// # Errors
/// The database's own failure.
pub fn open_post(
    tx: &mut Tx<'_, '_>,
    unit: UnitId,
    kind: PostKind,
    (from, until): (Date, Date),
    rules: &Numbers,
) -> Result<Option<PostId>> {
    let (district, today) = (tx.district(), tx.today());
    let posts: Vec<PostRow> = of(tx, unit)?.into_iter().filter(|p| p.kind == kind).collect();
    let mut taken = taken(tx, unit, from, until)?;
    taken.retain(|t| posts.iter().any(|p| p.id == t.post));
    let most = kind.most(rules);
    if most > 0 && taken.len() >= most {
        return Ok(None);
    }
    if let Some(open) = posts.iter().find(|p| !taken.iter().any(|t| t.post == p.id)) {
        return Ok(Some(open.id));
    }
    let id = PostId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_POST, args![district, id, unit, kind, today])?;
    Ok(Some(id))
}

/// Somebody takes a post: it is vacant no more, whoever acted for its holder stops, and the role comes with it. All of this
/// on the first day of the tenure; until then it is approved and no more.
///
/// # Errors
/// The database's own failure.
pub fn take(tx: &mut Tx<'_, '_>, book: &Book, post: &PostRow, tenure: &TenureRow) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    if tenure.from_on > today {
        tx.run_one(&sql::SET_TENURE, args![district, tenure.id, TenureState::Approved, None::<Date>])?;
        return Ok(());
    }
    tx.run_one(&sql::SET_TENURE, args![district, tenure.id, TenureState::Held, None::<Date>])?;
    if !tenure.acting {
        tx.run_one(&sql::SET_VACANT, args![district, post.id, None::<Date>])?;
        promised::fulfil(tx, post.id.any(), FILL)?;
        for other in held(tx, post.unit)?.into_iter().filter(|t| t.post == post.id && t.acting) {
            end(tx, book, post.kind, &other)?;
        }
    }
    for tower in role_in(book, post) {
        let held = identity::api::appointments_of(tx, tenure.person)?;
        if held.iter().any(|a| a.role == Role::PartySecretary && a.scope == Scope::Building(tower)) {
            continue;
        }
        let new = NewAppointment {
            person: tenure.person,
            role: Role::PartySecretary,
            scope: Scope::Building(tower),
            building: Some(tower),
            from: tenure.from_on,
            until: Some(tenure.until_on),
            employment: None,
        };
        identity::api::appoint(tx, &new)?;
    }
    Ok(())
}

/// The towers in which a post gives the secretary's role.
fn role_in(book: &Book, post: &PostRow) -> Vec<BuildingId> {
    let of_tower = book.get(post.unit).is_some_and(|u| u.kind.is_of_tower());
    if of_tower && post.kind == PostKind::Secretary { book.towers_of(post.unit).to_vec() } else { Vec::new() }
}

/// A tenure ends today, and with it the role; the post is vacant unless its holder has come back.
///
/// # Errors
/// The database's own failure.
pub fn end(tx: &mut Tx<'_, '_>, book: &Book, kind: PostKind, tenure: &TenureRow) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    tx.run_one(&sql::SET_TENURE, args![district, tenure.id, TenureState::Ended, today])?;
    let post = PostRow { id: tenure.post, unit: tenure.unit, kind, vacant_since: None, late_told: false };
    if tenure.state == TenureState::Held && !tenure.acting {
        tx.run_one(&sql::SET_VACANT, args![district, tenure.post, today])?;
    }
    for tower in role_in(book, &post) {
        for held in identity::api::in_charge(tx, tower)? {
            if held.role == Role::PartySecretary && held.person == tenure.person {
                identity::api::end_appointment(tx, &held)?;
            }
        }
    }
    let TenureRow { id, unit, acting, person, .. } = *tenure;
    tx.record(&TenureEnded { unit, kind, tenure: id, acting, on: today })?;
    let name = book.name(unit);
    let text = Text::each(|l| T(l).notice_tenure_ended(&name, T(l).post(kind.code())));
    let people = clerks(tx, book, unit)?;
    identity::api::notify(tx, &people, &text, &href(district, unit))?;
    // Whoever holds no post there any more may not be allowed to open its page.
    identity::api::notify(tx, &[person], &text, &format!("/{district}/me"))
}

/// Everything that anybody holds in an organisation ends, and nothing is owed for its posts.
///
/// # Errors
/// The database's own failure.
pub fn end_all(tx: &mut Tx<'_, '_>, unit: UnitId) -> Result<()> {
    let (district, book, posts) = (tx.district(), Book::open(tx)?, of(tx, unit)?);
    for tenure in tx.all(&sql::TENURES, args![district, unit])? {
        if !matches!(tenure.state, TenureState::Held | TenureState::Approved) {
            continue;
        }
        let kind = posts.iter().find(|p| p.id == tenure.post).map_or(PostKind::Member, |p| p.kind);
        end(tx, &book, kind, &tenure)?;
    }
    for post in posts {
        tx.run_one(&sql::SET_VACANT, args![district, post.id, None::<Date>])?;
        promised::release(tx, post.id.any(), FILL)?;
    }
    Ok(())
}

/// The clerks above an organisation: those of its subdistrict, or of the district.
///
/// # Errors
/// The database's own failure.
pub fn clerks(tx: &mut Tx<'_, '_>, book: &Book, unit: UnitId) -> Result<Vec<PersonId>> {
    let mut people = Vec::new();
    let is_low = book.get(unit).is_some_and(|u| u.kind.level() >= 3);
    if let (true, Some(code)) = (is_low, book.subdistrict(unit)) {
        people = identity::api::holders(tx, Role::SubdistrictClerk, Scope::Subdistrict(code))?;
    }
    if people.is_empty() {
        people = identity::api::holders(tx, Role::DistrictClerk, Scope::Tenant)?;
    }
    Ok(people)
}
