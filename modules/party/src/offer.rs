//! A task that is offered to those who declared membership (R77): whoever wants takes it. Not taking it is not an act: there
//! is nothing to press, nobody is told, and nothing is kept of who saw it.

use db::args;
use kernel::{Actor, BuildingId, Date, Place, Relation, Resource};
use ledger::{Load, Tx};
use ui::{Chip, Tone};

use crate::{
    T,
    declare::declared_there,
    permissions::ShowOffers,
    refusal::PartyRefusal,
    store::{OfferRow, sql},
    unit::OfferId,
};

db::codes! {
    /// A stage of the work in a tower.
    pub enum Stage {
        /// 听取意见
        Listen = "listen",
        /// 会商议事
        Deliberate = "deliberate",
        /// 立项认领
        Claim = "claim",
        /// 推进实施
        Carry = "carry",
        /// 验收
        Accept = "accept",
        /// 评议问效
        Appraise = "appraise",
    }
}

/// The keyed hash of somebody who took it, and whether their name may stand there.
pub type Taking = ([u8; 32], bool);

/// An offer with those who took it.
#[derive(Debug, Clone)]
pub struct Offer {
    pub row: OfferRow,
    pub takings: Vec<Taking>,
    /// Whoever asks, if they declared membership in its tower.
    pub me: Option<[u8; 32]>,
    place: Place,
}

impl std::ops::Deref for Offer {
    type Target = OfferRow;

    fn deref(&self) -> &OfferRow {
        &self.row
    }
}

impl Resource for Offer {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        self.me.map(|_| Relation::Oneself).into_iter().collect()
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        let show = const { &<ShowOffers as kernel::Act>::PERMISSION };
        self.me.is_some()
            || matches!(actor, Actor::System(_))
            || show.roles.iter().any(|r| actor.holds(*r, &self.place))
    }
}

impl Load for Offer {
    type Id = OfferId;

    fn load(tx: &mut Tx<'_, '_>, id: OfferId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        match tx.first(&sql::OFFER, args![district, id])? {
            Some(row) => of(tx, row).map(Some),
            None => Ok(None),
        }
    }
}

/// An offer as whoever asks may know it.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, row: OfferRow) -> kernel::Result<Offer> {
    let takings = tx.all(&sql::TAKINGS, args![row.district, row.id])?;
    let me = declared_there(tx, row.building)?;
    let place = registry::api::place_of(tx, row.building, None)?;
    Ok(Offer { row, takings, me, place })
}

/// A tower, for those who may see what is offered in it.
pub struct Ground {
    pub name: String,
    me: Option<[u8; 32]>,
    place: Place,
}

impl Resource for Ground {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        self.me.map(|_| Relation::Oneself).into_iter().collect()
    }
}

impl Load for Ground {
    type Id = BuildingId;

    fn load(tx: &mut Tx<'_, '_>, id: BuildingId) -> kernel::Result<Option<Self>> {
        let Some(building) = registry::api::building(tx, id)? else { return Ok(None) };
        let me = declared_there(tx, id)?;
        let place = Resource::place(&building).clone();
        Ok(Some(Ground { name: building.name.clone(), me, place }))
    }
}

impl Offer {
    /// Whether it can still be taken on a day.
    pub fn is_open(&self, today: Date) -> bool {
        self.closed_on.is_none() && today <= self.due_on
    }

    /// Places that nobody has taken.
    pub fn free(&self) -> u32 {
        self.need.saturating_sub(u32::try_from(self.takings.len()).unwrap_or(u32::MAX))
    }

    /// Whether `who` took it, and with their name.
    pub fn taken_by(&self, who: [u8; 32]) -> Option<bool> {
        self.takings.iter().find(|(w, _)| *w == who).map(|(_, tagged)| *tagged)
    }

    /// Whether `who` may take it today.
    ///
    /// # Errors
    /// It is over, taken by them already, or nobody more is needed.
    pub fn admits(&self, who: [u8; 32], today: Date) -> Result<(), PartyRefusal> {
        if !self.is_open(today) {
            return Err(PartyRefusal::OfferOver);
        }
        if self.taken_by(who).is_some() {
            return Err(PartyRefusal::TakenAlready);
        }
        if self.free() == 0 {
            return Err(PartyRefusal::OfferFull);
        }
        Ok(())
    }

    pub fn href(&self) -> String {
        format!("/{}/party/offers/{}", self.district, self.id)
    }

    /// What it is to the reader.
    pub fn chip(&self, today: Date, t: T) -> Chip {
        if self.me.is_some_and(|me| self.taken_by(me).is_some()) {
            return Chip::new(Tone::Doing, t.offer_is_mine());
        }
        match (self.is_open(today), self.free()) {
            (false, _) => Chip::new(Tone::Archived, t.offer_is_over()),
            (_, 0) => Chip::new(Tone::Done, t.offer_is_full()),
            (_, free) => Chip::new(Tone::New, t.offer_needs(free)),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{District, PersonId};

    use super::*;

    fn offer(taken: &[u8], closed: bool) -> Offer {
        let day = |d: i8| Date::new(2026, 3, d).expect("a date");
        let row = OfferRow {
            district: District::new(310_107).expect("a district"),
            id: OfferId::from_bytes([1; 16]),
            building: BuildingId::from_bytes([2; 16]),
            stage: Stage::Listen,
            title: "午间听意见".into(),
            what: String::new(),
            need: 2,
            due_on: day(10),
            offered_by: PersonId::from_bytes([3; 16]),
            offered_on: day(1),
            closed_on: closed.then(|| day(2)),
        };
        let takings = taken.iter().map(|n| ([*n; 32], false)).collect();
        let place = Place::district(row.district);
        Offer { row, takings, me: None, place }
    }

    #[test]
    fn an_offer_is_taken_once_by_each_until_its_day_and_by_no_more_than_are_needed() {
        let code = |o: &Offer, who: u8, day: i8| {
            use kernel::Refusal as _;
            let today = Date::new(2026, 3, day).expect("a date");
            o.admits([who; 32], today).map_err(|r| r.code()).err()
        };
        type Row<'a> = (&'a [u8], bool, u8, i8, Option<&'a str>);
        let table: [Row<'_>; 7] = [
            (&[], false, 7, 1, None),
            (&[], false, 7, 10, None),
            (&[], false, 7, 11, Some("party.offer_over")),
            (&[], true, 7, 3, Some("party.offer_over")),
            (&[7], false, 7, 3, Some("party.taken_already")),
            (&[8], false, 7, 3, None),
            (&[8, 9], false, 7, 3, Some("party.offer_full")),
        ];
        for (taken, closed, who, day, expected) in table {
            assert_eq!(code(&offer(taken, closed), who, day), expected, "{taken:?} {closed} {who} on the {day}th");
        }
    }
}
