//! Signing in: password, second factor, lock after wrong tries, and going on with a form that an expired sign-in held up.

use std::sync::LazyLock;

use axum::{
    extract::Query,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use db::args;
use kernel::{District, Locale, PersonId, Timestamp};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use ui::{Choice, Field, Frame, Layout};
use web::{Ctx, Form, Input, Refused, Result, Sample, SessionCookie, Tries, View, faults::Check};

use crate::{
    T,
    account::{self, FAILURES, LOCK_SECONDS, Opened},
    events::{SignInFailed, SignedIn},
    refusal::IdentityRefusal,
    store::{AccountRow, sql},
};

/// Argon2 takes 19 MiB each: two at once, the rest wait.
static HASHING: Semaphore = Semaphore::const_new(2);
/// A hash to compare with where there is no account, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| crypto::hash_password("nobody"));

/// What signing in needs.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SignInInput {
    /// The district that keeps the account; the installation's only one otherwise.
    pub district: Input,
    pub login: Input,
    #[serde(skip_serializing)]
    pub password: Input,
    /// The six digits of the second factor, where one is set.
    #[serde(skip_serializing)]
    pub code: Input,
    /// Where to go then.
    pub to: Input,
    #[serde(skip_serializing)]
    #[schema(ignore)]
    pub resume_path: Input,
    #[serde(skip_serializing)]
    #[schema(ignore)]
    pub resume_body: Input,
}

/// The sign-in page.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/sign_in.html")]
pub struct SignInPage {
    pub input: SignInInput,
    /// The password was right; the second factor is asked for.
    pub second_factor: bool,
    #[serde(skip)]
    districts: Vec<(District, String)>,
    #[serde(skip)]
    demo: bool,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl SignInPage {
    fn fields(&self) -> Vec<Field> {
        let (t, faults) = (self.t, &self.refused.faults);
        let mut fields = Vec::new();
        if self.districts.len() > 1 {
            let choices = self.districts.iter().map(|(code, name)| Choice::new(code.to_string(), name)).collect();
            fields.push(Field::select("district", t.district(), &self.input.district, choices).fault(faults));
        }
        fields.push(
            Field::text("login", t.login(), self.input.login.as_str()).with("autocomplete", "username").fault(faults),
        );
        fields.push(Field::password("password", t.password()).with("autocomplete", "current-password").fault(faults));
        if self.second_factor {
            let code = Field::number("code", t.code(), "").hint(t.code_hint());
            fields.push(code.with("autocomplete", "one-time-code").with("maxlength", "7").fault(faults));
        }
        fields
    }
}

impl View for SignInPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).sign_in_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// The form of a page that was left to sign in, to be sent again.
#[derive(Serialize, askama::Template)]
#[template(path = "identity/resume.html")]
struct ResumePage {
    path: String,
    fields: Vec<(String, String)>,
    #[serde(skip)]
    t: T,
}

impl View for ResumePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).resume_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }
}

async fn page(ctx: &Ctx, input: SignInInput, second_factor: bool, refused: Refused) -> Result {
    let tenants = ctx.app.store().db().read(registry::api::tenants).await.map_err(kernel::Error::from)?;
    let districts = tenants.into_iter().map(|t| (t.district, t.name)).collect();
    let demo = ctx.app.settings().demo;
    ctx.show(&SignInPage { input, second_factor, districts, demo, refused, t: T(ctx.locale) }).await
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct To {
    /// Where to go after signing in.
    to: String,
}

/// The sign-in form.
#[utoipa::path(get, path = "/sign-in", operation_id = "show_sign_in", tag = "identity", params(To),
    responses((status = 200, body = SignInPage)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn show_sign_in(ctx: Ctx, Query(to): Query<To>) -> Result {
    let input = SignInInput { to: to.to.into(), ..SignInInput::default() };
    let refused = Refused::none(ctx.locale);
    page(&ctx, input, false, refused).await
}

/// A session for a program.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SignedInAnswer {
    /// Send it as `Authorization: Bearer`.
    pub token: String,
    pub expires_in: i64,
}

/// Signs in.
#[utoipa::path(post, path = "/sign-in", operation_id = "sign_in", tag = "identity", request_body = SignInInput,
    responses((status = 200, body = SignedInAnswer)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn sign_in(ctx: Ctx, headers: HeaderMap, form: Form<SignInInput>) -> Result {
    ctx.limit_guesses()?;
    let input = form.input;
    let user_agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    match enter(&ctx, &input, account::agent(user_agent)).await {
        Ok(Entered::In(opened)) => answer(&ctx, &input, &opened).await,
        Ok(Entered::CodeNeeded) => {
            let refused = Refused::none(ctx.locale);
            page(&ctx, input, true, refused).await
        }
        Err(error) => {
            let code = !input.code.is_empty();
            let refused = ctx.refused(error)?;
            page(&ctx, input, code, refused).await
        }
    }
}

enum Entered {
    In(Opened),
    CodeNeeded,
}

async fn enter(ctx: &Ctx, input: &SignInInput, agent: &'static str) -> Result<Entered> {
    let mut check = Check::default();
    let login = check.text("login", &input.login, 64).to_lowercase();
    if input.password.is_empty() {
        check.fault("password", web::faults::empty());
    }
    check.finish()?;
    let district = home(ctx, &input.district).await?;
    let store = ctx.app.store().clone();
    let stranger = crypto::digest(format!("{district}|{login}").as_bytes());
    let account = store.db().read(move |tx| tx.first(&sql::BY_LOGIN, args![district, login])).await;
    let account = account.map_err(kernel::Error::from)?;
    let now = store.clock().now();
    let until = match &account {
        Some(account) => account.locked_until,
        None => ctx.app.limits().at_stranger(&stranger, |tries| tries.locked_until),
    };
    if let Some(until) = until.filter(|until| *until > now) {
        return Err(IdentityRefusal::Locked { until }.into());
    }
    // Guesses sent at once all read the account before any of them counts, so the lock is looked at again where it is kept.
    let right = matches(input.password.to_string(), account.as_ref().and_then(|a| a.password.clone())).await?;
    let Some(account) = account else {
        return Err(ctx.app.limits().at_stranger(&stranger, |tries| count(tries, now)).into());
    };
    let who = ledger::Who::new(kernel::Actor::Guest, district);
    if !right {
        let person = account.person;
        return Err(store.write(&who, move |tx| failed(tx, person)).await?.into());
    }
    let step = match second_factor(ctx, &account, &input.code)? {
        Second::NotSet => account.second_factor_step,
        Second::Asked => return Ok(Entered::CodeNeeded),
        Second::Right(step) => step,
        Second::Wrong => {
            let person = account.person;
            store.write(&who, move |tx| failed(tx, person)).await?;
            return Err(IdentityRefusal::WrongCode.into());
        }
    };
    let (person, two) = (account.person, account.second_factor.is_some());
    let opened = store
        .write(&who, move |tx| {
            let district = tx.district();
            if let Some(until) = locked(&tx.one(&sql::ACCOUNT, args![district, person])?, tx.now()) {
                return Err(IdentityRefusal::Locked { until }.into());
            }
            tx.run_one(&sql::ENTERED, args![district, person, step])?;
            let opened = account::open_session(tx, person, agent)?;
            tx.record(&SignedIn { person, second_factor: two })?;
            Ok(opened)
        })
        .await?;
    Ok(Entered::In(opened))
}

/// The district whose account it is: the one chosen, or the only one.
async fn home(ctx: &Ctx, chosen: &str) -> Result<District> {
    if let Ok(district) = chosen.parse() {
        return Ok(district);
    }
    let tenants = ctx.app.store().db().read(registry::api::tenants).await.map_err(kernel::Error::from)?;
    match tenants.as_slice() {
        [only] => Ok(only.district),
        _ => Err(kernel::Error::field("district", web::faults::choose()).into()),
    }
}

async fn matches(password: String, stored: Option<String>) -> Result<bool> {
    let _turn = HASHING.acquire().await.map_err(|_| kernel::Error::bug("the hashing semaphore is closed"))?;
    let run = tokio::task::spawn_blocking(move || match stored {
        Some(stored) => crypto::password_matches(&password, &stored),
        None => {
            crypto::password_matches(&password, &NOBODY);
            false
        }
    });
    Ok(run.await.map_err(|_| kernel::Error::bug("hashing panicked"))?)
}

/// Until when an account is locked, if it is.
fn locked(account: &AccountRow, now: Timestamp) -> Option<Timestamp> {
    account.locked_until.filter(|until| *until > now)
}

/// Counts a wrong try; answers what to say.
fn count(tries: &mut Tries, now: Timestamp) -> IdentityRefusal {
    if let Some(until) = tries.locked_until.filter(|until| *until > now) {
        return IdentityRefusal::Locked { until };
    }
    tries.failures += 1;
    if tries.failures < FAILURES {
        return IdentityRefusal::WrongPassword { left: FAILURES - tries.failures };
    }
    let until = now.plus_seconds(LOCK_SECONDS);
    *tries = Tries { failures: 0, locked_until: Some(until) };
    IdentityRefusal::Locked { until }
}

/// Counts a wrong try at an account.
fn failed(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<IdentityRefusal> {
    let (district, now) = (tx.district(), tx.now());
    let account: AccountRow = tx.one(&sql::ACCOUNT, args![district, person])?;
    if let Some(until) = locked(&account, now) {
        tx.nothing_to_record();
        return Ok(IdentityRefusal::Locked { until });
    }
    let mut tries = Tries { failures: account.failures, locked_until: None };
    let refusal = count(&mut tries, now);
    tx.run_one(&sql::FAILED, args![district, person, tries.failures, tries.locked_until])?;
    let failures = account.failures + 1;
    tx.record(&SignInFailed { person, failures, locked: tries.locked_until.is_some() })?;
    Ok(refusal)
}

enum Second {
    NotSet,
    Asked,
    Right(i64),
    Wrong,
}

fn second_factor(ctx: &Ctx, account: &AccountRow, code: &str) -> Result<Second> {
    let Some(sealed) = &account.second_factor else { return Ok(Second::NotSet) };
    if code.trim().is_empty() {
        return Ok(Second::Asked);
    }
    let totp = crate::second_factor::open(&ctx.app.store().secrets().fields, account.person, sealed)?;
    Ok(match totp.step_of(code, ctx.now()) {
        // A code that has been used is refused, so that an observed one is worth nothing.
        Some(step) if step > account.second_factor_step => Second::Right(step),
        _ => Second::Wrong,
    })
}

async fn answer(ctx: &Ctx, input: &SignInInput, opened: &Opened) -> Result {
    if ctx.wants_json() {
        let token = opened.cookie.reveal();
        let body = SignedInAnswer { token, expires_in: opened.max_age };
        return Ok(with_cookie(ctx, opened, axum::response::IntoResponse::into_response(axum::Json(body))));
    }
    if !input.resume_path.is_empty() {
        let path = web::local(&input.resume_path).to_owned();
        let fields = web::pairs(&input.resume_body);
        let page = ctx.show(&ResumePage { path, fields, t: T(ctx.locale) }).await?;
        return Ok(with_cookie(ctx, opened, page));
    }
    let to = match web::local(&input.to) {
        to if to == "/" || to.starts_with("/sign-in") => format!("/{}/today", opened.cookie.home),
        to => to.to_owned(),
    };
    Ok(with_cookie(ctx, opened, ctx.go(&to)))
}

/// The answer together with the new session's cookie.
pub fn with_cookie(ctx: &Ctx, opened: &Opened, mut response: Response) -> Response {
    let line = opened.cookie.set(ctx.app.settings().secure, Some(opened.max_age));
    if let Ok(value) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// The answer that ends the session's cookie.
pub fn without_cookie(ctx: &Ctx, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::from_str(&SessionCookie::clear(ctx.app.settings().secure)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Hashes a password away from the threads that answer requests.
pub async fn hash(password: String) -> Result<String> {
    let _turn = HASHING.acquire().await.map_err(|_| kernel::Error::bug("the hashing semaphore is closed"))?;
    let run = tokio::task::spawn_blocking(move || crypto::hash_password(&password));
    Ok(run.await.map_err(|_| kernel::Error::bug("hashing panicked"))?)
}

/// Whether a password is the account's.
pub async fn is_password(password: String, stored: Option<String>) -> Result<bool> {
    matches(password, stored).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let t = T(locale);
    let page = |second_factor| SignInPage {
        input: SignInInput::default(),
        second_factor,
        districts: vec![(district, "普陀区".into()), (district, "静安区".into())],
        demo: true,
        refused: Refused::none(locale),
        t,
    };
    let resume = ResumePage { path: "/310107/issues".into(), fields: vec![("words".into(), "电梯".into())], t };
    vec![Sample::of("sign_in", &page(false)), Sample::of("sign_in", &page(true)), Sample::of("resume", &resume)]
}
