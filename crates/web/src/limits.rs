//! Rate limits by client address, in this process. The lock after wrong passwords is kept in the database instead.

use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kernel::Timestamp;

/// Names that no account has and that were tried lately; all are forgotten when there are more.
const MOST_STRANGERS: usize = 10_000;

/// The limits.
pub struct Limits {
    /// Attempts to sign in or to guess a code.
    guesses: DefaultKeyedRateLimiter<IpAddr>,
    /// Requests that change something without an account.
    guests: DefaultKeyedRateLimiter<IpAddr>,
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
        let quota = |burst: u32, per_minute: u32| {
            let number = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            Quota::per_minute(number(per_minute)).allow_burst(number(burst))
        };
        Self {
            guesses: RateLimiter::keyed(quota(30, 20)),
            guests: RateLimiter::keyed(quota(60, 30)),
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

    /// The tries at a name that no account has. Kept as an account keeps its own, so that the answers to a stranger do not
    /// tell which names there are.
    pub fn at_stranger<R>(&self, name: &[u8; 32], count: impl FnOnce(&mut Tries) -> R) -> R {
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if strangers.len() >= MOST_STRANGERS && !strangers.contains_key(name) {
            strangers.clear();
        }
        count(strangers.entry(*name).or_default())
    }

    /// Forgets clients that have been quiet.
    pub fn forget(&self) {
        self.guesses.retain_recent();
        self.guests.retain_recent();
    }
}
