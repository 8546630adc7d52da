//! What a handler is given: who asks, for which district, in which language, and the way to the store.

use std::{convert::Infallible, net::IpAddr, sync::OnceLock};

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use kernel::{Actor, BuildingId, Date, Denied, District, Locale, SavedMeanwhile, Timestamp};
use ledger::{Tx, Who};

use crate::{
    App, Done, Error, Plain, Refused, Result, Session, SessionCookie, View, limits::Limited, pages, session::cookie,
};

/// A request's context.
pub struct Ctx {
    pub app: App,
    pub locale: Locale,
    district: Option<District>,
    cookie: Option<SessionCookie>,
    session: OnceLock<Option<Session>>,
    pub(crate) request: Request,
}

/// What the answer depends on besides the handler.
#[derive(Clone)]
pub(crate) struct Request {
    pub here: String,
    /// The page of ours that the reader came from.
    pub back: Option<String>,
    pub json: bool,
    /// The id of the element that htmx will fill.
    pub target: Option<String>,
    pub large: bool,
    pub theme: String,
    pub flash: Option<String>,
    pub client: IpAddr,
}

/// The client's address, put into the request by the server (or by a test).
#[derive(Debug, Clone, Copy)]
pub struct Client(pub IpAddr);

impl FromRequestParts<App> for Ctx {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Infallible> {
        Ok(Self::of(parts, app))
    }
}

/// The address of a page, if it is one of ours.
fn own_page(referer: &str, host: &str) -> Option<String> {
    let (_, rest) = referer.split_once("://")?;
    let path = rest.strip_prefix(host).filter(|p| p.starts_with('/') && !p.starts_with("//"))?;
    Some(path.to_owned())
}

impl Ctx {
    pub(crate) fn of(parts: &Parts, app: &App) -> Self {
        let headers = &parts.headers;
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let locale =
            cookie(headers, "locale").and_then(|v| v.parse().ok()).or_else(|| accepted(text("accept-language")));
        let cookie_of = |name: &str| cookie(headers, name).unwrap_or_default();
        let session = SessionCookie::of(headers);
        let named = parts.uri.path().split('/').nth(1).and_then(|s| s.parse().ok());
        let district = named.or(session.as_ref().map(|s| s.home)).or(app.settings().district);
        let flash = Some(cookie_of("flash")).filter(|f| !f.is_empty()).and_then(|f| decode(&f));
        Self {
            app: app.clone(),
            locale: locale.unwrap_or_default(),
            district,
            cookie: session,
            session: OnceLock::new(),
            request: Request {
                here: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
                back: text("referer").zip(text("host")).and_then(|(page, host)| own_page(page, host)),
                json: wants_json(text("accept"), text("content-type")),
                target: text("hx-target").map(str::to_owned),
                large: cookie_of("text") == "large",
                theme: Some(cookie_of("theme")).filter(|t| matches!(t.as_str(), "dark" | "light")).unwrap_or_default(),
                flash,
                client: client(parts, app),
            },
        }
    }

    /// The tenant of this request.
    ///
    /// # Errors
    /// Not found, if the address names none and the installation has several.
    pub fn district(&self) -> Result<District> {
        Ok(self.district.ok_or(kernel::Error::Denied(Denied::Hidden))?)
    }

    pub fn now(&self) -> Timestamp {
        self.app.store().clock().now()
    }

    pub fn today(&self) -> Date {
        self.now().date()
    }

    pub fn format(&self) -> i18n::Format {
        i18n::Format(self.locale)
    }

    /// Runs a read. The session is found in the same job, so a page costs one trip to the database's threads.
    ///
    /// # Errors
    /// What `f` answers.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        F: FnOnce(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let district = self.district()?;
        if let Some(session) = self.session.get() {
            return Ok(self.app.store().read(&who(session.as_ref(), district), f).await?);
        }
        let Some(cookie) = self.cookie.clone() else {
            let _ = self.session.set(None);
            return Ok(self.app.store().read(&who(None, district), f).await?);
        };
        let (store, find) = (self.app.store().clone(), self.app.people().find_session);
        let (session, result) = self
            .app
            .store()
            .db()
            .read(move |tx| {
                let session = find(&mut Tx::new(tx, &store, &Who::system("session", cookie.home)), &cookie.digest())?;
                let result = f(&mut Tx::new(tx, &store, &who(session.as_ref(), district)));
                Ok::<_, kernel::Error>((session, result))
            })
            .await?;
        let _ = self.session.set(session);
        Ok(result?)
    }

    /// Runs a long read in one snapshot, away from the threads that answer requests.
    ///
    /// # Errors
    /// What `f` answers.
    pub async fn read_long<T, F>(&self, f: F) -> Result<T>
    where
        F: FnOnce(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let who = who(self.session().await?, self.district()?);
        Ok(self.app.store().read_long(&who, f).await?)
    }

    /// Runs a write and answers after the durable commit.
    ///
    /// # Errors
    /// What `f` answers; nothing was written then.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let district = self.district()?;
        let session = self.session().await?;
        if session.is_none() && !self.app.limits().allow(Limited::Guest, self.request.client) {
            return Err(crate::guard::Refusal::TooMany.into());
        }
        if let Some(must) = session.and_then(|s| s.must) {
            return Err(crate::guard::Refusal::MustFirst(must).into());
        }
        match self.app.store().write(&who(session, district), f).await {
            Err(kernel::Error::Saved(saved)) => Err(self.named(saved).await?.into()),
            written => Ok(written?),
        }
    }

    /// Says who it was that saved first.
    async fn named(&self, saved: SavedMeanwhile) -> Result<kernel::Error> {
        let Some(by) = saved.by else { return Ok(kernel::Error::Saved(saved)) };
        let name_of = self.app.people().name_of;
        let name = self.read(move |tx| name_of(tx, by)).await?;
        Ok(kernel::Error::Saved(SavedMeanwhile { name, ..saved }))
    }

    /// [`Ctx::write`] as nobody: for what somebody signed in does without leaving a name.
    ///
    /// # Errors
    /// What `f` answers; nothing was written then.
    pub async fn write_unnamed<T, F>(&self, f: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static,
        T: Send + 'static,
    {
        if !self.app.limits().allow(Limited::Guest, self.request.client) {
            return Err(crate::guard::Refusal::TooMany.into());
        }
        Ok(self.app.store().write(&who(None, self.district()?), f).await?)
    }

    /// Refuses a client that guesses too often: sign-in, receipt codes, invitations.
    ///
    /// # Errors
    /// 429 once the limit is reached.
    pub fn limit_guesses(&self) -> Result<()> {
        if self.app.limits().allow(Limited::Guess, self.request.client) {
            Ok(())
        } else {
            Err(crate::guard::Refusal::TooMany.into())
        }
    }

    /// Whether one more report without a name about `tower` is taken from this client.
    pub fn takes_report(&self, tower: BuildingId) -> bool {
        self.app.limits().allow_report(self.request.client, tower)
    }

    /// Whether one more objection without a name to a resolution is taken from this client.
    pub fn takes_objection(&self, resolution: [u8; 16]) -> bool {
        self.app.limits().allow_objection(self.request.client, resolution)
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// The database's own failure.
    pub async fn session(&self) -> Result<Option<&Session>> {
        if self.session.get().is_none() {
            match self.cookie {
                Some(_) if self.district.is_some() => self.read(|_| Ok(())).await?,
                _ => {
                    let _ = self.session.set(None);
                }
            }
        }
        Ok(self.session.get().and_then(Option::as_ref))
    }

    /// The person who is signed in.
    ///
    /// # Errors
    /// 401 for guests.
    pub async fn signed_in(&self) -> Result<&Session> {
        Ok(self.session().await?.ok_or(kernel::Error::Denied(Denied::SignIn))?)
    }

    pub fn cookie(&self) -> Option<&SessionCookie> {
        self.cookie.as_ref()
    }

    /// Whether the answer is for a program.
    pub fn wants_json(&self) -> bool {
        self.request.json
    }

    /// Answers with a view: as a page, as the part that htmx asked for, or as JSON.
    ///
    /// # Errors
    /// A template that fails, or the database while the frame is filled.
    pub async fn show(&self, view: &impl View) -> Result {
        let status = view.refused().map_or(200, |r| if r.status == 0 { 200 } else { r.status });
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        if self.request.json {
            return Ok((status, no_store(), axum::Json(view)).into_response());
        }
        if let Some(part) = self.request.target.as_deref().and_then(|target| view.part(target)) {
            let html = part.map_err(|e| kernel::Error::Broken(Box::new(e)))?;
            return Ok((status, no_store(), axum::response::Html(html)).into_response());
        }
        let session = self.session().await?;
        let html = pages::document(self, session, view)?;
        let mut response = (status, no_store(), axum::response::Html(html)).into_response();
        if self.request.flash.is_some() {
            set_cookie(&mut response, "flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        }
        Ok(response)
    }

    /// Answers that something was done: a browser goes to where it is to be seen, a program gets JSON.
    pub fn done(&self, done: &Done) -> Response {
        let says = done.says.get(self.locale);
        if self.request.json {
            let answer = serde_json::json!({ "id": done.id, "href": done.href, "says": says, "code": done.code });
            return (StatusCode::CREATED, no_store(), axum::Json(answer)).into_response();
        }
        let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, done.href.as_str())]).into_response();
        if !says.is_empty() {
            set_cookie(&mut response, &format!("flash={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", encode(says)));
        }
        response
    }

    /// The refusal to show above the form that was sent.
    ///
    /// # Errors
    /// The error again, if the answer is for a program or the failure is not about the form.
    pub fn refused(&self, error: Error) -> Result<Refused> {
        if self.request.json {
            return Err(error);
        }
        match std::sync::Arc::try_unwrap(error.0) {
            Ok(error) => Ok(Refused::of(error, self.locale)?),
            Err(shared) => Err(Error(shared)),
        }
    }

    /// Answers with a file or a text.
    pub fn plain(&self, plain: Plain) -> Response {
        let mut response = (no_store(), [(header::CONTENT_TYPE, plain.mime)], plain.body).into_response();
        if let Some(name) = plain.file_name {
            let value = format!("attachment; filename*=UTF-8''{}", encode(&name));
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
        }
        response
    }

    /// A browser goes elsewhere, with nothing said.
    pub fn go(&self, href: &str) -> Response {
        (StatusCode::SEE_OTHER, [(header::LOCATION, href)]).into_response()
    }
}

pub(crate) fn set_cookie(response: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn no_store() -> [(header::HeaderName, &'static str); 2] {
    [(header::CACHE_CONTROL, "private, no-store"), (header::VARY, "Accept, Accept-Language, Cookie, HX-Target")]
}

fn who(session: Option<&Session>, district: District) -> Who {
    Who::new(session.map_or(Actor::Guest, Session::actor), district)
}

/// JSON is asked for, or sent without asking for HTML.
fn wants_json(accept: Option<&str>, content_type: Option<&str>) -> bool {
    let accept = accept.unwrap_or("");
    if accept.contains("text/html") {
        return false;
    }
    accept.contains("json") || content_type.is_some_and(|t| t.starts_with("application/json"))
}

/// The first language of the header that we have. Chinese is the default, so `en` must stand first to win.
fn accepted(header: Option<&str>) -> Option<Locale> {
    header?.split(',').find_map(|tag| tag.split(';').next()?.trim().parse().ok())
}

fn client(parts: &Parts, app: &App) -> IpAddr {
    let direct = parts.extensions.get::<Client>().map_or(IpAddr::from([127, 0, 0, 1]), |c| c.0);
    if !app.settings().behind_proxy {
        return direct;
    }
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
    forwarded.and_then(|list| list.rsplit(',').next()?.trim().parse().ok()).unwrap_or(direct)
}

/// Percent-encoding of everything but letters, digits, `-`, `_` and `.`.
pub fn encode(text: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    text.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

pub(crate) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(b) = rest.next() {
        bytes.push(match b {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            b => b,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flash_words_survive_a_cookie() {
        let words = "已报事；请记下 7K3-4Q9";
        assert_eq!(decode(&encode(words)).as_deref(), Some(words));
        assert_eq!(decode("%zz"), None);
        assert_eq!(decode("%4"), None);
    }

    #[test]
    fn the_answer_follows_the_accept_header() {
        assert!(wants_json(Some("application/json"), None));
        assert!(wants_json(Some("*/*"), Some("application/json")));
        assert!(!wants_json(Some("text/html,application/xhtml+xml,*/*;q=0.8"), None));
        assert!(!wants_json(Some("*/*"), None));
    }

    #[test]
    fn the_first_language_that_we_have_wins() {
        assert_eq!(accepted(Some("fr, en-GB;q=0.9, zh;q=0.8")), Some(Locale::En));
        assert_eq!(accepted(Some("zh-CN,zh;q=0.9,en;q=0.8")), Some(Locale::Zh));
        assert_eq!(accepted(Some("fr")), None);
    }
}
