//! From the start of the process to the first page, with the data there.

use crate::{
    Done,
    data::{Scale, Town},
    place::Place,
    server::Server,
    table::{Bar, Table},
};

/// Answers the server of the last start, for the measures that follow.
pub fn measure(place: &Place, town: &Town, scale: &Scale, table: &mut Table) -> Done<Server> {
    let page = town.list_of_towers();
    let mut times = Vec::new();
    for _ in 0..scale.rounds {
        times.push(Server::start(place, &page)?.started_in);
    }
    times.sort_unstable();
    let median = times[times.len() / 2].as_secs_f64();
    table.alone("start to the first page", place.kind.name(), "s", median, Bar::AtMost(1.0));
    Server::start(place, &page)
}
