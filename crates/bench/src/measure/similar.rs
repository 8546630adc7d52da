//! What a person who types waits for: open matters of the busiest tower that say the same, as the page asks for them.

use std::sync::Mutex;

use crate::{
    Done,
    client::{Connection, drive, get},
    data::{DISTRICT, Scale, Town},
    place::Place,
    server::Server,
    table::{Bar, Table},
};

pub fn measure(place: &Place, town: &Town, scale: &Scale, server: &Server, table: &mut Table) -> Done {
    let rng = Mutex::new(synth::Rng::new(4));
    let ask = |connection: &mut Connection| {
        let words = synth::report(&mut *rng.lock().map_err(|_| "a client panicked")?);
        let words: String = words.bytes().map(|b| format!("%{b:02X}")).collect();
        let path = format!("/{DISTRICT}/towers/{}/similar?words={words}", town.busy());
        let answer = connection.ask(&get(&path, ""))?;
        if answer.status == 200 { Ok(()) } else { Err(format!("similar matters: {}", answer.status)) }
    };
    let once = |_| Connection::open(server.address);
    drive(1, scale.span, once, ask)?;
    let mut load = drive(1, scale.span * scale.rounds, once, ask)?;
    let p99 = load.percentile(99).as_secs_f64() * 1_000.0;
    let open = town.matters.len();
    table.alone(format!("similar among {open} open matters, p99"), place.kind.name(), "ms", p99, Bar::AtMost(10.0));
    Ok(())
}
