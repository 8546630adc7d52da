//! Who is signed in: the cookie, and what the identity module finds for it.

use axum::http::{HeaderMap, header};
use kernel::{Actor, Appointment, BuildingId, District, PersonId};

/// The cookie's name. The prefix makes browsers refuse it from a sub-domain or without HTTPS.
const NAME: &str = "loushi";

/// A session as the cookie carries it: the tenant that keeps the account, and a token.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionCookie {
    pub home: District,
    token: String,
}

impl SessionCookie {
    pub fn new(home: District, token: &str) -> Self {
        Self { home, token: token.to_owned() }
    }

    /// What the database keeps of the token.
    pub fn digest(&self) -> [u8; 32] {
        crypto::digest(self.token.as_bytes())
    }

    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()?.strip_prefix("Bearer "));
        let text = bearer.map(str::to_owned).or_else(|| cookie(headers, NAME))?;
        let (home, token) = text.split_once('.')?;
        (token.len() == 64).then(|| Some(Self { home: home.parse().ok()?, token: token.to_owned() }))?
    }

    /// The `Set-Cookie` line. `None` as age makes a cookie of this browser session.
    pub fn set(&self, secure: bool, max_age: Option<i64>) -> String {
        let age = max_age.map_or(String::new(), |s| format!("; Max-Age={s}"));
        format!("{NAME}={}; Path=/; HttpOnly; SameSite=Lax{}{age}", self.reveal(), if secure { "; Secure" } else { "" })
    }

    /// The cookie's value, for programs that send it as a bearer token.
    pub fn reveal(&self) -> String {
        format!("{}.{}", self.home, self.token)
    }

    /// The `Set-Cookie` line that ends it.
    pub fn clear(secure: bool) -> String {
        format!("{NAME}=; Path=/; HttpOnly; SameSite=Lax{}; Max-Age=0", if secure { "; Secure" } else { "" })
    }
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// Where a signed-in person works: what "my tower" means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    pub building: BuildingId,
    pub name: String,
}

/// A session that holds.
#[derive(Debug, Clone)]
pub struct Session {
    pub person: PersonId,
    /// Shown to its owner only.
    pub name: String,
    pub home: District,
    pub appointments: Vec<Appointment>,
    pub tower: Option<Home>,
    /// Notices not read yet.
    pub unread: i64,
    /// The person must do this before anything else: `password`, `second-factor`.
    pub must: Option<&'static str>,
}

impl Session {
    pub fn actor(&self) -> Actor {
        Actor::Person { person: self.person, home: self.home, appointments: self.appointments.clone() }
    }

    /// Whether the staff's rail and workbench are for this person.
    pub fn is_staff(&self) -> bool {
        self.appointments.iter().any(|a| a.role != kernel::Role::Employee)
    }
}

/// What the identity module knows about people.
#[derive(Clone, Copy)]
pub struct People {
    /// The session of a token's digest. Runs inside the request's own read.
    pub find_session: fn(&mut ledger::Tx<'_, '_>, &[u8; 32]) -> kernel::Result<Option<Session>>,
    /// What somebody is called among those who work with them.
    pub name_of: fn(&mut ledger::Tx<'_, '_>, kernel::PersonId) -> kernel::Result<Option<String>>,
}
