//! Rate limits by client address, and by tower where reports come in, in this process. The lock after wrong passwords is
//! kept in the database instead; tries at names that no account has are kept here, so that they cost no write.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kernel::{BuildingId, Timestamp};

/// Names that no account has and that were tried lately; all are forgotten when there are more.
const MOST_STRANGERS: usize = 10_000;

/// The limits.
pub struct Limits {
    /// Attempts to sign in or to guess a code.
    guesses: DefaultKeyedRateLimiter<IpAddr>,
    /// Requests that change something without an account.
    guests: DefaultKeyedRateLimiter<IpAddr>,
    /// Reports without a name about one tower from one client. A tower's people often share one address, so it is not few.
    reports: DefaultKeyedRateLimiter<(IpAddr, BuildingId)>,
    /// Reports without a name about one tower from everywhere: a person has to read each.
    towers: DefaultKeyedRateLimiter<BuildingId>,
    /// Objections without a name to one resolution from one client: each holds it up until somebody has answered.
    objections: DefaultKeyedRateLimiter<(IpAddr, [u8; 16])>,
    strangers: Mutex<HashMap<[u8; 32], Tries>>,
}

/// Wrong tries in a row, and until when no more are taken.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tries {
    pub failures: i64,
    pub locked_until: Option<Timestamp>,
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    Guess,
    Guest,
}

impl Limits {
    pub(crate) fn new() -> Self {
        let number = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = |burst: u32, per_minute: u32| Quota::per_minute(number(per_minute)).allow_burst(number(burst));
        let by_hour = |burst: u32, per_hour: u32| Quota::per_hour(number(per_hour)).allow_burst(number(burst));
        Self {
            guesses: RateLimiter::keyed(quota(30, 20)),
            guests: RateLimiter::keyed(quota(60, 30)),
            reports: RateLimiter::keyed(by_hour(20, 20)),
            towers: RateLimiter::keyed(by_hour(200, 100)),
            objections: RateLimiter::keyed(by_hour(5, 5)),
            strangers: Mutex::default(),
        }
    }

    /// Whether the client may go on. Clients on this machine are not limited: the demo, tests, probes.
    pub fn allow(&self, what: Limited, client: IpAddr) -> bool {
        if client.is_loopback() {
            return true;
        }
        match what {
            Limited::Guess => self.guesses.check_key(&client).is_ok(),
            Limited::Guest => self.guests.check_key(&client).is_ok(),
        }
    }

    /// Whether one more objection without a name to `resolution` is taken from the client.
    pub fn allow_objection(&self, client: IpAddr, resolution: [u8; 16]) -> bool {
        client.is_loopback() || self.objections.check_key(&(client, resolution)).is_ok()
    }

    /// The tries at a name that no account has. Kept as an account keeps its own, so that the answers to a stranger do not
    /// tell which names there are.
    pub fn at_stranger<R>(&self, name: &[u8; 32], count: impl FnOnce(&mut Tries) -> R) -> R {
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if strangers.len() >= MOST_STRANGERS && !strangers.contains_key(name) {
            strangers.clear();
        }
        count(strangers.entry(*name).or_default())
    }

    /// Whether one more report without a name about `tower` is taken from the client.
    pub fn allow_report(&self, client: IpAddr, tower: BuildingId) -> bool {
        client.is_loopback()
            || (self.reports.check_key(&(client, tower)).is_ok() && self.towers.check_key(&tower).is_ok())
    }

    /// Forgets clients that have been quiet.
    pub fn forget(&self) {
        self.guesses.retain_recent();
        self.guests.retain_recent();
        self.reports.retain_recent();
        self.objections.retain_recent();
        self.towers.retain_recent();
    }
}
