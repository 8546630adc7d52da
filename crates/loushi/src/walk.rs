//! People using the application within this process: what the demonstration's story and the tests are told with. They go
//! through the same router, guard and handlers as a browser does.

use axum::{
    Router,
    body::{self, Body},
    http::{Method, Request, StatusCode, header},
};
use jobs::Jobs;
use kernel::{Clock, Date, District};
use serde_json::Value;
use tower::ServiceExt as _;
use web::App;

/// An application and the clock that it goes by.
#[derive(Clone)]
pub struct Walk {
    pub app: App,
    pub district: District,
    router: Router,
    clock: Clock,
    jobs: Jobs,
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Person {
    walk: Walk,
    cookies: String,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The JSON answer; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// A string of the JSON answer, by its path: `id`, `similar.0.id`; empty if there is none.
    pub fn at(&self, path: &str) -> String {
        let mut value = self.json();
        for step in path.split('.') {
            value = match step.parse::<usize>() {
                Ok(n) => value[n].take(),
                Err(_) => value[step].take(),
            };
        }
        match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The answer, if it is a success.
    ///
    /// # Panics
    /// With the whole answer, if it is none.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(self.status.is_success() || self.status.is_redirection(), "{}: {}", self.status, self.text());
        self
    }
}

impl Walk {
    pub fn new(app: App, clock: Clock, district: District) -> Self {
        let (router, jobs) = (web::router(app.clone()), Jobs::new(app.store().clone(), app.modules()));
        Self { app, district, router, clock, jobs }
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Person {
        Person { walk: self.clone(), cookies: String::new() }
    }

    /// One of the cast, signed in by the demonstration's one click.
    ///
    /// # Panics
    /// If there is no such login.
    #[track_caller]
    pub fn sign_in(&self, login: &str) -> impl Future<Output = Person> {
        let (guest, login) = (self.guest(), login.to_owned());
        async move {
            let answer = guest.post("/demo", &[("login", &login)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.text());
            let set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
            let cookies: Vec<&str> = set.filter_map(|c| c.split(';').next()).collect();
            Person { cookies: cookies.join("; "), ..guest }
        }
    }

    pub fn today(&self) -> Date {
        self.clock.now().date()
    }

    /// Sets the clock to a time of today.
    pub fn at(&self, hour: i8, minute: i8) {
        self.clock.set(self.today().at(hour, minute));
    }

    /// Lets days go by, with the jobs of each morning.
    ///
    /// # Panics
    /// If a job fails.
    pub async fn days(&self, days: i64) {
        for _ in 0..days {
            self.clock.set(self.today().plus_days(1).at(9, 0));
            self.jobs().await;
        }
    }

    /// Lets days go by until a day, with the jobs of each morning.
    ///
    /// # Panics
    /// If a job fails.
    pub async fn until(&self, day: Date) {
        while self.today() < day {
            self.days(1).await;
        }
    }

    /// Lets working days go by.
    ///
    /// # Panics
    /// If a job fails.
    pub async fn working_days(&self, days: u32) {
        let last = self.app.store().calendar().add_working_days(self.today(), days).on;
        self.until(last).await;
    }

    /// Runs every job once.
    ///
    /// # Panics
    /// If a job fails.
    pub async fn jobs(&self) {
        self.jobs.run_all(self.district).await.expect("the jobs run");
    }
}

impl Person {
    /// A path within the district: `/towers/…` becomes `/310107/towers/…`; one with the district stays.
    fn path(&self, path: &str) -> String {
        let district = self.walk.district.to_string();
        let own = path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
        let of_all =
            own == district || matches!(own, "" | "demo" | "gallery" | "preferences" | "api" | "healthz" | "readyz");
        if of_all { path.to_owned() } else { format!("/{district}{path}") }
    }

    /// Asks for a page as JSON.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).header(header::ACCEPT, "application/json"), Body::empty()).await
    }

    /// Asks for a page as a browser does.
    pub async fn page(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).header(header::ACCEPT, "text/html"), Body::empty()).await
    }

    /// Sends a form and takes the answer as JSON.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_form(path, fields, if path == "/demo" { "text/html" } else { "application/json" }).await
    }

    /// Sends a form as a browser does.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_form(path, fields, "text/html").await
    }

    /// Sends JSON.
    pub async fn post_json(&self, path: &str, body: &Value) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/json");
        self.send(request, Body::from(body.to_string())).await
    }

    async fn send_form(&self, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", web::encode(name), web::encode(value))).collect();
        let request = self
            .request(Method::POST, path)
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body.join("&"))).await
    }

    /// A request as this person sends it, to be completed.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request =
            Request::builder().method(method).uri(self.path(path)).header("sec-fetch-site", "same-origin");
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, &self.cookies);
        }
        request
    }

    /// Sends a request.
    ///
    /// # Panics
    /// If it is malformed.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request.body(body).expect("a well-formed request");
        let response = self.walk.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = body::to_bytes(body, usize::MAX).await.expect("the answer can be read");
        Answer { status: parts.status, headers: parts.headers, body: body.to_vec() }
    }

    /// The same person with another cookie beside the session: `locale=en`.
    #[must_use]
    pub fn with_cookie(mut self, cookie: &str) -> Self {
        self.cookies = if self.cookies.is_empty() { cookie.to_owned() } else { format!("{}; {cookie}", self.cookies) };
        self
    }
}
