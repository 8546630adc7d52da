//! A body in the index of what everybody can find: by its names, and by those who sit in it and their posts.

use kernel::{Locale, Result};
use ledger::Tx;

use crate::{
    api::{position_word, seat_word},
    body::BodyRow,
    store,
};

/// Puts a body into the index with its seats as they are today.
///
/// # Errors
/// The database's own failure.
pub fn put(tx: &mut Tx<'_, '_>, body: &BodyRow) -> Result<()> {
    let (district, today, at) = (tx.district(), tx.today(), tx.now());
    let seats = store::seats_on(tx, body.id, today)?;
    let names = identity::api::names_of(tx, &seats.iter().map(|s| s.person).collect::<Vec<_>>())?;
    let mut words = vec![body.local_name.clone()];
    for seat in &seats {
        if let Some(name) = names.get(&seat.person) {
            words.push(name.reveal().clone());
        }
        for locale in [Locale::Zh, Locale::En] {
            words.push(format!("{} {}", position_word(locale, seat.position), seat_word(locale, seat.kind)));
        }
    }
    let (href, words) = (format!("/{district}/bodies/{}", body.id), words.join(" "));
    let doc = search::Doc { id: body.id.any(), kind: "post", title: &body.name, href: &href, body: &words, at };
    Ok(search::put(tx, district, &doc)?)
}
