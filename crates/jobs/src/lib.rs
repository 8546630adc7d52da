//! Work that comes up by itself: jobs of the modules and the sealing of the record, district by district. Processes on one
//! database take a lease in it, so that each job runs once.
//!
//! Invariant: nothing is remembered in the process; a killed process leaves a lease that runs out.

use std::time::Duration;

use db::{args, statements};
use kernel::{District, Error, Result, Timestamp};
use ledger::{Store, Who};
use web::{Job, Module};

pub const MIGRATIONS: &[db::Migration] = db::migrations!["20260901000300_create_job_lease"];

pub mod sql {
    use super::statements;

    statements! {
        command TAKE = "insert into job_lease (district, name, holder, until, ran_at) values ($1, $2, $3, $4, 0) on conflict (district, name) do update set holder = excluded.holder, until = excluded.until where job_lease.until < $5 and job_lease.ran_at <= $6";
        command RELEASE = "update job_lease set until = 0, ran_at = $4 where district = $1 and name = $2 and holder = $3";
    }
}

/// How long a lease is taken for, in seconds: longer than any round of a job.
const LEASE: i64 = 120;
/// Seconds between two sealings of a district's record.
const SEAL_EVERY: i64 = 1;

/// The jobs of a set of modules on one store.
#[derive(Clone)]
pub struct Jobs {
    store: Store,
    jobs: Vec<Job>,
    /// Names this process in leases.
    holder: String,
}

impl Jobs {
    pub fn new(store: Store, modules: &[Module]) -> Self {
        let forget = Job { name: "ledger.forget", every: 3_600, run: ledger::forget_old_requests };
        let jobs = modules.iter().flat_map(|m| m.jobs).copied().chain([forget]).collect();
        Self { store, jobs, holder: process_name() }
    }

    /// Runs every job that is due for `district`, and seals the record.
    ///
    /// # Errors
    /// The database's own failure; a job's failure is logged and the others go on.
    pub async fn run_due(&self, district: District) -> Result<()> {
        for job in &self.jobs {
            if self.take(district, job.name, job.every).await? {
                if let Err(error) = self.run(district, job).await {
                    tracing::error!(job = job.name, %district, %error, "a job failed");
                }
                self.release(district, job.name).await?;
            }
        }
        if self.take(district, "ledger.seal", SEAL_EVERY).await? {
            while ledger::seal(&self.store, district).await? > 0 {}
            self.release(district, "ledger.seal").await?;
        }
        Ok(())
    }

    /// Runs every job now, due or not: after the clock was moved by hand.
    ///
    /// # Errors
    /// The first failure.
    pub async fn run_all(&self, district: District) -> Result<()> {
        for job in &self.jobs {
            self.run(district, job).await?;
        }
        while ledger::seal(&self.store, district).await? > 0 {}
        Ok(())
    }

    async fn run(&self, district: District, job: &Job) -> Result<()> {
        let (who, run) = (Who::system(job.name, district), job.run);
        // A job that always finds more would keep the lease for ever.
        for _ in 0..100 {
            if !self.store.write(&who, run).await? {
                break;
            }
        }
        Ok(())
    }

    async fn take(&self, district: District, name: &'static str, every: i64) -> Result<bool> {
        let now = self.store.clock().now();
        let (until, due): (Timestamp, Timestamp) = (now.plus_seconds(LEASE), now.plus_seconds(-every));
        let holder = self.holder.clone();
        let met = self
            .store
            .db()
            .write(move |tx| tx.run(&sql::TAKE, args![district, name, holder, until, now, due]))
            .await
            .map_err(Error::from)?;
        Ok(met == 1)
    }

    async fn release(&self, district: District, name: &'static str) -> Result<()> {
        let (now, holder) = (self.store.clock().now(), self.holder.clone());
        let release = move |tx: &mut db::Tx<'_>| tx.run(&sql::RELEASE, args![district, name, holder, now]);
        self.store.db().write(release).await.map_err(Error::from)?;
        Ok(())
    }

    /// Runs for ever: every second, every district of `tenants`. Ends when the task is dropped.
    pub async fn run_for_ever(self, tenants: fn(&mut db::Tx<'_>) -> std::result::Result<Vec<District>, db::Error>) {
        let mut tick = tokio::time::interval(Duration::from_secs(1));
        loop {
            tick.tick().await;
            let districts = match self.store.db().read(tenants).await {
                Ok(districts) => districts,
                Err(error) => {
                    tracing::error!(%error, "the tenants cannot be read");
                    continue;
                }
            };
            for district in districts {
                if let Err(error) = self.run_due(district).await {
                    tracing::error!(%district, %error, "jobs could not run");
                }
            }
        }
    }
}

/// A name for this process that no other has.
fn process_name() -> String {
    let at = kernel::Clock::machine().now().as_micros();
    format!("{}-{at}", std::process::id())
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    };

    use kernel::{Clock, Date, WorkCalendar};

    use super::*;

    static RUNS: AtomicI64 = AtomicI64::new(0);

    #[test]
    fn two_processes_run_a_job_once() {
        let folder = tempfile::tempdir().unwrap();
        let db = db::Db::open(&db::Target::Sqlite(folder.path().join("jobs.sqlite"))).unwrap();
        let migrations = [ledger::MIGRATIONS, MIGRATIONS].concat();
        db::migrate(&db, &migrations, Timestamp::from_micros(0)).unwrap();
        let clock = Clock::by_hand(Date::new(2026, 11, 23).unwrap().at(9, 0));
        let secrets = Arc::new(crypto::Secrets::from_master(&[1; 32]));
        let store = Store::new(db, clock.clone(), WorkCalendar::built_in(), secrets, vec![]);
        let run: fn(&mut ledger::Tx<'_, '_>) -> Result<bool> = |tx| {
            RUNS.fetch_add(1, Ordering::SeqCst);
            tx.nothing_to_record();
            Ok(false)
        };
        let module =
            Module { jobs: Box::leak(Box::new([Job { name: "tests.count", every: 60, run }])), ..Module::new("tests") };
        let (mut one, mut two) = (Jobs::new(store.clone(), &[module]), Jobs::new(store, &[module]));
        (one.holder, two.holder) = ("one".into(), "two".into());
        let district: District = "310107".parse().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            one.run_due(district).await.unwrap();
            two.run_due(district).await.unwrap();
            assert_eq!(RUNS.load(Ordering::SeqCst), 1);
            clock.advance(61);
            two.run_due(district).await.unwrap();
            one.run_due(district).await.unwrap();
            assert_eq!(RUNS.load(Ordering::SeqCst), 2);
        });
    }
}
