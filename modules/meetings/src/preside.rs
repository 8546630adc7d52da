//! Who presides (主持): the chair, or the vice-chair (副主任) where the chair is not there. No I/O.

use committees::api::{Position, SeatId};
use kernel::{Act, Actor, Denied, Resource as _, Timestamp};

use crate::{load::Meeting, refusal::MeetingRefusal, store::meeting::AttendanceRow};

/// Where the chair of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChairIs {
    /// At the meeting, or there until it was closed.
    There,
    /// Not at the meeting.
    Away,
    /// Nobody holds the seat.
    Vacant,
}

/// As what somebody takes a step that is the chair's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presides {
    /// By an appointment that has the permission.
    Appointed,
    /// In the chair's place.
    Vice,
}

/// Whether somebody may take a step that is the chair's, and as what. Nothing: they may not.
pub fn presides(appointed: bool, position: Option<Position>, chair: ChairIs) -> Option<Presides> {
    match (appointed, position, chair) {
        (true, _, _) => Some(Presides::Appointed),
        (false, Some(Position::ViceChair), ChairIs::Away | ChairIs::Vacant) => Some(Presides::Vice),
        _ => None,
    }
}

/// Where the chair of a meeting's body is, by its seats today and who is there.
pub fn chair_is(meeting: &Meeting, rows: &[AttendanceRow]) -> ChairIs {
    let mut chairs = meeting.seats.iter().filter(|s| s.position == Position::Chair).peekable();
    if chairs.peek().is_none() {
        ChairIs::Vacant
    } else if chairs.any(|s| rows.iter().any(|r| r.seat == s.id && r.present)) {
        ChairIs::There
    } else {
        ChairIs::Away
    }
}

/// The seat of the vice-chair who takes the step `A` in the chair's place; nobody's if it is taken by appointment.
///
/// # Errors
/// Whoever holds a seat, and neither has an appointment for it nor presides.
pub fn presider<A: Act>(actor: &Actor, meeting: &Meeting, rows: &[AttendanceRow]) -> Result<Option<SeatId>, Denied> {
    let system = matches!(actor, Actor::System(_));
    let appointed = system || actor.role_among(A::PERMISSION.roles, meeting.place()).is_some();
    let seat = meeting.seat_of(actor);
    match presides(appointed, seat.map(|s| s.position), chair_is(meeting, rows)) {
        Some(Presides::Appointed) => Ok(None),
        Some(Presides::Vice) => Ok(seat.map(|s| s.id)),
        None => Err(Denied::Forbidden(const { &A::PERMISSION })),
    }
}

/// Whether the vice-chair may open: before anybody is noted as present, the chair is only not noted yet.
///
/// # Errors
/// [`MeetingRefusal::ChairMayCome`].
pub fn vice_may_open(now: Timestamp, meeting: &Meeting, rows: &[AttendanceRow]) -> Result<(), MeetingRefusal> {
    let gathered = now >= meeting.starts_at && rows.iter().any(|r| r.present);
    if gathered { Ok(()) } else { Err(MeetingRefusal::ChairMayCome) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vice_chair_presides_only_where_the_chair_is_not() {
        let chairs = [ChairIs::There, ChairIs::Away, ChairIs::Vacant];
        let (vice, appointed) = (Some(Presides::Vice), Some(Presides::Appointed));
        for (position, without) in [
            (None, [None; 3]),
            (Some(Position::Chair), [None; 3]),
            (Some(Position::ViceChair), [None, vice, vice]),
            (Some(Position::Member), [None; 3]),
            (Some(Position::Secretary), [None; 3]),
            (Some(Position::Attending), [None; 3]),
        ] {
            for (chair, expected) in chairs.into_iter().zip(without) {
                assert_eq!(presides(false, position, chair), expected, "{position:?} {chair:?}");
                assert_eq!(presides(true, position, chair), appointed, "{position:?} {chair:?}");
            }
        }
    }
}
