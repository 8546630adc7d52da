//! Casting a named vote, acknowledged after a durable commit, by 32 people at a time.

use db::args;
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

const MARK: &str = "update elector set voted = 1 where district = $1 and ballot = $2 and person = $3 and voted = 0";
const CAST: &str = "insert into vote (district, ballot, seat, choice, at) values ($1, $2, $3, $4, $5)";

pub fn measure(place: &Place, town: &Town, scale: &Scale, server: &Server, table: &mut Table) -> Done {
    let bare = Bare::open(place)?;
    let (low, high) = (Walk::new(&town.ballots), Walk::new(&town.ballots));
    let building = town.busy();
    let floor = || {
        bare.settle()?;
        drive(
            CLIENTS,
            scale.span,
            |n| Ok((n, bare.client()?)),
            |(n, client)| {
                let (ballot, person, now) = (low.next(*n)?, town.twin(*n), Clock::machine().now());
                let data = format!(
                    r#"{{"building":"{building}","ballot":"{ballot}","meeting":"{ballot}","seat":"{person}","choice":"yes"}}"#
                );
                let event =
                    BareEvent { kind: "meetings.vote_cast", person, building, subject: ballot.to_string(), data };
                let mark = args![DISTRICT, ballot, person];
                let cast = args![DISTRICT, ballot, person, "yes", now];
                event.commit_with(client, &[(MARK, mark.as_slice()), (CAST, cast.as_slice())])
            },
        )
    };
    let value = || {
        drive(
            CLIENTS,
            scale.span,
            |n| Ok((n, Connection::open(server.address)?)),
            |(n, connection)| {
                let path = format!("/{DISTRICT}/ballots/{}/vote", high.next(*n)?);
                let answer = connection.ask(&post(&path, town.cookie(*n), "choice=yes"))?;
                answer.created()
            },
        )
    };
    let figures = by_turns(scale.rounds, floor, value)?;
    table.against("casting a vote, 32 clients", place.kind.name(), "writes/s", figures, 0.5);
    Ok(())
}
