//! The SQL.

use db::{Statement, args, statements};
use kernel::{BuildingId, OrganisationId, PersonId, Result, Timestamp, ids};
use ledger::Tx;

use crate::{kind::Kind, version::Version};

ids! {
    /// That somebody took note of their rights and duties.
    pub AcknowledgementId(AcknowledgementMark) = "ack";
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AcknowledgementRow {
        pub id: AcknowledgementId,
        pub organisation: Option<OrganisationId>,
        pub digest: String,
        pub at: Timestamp,
    }
}

pub mod sql {
    use super::*;

    statements! {
        command KEEP_VERSION = "insert into rights_version (district, digest, kind, words) values ($1, $2, $3, $4) on conflict (district, digest) do nothing";
        query VERSION: (String,) = "select words from rights_version where district = $1 and digest = $2";
        command ADD = "insert into acknowledgement (district, id, building, kind, organisation, person, digest, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        query OF_PERSON: AcknowledgementRow = "select id, organisation, digest, at from acknowledgement where district = $1 and person = $2 and building = $3 and kind = $4 order by id desc limit 1";
        query OF_ORGANISATION: AcknowledgementRow = "select id, organisation, digest, at from acknowledgement where district = $1 and building = $2 and kind = $3 and organisation = $4 order by id desc limit 1";
        query OF_BODY: AcknowledgementRow = "select id, organisation, digest, at from acknowledgement where district = $1 and building = $2 and kind = $3 and organisation is null order by id desc limit 1";
        query OF_KIND: AcknowledgementRow = "select id, organisation, digest, at from acknowledgement where district = $1 and building = $2 and kind = $3 order by id desc limit 2000";
    }
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}

/// The newest acknowledgement of a kind: of the organisation, of the person, or of whoever stands for the kind.
pub fn newest(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    kind: Kind,
    organisation: Option<OrganisationId>,
    person: PersonId,
) -> Result<Option<AcknowledgementRow>> {
    let district = tx.district();
    Ok(match organisation {
        _ if kind.is_personal() => tx.first(&sql::OF_PERSON, args![district, person, building, kind])?,
        Some(id) => tx.first(&sql::OF_ORGANISATION, args![district, building, kind, id])?,
        None => tx.first(&sql::OF_BODY, args![district, building, kind])?,
    })
}

/// The lists as they were when a version was acknowledged.
pub fn version(tx: &mut Tx<'_, '_>, digest: &str) -> Result<Option<Version>> {
    let district = tx.district();
    match tx.first(&sql::VERSION, args![district, digest])? {
        Some((words,)) => Ok(Some(serde_json::from_str(&words)?)),
        None => Ok(None),
    }
}
