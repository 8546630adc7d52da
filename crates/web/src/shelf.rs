//! Public pages ready to hand: what a guest asks for again within a second, with nothing written in between, is not made
//! anew (ADR 7). Only whole answers to readers who are not signed in are kept, and each gets idempotency keys of its own.

use std::{
    collections::HashMap,
    sync::{
        Arc, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    body::{Body, Bytes, HttpBody as _, to_bytes},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::Response,
};

use crate::{Ctx, form::once_key};

/// How long an answer may lie, in microseconds: other processes' writes show within this time.
const FRESH: i64 = 1_000_000;
/// Largest answer, and all of them together, in bytes.
const LARGEST: usize = 256 * 1024;
const ROOM: usize = 16 * 1024 * 1024;
/// Where an idempotency key stands in a page. A quotation mark in what people typed is escaped, so it is never theirs.
const KEY: &[u8] = br#"name="once" value=""#;

struct Kept {
    headers: HeaderMap,
    /// The page, cut where a key stands.
    pieces: Vec<Bytes>,
    /// The clock and the count of writes when it was begun.
    at: i64,
    writes: u64,
}

#[derive(Default)]
pub struct Shelf {
    pages: RwLock<HashMap<String, Arc<Kept>>>,
    bytes: AtomicUsize,
}

/// A request whose answer may be kept, and the state of things when it came.
pub struct Slot {
    name: String,
    at: i64,
    writes: u64,
}

impl Shelf {
    /// The place for the answer to this request; `None` if it is not one for everybody.
    pub fn slot(parts: &Parts, ctx: &Ctx) -> Option<Slot> {
        let personal = ctx.cookie().is_some()
            || ctx.request.flash.is_some()
            || parts.headers.contains_key(header::AUTHORIZATION)
            || parts.headers.contains_key(header::RANGE);
        // A receipt is for whoever holds its code.
        let here = ctx.request.here.as_str();
        if parts.method != Method::GET || personal || here.len() > 200 || here.contains("/receipts") {
            return None;
        }
        let r = &ctx.request;
        let target = r.target.as_deref().unwrap_or_default();
        let name = format!("{} {} {} {} {target} {here}", ctx.locale, r.json, r.large, r.theme);
        let store = ctx.app.store();
        Some(Slot { name, at: store.clock().now().as_micros(), writes: store.db().writes() })
    }

    /// The answer that lies there, if nothing has happened since.
    pub fn take(&self, slot: &Slot) -> Option<Response> {
        let kept = self.pages.read().ok()?.get(&slot.name).cloned()?;
        let fresh = kept.writes == slot.writes && (0..FRESH).contains(&(slot.at - kept.at));
        fresh.then(|| kept.answer())
    }

    /// Keeps an answer and gives it on.
    pub async fn put(&self, slot: Slot, response: Response) -> Response {
        let (parts, body) = response.into_parts();
        let small = body.size_hint().exact().is_some_and(|n| n <= LARGEST as u64);
        let plain = parts.status == StatusCode::OK && !parts.headers.contains_key(header::SET_COOKIE);
        if !small || !plain || !parts.extensions.is_empty() {
            return Response::from_parts(parts, body);
        }
        let Ok(bytes) = to_bytes(body, LARGEST).await else {
            return Response::from_parts(parts, Body::empty());
        };
        let size = bytes.len();
        let kept = Kept { headers: parts.headers.clone(), pieces: cut(&bytes), at: slot.at, writes: slot.writes };
        if let Ok(mut pages) = self.pages.write() {
            // Nothing lies longer than a second: when the room is used up, all of it goes.
            if self.bytes.fetch_add(size, Ordering::Relaxed) + size > ROOM {
                pages.clear();
                self.bytes.store(size, Ordering::Relaxed);
            }
            pages.insert(slot.name, Arc::new(kept));
        }
        Response::from_parts(parts, Body::from(bytes))
    }
}

impl Kept {
    fn answer(&self) -> Response {
        let body = match self.pieces.as_slice() {
            [whole] => whole.clone(),
            pieces => {
                let size = pieces.iter().map(|p| p.len() + 24).sum();
                let mut page = Vec::with_capacity(size);
                for (n, piece) in pieces.iter().enumerate() {
                    if n > 0 {
                        page.extend_from_slice(once_key().as_bytes());
                    }
                    page.extend_from_slice(piece);
                }
                page.into()
            }
        };
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = self.headers.clone();
        response
    }
}

/// The page without its keys, cut at each of them.
fn cut(page: &Bytes) -> Vec<Bytes> {
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(found) = page[at..].windows(KEY.len()).position(|w| w == KEY) {
        let start = at + found + KEY.len();
        let end = start + page[start..].iter().position(|b| *b == b'"').unwrap_or(0);
        pieces.push(page.slice(from..start));
        (from, at) = (end, end);
    }
    pieces.push(page.slice(from..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_keys_and_each_answer_has_its_own() {
        let page = Bytes::from_static(br#"<a><input name="once" value="K1"><b><input name="once" value="K2"></b>"#);
        let pieces = cut(&page);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[2], br#""></b>"#[..]);
        assert_eq!(pieces.concat(), br#"<a><input name="once" value=""><b><input name="once" value=""></b>"#);
        assert_eq!(cut(&Bytes::from_static(b"plain")), [Bytes::from_static(b"plain")]);
    }
}
