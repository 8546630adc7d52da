//! Supporting a matter, acknowledged after a durable commit, by 32 people at a time.

use db::{Value, args};
use kernel::Clock;

use super::{
    bare::{Bare, BareEvent},
    walk::Walk,
};
use crate::{
    Done,
    client::{CLIENTS, Connection, by_turns, drive, post},
    data::{DISTRICT, Scale, Town},
    place::Place,
    server::Server,
    table::Table,
};

const SUPPORT: &str =
    "insert into support (district, cluster, person, home, organisation, at) values ($1, $2, $3, $2, $4, $5)";
const COUNT: &str =
    "update cluster set supporters = supporters + $3, enterprises = enterprises + $4 where district = $1 and id = $2";

pub fn measure(place: &Place, town: &Town, scale: &Scale, server: &Server, table: &mut Table) -> Done {
    let bare = Bare::open(place)?;
    let (low, high) = (Walk::new(&town.matters), Walk::new(&town.matters));
    let building = town.busy();
    let floor = || {
        bare.settle()?;
        drive(
            CLIENTS,
            scale.span,
            |n| Ok((n, bare.client()?)),
            |(n, client)| {
                let (matter, person, now) = (low.next(*n)?, town.twin(*n), Clock::machine().now());
                let data =
                    format!(r#"{{"cluster":"{matter}","building":"{building}","supporters":5,"enterprises":0}}"#);
                let event = BareEvent { kind: "issues.supported", person, building, subject: matter.to_string(), data };
                let support = args![DISTRICT, matter, person, Value::Null, now];
                let count = args![DISTRICT, matter, 1, 0];
                event.commit_with(client, &[(SUPPORT, support.as_slice()), (COUNT, count.as_slice())])
            },
        )
    };
    let value = || {
        drive(
            CLIENTS,
            scale.span,
            |n| Ok((n, Connection::open(server.address)?)),
            |(n, connection)| {
                let path = format!("/{DISTRICT}/clusters/{}/support", high.next(*n)?);
                let answer = connection.ask(&post(&path, town.cookie(*n), "organisation="))?;
                answer.created()
            },
        )
    };
    let figures = by_turns(scale.rounds, floor, value)?;
    table.against("supporting a matter, 32 clients", place.kind.name(), "writes/s", figures, 0.5);
    Ok(())
}
