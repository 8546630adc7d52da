//! A handover: its states, who may take which step, and the thing itself with its place.

use kernel::{Act, Actor, PersonId, Place, Relation, Resource, Result, Role, Scope, Text, ids};
use ledger::{Load, Tx};

use crate::{
    T,
    permissions::ShowHandover,
    refusal::HandoverRefusal,
    store::{self, HandoverRow},
};

ids! {
    /// A handover.
    pub HandoverId(HandoverMark) = "hnd";
    /// A question about a handover.
    pub QuestionId(QuestionMark) = "hqn";
}

db::codes! {
    /// Where a handover stands.
    pub enum State {
        /// The leaver adds notes and signs.
        Open = "open",
        /// Signed by the leaver: the successor goes through it.
        Signed = "signed",
        /// Signed by both.
        Done = "done",
        /// There was nothing to hand over.
        Dropped = "dropped",
    }
}

/// What can be done with a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Note,
    Name,
    Sign,
    Confirm,
    Ask,
    Answer,
    Accept,
    Drop,
}

impl State {
    /// The state after a step.
    ///
    /// # Errors
    /// There is no such step from here.
    pub const fn after(self, step: Step) -> Result<State, HandoverRefusal> {
        match (self, step) {
            (State::Open, Step::Note | Step::Name) => Ok(State::Open),
            (State::Open, Step::Sign) => Ok(State::Signed),
            (State::Signed, Step::Name | Step::Confirm | Step::Ask | Step::Answer) => Ok(State::Signed),
            (State::Signed, Step::Accept) => Ok(State::Done),
            (State::Open | State::Signed, Step::Drop) => Ok(State::Dropped),
            _ => Err(HandoverRefusal::NotNow { state: self.code() }),
        }
    }

    pub const fn is_running(self) -> bool {
        matches!(self, State::Open | State::Signed)
    }
}

/// Posts that are handed over when their holder leaves (R58).
pub const POSTS: [Role; 4] = [Role::CommitteeSecretary, Role::CommitteeChair, Role::PartySecretary, Role::FloorCaptain];

/// A handover with its place.
#[derive(Debug, Clone)]
pub struct Handover {
    pub row: HandoverRow,
    pub tower: String,
    place: Place,
}

impl std::ops::Deref for Handover {
    type Target = HandoverRow;

    fn deref(&self) -> &HandoverRow {
        &self.row
    }
}

impl Handover {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, row: HandoverRow) -> Result<Self> {
        let place = registry::api::place_of(tx, row.building, row.floor)?;
        let tower = registry::api::building_of(tx, row.building)?.name.clone();
        Ok(Self { row, tower, place })
    }

    /// Loads a handover to do `A` with it.
    ///
    /// # Errors
    /// Not found, or not allowed.
    pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: HandoverId) -> Result<Self> {
        Ok(tx.granted::<A, Handover>(id)?.into_inner())
    }

    pub fn href(&self) -> String {
        format!("/{}/handovers/{}", self.district, self.id)
    }

    /// `和衡中心秘书`, `和衡中心 17 层楼层长`.
    pub fn post(&self) -> Text {
        post(&self.tower, &self.floor_label, self.role)
    }

    pub fn is_leaver(&self, actor: &Actor) -> bool {
        actor.person() == Some(self.leaver)
    }

    pub fn is_successor(&self, actor: &Actor) -> bool {
        actor.person().is_some() && actor.person() == self.successor
    }

    /// # Errors
    /// A refusal for anybody else.
    pub fn by_leaver(&self, actor: &Actor) -> Result<(), HandoverRefusal> {
        if self.is_leaver(actor) { Ok(()) } else { Err(HandoverRefusal::NotTheLeaver) }
    }

    /// # Errors
    /// A refusal for anybody else.
    pub fn by_successor(&self, actor: &Actor) -> Result<(), HandoverRefusal> {
        if self.is_successor(actor) { Ok(()) } else { Err(HandoverRefusal::NotTheSuccessor) }
    }

    /// Both sides, to be told.
    pub fn sides(&self) -> Vec<PersonId> {
        [Some(self.leaver), self.successor].into_iter().flatten().collect()
    }

    /// Where the post is held.
    pub fn scope(&self) -> Scope {
        scope(&self.row)
    }
}

pub fn scope(row: &HandoverRow) -> Scope {
    row.floor.map_or(Scope::Building(row.building), Scope::Floor)
}

/// A post in words.
pub fn post(tower: &str, floor: &str, role: Role) -> Text {
    Text::each(|l| {
        let title = identity::api::role_title(l, role);
        if floor.is_empty() { T(l).post(tower, title) } else { T(l).post_on_floor(tower, floor, title) }
    })
}

impl Resource for Handover {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if self.is_leaver(actor) || self.is_successor(actor) {
            relations.push(Relation::Party);
        }
        // Floors and their captains are the secretary's to see to (W2).
        if self.floor.is_some() && actor.holds(Role::CommitteeSecretary, &self.place) {
            relations.push(Relation::Handler);
        }
        relations
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        matches!(actor, Actor::System(_))
            || self.is_leaver(actor)
            || self.is_successor(actor)
            || ShowHandover::PERMISSION.scopes(actor).admit(&self.place)
    }
}

impl Load for Handover {
    type Id = HandoverId;

    fn load(tx: &mut Tx<'_, '_>, id: HandoverId) -> Result<Option<Self>> {
        match store::handover(tx, id)? {
            Some(row) => Handover::of(tx, row).map(Some),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_its_steps() {
        use Step::{Accept, Answer, Ask, Confirm, Drop, Name, Note, Sign};
        let all = [Note, Name, Sign, Confirm, Ask, Answer, Accept, Drop];
        for (state, may) in [
            (
                State::Open,
                vec![(Note, State::Open), (Name, State::Open), (Sign, State::Signed), (Drop, State::Dropped)],
            ),
            (
                State::Signed,
                vec![
                    (Name, State::Signed),
                    (Confirm, State::Signed),
                    (Ask, State::Signed),
                    (Answer, State::Signed),
                    (Accept, State::Done),
                    (Drop, State::Dropped),
                ],
            ),
            (State::Done, vec![]),
            (State::Dropped, vec![]),
        ] {
            for step in all {
                let expected = may.iter().find(|(s, _)| *s == step).map(|(_, to)| *to);
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
    }
}
