//! The open sessions of an account, and ending them.

use axum::extract::Path;
use db::args;
use kernel::{Locale, Text, Timestamp};
use serde::Serialize;
use ui::{Crumb, Frame, Layout, Section};
use web::{Ctx, Done, Result, Sample, View};

use crate::{T, events::SignedOut, sign_in::without_cookie, store::sql};

db::row! {
    #[derive(Debug)]
    pub struct SessionRow {
        pub digest: [u8; 32],
        pub made_at: Timestamp,
        pub expires_at: Timestamp,
        pub agent: String,
    }
}

/// A session in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SessionItem {
    /// Names the session without being its key.
    pub mark: String,
    pub agent: String,
    pub since: String,
    pub until: String,
    /// The session of this request.
    pub here: bool,
}

/// The open sessions.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/sessions.html")]
pub struct SessionsPage {
    pub sessions: Vec<SessionItem>,
    #[serde(skip)]
    home: String,
    #[serde(skip)]
    t: T,
}

impl View for SessionsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).sessions_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.t.nav_mine(), &self.home), Crumb::here(self.t.sessions_title())];
        Frame { section: Section::Mine, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }
}

fn mark(digest: &[u8; 32]) -> String {
    crypto::hex(&digest[..6])
}

/// The open sessions of the account.
#[utoipa::path(get, path = "/account/sessions", operation_id = "list_sessions", tag = "identity",
    responses((status = 200, body = SessionsPage)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn list_sessions(ctx: Ctx) -> Result {
    let person = ctx.signed_in().await?.person;
    let home = ctx.signed_in().await?.home;
    let here = ctx.cookie().map(web::SessionCookie::digest).unwrap_or_default();
    let rows = ctx.read(move |tx| Ok(tx.all(&sql::SESSIONS, args![tx.district(), person, tx.now()])?)).await?;
    let format = ctx.format();
    let sessions = rows.into_iter().map(|row| SessionItem {
        mark: mark(&row.digest),
        agent: row.agent,
        since: format.moment(row.made_at),
        until: format.moment(row.expires_at),
        here: row.digest == here,
    });
    ctx.show(&SessionsPage { sessions: sessions.collect(), home: format!("/{home}/me"), t: T(ctx.locale) }).await
}

/// Ends a session by its mark, or all others with `others`.
#[utoipa::path(post, path = "/account/sessions/{mark}/ending", operation_id = "end_session", tag = "identity",
    params(("mark" = String, Path, description = "A session's mark, or `others`.")),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn end_session(ctx: Ctx, Path(wanted): Path<String>) -> Result {
    let person = ctx.signed_in().await?.person;
    let here = ctx.cookie().map(web::SessionCookie::digest).unwrap_or_default();
    let done = ctx
        .write(move |tx| {
            let district = tx.district();
            let sessions = if wanted == "others" {
                tx.run(&sql::END_SESSIONS, args![district, person, here])?
            } else {
                let rows = tx.all(&sql::SESSIONS, args![district, person, tx.now()])?;
                let found = rows.iter().find(|r| mark(&r.digest) == wanted).ok_or_else(kernel::Error::hidden)?;
                tx.run(&sql::END_SESSION, args![district, found.digest, person])?
            };
            tx.record(&SignedOut { person, sessions })?;
            Ok(Done::new("/account/sessions", Text::each(|l| T(l).sessions_ended())))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Signs out.
#[utoipa::path(post, path = "/sign-out", operation_id = "sign_out", tag = "identity",
    responses((status = 303)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn sign_out(ctx: Ctx) -> Result {
    let person = ctx.signed_in().await?.person;
    let home = ctx.signed_in().await?.home;
    let here = ctx.cookie().map(web::SessionCookie::digest).unwrap_or_default();
    let who = ledger::Who::new(ctx.signed_in().await?.actor(), home);
    ctx.app
        .store()
        .write(&who, move |tx| {
            let district = tx.district();
            tx.run(&sql::END_SESSION, args![district, here, person])?;
            tx.record(&SignedOut { person, sessions: 1 })?;
            Ok(())
        })
        .await?;
    Ok(without_cookie(&ctx, ctx.go("/")))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = |here| SessionItem {
        mark: "a1b2".into(),
        agent: "iOS".into(),
        since: "11月3日".into(),
        until: "12月3日".into(),
        here,
    };
    let page = SessionsPage { sessions: vec![item(true), item(false)], home: "/".into(), t: T(locale) };
    vec![Sample::of("sessions", &page)]
}
