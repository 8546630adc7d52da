//! The measures, each in a file of its own, in the order in which they are taken.

mod bare;
mod cast;
mod checks;
mod group_commit;
mod import;
mod packs;
mod pages;
mod similar;
mod start;
mod support;
mod walk;

use crate::{
    Done,
    data::{Scale, Town},
    place::{Kind, Place},
    table::{Bar, Table},
};

/// One measure, which makes its own data.
pub fn one(name: &str, place: &Place, scale: &Scale, table: &mut Table) -> Done {
    match name {
        "checks" => checks::measure(place, scale, table),
        "import" => import::measure(place, scale, table),
        _ => Err(format!("{name} is not measured alone")),
    }
}

/// All measures of one database.
pub fn all(place: &Place, town: &Town, scale: &Scale, table: &mut Table) -> Done {
    let name = place.kind.name();
    let server = start::measure(place, town, scale, table)?;
    pages::measure(place, town, scale, &server, table)?;
    similar::measure(place, town, scale, &server, table)?;
    support::measure(place, town, scale, &server, table)?;
    cast::measure(place, town, scale, &server, table)?;
    // Last of what asks the server: the most that it has held under all of the load.
    table.alone("memory of the server under this load", name, "MB", server.peak_memory()?, Bar::AtMost(200.0));
    drop(server);
    if place.kind == Kind::Sqlite {
        group_commit::measure(place, scale, table)?;
        packs::measure(place, table)?;
    }
    checks::measure(place, scale, table)?;
    import::measure(place, scale, table)
}
