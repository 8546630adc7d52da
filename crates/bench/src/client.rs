//! Clients of a server: HTTP/1.1 on a connection that is kept, and a load of many of them.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use crate::Done;

/// Clients at one time.
pub const CLIENTS: usize = 32;

/// A `GET`, as a browser asks.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    request("GET", path, cookie, "text/html", "")
}

/// A `POST` of a form, as a program asks.
pub fn post(path: &str, cookie: &str, form: &str) -> Vec<u8> {
    request("POST", path, cookie, "application/json", form)
}

fn request(method: &str, path: &str, cookie: &str, accept: &str, form: &str) -> Vec<u8> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: loushi={cookie}\r\n") };
    let body = match method {
        "GET" => "\r\n".to_owned(),
        _ => format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}", form.len()),
    };
    format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n{cookie}{body}").into_bytes()
}

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    /// That something was done.
    pub fn created(&self) -> Done {
        match self.status {
            201 => Ok(()),
            other => Err(format!("{other}: {}", String::from_utf8_lossy(&self.body))),
        }
    }
}

/// A connection that is kept.
pub struct Connection {
    write: TcpStream,
    read: BufReader<TcpStream>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Done<Self> {
        let write = TcpStream::connect(address).map_err(|e| format!("{address}: {e}"))?;
        write.set_nodelay(true).map_err(|e| e.to_string())?;
        let read = BufReader::with_capacity(64 * 1024, write.try_clone().map_err(|e| e.to_string())?);
        Ok(Self { write, read })
    }

    pub fn ask(&mut self, request: &[u8]) -> Done<Answer> {
        self.exchange(request).map_err(|e| format!("no answer: {e}"))
    }

    fn exchange(&mut self, request: &[u8]) -> std::io::Result<Answer> {
        self.write.write_all(request)?;
        let (mut line, mut status, mut length) = (String::new(), 0, 0);
        loop {
            line.clear();
            if self.read.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let header = line.trim_end();
            if header.is_empty() {
                break;
            } else if let Some(rest) = header.strip_prefix("HTTP/1.1 ") {
                status = rest.get(..3).and_then(|s| s.parse().ok()).unwrap_or(0);
            } else if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        self.read.read_exact(&mut body)?;
        Ok(Answer { status, body })
    }
}

/// What a load came to.
#[derive(Debug, Default, Clone)]
pub struct Load {
    pub done: u64,
    pub seconds: f64,
    pub took: Vec<Duration>,
}

impl Load {
    pub fn rate(&self) -> f64 {
        self.done as f64 / self.seconds.max(1e-9)
    }

    pub fn add(&mut self, other: Load) {
        self.done += other.done;
        self.seconds += other.seconds;
        self.took.extend(other.took);
    }

    /// The time that so many of a hundred requests stayed below.
    pub fn percentile(&mut self, hundredths: usize) -> Duration {
        self.took.sort_unstable();
        let last = self.took.len().saturating_sub(1);
        self.took.get(last * hundredths / 100).copied().unwrap_or_default()
    }
}

/// Runs `work` on `workers` threads for as long as `span`; each gets a state of its own from `begin`, made before the clock
/// starts.
pub fn drive<S: Send>(
    workers: usize,
    span: Duration,
    begin: impl Fn(usize) -> Done<S>,
    work: impl Fn(&mut S) -> Done + Sync,
) -> Done<Load> {
    let states = (0..workers).map(begin).collect::<Done<Vec<S>>>()?;
    let all = Mutex::new(Load::default());
    let begun = Instant::now();
    thread::scope(|scope| {
        let (work, all) = (&work, &all);
        let threads: Vec<_> = states
            .into_iter()
            .map(|mut state| {
                scope.spawn(move || -> Done {
                    let mut mine = Load::default();
                    while begun.elapsed() < span {
                        let start = Instant::now();
                        work(&mut state)?;
                        mine.took.push(start.elapsed());
                        mine.done += 1;
                    }
                    all.lock().map_err(|_| "a worker panicked")?.add(mine);
                    Ok(())
                })
            })
            .collect();
        threads.into_iter().try_for_each(|t| t.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    let mut load = all.into_inner().map_err(|_| "a worker panicked")?;
    load.seconds = begun.elapsed().as_secs_f64();
    Ok(load)
}

/// Asks for one page from many clients.
pub fn ask_for(address: SocketAddr, clients: usize, request: &[u8], span: Duration) -> Done<Load> {
    drive(
        clients,
        span,
        |_| Connection::open(address),
        |connection| {
            let answer = connection.ask(request)?;
            if answer.status == 200 { Ok(()) } else { Err(format!("the page answered {}", answer.status)) }
        },
    )
}

/// Measures two loads by turns, so that what else the machine does falls on both.
pub fn by_turns(
    rounds: u32,
    mut floor: impl FnMut() -> Done<Load>,
    mut value: impl FnMut() -> Done<Load>,
) -> Done<(f64, f64)> {
    let (mut low, mut high) = (Load::default(), Load::default());
    for _ in 0..rounds {
        low.add(floor()?);
        high.add(value()?);
    }
    Ok((low.rate(), high.rate()))
}
