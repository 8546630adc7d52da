//! What comes up by itself: tenures and offers that are over, posts that have been vacant for too long.

use commitments::api::{self as promised, Named, Party, Promise};
use db::args;
use kernel::{Deadline, Event as _, PersonId, Result, Role, Stored, Text};
use ledger::{Reaction, Tx};

use crate::{
    T,
    book::{Book, href},
    declare,
    duties::{self, TRACES},
    events::VacancyLate,
    numbers,
    post::vacancy,
    posts,
    show_offer::close,
    store::{PostRow, sql},
};

/// Erasing a person takes what they declared along. Its event is identity's own.
const ERASED: &str = "identity.person_erased";

/// A post and a declaration end with the employment; what was done in a tower is evidence of duties.
pub const REACTIONS: &[Reaction] = &{
    let mut all = [Reaction { kind: "", run: duties::note }; TRACES.len() + 2];
    let mut n = 0;
    while n < TRACES.len() {
        all[n] = Reaction { kind: TRACES[n].0, run: duties::note };
        n += 1;
    }
    all[n] = Reaction { kind: identity::api::EmploymentEnded::KIND, run: left };
    all[n + 1] = Reaction { kind: ERASED, run: erased };
    all
};

fn left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(ended) = stored.read::<identity::api::EmploymentEnded>() else { return Ok(()) };
    let district = tx.district();
    let held = posts::of_person(tx, ended.person)?;
    if !held.is_empty() {
        let book = Book::open(tx)?;
        for tenure in held {
            let here = book.towers_of(tenure.unit).contains(&ended.building)
                || book.firms_of(tenure.unit).contains(&ended.organisation);
            if here {
                let post = tx.one(&sql::POST, args![district, tenure.post])?;
                tx.by_itself("party.left", |tx| posts::end(tx, &book, post.kind, &tenure))?;
            }
        }
    }
    declare::forget(tx, ended.person)
}

fn erased(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Ok(person) = stored.subject.parse::<PersonId>() else { return Ok(()) };
    let district = tx.district();
    let book = Book::open(tx)?;
    for tenure in posts::of_person(tx, person)? {
        let post = tx.one(&sql::POST, args![district, tenure.post])?;
        tx.by_itself("party.left", |tx| posts::end(tx, &book, post.kind, &tenure))?;
    }
    declare::forget(tx, person)
}

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let begins = tx.all(&sql::TENURES_BEGIN, args![district, today])?;
    let book = Book::open(tx)?;
    for tenure in &begins {
        let post = tx.one(&sql::POST, args![district, tenure.post])?;
        posts::take(tx, &book, &post, tenure)?;
    }
    let over = tx.all(&sql::TENURES_OVER, args![district, today])?;
    let mut late = Vec::new();
    for post in tx.all(&sql::VACANT, args![district, today])? {
        // A tower's own rules may be stricter than the district's.
        let most = numbers::at(tx, book.towers_of(post.unit))?.vacancy_days.value;
        if post.vacant_since.is_some_and(|since| vacancy(since, today, most).late) {
            late.push((post, most));
        }
    }
    let offers = tx.all(&sql::OFFERS_OVER, args![district, today])?;
    if begins.is_empty() && over.is_empty() && late.is_empty() && offers.is_empty() {
        return Ok(false);
    }
    let full = begins.len() >= 100 || over.len() >= 100 || offers.len() >= 100;
    for (offer,) in offers {
        close(tx, offer)?;
    }
    for tenure in over {
        let post = tx.one(&sql::POST, args![district, tenure.post])?;
        posts::end(tx, &book, post.kind, &tenure)?;
    }
    for (post, most) in late {
        tell_late(tx, &book, &post, most)?;
    }
    Ok(full)
}

/// A post is vacant for too long: the superior's clerks are told, and it stands on their desk.
fn tell_late(tx: &mut Tx<'_, '_>, book: &Book, post: &PostRow, most: u32) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let (Some(since), Some(unit)) = (post.vacant_since, book.get(post.unit)) else { return Ok(()) };
    tx.run_one(&sql::TELL_LATE, args![district, post.id])?;
    let vacancy = vacancy(since, today, most);
    tx.record(&VacancyLate { unit: post.unit, post: post.id, kind: post.kind, since })?;
    let text = Text::each(|l| T(l).notice_vacant(&unit.name, T(l).post(post.kind.code()), vacancy.days));
    let target = href(district, post.unit);
    let people = posts::clerks(tx, book, post.unit)?;
    identity::api::notify(tx, &people, &text, &target)?;
    let building = book.towers_of(post.unit).first().copied();
    let role = if building.is_some() { Role::SubdistrictClerk } else { Role::DistrictClerk };
    let name = Text::each(|l| identity::api::role_title(l, role));
    let title = Text::each(|l| T(l).vacant_title(&unit.name, T(l).post(post.kind.code())));
    promised::open(
        tx,
        &Promise {
            kind: posts::FILL,
            subject: post.id.any(),
            building,
            title: &title,
            href: &target,
            floor: 1,
            debtor: Named::new(Party::Role(role), name),
            creditor: None,
            due: Some(Deadline { on: vacancy.until, provisional: false }),
        },
    )?;
    Ok(())
}
