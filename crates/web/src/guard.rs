//! What every request passes: same origin, size, security headers, a refusal that is rendered where language and form of
//! the answer are known.

use std::time::Instant;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest as _, MatchedPath, Multipart, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Denied, Text, WayOut};

use crate::{
    App, Ctx, Error, T,
    form::{self, MOST_WORDS},
    pages,
    shelf::Shelf,
};

/// Refusals of the HTTP side itself.
#[derive(Debug, Clone, Copy)]
pub enum Refusal {
    OtherOrigin,
    TooLarge,
    Malformed,
    /// Neither a form nor JSON.
    OtherType,
    TooMany,
    MustFirst(&'static str),
}

impl kernel::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Refusal::OtherOrigin => "web.other_origin",
            Refusal::TooLarge => "web.too_large",
            Refusal::Malformed => "web.malformed",
            Refusal::OtherType => "web.other_type",
            Refusal::TooMany => "web.too_many",
            Refusal::MustFirst(_) => "web.must_first",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| match self {
            Refusal::OtherOrigin => T(l).other_origin(),
            Refusal::TooLarge => T(l).too_large(),
            Refusal::Malformed => T(l).malformed(),
            Refusal::OtherType => T(l).other_type(),
            Refusal::TooMany => T(l).too_many(),
            Refusal::MustFirst("password") => T(l).must_password(),
            Refusal::MustFirst(_) => T(l).must_second_factor(),
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        match self {
            Refusal::MustFirst("password") => {
                Some(WayOut { text: Text::each(|l| T(l).must_password_way()), href: Some("/account/password".into()) })
            }
            Refusal::MustFirst(_) => Some(WayOut {
                text: Text::each(|l| T(l).must_second_way()),
                href: Some("/account/second-factor".into()),
            }),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            Refusal::OtherOrigin | Refusal::MustFirst(_) => 403,
            Refusal::TooLarge => 413,
            Refusal::Malformed => 400,
            Refusal::OtherType => 415,
            Refusal::TooMany => 429,
        }
    }
}

/// Whether a request that changes something comes from our own pages. Browsers say so in `Sec-Fetch-Site`; older ones
/// in `Origin`; programs send neither.
fn same_origin(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => true,
        Some(_) => false,
        None => match text("origin") {
            None => true,
            Some(origin) => origin.split_once("://").map(|(_, host)| host) == text("host"),
        },
    }
}

/// What is read of an answer that the framework words.
const SHORT: usize = 64 * 1024;

/// Forms up to this size are kept while they are handled, so that an expired sign-in does not lose them: the form of the
/// sign-in holds them, once more encoded.
const KEPT: usize = MOST_WORDS / 2;

/// The same with its files, which are read past.
const KEPT_WITH_FILES: usize = 12 * 1024 * 1024;

/// The outermost layer: checks, times, renders failures, adds headers.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (parts, body) = request.into_parts();
    let method = parts.method.clone();
    let path = parts.uri.path().to_owned();
    let route = parts.extensions.get::<MatchedPath>().map(|m| m.as_str().to_owned());
    let same = same_origin(&method, &parts.headers);
    let ctx = Ctx::of(&parts, &app);
    let (body, kept) = keep(&parts, body).await;
    // No text that we keep has a zero byte, and PostgreSQL refuses to be asked for one.
    let zero = parts.uri.path_and_query().is_some_and(|p| p.as_str().contains("%00"));
    let mut response = match (same, zero) {
        (false, _) => Error::from(Refusal::OtherOrigin).into_response(),
        (true, true) => Error::from(kernel::Error::hidden()).into_response(),
        (true, false) => answer(&app, &ctx, Request::from_parts(parts, body), next).await,
    };
    if let Some(mut error) = response.extensions_mut().remove::<Error>() {
        if ran_out(&ctx, &error).await {
            error = kernel::Error::Denied(Denied::SignIn).into();
        }
        if let kernel::Error::Broken(cause) = &*error.0 {
            tracing::error!(%method, route, %cause, "a request failed");
        }
        let resume = matches!(&*error.0, kernel::Error::Denied(Denied::SignIn)).then_some(kept).flatten();
        response = pages::failure(&ctx, &error, resume.map(|body| (path.clone(), body))).await;
    } else if nothing_there(&response, ctx.wants_json()) {
        response = pages::failure(&ctx, &Error::from(kernel::Error::hidden()), None).await;
    }
    secure(response.headers_mut(), app.settings().secure);
    let status = response.status().as_u16();
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    app.metrics().count(status, micros);
    // The route's pattern, not the path: a path may hold a receipt code.
    tracing::info!(%method, route, status, micros, "request");
    response
}

/// The answer of the route, or the same one from the shelf.
async fn answer(app: &App, ctx: &Ctx, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let slot = Shelf::slot(&parts, ctx).filter(|_| parts.extensions.get::<MatchedPath>().is_some());
    if let Some(kept) = slot.as_ref().and_then(|slot| app.shelf().take(slot)) {
        return kept;
    }
    let response = worded(next.run(Request::from_parts(parts, body)).await).await;
    match slot {
        Some(slot) => app.shelf().put(slot, response).await,
        None => response,
    }
}

/// Whoever came with a sign-in that has run out is asked to sign in again where a guest finds nothing: whether something
/// is there does not show, and what they typed is not lost.
async fn ran_out(ctx: &Ctx, error: &Error) -> bool {
    let hidden = matches!(&*error.0, kernel::Error::Denied(Denied::Hidden));
    hidden && ctx.cookie().is_some() && ctx.session().await.is_ok_and(|s| s.is_none())
}

/// No route of ours answered, or none by this method: a program may tell the two apart, a person gets the same page.
fn nothing_there(response: &Response, json: bool) -> bool {
    let bare = response.headers().get(header::CONTENT_TYPE).is_none();
    (response.status() == 404 && bare) || (response.status() == 405 && !json)
}

/// An address or a query that could not be read is answered by the framework in its own words: answer in ours. No handler
/// answers a failure as plain text.
async fn worded(response: Response) -> Response {
    let plain = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/plain"));
    if !plain || !response.status().is_client_error() {
        return response;
    }
    let said = axum::body::to_bytes(response.into_body(), SHORT).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let Some((_, fault)) = said.split_once("query string: ") else {
        return Error::from(kernel::Error::hidden()).into_response();
    };
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    match fault.split_once(": ").filter(|(field, _)| field.chars().all(plain)) {
        Some((field, _)) => Error::from(form::unreadable(field)).into_response(),
        None => Error::from(Refusal::Malformed).into_response(),
    }
}

/// What was typed into a form, as pairs, for the case that the sender has to sign in first. Of a form with files the fields
/// are kept and the files are chosen again.
async fn keep(parts: &Parts, body: Body) -> (Body, Option<String>) {
    let (headers, method) = (&parts.headers, &parts.method);
    // Passwords are typed again rather than kept.
    let secret = parts.uri.path().starts_with("/account/");
    let is = |kind: &str| headers.get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(kind.as_bytes()));
    let (form, files) = (is("application/x-www-form-urlencoded"), is("multipart/form-data"));
    let most = if files { KEPT_WITH_FILES } else { KEPT };
    let length: usize =
        headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse().ok()).unwrap_or(usize::MAX);
    if method != Method::POST || !(form || files) || secret || length > most {
        return (body, None);
    }
    let Ok(bytes) = axum::body::to_bytes(body, most).await else { return (Body::empty(), None) };
    let kept = if files { fields(parts, bytes.clone()).await } else { String::from_utf8(bytes.to_vec()).ok() };
    (Body::from(bytes), kept)
}

/// The fields of a form with files, as pairs.
async fn fields(parts: &Parts, bytes: Bytes) -> Option<String> {
    let mut request = Request::new(Body::from(bytes));
    *request.headers_mut() = parts.headers.clone();
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(part) = form.next_field().await.ok()? {
        let (name, is_file) = (part.name().unwrap_or_default().to_owned(), part.file_name().is_some());
        if !is_file {
            pairs.push((name, part.text().await.ok()?));
        }
    }
    serde_html_form::to_string(&pairs).ok().filter(|text| text.len() <= KEPT)
}

const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

fn secure(headers: &mut HeaderMap, https: bool) {
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "geolocation=(), microphone=(), camera=()");
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_post() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            pairs
                .iter()
                .map(|(k, v)| (header::HeaderName::from_static(k), HeaderValue::from_static(v)))
                .collect::<HeaderMap>()
        };
        let post = &Method::POST;
        assert!(same_origin(post, &headers(&[])));
        assert!(same_origin(post, &headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!same_origin(post, &headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!same_origin(post, &headers(&[("sec-fetch-site", "same-site")])));
        assert!(same_origin(post, &headers(&[("origin", "https://loushi.test"), ("host", "loushi.test")])));
        assert!(!same_origin(post, &headers(&[("origin", "https://evil.test"), ("host", "loushi.test")])));
        assert!(!same_origin(post, &headers(&[("origin", "null"), ("host", "loushi.test")])));
        assert!(same_origin(&Method::GET, &headers(&[("sec-fetch-site", "cross-site")])));
    }
}
