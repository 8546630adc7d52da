//! What a person was told, newest first.

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, EventId, Locale, Text, Timestamp};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Frame, Layout, Section};
use web::{Ctx, Done, Result, Sample, View};

use crate::{T, store::sql};

const PAGE: usize = 50;

db::row! {
    #[derive(Debug)]
    pub struct NoticeRow {
        pub id: EventId,
        pub at: Timestamp,
        pub zh: String,
        pub en: String,
        pub href: String,
        pub read_at: Option<Timestamp>,
    }
}

/// One notice.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NoticeItem {
    pub text: String,
    pub href: String,
    pub at: String,
    pub new: bool,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/notices.html")]
pub struct NoticesPage {
    pub notices: Vec<NoticeItem>,
    pub next: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    any_new: bool,
    #[serde(skip)]
    t: T,
}

impl View for NoticesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).notices_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs =
            vec![Crumb::link(self.t.nav_mine(), format!("/{}/me", self.district)), Crumb::here(self.t.notices_title())];
        Frame { section: Section::Mine, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Before {
    /// Notices before this one.
    before: Option<EventId>,
}

/// The reader's notices.
#[utoipa::path(get, path = "/{district}/me/notices", operation_id = "list_notices", tag = "identity",
    params(("district" = District, Path), Before),
    responses((status = 200, body = NoticesPage)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn list_notices(ctx: Ctx, Path(district): Path<District>, Query(before): Query<Before>) -> Result {
    let person = ctx.signed_in().await?.person;
    let before = before.before.unwrap_or(EventId::from_bytes([0xff; 16]));
    let mut rows = ctx.read(move |tx| Ok(tx.all(&sql::NOTICES, args![district, person, before, PAGE + 1])?)).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| format!("/{district}/me/notices?before={}", last.id));
    let (format, locale) = (ctx.format(), ctx.locale);
    let any_new = rows.iter().any(|r| r.read_at.is_none());
    let notices = rows.into_iter().map(|row| NoticeItem {
        text: if locale == Locale::Zh { row.zh } else { row.en },
        href: row.href,
        at: format.moment(row.at),
        new: row.read_at.is_none(),
    });
    ctx.show(&NoticesPage { notices: notices.collect(), next, district, any_new, t: T(locale) }).await
}

/// Marks every notice as read.
#[utoipa::path(post, path = "/{district}/me/notices", operation_id = "read_notices", tag = "identity",
    params(("district" = District, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn read_notices(ctx: Ctx, Path(district): Path<District>) -> Result {
    let person = ctx.signed_in().await?.person;
    let done = ctx
        .write(move |tx| {
            let now = tx.now();
            tx.run(&sql::READ_NOTICES, args![district, person, now])?;
            tx.run(&sql::NONE_UNREAD, args![district, person])?;
            // That somebody has read is nobody else's business: no event.
            tx.nothing_to_record();
            Ok(Done::new(format!("/{district}/me/notices"), Text::same("")))
        })
        .await?;
    Ok(ctx.done(&done))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = NoticeItem { text: "您报的事已归并".into(), href: "/".into(), at: "11月3日".into(), new: true };
    let page = |notices: Vec<NoticeItem>| NoticesPage {
        any_new: !notices.is_empty(),
        notices,
        next: None,
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    vec![Sample::of("notices", &page(vec![item])), Sample::of("notices", &page(vec![]))]
}
