//! The transaction of a use case: the database, who acts, the time, permissions and the record.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use db::{args, statements};
use kernel::{
    Act, Actor, Date, Deadline, Denied, District, Error, Event, EventId, Granted, PersonId, Resource, Result, Role,
    SavedMeanwhile, Stored, Timestamp, WorkCalendar,
};
use serde::{Deserialize, Serialize};

use crate::{Store, Who, once};

pub mod sql {
    use super::{PersonId, Timestamp, statements};

    statements! {
        query LAST: (Timestamp, Option<PersonId>) = "select at, person from event where district = $1 and thread = $2 and subject = $3 order by id desc limit 1";
        command RECORD = "insert into event (district, id, at, kind, person, acted_as, subject, thread, building, data, leaf) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)";
        command KEEP_WORDS = "insert into event_words (district, event, salt, words) values ($1, $2, $3, $4)";
        command ERASE_WORDS = "update event_words set words = null where district = $1 and event = $2";
    }
}

/// A thing that can be loaded by its id, so that permission to change it can be checked in one step.
pub trait Load: Resource + Sized {
    type Id: Copy;

    /// # Errors
    /// The database's own failure. A thing of another district is not found.
    fn load(tx: &mut Tx<'_, '_>, id: Self::Id) -> Result<Option<Self>>;
}

/// The salted digest of words that are kept beside an event: they can be erased, and cannot be exchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(String);

/// A use case's transaction. Dereferences to [`db::Tx`] for other crates' functions; the methods most used stand here
/// too, so that an argument may ask the transaction itself (`args![tx.district(), ..]`).
pub struct Tx<'t, 'c> {
    db: &'t mut db::Tx<'c>,
    store: &'t Store,
    who: &'t Who,
    now: Timestamp,
    acted_as: String,
    /// The job in whose name events are recorded now, though a person's request led to them.
    by_itself: Option<&'static str>,
    pending: Option<(Words, [u8; 16], String)>,
    recorded: bool,
    depth: u8,
}

impl<'t, 'c> Tx<'t, 'c> {
    /// The transaction of `who` over one of the database: for callers that find out who asks inside it.
    pub fn new(db: &'t mut db::Tx<'c>, store: &'t Store, who: &'t Who) -> Self {
        let acted_as = match &*who.actor {
            Actor::Guest => "guest".to_owned(),
            Actor::Person { .. } => Role::SignedIn.code().to_owned(),
            Actor::System(job) => format!("system:{job}"),
        };
        let now = store.clock().now();
        Self { db, store, who, now, acted_as, by_itself: None, pending: None, recorded: false, depth: 0 }
    }

    pub fn district(&self) -> District {
        self.who.district
    }

    pub fn actor(&self) -> &'t Actor {
        &self.who.actor
    }

    /// The person who acts.
    ///
    /// # Errors
    /// [`Denied::SignIn`] for a guest; a bug report for the system.
    pub fn person(&self) -> Result<kernel::PersonId> {
        match self.actor() {
            Actor::System(job) => Err(Error::bug(format!("the job {job} acts as a person"))),
            actor => actor.person().ok_or(Error::Denied(Denied::SignIn)),
        }
    }

    /// The moment of this transaction.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Today in China.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn calendar(&self) -> &'t WorkCalendar {
        self.store.calendar()
    }

    /// The last day of a period of working days that begins tomorrow.
    pub fn in_working_days(&self, days: u32) -> Deadline {
        self.calendar().add_working_days(self.today(), days)
    }

    pub fn store(&self) -> &'t Store {
        self.store
    }

    /// Loads a thing and checks that the actor may do `A` to it.
    ///
    /// # Errors
    /// [`Denied`]: not found or hidden, sign in first, or not allowed.
    pub fn granted<A: Act, R: Load>(&mut self, id: R::Id) -> Result<Granted<A, R>> {
        let resource = R::load(self, id)?.ok_or(Denied::Hidden)?;
        self.grant(resource)
    }

    /// Checks that the actor may do `A` to a thing that is at hand.
    ///
    /// # Errors
    /// [`Denied`], as [`Tx::granted`].
    pub fn grant<A: Act, R: Resource>(&mut self, resource: R) -> Result<Granted<A, R>> {
        let actor = self.actor();
        let granted = Granted::<A, R>::check(actor, resource)?;
        let permission = A::PERMISSION;
        if let Some(role) = actor.role_among(permission.roles, granted.place()) {
            self.acted_as = role.code().to_owned();
        } else if let Some(relation) = granted.relations(actor).iter().find(|r| permission.relations.contains(r)) {
            self.acted_as = relation.code().to_owned();
        }
        Ok(granted)
    }

    /// Keeps `words` beside the next event that is recorded and answers their digest, for that event to hold.
    pub fn words(&mut self, words: &str) -> Words {
        let mut salt = [0u8; 16];
        getrandom::fill(&mut salt).expect("the operating system gives random bytes");
        let digest = Words(crypto::hex(&crypto::digest(&[&salt[..], words.as_bytes()].concat())));
        self.pending = Some((digest.clone(), salt, words.to_owned()));
        digest
    }

    /// [`Tx::words`] unless there are none.
    pub fn words_if(&mut self, words: &str) -> Option<Words> {
        (!words.trim().is_empty()).then(|| self.words(words))
    }

    /// Does what the rules do by themselves once something is reached: its events are the system's, not of whoever
    /// happened to be the last.
    ///
    /// # Errors
    /// What `f` answers.
    pub fn by_itself<T>(&mut self, job: &'static str, f: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let before = self.by_itself.replace(job);
        let done = f(self);
        self.by_itself = before;
        done
    }

    /// Records what happened, and lets the other modules react in this transaction.
    ///
    /// # Errors
    /// The database's own failure, or a reaction's refusal.
    pub fn record<E: Event>(&mut self, event: &E) -> Result<EventId> {
        let stored = Stored {
            district: self.district(),
            id: EventId::new(self.store.clock().now().max(self.now)),
            at: self.now,
            kind: E::KIND.to_owned(),
            person: self.actor().person().filter(|_| self.by_itself.is_none()),
            acted_as: self.by_itself.map_or_else(|| self.acted_as.clone(), |job| format!("system:{job}")),
            subject: event.subject().to_string(),
            thread: event.thread(),
            building: event.building(),
            data: serde_json::to_string(event)?,
            leaf: None,
        };
        let Stored { district, id, at, kind, person, acted_as, subject, thread, building, data, .. } = &stored;
        self.db
            .run_one(&sql::RECORD, args![district, id, at, kind, person, acted_as, subject, thread, building, data])?;
        if let Some((_, salt, words)) = self.pending.take() {
            self.db.run_one(&sql::KEEP_WORDS, args![district, id, salt, words])?;
        }
        self.recorded = true;
        self.react(&stored)?;
        Ok(stored.id)
    }

    fn react(&mut self, stored: &Stored) -> Result<()> {
        if self.depth >= 8 {
            return Err(Error::bug(format!("reactions to {} go in a circle", stored.kind)));
        }
        self.depth += 1;
        for reaction in self.store.reactions().iter().filter(|r| r.kind == stored.kind) {
            (reaction.run)(self, stored)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Erases the words of an event; the event and the digest of what was there stay.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn erase_words(&mut self, event: EventId) -> Result<()> {
        let district = self.district();
        self.db.run(&sql::ERASE_WORDS, args![district, event])?;
        Ok(())
    }

    /// The refusal of a form that somebody was faster with: the last event about its subject says who and when.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn saved_meanwhile(&mut self, thread: &str, subject: impl fmt::Display) -> Result<Error> {
        let district = self.district();
        let last = self.db.first(&sql::LAST, args![district, thread, subject.to_string()])?;
        let (at, by) = last.unwrap_or((self.now(), None));
        Ok(Error::Saved(SavedMeanwhile { by, name: None, at }))
    }

    /// Says that this write leaves no trace on purpose: a sweep that found nothing, a repeated request, a draft kept.
    pub fn nothing_to_record(&mut self) {
        self.recorded = true;
    }

    /// Does the work of a request once, however often it is sent.
    ///
    /// # Errors
    /// What `f` answers.
    pub fn once<T: Serialize + serde::de::DeserializeOwned>(
        &mut self,
        key: Option<&str>,
        f: impl FnOnce(&mut Tx<'_, '_>) -> Result<T>,
    ) -> Result<T> {
        match key {
            Some(key) => once::once(self, key, f),
            None => f(self),
        }
    }

    /// [`db::Tx::all`].
    ///
    /// # Errors
    /// The database's own failure.
    pub fn all<R: db::Row>(&mut self, query: &db::Query<R>, args: &[db::Value<'_>]) -> Result<Vec<R>, db::Error> {
        self.db.all(query, args)
    }

    /// [`db::Tx::first`].
    ///
    /// # Errors
    /// The database's own failure.
    pub fn first<R: db::Row>(&mut self, query: &db::Query<R>, args: &[db::Value<'_>]) -> Result<Option<R>, db::Error> {
        self.db.first(query, args)
    }

    /// [`db::Tx::one`].
    ///
    /// # Errors
    /// The database's own failure, or no row.
    pub fn one<R: db::Row>(&mut self, query: &db::Query<R>, args: &[db::Value<'_>]) -> Result<R, db::Error> {
        self.db.one(query, args)
    }

    /// [`db::Tx::run`].
    ///
    /// # Errors
    /// The database's own failure.
    pub fn run(&mut self, command: &db::Command, args: &[db::Value<'_>]) -> Result<u64, db::Error> {
        self.db.run(command, args)
    }

    /// [`db::Tx::run_one`].
    ///
    /// # Errors
    /// The database's own failure, or another number of rows than one.
    pub fn run_one(&mut self, command: &db::Command, args: &[db::Value<'_>]) -> Result<(), db::Error> {
        self.db.run_one(command, args)
    }

    pub(crate) fn finish(&self) -> Result<()> {
        if self.recorded { Ok(()) } else { Err(Error::bug("a write recorded no event; it was rolled back")) }
    }
}

impl<'c> Deref for Tx<'_, 'c> {
    type Target = db::Tx<'c>;

    fn deref(&self) -> &Self::Target {
        self.db
    }
}

impl DerefMut for Tx<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.db
    }
}
