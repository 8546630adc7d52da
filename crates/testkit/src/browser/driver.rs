//! The WebDriver protocol (W3C): one session of ChromeDriver, JSON over HTTP/1.1 on the loopback interface.
//!
//! Our own, because the protocol is small and the alternative is not: thirtyfour with its HTTP client adds 44 crates and
//! an asynchronous interface, for the dozen calls below.

use std::{
    fmt,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use serde_json::{Value, json};

use crate::keeper::Keeper;

/// Longer than every limit that the driver itself holds to.
const PATIENCE: Duration = Duration::from_secs(90);
/// The name under which the protocol wraps an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why the driver did not do it.
#[derive(Debug)]
pub struct Failure {
    /// The protocol's code: `no such element`, `stale element reference`.
    pub code: String,
    message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self { code: "no connection".to_owned(), message: error.to_string() }
    }
}

/// An element as an argument of a script.
pub fn element(id: &str) -> Value {
    json!({ ELEMENT: id })
}

/// A browser under a driver of its own.
pub struct Session {
    port: u16,
    id: String,
    /// Stops the driver and the browser, however this process ends.
    _keeper: Keeper,
}

impl Session {
    /// Starts a driver and a browser with `capabilities`.
    ///
    /// # Errors
    /// What to install, or why the browser does not start.
    pub fn start(capabilities: &Value) -> Result<Self, String> {
        let port = |line: &str| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok();
        let (keeper, port) = Keeper::start(include_str!("../browser.sh"), &[], port)?;
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let session = request(port, "POST", "/session", Some(&wanted)).map_err(|f| f.to_string())?;
        let id = session["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(Self { port, id, _keeper: keeper })
    }

    pub fn get(&self, path: &str) -> Result<Value, Failure> {
        request(self.port, "GET", &self.path(path), None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        request(self.port, "POST", &self.path(path), Some(body))
    }

    pub fn delete(&self, path: &str) -> Result<Value, Failure> {
        request(self.port, "DELETE", &self.path(path), None)
    }

    /// A command of the browser's own protocol, for what WebDriver lacks.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value, Failure> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The id of the first element that `css` selects; the driver waits for one.
    pub fn find(&self, css: &str) -> Result<String, Failure> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": css }))?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }

    fn path(&self, path: &str) -> String {
        format!("/session/{}{path}", self.id)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The browser ends by itself, in good order; the keeper would kill it.
        let _ = self.delete("");
    }
}

fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Failure> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let answer: Value = serde_json::from_slice(&read_body(stream)?).map_err(io::Error::from)?;
    let value = &answer["value"];
    match value["error"].as_str() {
        Some(code) => {
            let message = value["message"].as_str().unwrap_or_default();
            let first = message.lines().next().unwrap_or_default().to_owned();
            Err(Failure { code: code.to_owned(), message: first })
        }
        None => Ok(answer["value"].clone()),
    }
}

fn read_body(stream: TcpStream) -> io::Result<Vec<u8>> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(body)
}
