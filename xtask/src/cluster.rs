//! The PostgreSQL cluster that all test programs of a run share. testkit's keeper script does it all; we hold its input
//! open for as long as the tests run, and however we end, it stops the cluster and clears up.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, ChildStdin, Command, Stdio},
};

use crate::run::{Done, root};

/// testkit reads the beginning of the cluster's addresses from here.
pub const VARIABLE: &str = "LOUSHI_TEST_PG";

/// A running cluster. Dropping it stops it and waits for that.
pub struct Cluster {
    keeper: Child,
    input: Option<ChildStdin>,
    /// `postgresql://user@host`, without a database.
    pub address: String,
}

impl Cluster {
    pub fn start() -> Done<Self> {
        let mut keeper = Command::new("sh")
            .arg(root().join("crates/testkit/src/pg.sh"))
            // An interrupt from the keyboard is for us and the tests: the keeper clears up afterwards.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("sh: {e}"))?;
        let input = keeper.stdin.take();
        let mut said = String::new();
        let mut output = keeper.stdout.take().map(BufReader::new);
        while let Some(n) = output.as_mut().and_then(|o| o.read_line(&mut said).ok()) {
            let last = said.lines().last().unwrap_or_default();
            if last.starts_with("postgresql://") {
                let address = last.to_owned();
                return Ok(Self { keeper, input, address });
            }
            if n == 0 {
                break;
            }
        }
        let _ = keeper.wait();
        Err(said)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.keeper.wait();
    }
}
