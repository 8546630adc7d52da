//! What a firm's leaving would vacate, told before it is confirmed.

use committees::api::Seat;
use kernel::{BuildingId, FloorId, Locale, OrganisationId, Result};
use ledger::Tx;
use registry::api::{Leaving, Tenancy};
use serde::Serialize;
use web::Sample;

use crate::T;

/// What would end, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Vacancy {
    pub employments: u64,
    pub seats: u64,
    pub captains: u64,
    pub delegates: u64,
}

impl Vacancy {
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The parts that are not nothing, as a list.
    pub fn says(&self, locale: Locale) -> String {
        let t = T(locale);
        let parts = [
            (self.employments, t.vacates_employments(self.employments as i64)),
            (self.seats, t.vacates_seats(self.seats as i64)),
            (self.captains, t.vacates_captains(self.captains as i64)),
            (self.delegates, t.vacates_delegates(self.delegates as i64)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
        i18n::Format(locale).list(&parts)
    }
}

/// What a departure would vacate.
///
/// # Errors
/// The database's own failure.
pub fn of(
    tx: &mut Tx<'_, '_>,
    organisation: OrganisationId,
    building: BuildingId,
    floors: &[FloorId],
    gone: bool,
) -> Result<Vacancy> {
    let hanging = identity::api::hanging(tx, organisation, building, floors, gone)?;
    let identity::api::Hanging { employments, captains, delegates, .. } = hanging;
    let mut seats = 0;
    if gone {
        let today = tx.today();
        let bodies = [committees::api::committee_of(tx, building)?, committees::api::party_of(tx, building)?];
        for body in bodies.into_iter().flatten() {
            let held: Vec<Seat> = committees::api::seats_on(tx, body.id, today)?;
            let of_firm = |s: &&Seat| s.organisation == Some(organisation) && hanging.people.contains(&s.person);
            seats += held.iter().filter(of_firm).count() as u64;
        }
    }
    Ok(Vacancy { employments, seats, captains, delegates })
}

/// The departure on a day among those that a firm's tenancies make, if there is one.
pub fn departure(tenancies: &[Tenancy], all: &[FloorId], on: kernel::Date, today: kernel::Date) -> Option<Leaving> {
    registry::api::turn(tenancies, all, today, on).left.into_iter().find(|l| l.on == on)
}

/// What would end, to be read before a move-out is confirmed.
#[derive(askama::Template)]
#[template(path = "movement/_vacancy.html")]
pub struct Warning {
    pub gone: bool,
    pub vacancy: Vacancy,
    pub t: T,
}

impl Warning {
    /// # Errors
    /// A template that does not render.
    pub fn html(&self) -> Result<ui::Html> {
        let html = askama::Template::render(self).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
        Ok(ui::Html(html))
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let some = Vacancy { employments: 40, seats: 1, captains: 2, delegates: 1 };
    vec![
        Sample::of("_vacancy", &Warning { gone: true, vacancy: some, t }),
        Sample::of("_vacancy", &Warning { gone: false, vacancy: Vacancy { captains: 1, ..Vacancy::default() }, t }),
        Sample::of("_vacancy", &Warning { gone: false, vacancy: Vacancy::default(), t }),
    ]
}
