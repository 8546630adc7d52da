//! The real program as a child process, and a small HTTP client that speaks to it.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpStream},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use loushi::walk::Answer;
use serde_json::{Value, json};

use crate::house::{JSON, PASSWORD, Place, SECRET};

/// How long a child may take for what is a moment's work.
pub const WAIT: Duration = Duration::from_secs(60);

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loushi"));
    for (key, _) in std::env::vars().filter(|(key, _)| key.starts_with("LOUSHI_") && key != "LOUSHI_TEST_PG") {
        command.env_remove(key);
    }
    command.env("LOUSHI_SECRET", SECRET).env("LOUSHI_LOG", "warn").stdin(Stdio::null());
    command
}

impl Place {
    /// A command on this place's database, to be completed.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = command();
        command.args(args).arg("--data").arg(self.data());
        if let Some(url) = &self.url {
            command.arg("--database").arg(url);
        }
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the program starts"), args)
    }
}

/// Runs a command that needs no database.
pub fn run(args: &[&str]) -> Ran {
    Ran::of(command().args(args).output().expect("the program starts"), args)
}

/// What a command said.
#[derive(Debug)]
pub struct Ran {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
    args: Vec<String>,
}

impl Ran {
    pub fn of(output: Output, args: &[&str]) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let args = args.iter().map(|a| (*a).to_owned()).collect();
        let ran = Self { status: output.status, out: text(&output.stdout), err: text(&output.stderr), args };
        assert!(!ran.err.contains("panicked"), "{ran:#?}");
        ran
    }

    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(self.status.success(), "{self:#?}");
        self
    }

    /// It ended with a failure that it explains on its error output in one sentence.
    #[track_caller]
    pub fn fails(self) -> Self {
        assert_eq!(self.status.code(), Some(1), "{self:#?}");
        assert!(self.err.contains("loushi: "), "{:?} says nothing: {self:#?}", self.args);
        self
    }

    /// The printed line with this word.
    #[track_caller]
    pub fn line(&self, word: &str) -> &str {
        let found = self.out.lines().find(|l| l.contains(word));
        found.unwrap_or_else(|| panic!("no line with “{word}”: {self:#?}"))
    }
}

/// A serving process. Dropping it kills it.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    log: std::path::PathBuf,
}

impl Server {
    #[track_caller]
    pub fn start(place: &Place) -> Self {
        Self::with(place, &["serve"])
    }

    #[track_caller]
    pub fn with(place: &Place, args: &[&str]) -> Self {
        Self::of(place, place.command(args))
    }

    /// One that logs everything that there is to log.
    #[track_caller]
    pub fn loud(place: &Place) -> Self {
        let mut command = place.command(&["serve"]);
        command.env("LOUSHI_LOG", "trace");
        Self::of(place, command)
    }

    #[track_caller]
    fn of(place: &Place, mut command: Command) -> Self {
        let log = place.data().join(format!("log-{}", crypto::code(8)));
        command.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        command.stderr(File::create(&log).expect("a log"));
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|l| l.split_once("http://")?.1.trim().parse().ok());
        let Some(address) = address else {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            panic!("the server did not start: {:?} {said}", child.wait())
        };
        // Whatever else it says must not block it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, log }
    }

    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// As an operator stops it.
    pub fn terminate(&self) {
        signal("-TERM", self.pid());
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end.
    #[track_caller]
    pub fn ended(mut self) -> ExitStatus {
        let child = &mut self.child;
        let mut status = None;
        until("the process ends", || {
            status = child.try_wait().expect("a child");
            status.is_some()
        });
        status.expect("a status")
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("accept", JSON)], b"").expect("the server answers")
    }

    /// Signs in and answers the header that says so.
    #[track_caller]
    pub fn sign_in(&self, district: &str, login: &str, password: &str) -> Answer {
        let body = json!({ "district": district, "login": login, "password": password });
        self.post("/sign-in", "", &body)
    }

    /// The token of somebody of the template.
    #[track_caller]
    pub fn token(&self, login: &str) -> String {
        self.sign_in("310107", login, PASSWORD).ok().at("token")
    }

    pub fn get_as(&self, path: &str, token: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        self.ask("GET", path, &[("accept", JSON), ("authorization", &bearer)], b"").expect("the server answers")
    }

    pub fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.try_post(path, token, "", body).expect("the server answers")
    }

    /// `None` if the connection broke before the answer was whole.
    pub fn try_post(&self, path: &str, token: &str, key: &str, body: &Value) -> Option<Answer> {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![("accept", JSON), ("content-type", JSON)];
        if !token.is_empty() {
            headers.push(("authorization", &bearer));
        }
        if !key.is_empty() {
            headers.push(("idempotency-key", key));
        }
        self.ask("POST", path, &headers, body.to_string().as_bytes())
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(WAIT)).ok()?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body).ok()?;
        answer(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([name, &process.to_string()]).status();
    assert!(sent.is_ok_and(|s| s.success()), "the signal {name} is sent");
}

/// As a power cut stops a process.
pub fn kill_hard(process: u32) {
    signal("-KILL", process);
}

/// Reads an answer; `None` if it is not whole.
pub fn answer(mut reader: BufReader<TcpStream>) -> Option<Answer> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let status = StatusCode::from_u16(line.split(' ').nth(1)?.parse().ok()?).ok()?;
    let mut headers = HeaderMap::new();
    loop {
        line.clear();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.append(
            HeaderName::from_bytes(name.as_bytes()).ok()?,
            HeaderValue::from_bytes(value.trim().as_bytes()).ok()?,
        );
    }
    let mut body = Vec::new();
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    if text("transfer-encoding") == "chunked" {
        loop {
            line.clear();
            reader.read_line(&mut line).ok()?;
            let size = usize::from_str_radix(line.trim(), 16).ok()?;
            let mut chunk = vec![0; size + 2];
            reader.read_exact(&mut chunk).ok()?;
            if size == 0 {
                break;
            }
            body.extend_from_slice(&chunk[..size]);
        }
    } else if let Ok(length) = text("content-length").parse::<usize>() {
        body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
    } else {
        reader.read_to_end(&mut body).ok()?;
    }
    let _ = reader.get_ref().shutdown(Shutdown::Both);
    Some(Answer { status, headers, body })
}

/// Waits for what another process does by itself.
#[track_caller]
pub fn until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < WAIT, "{what}: not within {} s", WAIT.as_secs());
        std::thread::park_timeout(Duration::from_millis(20));
    }
}
