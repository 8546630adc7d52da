//! One's own page: who I am here, what waits for me, what I raised; and erasing oneself.

use std::cmp::Reverse;

use axum::extract::Path;
use db::args;
use kernel::{District, Locale, Text};
use serde::{Deserialize, Serialize};
use ui::{Chip, Field, Frame, Layout, Section, Tone};
use web::{Ctx, Done, Form, Input, Result, Sample, View};

use crate::{
    T, api,
    appointment::AppointmentRow,
    employment::{Cause, EmploymentId, EmploymentState},
    end_employment,
    events::PersonErased,
    sign_in::without_cookie,
    store::sql,
};

/// Where I work.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MyEmployment {
    pub id: EmploymentId,
    pub organisation: String,
    pub place: String,
    pub state: &'static str,
    /// The last day, where one is set.
    pub until: Option<String>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    open: bool,
}

/// A role that I hold.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MyRole {
    pub title: &'static str,
    pub place: String,
    pub until: Option<String>,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/me.html")]
pub struct MePage {
    pub name: String,
    /// What one signs in with, and what others need to name one for a post.
    pub login: String,
    pub employments: Vec<MyEmployment>,
    pub roles: Vec<MyRole>,
    /// What other modules show of the person's own things.
    #[schema(value_type = Object)]
    pub parts: serde_json::Map<String, serde_json::Value>,
    #[serde(skip)]
    sections: Vec<ui::Html>,
    #[serde(skip)]
    unread: i64,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl MePage {
    fn erase_field(&self) -> Field {
        Field::text("confirm", self.t.erase_confirm(), "").hint(self.t.erase_hint())
    }
}

impl View for MePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_mine().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Mine, layout: Layout::Narrow, ..Frame::default() }
    }
}

/// One's own page.
#[utoipa::path(get, path = "/{district}/me", operation_id = "show_me", tag = "identity",
    params(("district" = District, Path)),
    responses((status = 200, body = MePage)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn show_me(ctx: Ctx, Path(district): Path<District>) -> Result {
    let session = ctx.signed_in().await?;
    let (person, name, unread) = (session.person, session.name.clone(), session.unread);
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let t = T(locale);
            let mut employments = Vec::new();
            for row in tx.all(&sql::EMPLOYMENTS_OF, args![district, person])? {
                let organisation = registry::api::organisation(tx, row.organisation)?.map_or(String::new(), |o| o.name);
                let building = registry::api::building_of(tx, row.building)?.name.clone();
                let floor = match row.floor {
                    Some(id) => registry::api::floor(tx, id)?.map_or(String::new(), |f| t.floor_sign(f.label)),
                    None => String::new(),
                };
                let chip = match row.state {
                    EmploymentState::Pending => Chip::new(Tone::Waiting, t.state_pending()),
                    EmploymentState::Active => Chip::new(Tone::Done, t.state_active()),
                    EmploymentState::Refused => Chip::new(Tone::Closed, t.state_refused()),
                    EmploymentState::Ended => Chip::new(Tone::Archived, t.state_ended()),
                };
                let open = matches!(row.state, EmploymentState::Pending | EmploymentState::Active);
                let until = row.until_on.filter(|_| open).map(|d| i18n::Format(locale).date_long(d));
                let (state, place) = (row.state.code(), format!("{building} {floor}"));
                employments.push(MyEmployment { id: row.id, organisation, place, state, until, chip, open });
            }
            let mut posts = tx.all(&sql::APPOINTMENTS, args![district, person])?;
            posts.retain(|p| {
                p.role != kernel::Role::Employee && p.appointment().is_some_and(|a| a.holds_on(tx.today()))
            });
            // A post that two appointments give, as a roster and a seat do, is one: until the later day.
            posts.sort_by_key(|p| (p.role.code(), p.scope_id.clone(), p.until_on.is_some(), Reverse(p.until_on)));
            posts.dedup_by(|next, kept| (next.role, &next.scope_id) == (kept.role, &kept.scope_id));
            let mut roles = Vec::new();
            for post in posts {
                roles.push(role(tx, &post, locale)?);
            }
            let mut found = Vec::new();
            for module in app.modules() {
                found.extend((module.mine)(tx, locale)?);
            }
            found.sort_by_key(|part| part.order);
            let (mut parts, mut sections) = (serde_json::Map::new(), Vec::new());
            for part in found {
                parts.insert(part.name.to_owned(), part.data);
                sections.push(part.html);
            }
            let login = tx.first(&sql::LOGIN, args![district, person])?.map_or(String::new(), |(login,)| login);
            Ok(MePage { name, login, employments, roles, parts, sections, unread, district, t })
        })
        .await?;
    ctx.show(&page).await
}

fn role(tx: &mut ledger::Tx<'_, '_>, row: &AppointmentRow, locale: Locale) -> kernel::Result<MyRole> {
    let until = row.until_on.map(|d| i18n::Format(locale).date_long(d));
    let place = place_name(tx, row, locale)?;
    Ok(MyRole { title: api::role_title(locale, row.role), place, until })
}

/// Where an appointment holds, in words.
///
/// # Errors
/// The database's own failure.
pub fn place_name(tx: &mut ledger::Tx<'_, '_>, row: &AppointmentRow, locale: Locale) -> kernel::Result<String> {
    use kernel::Scope;
    let building = match row.building {
        Some(id) => registry::api::building(tx, id)?.map_or(String::new(), |b| b.name.clone()),
        None => String::new(),
    };
    Ok(match row.appointment().map(|a| a.scope) {
        Some(Scope::Floor(id)) => {
            let sign = registry::api::floor(tx, id)?.map_or(String::new(), |f| T(locale).floor_sign(f.label));
            format!("{building} {sign}")
        }
        Some(Scope::Organisation(id)) => registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name),
        Some(Scope::Subdistrict(code)) => registry::api::division(tx, code)?.map_or(String::new(), |d| d.name),
        Some(Scope::Tenant) if row.role == kernel::Role::CityClerk => T(locale).whole_city().to_owned(),
        Some(Scope::Tenant) => T(locale).whole_district().to_owned(),
        _ => building,
    })
}

/// Erasing oneself is confirmed by typing one's own name.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct EraseInput {
    pub confirm: Input,
}

/// Erases everything that identifies the person. What they did stays in the record, without them.
#[utoipa::path(post, path = "/account/erasure", operation_id = "erase_me", tag = "identity",
    request_body = EraseInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn erase_me(ctx: Ctx, form: Form<EraseInput>) -> Result {
    let session = ctx.signed_in().await?;
    let (person, home) = (session.person, session.home);
    if form.input.confirm.trim() != session.name {
        return Err(kernel::Error::field("confirm", Text::each(|l| T(l).erase_mismatch())).into());
    }
    ctx.write(move |tx| {
        for row in tx.all(&sql::EMPLOYMENTS_OF, args![home, person])? {
            if matches!(row.state, EmploymentState::Active | EmploymentState::Pending) {
                end_employment::end(tx, &row, Cause::Erased, tx.today())?;
            }
        }
        for row in tx.all(&sql::APPOINTMENTS, args![home, person])? {
            api::end_appointment(tx, &row)?;
        }
        let now = tx.now();
        tx.run(&sql::END_SESSIONS, args![home, person, [0u8; 32]])?;
        tx.run(&sql::DROP_NOTICES, args![home, person])?;
        tx.run_one(&sql::DROP_ACCOUNT, args![home, person])?;
        tx.run_one(&sql::ERASE_PERSON, args![home, person, now])?;
        tx.record(&PersonErased { person })?;
        Ok(())
    })
    .await?;
    let done = Done::new("/", Text::each(|l| T(l).erased()));
    Ok(without_cookie(&ctx, ctx.done(&done)))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let employment = MyEmployment {
        id: EmploymentId::from_bytes([1; 16]),
        organisation: "明岫信息技术（上海）股份有限公司望江分公司".into(),
        place: "和衡中心 17 层".into(),
        state: "active",
        until: Some("2026年12月31日".into()),
        chip: Chip::new(Tone::Done, t.state_active()),
        open: true,
    };
    let page = MePage {
        name: "林默".into(),
        login: "lin.mo".into(),
        employments: vec![employment],
        roles: vec![MyRole { title: t.role_floor_captain(), place: "和衡中心 17 层".into(), until: None }],
        parts: serde_json::Map::new(),
        sections: vec![],
        unread: 2,
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("me", &page)]
}
