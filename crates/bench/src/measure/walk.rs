//! Every client goes through the same things from a place of its own, so that nobody meets anybody and nothing is done
//! twice.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{Done, client::CLIENTS};

pub struct Walk<'a, T> {
    things: &'a [T],
    done: Vec<AtomicUsize>,
}

impl<'a, T: Copy> Walk<'a, T> {
    pub fn new(things: &'a [T]) -> Self {
        Self { things, done: (0..CLIENTS).map(|_| AtomicUsize::new(0)).collect() }
    }

    /// The next thing of a client.
    pub fn next(&self, client: usize) -> Done<T> {
        let (n, all) = (self.done[client].fetch_add(1, Ordering::Relaxed), self.things.len());
        if n >= all {
            return Err(format!("a client went through all {all} things: there must be more of them"));
        }
        Ok(self.things[(client * all / CLIENTS + n) % all])
    }
}
