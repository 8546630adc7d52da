//! Idempotency keys: a request that is sent twice does its work once and is answered twice.

use db::{args, statements};
use kernel::{Actor, Result};
use serde::{Serialize, de::DeserializeOwned};

use crate::Tx;

pub mod sql {
    use super::statements;

    statements! {
        command TAKE = "insert into once (district, actor, key, at, answer) values ($1, $2, $3, $4, null) on conflict (district, actor, key) do nothing";
        query ANSWER: (Option<String>,) = "select answer from once where district = $1 and actor = $2 and key = $3";
        command KEEP = "update once set answer = $4 where district = $1 and actor = $2 and key = $3";
        command FORGET = "delete from once where district = $1 and at < $2";
    }
}

/// Days after which a request that comes again is a new one. An entry may wait on a telephone for weeks, and its answer may
/// have been lost.
const KEPT_DAYS: i64 = 30;

/// Forgets old keys.
///
/// # Errors
/// The database's own failure.
pub fn forget_old_requests(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, before) = (tx.district(), tx.now().plus_seconds(-KEPT_DAYS * 86_400));
    tx.run(&sql::FORGET, args![district, before])?;
    Ok(false)
}

/// Runs `f` unless this actor's request with this `key` has been answered; then that answer is given again.
///
/// # Errors
/// What `f` answers; nothing is kept of a failed attempt.
pub fn once<T: Serialize + DeserializeOwned>(
    tx: &mut Tx<'_, '_>,
    key: &str,
    f: impl FnOnce(&mut Tx<'_, '_>) -> Result<T>,
) -> Result<T> {
    let (district, now) = (tx.district(), tx.now());
    let actor = match tx.actor() {
        Actor::Person { person, .. } => person.to_string(),
        Actor::Guest => "guest".to_owned(),
        Actor::System(job) => (*job).to_owned(),
    };
    // A second request waits here until the first has committed, and then finds its answer.
    if tx.run(&sql::TAKE, args![district, actor, key, now])? == 0 {
        let found = tx.first(&sql::ANSWER, args![district, actor, key])?.and_then(|(answer,)| answer);
        let answer = found.ok_or_else(|| kernel::Error::bug("an idempotency key without an answer"))?;
        tx.nothing_to_record();
        return Ok(serde_json::from_str(&answer)?);
    }
    let done = f(tx)?;
    tx.run_one(&sql::KEEP, args![district, actor, key, serde_json::to_string(&done)?])?;
    Ok(done)
}
