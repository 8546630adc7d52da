//! A furnished house for each test: the made-up district and a second one, copied from a template, on either database,
//! with visitors who go through the same router as a browser does.

use std::{fs, path::PathBuf, sync::LazyLock};

use axum::{
    Router,
    body::{self, Body},
    http::{Method, Request, StatusCode, header},
};
use kernel::{Clock, Date, District, Role, Scope, Timestamp};
use ledger::{Store, Who};
use loushi::{boot, config::Config, demo, walk::Answer};
use serde_json::Value;
use tempfile::TempDir;
use testkit::pg::{self, TestDatabase};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use web::{App, Settings};

/// The installation's secret in these tests: every copy of the template needs the same.
pub const SECRET: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
/// The password of every account that [`furnish`] adds.
pub const PASSWORD: &str = "Tower-17f-Lamp";
/// The district that nobody of the first may touch.
pub const OTHER: &str = "310106";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// Makes a test of each function, on either database: `on_both!(a, b)`, or `on_both!(lived_in: a, b)`, or
/// `on_both!(after_the_year: a, b)`.
macro_rules! on_both {
    (lived_in: $($name:ident),* $(,)?) => {
        $($crate::house::on_both!(@ lived_in $name);)*
    };
    (after_the_year: $($name:ident),* $(,)?) => {
        $($crate::house::on_both!(@ after_the_year $name);)*
    };
    (@ $house:ident $name:ident) => {
        mod $name {
            use crate::house::{Backend, House};
            #[test]
            fn sqlite() {
                super::$name(&House::$house(Backend::Sqlite));
            }
            #[test]
            fn postgres() {
                super::$name(&House::$house(Backend::Postgres));
            }
        }
    };
    ($($name:ident),* $(,)?) => {
        $($crate::house::on_both!(@ new $name);)*
    };
}
pub(crate) use on_both;

/// A running application of one test's own.
pub struct House {
    pub store: Store,
    pub app: App,
    pub clock: Clock,
    pub runtime: Runtime,
    router: Router,
    /// The same store, seen as an installation of the other district.
    other: Router,
    pub place: Place,
}

/// A copy of a template that no program has opened yet.
pub struct Place {
    pub backend: Backend,
    pub folder: TempDir,
    /// The address of its PostgreSQL database.
    pub url: Option<String>,
    database: Option<TestDatabase>,
}

/// The day on which the demonstration's year ends in these tests.
pub fn year_end() -> Date {
    Date::new(2026, 11, 23).expect("a date")
}

impl Place {
    /// A copy of the demonstration with its whole year.
    pub fn after_the_year(backend: Backend) -> Self {
        Self::copy(backend, &SQLITE_YEAR, "loushi_it_year", |place| tell_the_year(&place))
    }

    /// The furnished district.
    pub fn new(backend: Backend) -> Self {
        Self::copy(backend, &SQLITE, "loushi_it", |place| drop(furnish(&place.config())))
    }

    /// The district after some days of [`crate::life`].
    pub fn lived_in(backend: Backend) -> Self {
        Self::copy(backend, &SQLITE_LIVED_IN, "loushi_it_lived_in", live_in)
    }

    /// Without a template: nothing is there yet.
    pub fn bare(backend: Backend) -> Self {
        Self::copy(backend, &SQLITE_BARE, "loushi_it_bare", |_| {})
    }

    fn copy(backend: Backend, file: &LazyLock<TempDir>, name: &str, prepare: fn(Place)) -> Self {
        match backend {
            Backend::Sqlite => {
                let place = Self::empty(None);
                let (from, to) = (file.path().join("loushi.sqlite"), place.data().join("loushi.sqlite"));
                if from.exists() {
                    fs::copy(from, to).expect("a copy");
                }
                place
            }
            Backend::Postgres => {
                let database = pg::database(name, |url| prepare(Self::empty(Some(url.to_owned()))));
                Self { database: Some(database), ..Self::empty(None) }.on_its_own()
            }
        }
    }

    fn empty(url: Option<String>) -> Self {
        let backend = if url.is_some() { Backend::Postgres } else { Backend::Sqlite };
        Self { backend, folder: tempfile::tempdir().expect("a folder"), url, database: None }
    }

    fn on_its_own(mut self) -> Self {
        self.url = self.database.as_ref().map(TestDatabase::url);
        self.backend = Backend::Postgres;
        self
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    pub fn config(&self) -> Config {
        Config { data: self.data(), database: self.url.clone(), secret: Some(SECRET.to_owned()), ..Config::default() }
    }
}

static SQLITE_BARE: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));
static SQLITE: LazyLock<TempDir> = LazyLock::new(|| {
    let place = Place::empty(None);
    template_of(&furnish(&place.config()))
});
static SQLITE_YEAR: LazyLock<TempDir> = LazyLock::new(|| {
    let place = Place::empty(None);
    tell_the_year(&place);
    template_of(&boot::store(&place.config(), Clock::by_hand(year_end().at(9, 0))).expect("the store opens"))
});
static SQLITE_LIVED_IN: LazyLock<TempDir> = LazyLock::new(|| {
    let place = Place::empty(None);
    drop(furnish(&place.config()));
    template_of(&lived_in(place).store)
});

fn tell_the_year(place: &Place) {
    demo::make(&place.config(), year_end(), &mut |_| {}).expect("the year is told");
}

fn template_of(store: &Store) -> TempDir {
    let done = tempfile::tempdir().expect("a folder");
    store.db().backup(&done.path().join("loushi.sqlite"), |_, _| {}).expect("a copy for the template");
    done
}

fn live_in(place: Place) {
    drop(furnish(&place.config()));
    drop(lived_in(place));
}

const DAYS: u32 = 2;

fn lived_in(place: Place) -> House {
    let house = House::over(place, furnished_at().plus_seconds(3600));
    crate::life::live(&house, DAYS);
    house
}

/// When the template was furnished: before the day on which anybody runs these tests.
pub fn furnished_at() -> Timestamp {
    Date::new(2026, 3, 2).expect("a date").at(9, 0)
}

/// The made-up district by its own spreadsheets; the other district; an account `probe.<role>` for every role in both.
/// The record is sealed so far.
fn furnish(config: &Config) -> Store {
    let store = boot::store(config, Clock::by_hand(furnished_at())).expect("the store opens");
    demo::import(&store, &mut |_, _| {}).expect("the demonstration's files import");
    let hash = crypto::hash_password(PASSWORD);
    for district in [demo::DISTRICT, OTHER] {
        let who = Who::system("furnish", district.parse().expect("a district"));
        if district == OTHER {
            store.write_now(&who, |tx| registry::api::open_tenant(tx, "静安区")).expect("a second district");
        }
        let hash = hash.clone();
        let people = store.write_now(&who, move |tx| {
            for role in Role::ALL.into_iter().filter(|r| *r != Role::Anyone) {
                let person = identity::api::register(tx, &format!("试{}", role.code()), "furnish")?;
                identity::api::add_account(tx, person, &login_of(role), Some(&hash), false)?;
                if role == Role::SignedIn {
                    continue;
                }
                let from = tx.today();
                let new = identity::api::NewAppointment {
                    person,
                    role,
                    scope: Scope::Tenant,
                    building: None,
                    from,
                    until: None,
                    employment: None,
                };
                identity::api::appoint(tx, &new)?;
            }
            Ok(())
        });
        people.expect("people of every role");
        let seal = async { while ledger::seal(&store, who.district).await.expect("the record is sealed") > 0 {} };
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(seal);
    }
    store
}

/// Who holds a role in the whole district: `probe.city_clerk`.
pub fn login_of(role: Role) -> String {
    format!("probe.{}", role.code())
}

pub fn district() -> District {
    demo::district()
}

impl House {
    pub fn new(backend: Backend) -> Self {
        Self::over(Place::new(backend), furnished_at().plus_seconds(3600))
    }

    /// Where people have been at work for some days.
    pub fn lived_in(backend: Backend) -> Self {
        Self::over(Place::lived_in(backend), furnished_at().plus_days(i64::from(DAYS)).plus_seconds(7200))
    }

    /// The demonstration with its whole year, on the morning after.
    pub fn after_the_year(backend: Backend) -> Self {
        Self::over(Place::after_the_year(backend), year_end().at(10, 0))
    }

    fn over(place: Place, now: Timestamp) -> Self {
        let config = place.config();
        let clock = Clock::by_hand(now);
        let store = boot::store(&config, clock.clone()).expect("the copy opens");
        let settings = |code: &str| Settings {
            district: Some(code.parse().expect("a district")),
            demo: true,
            public_url: "http://loushi.test".into(),
            ..Settings::default()
        };
        let app = |code| App::new(store.clone(), loushi::modules(), identity::api::PEOPLE, settings(code));
        let (here, there) = (app(demo::DISTRICT), app(OTHER));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let (router, other) = (web::router(here.clone()), web::router(there));
        Self { store, app: here, clock, runtime: runtime.expect("a runtime"), router, other, place }
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Visitor<'_> {
        Visitor { house: self, cookie: String::new(), locale: "" }
    }

    /// Somebody of the first district, signed in by one click.
    #[track_caller]
    pub fn enter(&self, login: &str) -> Visitor<'_> {
        self.play(&self.router, login)
    }

    /// Whoever holds a role in the whole district.
    #[track_caller]
    pub fn enter_as(&self, role: Role) -> Visitor<'_> {
        self.enter(&login_of(role))
    }

    /// Somebody of the other district.
    #[track_caller]
    pub fn enter_other(&self, role: Role) -> Visitor<'_> {
        self.play(&self.other, &login_of(role))
    }

    #[track_caller]
    fn play(&self, router: &Router, login: &str) -> Visitor<'_> {
        let request = Request::builder().method(Method::POST).uri("/demo").header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, FORM).body(Body::from(format!("login={login}")));
        let answer = self.send_to(router, request.expect("a request"));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.text());
        Visitor { house: self, cookie: session_of(&answer), locale: "" }
    }

    pub fn send(&self, request: Request<Body>) -> Answer {
        self.send_to(&self.router, request)
    }

    fn send_to(&self, router: &Router, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = router.clone().oneshot(request).await.expect("the router answers");
            let (parts, body) = response.into_parts();
            let body = body::to_bytes(body, usize::MAX).await.expect("the answer can be read");
            Answer { status: parts.status, headers: parts.headers, body: body.to_vec() }
        })
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Runs every job once and seals the record.
    pub fn jobs(&self) {
        let jobs = jobs::Jobs::new(self.store.clone(), self.app.modules());
        for code in [demo::DISTRICT, OTHER] {
            self.runtime.block_on(jobs.run_all(code.parse().expect("a district"))).expect("the jobs run");
        }
    }

    /// SQL that no use case would run.
    pub fn sql(&self, text: &str) {
        let text = text.to_owned();
        self.store.db().write_now(move |tx| tx.script(&text)).expect("the script runs");
    }

    /// How many events the first district has, and how many of one kind.
    pub fn events(&self, kind: &str) -> usize {
        let kind = kind.to_owned();
        let rows = self.store.db().read_now(move |tx| tx.all(&KINDS, db::args![district()]));
        rows.expect("the events are read").iter().filter(|(k,)| *k == kind).count()
    }
}

const KINDS: db::Query<(String,)> =
    db::Query::new("KINDS", "select kind from event where district = $1 order by id", false, None);

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const JSON: &str = "application/json";

/// The session cookie that an answer sets.
pub fn session_of(answer: &Answer) -> String {
    let set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
    set.filter_map(|c| c.split(';').next()).find(|c| c.starts_with("loushi=")).unwrap_or_default().to_owned()
}

/// Somebody with a browser or a program.
#[derive(Clone)]
pub struct Visitor<'h> {
    pub house: &'h House,
    pub cookie: String,
    pub locale: &'static str,
}

impl Visitor<'_> {
    #[must_use]
    pub fn in_language(mut self, locale: &'static str) -> Self {
        self.locale = locale;
        self
    }

    pub fn request(&self, method: Method, path: &str, accept: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT, accept);
        let mut cookies = vec![self.cookie.clone()];
        if !self.locale.is_empty() {
            cookies.push(format!("locale={}", self.locale));
        }
        cookies.retain(|c| !c.is_empty());
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        request
    }

    #[track_caller]
    pub fn send(&self, method: Method, path: &str, accept: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let mut request = self.request(method, path, accept);
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let body: Body = body.into();
        if let Some(length) = axum::body::HttpBody::size_hint(&body).exact() {
            request = request.header(header::CONTENT_LENGTH, length);
        }
        self.house.send(request.body(body).unwrap_or_else(|e| panic!("{path}: {e}")))
    }

    /// As a program.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, JSON, "", Body::empty())
    }

    /// As a browser.
    #[track_caller]
    pub fn page(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "text/html", "", Body::empty())
    }

    /// JSON, answered as JSON.
    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, JSON, JSON, body.to_string())
    }

    /// A form, answered as a page.
    #[track_caller]
    pub fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, "text/html", FORM, pairs(fields))
    }

    /// A form with files, answered as JSON.
    #[track_caller]
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let (kind, body) = multipart(fields, &[file]);
        self.send(Method::POST, path, JSON, &kind, body)
    }
}

pub fn pairs(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", web::encode(name), web::encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A multipart body: fields, then files as field, name, bytes. Answers the content type and the body.
pub fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "loushi-it-boundary";
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for (field, name, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n");
        body.extend(format!("--{BOUNDARY}\r\n{head}Content-Type: application/octet-stream\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}
