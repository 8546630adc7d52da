//! The store: the database together with the clock, the calendar, the keys and the reactions that every use case needs.

use std::sync::Arc;

use crypto::Secrets;
use db::Db;
use kernel::{Actor, Clock, District, Result, Scope, Stored, WorkCalendar};

use crate::Tx;

/// What one module does, in the same transaction, when another has recorded an event of a kind.
#[derive(Clone, Copy)]
pub struct Reaction {
    pub kind: &'static str,
    pub run: fn(&mut Tx<'_, '_>, &Stored) -> Result<()>,
}

/// Who asks, and in which tenant.
#[derive(Debug, Clone)]
pub struct Who {
    pub actor: Arc<Actor>,
    pub district: District,
}

impl Who {
    /// Of what the actor holds, only what reaches into `district` comes along: a role of one tenant is none in another,
    /// whatever a use case compares it with.
    pub fn new(actor: Actor, district: District) -> Self {
        let actor = match actor {
            Actor::Person { person, home, mut appointments } => {
                appointments.retain(|a| match a.scope {
                    Scope::Tenant => home.covers(district),
                    _ => home == district,
                });
                Actor::Person { person, home, appointments }
            }
            other => other,
        };
        Self { actor: Arc::new(actor), district }
    }

    /// A job or the command line.
    pub fn system(job: &'static str, district: District) -> Self {
        Self::new(Actor::System(job), district)
    }
}

/// Clones share everything.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    calendar: WorkCalendar,
    secrets: Arc<Secrets>,
    reactions: Vec<Reaction>,
}

impl Store {
    pub fn new(db: Db, clock: Clock, calendar: WorkCalendar, secrets: Arc<Secrets>, reactions: Vec<Reaction>) -> Self {
        Self(Arc::new(Inner { db, clock, calendar, secrets, reactions }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub fn calendar(&self) -> &WorkCalendar {
        &self.0.calendar
    }

    pub fn secrets(&self) -> Arc<Secrets> {
        self.0.secrets.clone()
    }

    pub(crate) fn reactions(&self) -> &[Reaction] {
        &self.0.reactions
    }

    /// Runs a use case that writes. It must record an event; one that did not is rolled back and reported as a bug.
    ///
    /// # Errors
    /// What `f` answers; nothing was written then.
    pub async fn write<T, F>(&self, who: &Who, f: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_, '_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (store, who) = (self.clone(), who.clone());
        self.0.db.write(move |tx| store.run(&who, tx, &f)).await
    }

    /// Runs a use case that only reads.
    ///
    /// # Errors
    /// What `f` answers.
    pub async fn read<T, F>(&self, who: &Who, f: F) -> Result<T>
    where
        F: FnOnce(&mut Tx<'_, '_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (store, who) = (self.clone(), who.clone());
        self.0.db.read(move |tx| f(&mut Tx::new(tx, &store, &who))).await
    }

    /// [`Store::read`] for long reads: one snapshot, away from the threads that answer requests.
    ///
    /// # Errors
    /// What `f` answers.
    pub async fn read_long<T, F>(&self, who: &Who, f: F) -> Result<T>
    where
        F: FnOnce(&mut Tx<'_, '_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (store, who) = (self.clone(), who.clone());
        self.0.db.read_long(move |tx| f(&mut Tx::new(tx, &store, &who))).await
    }

    /// [`Store::write`] for callers without a runtime: the command line, the demo, tests.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_now<T, F>(&self, who: &Who, f: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_, '_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (store, who) = (self.clone(), who.clone());
        self.0.db.write_now(move |tx| store.run(&who, tx, &f))
    }

    /// [`Store::read_long`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_now<T, F>(&self, who: &Who, f: F) -> Result<T>
    where
        F: FnOnce(&mut Tx<'_, '_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (store, who) = (self.clone(), who.clone());
        self.0.db.read_now(move |tx| f(&mut Tx::new(tx, &store, &who)))
    }

    fn run<T>(&self, who: &Who, tx: &mut db::Tx<'_>, f: &dyn Fn(&mut Tx<'_, '_>) -> Result<T>) -> Result<T> {
        let mut tx = Tx::new(tx, self, who);
        let done = f(&mut tx)?;
        tx.finish()?;
        Ok(done)
    }
}
