//! Group commit on SQLite: 32 clients whose writes share commits, against the same clients taking turns with one commit
//! each. The same layer, the same write.

use std::sync::Mutex;

use kernel::{AnyId, BuildingId, Clock, Event, Line, Locale, WorkCalendar};
use ledger::{Store, Who};
use serde::{Deserialize, Serialize};

use crate::{
    Done,
    client::{CLIENTS, by_turns, drive},
    data::{DISTRICT, Scale},
    place::Place,
    table::Table,
};

/// Something that happened.
#[derive(Debug, Serialize, Deserialize)]
struct Measured {
    building: BuildingId,
}

impl Event for Measured {
    const KIND: &'static str = "bench.measured";

    fn subject(&self) -> AnyId {
        self.building.any()
    }

    fn line(&self, _: Locale) -> Line {
        Line::at(1, "")
    }
}

fn write(store: &Store) -> Done {
    let who = Who::system("bench", DISTRICT);
    let event = Measured { building: BuildingId::new(store.clock().now()) };
    store.write_now(&who, move |tx| tx.record(&event).map(|_| ())).map_err(|e| e.to_string())
}

pub fn measure(place: &Place, scale: &Scale, table: &mut Table) -> Done {
    let file = place.folder.join("group-commit.sqlite");
    let db = db::Db::open(&db::Target::Sqlite(file)).map_err(|e| e.to_string())?;
    let clock = Clock::machine();
    db::migrate(&db, ledger::MIGRATIONS, clock.now()).map_err(|e| e.to_string())?;
    let secrets = std::sync::Arc::new(crypto::Secrets::from_master(&[1; 32]));
    let store = Store::new(db, clock, WorkCalendar::built_in(), secrets, Vec::new());
    let turn = Mutex::new(());
    let figures = by_turns(
        scale.rounds,
        || {
            drive(
                CLIENTS,
                scale.span,
                |_| Ok(()),
                |()| {
                    let _turn = turn.lock().map_err(|_| "a worker panicked")?;
                    write(&store)
                },
            )
        },
        || drive(CLIENTS, scale.span, |_| Ok(()), |()| write(&store)),
    )?;
    table.against("writes with group commit, against a commit each", place.kind.name(), "writes/s", figures, 3.0);
    Ok(())
}
