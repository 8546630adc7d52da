//! A child process that serves HTTP: the program itself, or the floor.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Done,
    client::{Connection, get},
    place::Place,
};

/// A running server. Dropping it kills it.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to its first answer.
    pub started_in: Duration,
}

impl Server {
    /// `loushi serve` on a place; ready when `page` has been answered.
    pub fn start(place: &Place, page: &str) -> Done<Self> {
        let mut command = program()?;
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(place.args());
        Self::spawn(&mut command, page)
    }

    /// The floor: this program again, answering files from memory.
    pub fn floor(place: &Place, files: &[PathBuf]) -> Done<Self> {
        let mut command = Command::new(env::current_exe().map_err(|e| e.to_string())?);
        command.arg("floor").arg(place.folder.join("floor")).args(files);
        Self::spawn(&mut command, "/floor/0")
    }

    fn spawn(command: &mut Command, page: &str) -> Done<Self> {
        let begun = Instant::now();
        // The log goes nowhere, as it would to a journal; it is written all the same.
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|e| format!("{command:?}: {e}"))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.split_once("http://").and_then(|(_, rest)| rest.trim().parse().ok()));
        let Some(address) = address else {
            let _ = child.kill();
            return Err(format!("{command:?} did not say where it listens: {:?}", child.wait()));
        };
        let mut server = Self { child, address, started_in: Duration::ZERO };
        let answer = Connection::open(address)?.ask(&get(page, ""))?;
        server.started_in = begun.elapsed();
        if answer.status != 200 {
            return Err(format!("{page}: {}", answer.status));
        }
        Ok(server)
    }

    /// The most memory that the process has held so far, in MB.
    pub fn peak_memory(&self) -> Done<f64> {
        peak_memory(self.child.id()).ok_or_else(|| "the server's memory cannot be read".to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program `loushi`: this one, which contains it, so that only one has to be linked.
pub fn program() -> Done<Command> {
    let mut command = Command::new(env::current_exe().map_err(|e| e.to_string())?);
    command.arg("loushi");
    Ok(command)
}

/// The high-water mark of a process's memory, in MB.
pub fn peak_memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
