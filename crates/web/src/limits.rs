//! Rate limits by client address, in this process. The lock after wrong passwords is kept in the database instead.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// The limits.
pub struct Limits {
    /// Attempts to sign in or to guess a code.
    guesses: DefaultKeyedRateLimiter<IpAddr>,
    /// Requests that change something without an account.
    guests: DefaultKeyedRateLimiter<IpAddr>,
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
        Self { guesses: RateLimiter::keyed(quota(30, 20)), guests: RateLimiter::keyed(quota(60, 30)) }
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

    /// Forgets clients that have been quiet.
    pub fn forget(&self) {
        self.guesses.retain_recent();
        self.guests.retain_recent();
    }
}
