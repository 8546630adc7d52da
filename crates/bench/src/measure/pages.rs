//! Pages: list and detail, against the same server returning the same bytes from memory.

use std::{fs, path::PathBuf};

use crate::{
    Done,
    client::{CLIENTS, Connection, ask_for, by_turns, get},
    data::{Scale, Town},
    place::Place,
    server::Server,
    table::Table,
};

pub fn measure(place: &Place, town: &Town, scale: &Scale, server: &Server, table: &mut Table) -> Done {
    let pages = town.pages();
    let mut files: Vec<PathBuf> = Vec::new();
    for (i, (name, path)) in pages.iter().enumerate() {
        let answer = Connection::open(server.address)?.ask(&get(path, ""))?;
        if answer.status != 200 || answer.body.len() < 1_000 {
            return Err(format!("{name}, {path}: {} with {} bytes", answer.status, answer.body.len()));
        }
        let file = place.folder.join(format!("page-{i}.html"));
        fs::write(&file, answer.body).map_err(|e| format!("{}: {e}", file.display()))?;
        files.push(file);
    }
    let floor = Server::floor(place, &files)?;
    for (i, (name, path)) in pages.iter().enumerate() {
        let bytes = get(&format!("/floor/{i}"), "");
        // A guest's page lies ready while nothing is written (ADR 7); that of somebody signed in is made for each request.
        for (name, cookie) in [((*name).to_owned(), ""), (format!("{name}, signed in"), town.cookie(0))] {
            let page = get(path, cookie);
            // Once for nothing: statements are prepared, caches filled.
            ask_for(server.address, CLIENTS, &page, scale.span)?;
            let figures = by_turns(
                scale.rounds,
                || ask_for(floor.address, CLIENTS, &bytes, scale.span),
                || ask_for(server.address, CLIENTS, &page, scale.span),
            )?;
            table.against(name, place.kind.name(), "pages/s", figures, 0.5);
        }
    }
    Ok(())
}
