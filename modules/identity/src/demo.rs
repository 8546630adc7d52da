//! The demonstration's one-click sign-in as each of the cast. Answers nothing unless the program runs as a demonstration.

use axum::http::{HeaderMap, header};
use db::args;
use kernel::{District, Locale, Role};
use ledger::{Tx, Who};
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout};
use web::{Ctx, Form, Input, Result, Sample, View};

use crate::{
    T, account, api, events::SignedIn, me::place_name, refusal::IdentityRefusal, sign_in::with_cookie, store::sql,
};

/// One of the cast.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CastItem {
    pub login: String,
    pub name: String,
    pub titles: Vec<String>,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/cast.html")]
pub struct CastPage {
    pub cast: Vec<CastItem>,
    #[serde(skip)]
    t: T,
}

impl View for CastPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).cast_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }
}

/// The logins of the cast, in the order in which the tour meets them.
pub const CAST: &[&str] = &[
    "lin.mo",
    "jiang.ruoyun",
    "lu.zhiwei",
    "gu.yanqiu",
    "ye.zhixia",
    "huang.lichuan",
    "zhou.yining",
    "he.lanzhou",
    "wei.zhiqiu",
    "pei.huaijin",
    "fang.jibai",
    "shen.jiamu",
    "su.heqing",
    "tang.wanqing",
    "jie.dao",
    "qu.ban",
    "shi.ban",
    "guan.li",
    "an.quan",
    "shen.ji",
];

fn cast(tx: &mut Tx<'_, '_>, locale: Locale) -> kernel::Result<Vec<CastItem>> {
    let mut items = Vec::new();
    for login in CAST {
        let Some(person) = api::person_of_login(tx, login)? else { continue };
        let name = api::name_of(tx, person)?.map_or(String::new(), |n| n.into_inner());
        let district = tx.district();
        let mut titles = Vec::new();
        for row in tx.all(&sql::APPOINTMENTS, args![district, person])? {
            if row.appointment().is_some_and(|a| a.holds_on(tx.today())) {
                let title = format!("{} · {}", api::role_title(locale, row.role), place_name(tx, &row, locale)?);
                // A roster and a list of posts may both name it.
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
        }
        // An employee is one by work; the title matters only where there is no other.
        let employee = api::role_title(locale, Role::Employee);
        if titles.len() > 1 {
            titles.retain(|t| !t.starts_with(employee));
        }
        titles.truncate(3);
        items.push(CastItem { login: (*login).to_owned(), name, titles });
    }
    Ok(items)
}

/// The cast of the demonstration.
#[utoipa::path(get, path = "/demo", operation_id = "show_cast", tag = "identity",
    responses((status = 200, body = CastPage)), extensions(("x-permission" = json!("identity.play_cast"))))]
pub async fn show_cast(ctx: Ctx) -> Result {
    if !ctx.app.settings().demo {
        return Err(IdentityRefusal::NoDemo.into());
    }
    let (locale, district) = (ctx.locale, demo_district(&ctx)?);
    let cast = ctx.app.store().read(&Who::system("demo", district), move |tx| cast(tx, locale)).await?;
    ctx.show(&CastPage { cast, t: T(locale) }).await
}

fn demo_district(ctx: &Ctx) -> Result<District> {
    Ok(ctx.app.settings().district.ok_or_else(kernel::Error::hidden)?)
}

/// Whom to play.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PlayInput {
    pub login: Input,
}

/// Signs in as one of the cast.
#[utoipa::path(post, path = "/demo", operation_id = "play", tag = "identity", request_body = PlayInput,
    responses((status = 303)), extensions(("x-permission" = json!("identity.play_cast"))))]
pub async fn play(ctx: Ctx, headers: HeaderMap, form: Form<PlayInput>) -> Result {
    let login = form.input.login.to_string();
    // Everybody in a demonstration is made up, so anybody may be played.
    if !ctx.app.settings().demo {
        return Err(IdentityRefusal::NoDemo.into());
    }
    let district = demo_district(&ctx)?;
    let agent = account::agent(headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default());
    let who = Who::system("demo", district);
    let written = ctx.app.store().write(&who, move |tx| {
        let person = api::person_of_login(tx, &login)?.ok_or_else(kernel::Error::hidden)?;
        let opened = account::open_session(tx, person, agent)?;
        tx.record(&SignedIn { person, second_factor: false })?;
        let tower = tx.first(&sql::SESSION, args![district, opened.cookie.digest()])?.and_then(|s| s.tower);
        let staff = api::appointments_of(tx, person)?.iter().any(|a| a.role != Role::Employee);
        Ok((opened, tower, staff))
    });
    let (opened, tower, staff) = written.await?;
    let to = match tower {
        _ if staff => format!("/{district}/today"),
        Some(tower) => format!("/{district}/towers/{tower}"),
        None => format!("/{district}/me"),
    };
    Ok(with_cookie(&ctx, &opened, ctx.go(&to)))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item =
        CastItem { login: "lin.mo".into(), name: "林默".into(), titles: vec!["员工 · 和衡中心".into()] };
    vec![Sample::of("cast", &CastPage { cast: vec![item], t: T(locale) })]
}
