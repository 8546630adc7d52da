//! What happened to bodies and seats.

use identity::api::Cause;
use kernel::{AnyId, BodyId, BuildingId, Date, Event, Line, Locale, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};

use crate::{
    T,
    body::{BodyKind, BodyState, Position, SeatId, SeatKind},
};

/// A body was registered, or its term renewed.
#[derive(Debug, Serialize, Deserialize)]
pub struct BodyRegistered {
    pub body: BodyId,
    pub kind: BodyKind,
    pub building: BuildingId,
    pub name: String,
    pub term_from: Date,
    pub term_until: Date,
}

impl Event for BodyRegistered {
    const KIND: &'static str = "committees.body_registered";

    fn subject(&self) -> AnyId {
        self.body.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_body_registered(&self.name, i18n::Format(locale).date_long(self.term_until)))
    }
}

/// A body that has a local name is called by the rules' name from now on (R43).
#[derive(Debug, Serialize, Deserialize)]
pub struct BodyRenamed {
    pub body: BodyId,
    pub building: BuildingId,
    pub local_name: String,
    pub name: String,
}

impl Event for BodyRenamed {
    const KIND: &'static str = "committees.body_renamed";

    fn subject(&self) -> AnyId {
        self.body.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_body_renamed(&self.local_name, &self.name))
    }
}

/// Somebody took a seat.
#[derive(Debug, Serialize, Deserialize)]
pub struct SeatTaken {
    pub body: BodyId,
    pub seat: SeatId,
    pub person: PersonId,
    pub kind: SeatKind,
    pub position: Position,
    pub until: Date,
}

impl Event for SeatTaken {
    const KIND: &'static str = "committees.seat_taken";

    fn subject(&self) -> AnyId {
        self.seat.any()
    }

    fn thread(&self) -> String {
        self.body.to_string()
    }

    fn line(&self, locale: Locale) -> Line {
        let t = T(locale);
        Line::at(1, t.line_seat_taken(t.seat_kind(self.kind.code()), t.position(self.position.code())))
    }
}

/// A seat was given up or lost: the employment that it hung on has ended.
#[derive(Debug, Serialize, Deserialize)]
pub struct SeatLost {
    pub body: BodyId,
    pub seat: SeatId,
    pub person: PersonId,
    pub kind: SeatKind,
    pub position: Option<Position>,
    /// The employer whom it was held for.
    pub organisation: Option<OrganisationId>,
    pub building: Option<BuildingId>,
    /// Why the employment ended.
    pub cause: Option<Cause>,
}

impl Event for SeatLost {
    const KIND: &'static str = "committees.seat_lost";

    fn building(&self) -> Option<BuildingId> {
        self.building
    }

    fn subject(&self) -> AnyId {
        self.seat.any()
    }

    fn thread(&self) -> String {
        self.body.to_string()
    }

    fn line(&self, locale: Locale) -> Line {
        let t = T(locale);
        Line::at(1, t.line_seat_lost(t.seat_kind(self.kind.code())))
    }
}

/// A body stands elsewhere in its life (W1).
#[derive(Debug, Serialize, Deserialize)]
pub struct BodyStateChanged {
    pub body: BodyId,
    pub building: BuildingId,
    pub from: BodyState,
    pub to: BodyState,
}

impl Event for BodyStateChanged {
    const KIND: &'static str = "committees.body_state_changed";

    fn subject(&self) -> AnyId {
        self.body.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_body_state(T(locale).body_state(self.to.code())))
    }
}

/// A seat ended with its term, or its holder took another one of the same body.
#[derive(Debug, Serialize, Deserialize)]
pub struct SeatEnded {
    pub body: BodyId,
    pub seat: SeatId,
    pub person: PersonId,
    pub on: Date,
}

impl Event for SeatEnded {
    const KIND: &'static str = "committees.seat_ended";

    fn subject(&self) -> AnyId {
        self.seat.any()
    }

    fn thread(&self) -> String {
        self.body.to_string()
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_seat_ended(i18n::Format(locale).date(self.on)))
    }
}
