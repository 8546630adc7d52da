//! The meetings' SQL.

pub mod appraisal;
pub mod ballot;
pub mod coordination;
pub mod meeting;
pub mod minutes;
pub mod objection;
pub mod presiding;

use db::{Statement, args, statements};
use kernel::Result;
use ledger::Tx;

pub mod sql {
    use super::statements;

    statements! {
        command COUNT = "insert into meeting_counter (district, scope, name, last) values ($1, $2, $3, 1) on conflict (district, scope, name) do update set last = meeting_counter.last + 1";
        query COUNTED: (u32,) = "select last from meeting_counter where district = $1 and scope = $2 and name = $3";
    }
}

pub fn statements() -> Vec<Statement> {
    [
        sql::ALL,
        meeting::sql::ALL,
        ballot::sql::ALL,
        minutes::sql::ALL,
        objection::sql::ALL,
        presiding::sql::ALL,
        coordination::sql::ALL,
        appraisal::sql::ALL,
        crate::held::sql::ALL,
    ]
    .concat()
}

/// The next number of a series: no number is skipped or given twice.
pub fn next_number(tx: &mut Tx<'_, '_>, scope: &[u8; 16], name: &str) -> Result<u32> {
    let district = tx.district();
    tx.run_one(&sql::COUNT, args![district, scope, name])?;
    Ok(tx.one(&sql::COUNTED, args![district, scope, name])?.0)
}

/// 16 bytes of chance alone: an id that tells nothing of when it was made.
pub fn chance() -> [u8; 16] {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
