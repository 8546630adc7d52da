//! What every part of Loushi stands on and what needs no I/O: ids, districts, time and the working-day
//! calendar, who acts (`Actor`), what they may do (`Permission`, `Granted`), how a request is refused
//! (`Refusal`) and what is recorded (`Event`).
//!
//! Invariants: nothing here reads a clock by itself (a [`Clock`] is passed in), touches a file or a socket, or knows
//! a number that a policy pack owns.

mod actor;
mod calendar;
mod clock;
mod district;
mod event;
mod fault;
mod id;
mod locale;
mod money;
mod permission;
mod personal;
mod schema;

pub use actor::{
    Actor, Appointment, Body, BodyId, Building, BuildingId, Floor, FloorId, Organisation, OrganisationId, Person,
    PersonId, Place, Relation, Role, Scope,
};
pub use calendar::{CalendarError, Deadline, WorkCalendar};
pub use clock::{Clock, Date, InvalidDate, Timestamp};
pub use district::{District, DivisionCode, InvalidCode};
pub use event::{AnyIdText, Event, EventId, EventKind, Line, Stored};
pub use fault::{Clause, Denied, Error, FieldFault, Refusal, Result, SavedMeanwhile, WayOut};
pub use id::{AnyId, Id, InvalidId, Kind};
pub use locale::{Locale, Text};
pub use money::{InvalidMoney, Money};
pub use permission::{Act, Granted, Permission, Resource, Scopes};
pub use personal::{Personal, Sensitive};
