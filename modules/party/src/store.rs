//! The SQL of Party organisations.

use db::{args, statements};
use kernel::{
    BodyId, BuildingId, Date, District, DivisionCode, EventId, OrganisationId, PersonId, Personal, Result, Timestamp,
};
use ledger::Tx;

use crate::{
    duties::Evidence,
    offer::Stage,
    post::{PostKind, TenureState},
    propose::ProposalState,
    unit::{
        AllianceId, Axis, Bond, Mass, OfferId, PostId, PromiseId, ProposalId, ReadingId, TenureId, UnitId, UnitKind,
    },
};

db::row! {
    /// A Party organisation as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct UnitRow {
        pub district: District,
        pub id: UnitId,
        pub kind: UnitKind,
        pub name: String,
        pub superior: Option<UnitId>,
        pub subdistrict: Option<DivisionCode>,
        pub bond: Option<Bond>,
        pub bond_words: String,
        pub organisation: Option<OrganisationId>,
        pub body: Option<BodyId>,
        pub founded_on: Date,
        pub dissolved_on: Option<Date>,
        pub full_members: u32,
        pub probationary_members: u32,
        pub counted_on: Option<Date>,
        pub rev: i64,
    }
}

db::row! {
    /// Under whom an organisation stood.
    #[derive(Debug, Clone)]
    pub struct SuperiorRow {
        pub unit: UnitId,
        pub from_on: Date,
        pub superior: Option<UnitId>,
        pub until_on: Option<Date>,
        pub basis: String,
    }
}

db::row! {
    /// What a firm says of itself.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CountRow {
        pub firm: OrganisationId,
        pub full_members: u32,
        pub probationary_members: u32,
        pub union_members: u32,
        pub counted_on: Date,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MassRow {
        pub firm: OrganisationId,
        pub kind: Mass,
        pub name: String,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AllianceRow {
        pub district: District,
        pub id: AllianceId,
        pub name: String,
        pub axis: Axis,
        pub purpose: String,
        pub convener: UnitId,
        pub founded_on: Date,
        pub ended_on: Option<Date>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AllyRow {
        pub alliance: AllianceId,
        pub unit: UnitId,
        pub joined_on: Date,
        pub left_on: Option<Date>,
    }
}

db::row! {
    /// A proposal to found an organisation.
    #[derive(Debug, Clone)]
    pub struct ProposalRow {
        pub district: District,
        pub id: ProposalId,
        pub kind: UnitKind,
        pub name: String,
        pub superior: UnitId,
        pub bond: Option<Bond>,
        pub bond_words: String,
        pub full_members: u32,
        pub probationary_members: u32,
        pub advised: String,
        pub words: String,
        pub state: ProposalState,
        pub proposed_by: PersonId,
        pub proposed_on: Date,
        pub decided_on: Option<Date>,
        pub unit: Option<UnitId>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct WillingRow {
        pub firm: OrganisationId,
        pub given_on: Option<Date>,
        pub paper: String,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PostRow {
        pub id: PostId,
        pub unit: UnitId,
        pub kind: PostKind,
        pub vacant_since: Option<Date>,
        pub late_told: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct TenureRow {
        pub id: TenureId,
        pub post: PostId,
        pub unit: UnitId,
        pub person: PersonId,
        pub acting: bool,
        pub from_on: Date,
        pub until_on: Date,
        pub ended_on: Option<Date>,
        pub state: TenureState,
        pub basis: String,
        pub proposed_by: Option<PersonId>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PromiseRow {
        pub id: PromiseId,
        pub unit: UnitId,
        pub person: PersonId,
        pub what: String,
        pub due_on: Date,
        pub delivered_on: Option<Date>,
        pub kept_on: Option<Date>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct EvidenceRow {
        pub building: BuildingId,
        pub evidence: Evidence,
        pub on_day: Date,
        pub event: EventId,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ReadingRow {
        pub id: ReadingId,
        pub building: BuildingId,
        pub reader: PersonId,
        pub purpose: String,
        pub at: Timestamp,
        pub offer: Option<OfferId>,
    }
}

db::row! {
    /// A task that is offered.
    #[derive(Debug, Clone)]
    pub struct OfferRow {
        pub district: District,
        pub id: OfferId,
        pub building: BuildingId,
        pub stage: Stage,
        pub title: String,
        pub what: String,
        pub need: u32,
        pub due_on: Date,
        pub offered_by: PersonId,
        pub offered_on: Date,
        pub closed_on: Option<Date>,
    }
}

pub mod sql {
    use super::*;

    statements! {
        query UNITS: UnitRow = "select district, id, kind, name, superior, subdistrict, bond, bond_words, organisation, body, founded_on, dissolved_on, full_members, probationary_members, counted_on, rev from party_unit where district = $1 order by id limit 5000";
        query IN_TOWER: UnitRow = "select u.district, u.id, u.kind, u.name, u.superior, u.subdistrict, u.bond, u.bond_words, u.organisation, u.body, u.founded_on, u.dissolved_on, u.full_members, u.probationary_members, u.counted_on, u.rev from party_tower t join party_unit u on u.district = t.district and u.id = t.unit where t.district = $1 and t.building = $2 and u.dissolved_on is null";
        query NAMED: (UnitId,) = "select id from party_unit where district = $1 and name = $2 and dissolved_on is null order by id limit 2";
        command ADD_UNIT = "insert into party_unit (district, id, kind, name, superior, subdistrict, bond, bond_words, organisation, body, founded_on, dissolved_on, full_members, probationary_members, counted_on, rev, edited_at, edited_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, $12, $13, $14, 1, $15, $16)";
        command EDIT_UNIT = "update party_unit set name = $3, bond = $4, bond_words = $5, full_members = $6, probationary_members = $7, counted_on = $8, rev = rev + 1, edited_at = $9, edited_by = $10 where district = $1 and id = $2 and rev = $11";
        command REPARENT = "update party_unit set superior = $3, subdistrict = $4, rev = rev + 1 where district = $1 and id = $2";
        command LINK_BODY = "update party_unit set body = $3, organisation = $4 where district = $1 and id = $2";
        command DISSOLVE = "update party_unit set dissolved_on = $3, rev = rev + 1 where district = $1 and id = $2 and dissolved_on is null";

        query TOWERS: (UnitId, BuildingId) = "select unit, building from party_tower where district = $1 order by unit, building limit 20000";
        command ADD_TOWER = "insert into party_tower (district, unit, building) values ($1, $2, $3) on conflict (district, unit, building) do nothing";
        command DROP_TOWERS = "delete from party_tower where district = $1 and unit = $2";
        query FIRMS: (UnitId, OrganisationId) = "select unit, firm from party_firm where district = $1 order by unit, firm limit 50000";
        command ADD_FIRM = "insert into party_firm (district, unit, firm) values ($1, $2, $3) on conflict (district, unit, firm) do nothing";
        command DROP_FIRMS = "delete from party_firm where district = $1 and unit = $2";

        query SUPERIORS: SuperiorRow = "select unit, from_on, superior, until_on, basis from party_superior where district = $1 and unit = $2 order by from_on";
        query ALL_SUPERIORS: SuperiorRow = "select unit, from_on, superior, until_on, basis from party_superior where district = $1 order by unit, from_on limit 20000";
        command ADD_SUPERIOR = "insert into party_superior (district, unit, from_on, superior, until_on, basis) values ($1, $2, $3, $4, null, $5) on conflict (district, unit, from_on) do update set superior = excluded.superior, until_on = null, basis = excluded.basis";
        command END_SUPERIOR = "update party_superior set until_on = $3 where district = $1 and unit = $2 and until_on is null";

        query COUNTS: CountRow = "select firm, full_members, probationary_members, union_members, counted_on from party_count where district = $1 order by firm limit 20000";
        query COUNT: CountRow = "select firm, full_members, probationary_members, union_members, counted_on from party_count where district = $1 and firm = $2";
        command PUT_COUNT = "insert into party_count (district, firm, full_members, probationary_members, union_members, counted_on) values ($1, $2, $3, $4, $5, $6) on conflict (district, firm) do update set full_members = excluded.full_members, probationary_members = excluded.probationary_members, union_members = excluded.union_members, counted_on = excluded.counted_on";
        query MASSES: MassRow = "select firm, kind, name from party_mass where district = $1 order by firm, kind limit 20000";
        query MASSES_OF: MassRow = "select firm, kind, name from party_mass where district = $1 and firm = $2 order by kind";
        command PUT_MASS = "insert into party_mass (district, firm, kind, name) values ($1, $2, $3, $4) on conflict (district, firm, kind) do update set name = excluded.name";
        command DROP_MASS = "delete from party_mass where district = $1 and firm = $2 and kind = $3";

        query ALLIANCES: AllianceRow = "select district, id, name, axis, purpose, convener, founded_on, ended_on from party_alliance where district = $1 order by id limit 500";
        query ALLIANCE: AllianceRow = "select district, id, name, axis, purpose, convener, founded_on, ended_on from party_alliance where district = $1 and id = $2";
        command ADD_ALLIANCE = "insert into party_alliance (district, id, name, axis, purpose, convener, founded_on, ended_on) values ($1, $2, $3, $4, $5, $6, $7, null)";
        command END_ALLIANCE = "update party_alliance set ended_on = $3 where district = $1 and id = $2 and ended_on is null";
        query ALLIES: AllyRow = "select alliance, unit, joined_on, left_on from party_ally where district = $1 order by alliance, unit, joined_on limit 5000";
        command ADD_ALLY = "insert into party_ally (district, alliance, unit, joined_on, left_on) values ($1, $2, $3, $4, null) on conflict (district, alliance, unit, joined_on) do update set left_on = null";
        command LEAVE = "update party_ally set left_on = $4 where district = $1 and alliance = $2 and unit = $3 and left_on is null";
        command LEAVE_ALL = "update party_ally set left_on = $3 where district = $1 and unit = $2 and left_on is null";
        command LEAVE_TOGETHER = "update party_ally set left_on = $3 where district = $1 and alliance = $2 and left_on is null";

        lock query PROPOSAL: ProposalRow = "select district, id, kind, name, superior, bond, bond_words, full_members, probationary_members, advised, words, state, proposed_by, proposed_on, decided_on, unit from party_proposal where district = $1 and id = $2";
        query SHOW_PROPOSAL: ProposalRow = "select district, id, kind, name, superior, bond, bond_words, full_members, probationary_members, advised, words, state, proposed_by, proposed_on, decided_on, unit from party_proposal where district = $1 and id = $2";
        query OPEN_PROPOSALS: ProposalRow = "select district, id, kind, name, superior, bond, bond_words, full_members, probationary_members, advised, words, state, proposed_by, proposed_on, decided_on, unit from party_proposal where district = $1 and state = $2 order by id limit 100";
        command ADD_PROPOSAL = "insert into party_proposal (district, id, kind, name, superior, bond, bond_words, full_members, probationary_members, advised, words, state, proposed_by, proposed_on, decided_on, unit) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asking', $12, $13, null, null)";
        command SET_PROPOSAL = "update party_proposal set state = $3, decided_on = $4, unit = $5 where district = $1 and id = $2";
        command ADD_PROPOSAL_TOWER = "insert into party_proposal_tower (district, proposal, building) values ($1, $2, $3) on conflict (district, proposal, building) do nothing";
        query PROPOSAL_TOWERS: (BuildingId,) = "select building from party_proposal_tower where district = $1 and proposal = $2 order by building";
        query WILLING: WillingRow = "select firm, given_on, paper from party_willingness where district = $1 and proposal = $2 order by firm";
        command ASK_FIRM = "insert into party_willingness (district, proposal, firm, given_on, paper) values ($1, $2, $3, null, '') on conflict (district, proposal, firm) do nothing";
        command GIVE_WILLING = "update party_willingness set given_on = $4, paper = $5 where district = $1 and proposal = $2 and firm = $3";
        command DROP_WILLING = "delete from party_willingness where district = $1 and proposal = $2 and firm = $3";
        query ASKED: (ProposalId, OrganisationId) = "select proposal, firm from party_willingness where district = $1 and firm in ($2..) and given_on is null order by proposal";

        query POSTS: PostRow = "select id, unit, kind, vacant_since, late_told from party_post where district = $1 and unit = $2 order by kind, id";
        query POST: PostRow = "select id, unit, kind, vacant_since, late_told from party_post where district = $1 and id = $2";
        query VACANT: PostRow = "select id, unit, kind, vacant_since, late_told from party_post where district = $1 and late_told = 0 and vacant_since is not null and vacant_since < $2 order by vacant_since limit 5000";
        command ADD_POST = "insert into party_post (district, id, unit, kind, vacant_since, late_told) values ($1, $2, $3, $4, $5, 0)";
        command SET_VACANT = "update party_post set vacant_since = $3, late_told = 0 where district = $1 and id = $2";
        command TELL_LATE = "update party_post set late_told = 1 where district = $1 and id = $2";
        query TENURES: TenureRow = "select id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by from party_tenure where district = $1 and unit = $2 order by id";
        lock query TENURE: TenureRow = "select id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by from party_tenure where district = $1 and id = $2";
        query TENURES_OF: TenureRow = "select id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by from party_tenure where district = $1 and person = $2 and state = $3 order by id";
        query TENURES_OVER: TenureRow = "select id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by from party_tenure where district = $1 and state = 'held' and until_on < $2 order by until_on limit 100";
        query TENURES_BEGIN: TenureRow = "select id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by from party_tenure where district = $1 and state = 'approved' and from_on <= $2 order by from_on limit 100";
        command ADD_TENURE = "insert into party_tenure (district, id, post, unit, person, acting, from_on, until_on, ended_on, state, basis, proposed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, null, $9, $10, $11)";
        command DROP_TENURE = "delete from party_tenure where district = $1 and id = $2";
        command SET_TENURE = "update party_tenure set state = $3, ended_on = $4 where district = $1 and id = $2";

        query PROMISES: PromiseRow = "select id, unit, person, what, due_on, delivered_on, kept_on from party_promise where district = $1 and unit = $2 order by id limit 200";
        query PROMISE: PromiseRow = "select id, unit, person, what, due_on, delivered_on, kept_on from party_promise where district = $1 and id = $2";
        command ADD_PROMISE = "insert into party_promise (district, id, unit, person, what, due_on, delivered_on, kept_on) values ($1, $2, $3, $4, $5, $6, null, null)";
        command SET_PROMISE = "update party_promise set delivered_on = $3, kept_on = $4 where district = $1 and id = $2";

        query EVIDENCE: EvidenceRow = "select building, evidence, on_day, event from party_evidence where district = $1 and building = $2 and evidence = $3 order by event desc limit 1";
        command ADD_EVIDENCE = "insert into party_evidence (district, building, evidence, on_day, event) values ($1, $2, $3, $4, $5) on conflict (district, building, evidence, event) do nothing";

        query DECLARATION: (Personal<Vec<u8>>,) = "select sealed from party_declaration where district = $1 and who = $2";
        query DECLARED_THERE: ([u8; 32],) = "select who from party_declaration where district = $1 and who = $2 and tower = $3";
        query DECLARED_IN: ([u8; 32],) = "select who from party_declaration where district = $1 and tower = $2 order by who limit 5000";
        query DECLARED_OF: ([u8; 32], Personal<Vec<u8>>) = "select who, sealed from party_declaration where district = $1 and tower = $2 and who in ($3..) order by who";
        query COUNT_DECLARED: (i64,) = "select count(*) from party_declaration where district = $1 and tower = $2";
        command DECLARE = "insert into party_declaration (district, who, tower, sealed) values ($1, $2, $3, $4) on conflict (district, who) do update set tower = excluded.tower, sealed = excluded.sealed";
        command TAKE_BACK = "delete from party_declaration where district = $1 and who = $2";
        command FORGET_READS = "delete from party_read where district = $1 and who = $2";
        command ADD_READING = "insert into party_reading (district, id, building, reader, purpose, at, offer) values ($1, $2, $3, $4, $5, $6, $7)";
        query READING: ReadingRow = "select id, building, reader, purpose, at, offer from party_reading where district = $1 and id = $2";
        command ADD_READ = "insert into party_read (district, who, reading) values ($1, $2, $3)";
        query READS_OF: ReadingRow = "select r.id, r.building, r.reader, r.purpose, r.at, r.offer from party_read d join party_reading r on r.district = d.district and r.id = d.reading where d.district = $1 and d.who = $2 order by d.reading desc limit 20";

        query OFFERS: OfferRow = "select district, id, building, stage, title, what, need, due_on, offered_by, offered_on, closed_on from party_offer where district = $1 and building = $2 order by id desc limit 100";
        query OFFER: OfferRow = "select district, id, building, stage, title, what, need, due_on, offered_by, offered_on, closed_on from party_offer where district = $1 and id = $2";
        lock query OFFER_HELD: OfferRow = "select district, id, building, stage, title, what, need, due_on, offered_by, offered_on, closed_on from party_offer where district = $1 and id = $2";
        query OFFERS_OVER: (OfferId,) = "select id from party_offer where district = $1 and closed_on is null and due_on < $2 order by due_on limit 100";
        command ADD_OFFER = "insert into party_offer (district, id, building, stage, title, what, need, due_on, offered_by, offered_on, closed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)";
        command CLOSE_OFFER = "update party_offer set closed_on = $3 where district = $1 and id = $2";
        query TAKINGS: ([u8; 32], bool) = "select who, tagged from party_taking where district = $1 and offer = $2 order by who limit 500";
        query TAKEN_BY: (OfferId,) = "select offer from party_taking where district = $1 and who = $2 order by offer limit 500";
        command TAKE = "insert into party_taking (district, offer, who, tagged) values ($1, $2, $3, $4)";
        command LEAVE_OFFER = "delete from party_taking where district = $1 and offer = $2 and who = $3";
        command FORGET_UNTAGGED = "delete from party_taking where district = $1 and offer = $2 and tagged = 0";
        command FORGET_TAKINGS = "delete from party_taking where district = $1 and who = $2";
    }
}

/// The living organisation of this name; none if several bear it.
pub fn named(tx: &mut Tx<'_, '_>, name: &str) -> Result<Option<UnitId>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::NAMED, args![district, name])?;
    Ok(if rows.len() == 1 { rows.pop().map(|(id,)| id) } else { None })
}
