//! Leaving: an employment ends, today or after a day that is set ahead, and the roles that hang on it end with it (R10).

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Locale, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults::Check};

use crate::{
    T, api,
    appointment::{AppointmentRow, Leaver},
    employment::{Cause, Employment, EmploymentId, EmploymentRow, EmploymentState},
    events::{EmploymentDated, EmploymentEnded},
    me::place_name,
    permissions::EndEmployment,
    refusal::IdentityRefusal,
    store::{leaving, sql},
};

/// When somebody leaves.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct EndInput {
    /// The last day; today if it is left out. A day to come sets the end ahead.
    pub on: Input,
}

/// The form.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/end_employment.html")]
pub struct EndPage {
    pub id: EmploymentId,
    pub organisation: String,
    pub place: String,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// The roles that end with it, in words.
    pub roles: Vec<String>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    mine: bool,
    #[serde(skip)]
    until_text: String,
    #[serde(skip)]
    input: EndInput,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl EndPage {
    fn field(&self) -> Field {
        Field::date("on", self.t.last_day(), &self.input.on).hint(self.t.last_day_hint()).fault(&self.refused.faults)
    }
}

impl View for EndPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).end_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let (district, t) = (self.district, self.t);
        let (from, section) = if self.mine {
            (Crumb::link(t.nav_mine(), format!("/{district}/me")), Section::Mine)
        } else {
            (Crumb::link(t.employments_title(), format!("/{district}/employments")), Section::Employments)
        };
        Frame { section, layout: Layout::Narrow, crumbs: vec![from, Crumb::here(t.end_title())], ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(ctx: &Ctx, district: District, id: EmploymentId, input: Option<EndInput>, refused: Refused) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let employment = tx.granted::<EndEmployment, Employment>(id)?;
            let mine = tx.actor().person() == Some(employment.person);
            let leaver = leaver(tx, &employment.row)?;
            let mut roles = Vec::new();
            for row in api::posts_of(tx, employment.person)? {
                if row.role != kernel::Role::Employee && leaver.takes(&row) {
                    let place = place_name(tx, &row, locale)?;
                    roles.push(T(locale).role_at(api::role_title(locale, row.role), place));
                }
            }
            let organisation =
                registry::api::organisation(tx, employment.organisation)?.map_or(String::new(), |o| o.name);
            let place = registry::api::building_of(tx, employment.building)?.name.clone();
            let name = if mine { None } else { api::name_of(tx, employment.person)? };
            let until = employment.until_on;
            Ok(EndPage {
                id,
                organisation,
                place,
                until,
                roles,
                name: name.map_or(String::new(), |n| n.into_inner()),
                mine,
                until_text: until.map_or(String::new(), |d| i18n::Format(locale).date_long(d)),
                input: input.unwrap_or(EndInput { on: until.unwrap_or(tx.today()).to_string().into() }),
                district,
                refused,
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

/// What ends with an employment, and when it is to end.
#[utoipa::path(get, path = "/{district}/employments/{employment}/ending", operation_id = "show_end_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)),
    responses((status = 200, body = EndPage)), extensions(("x-permission" = json!("identity.end_employment"))))]
pub async fn show_end_employment(ctx: Ctx, Path((district, id)): Path<(District, EmploymentId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, id, None, refused).await
}

/// Ends an employment today, as of a day that has passed, or after a day to come.
#[utoipa::path(post, path = "/{district}/employments/{employment}/ending", operation_id = "end_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)), request_body = EndInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.end_employment"))))]
pub async fn end_employment(
    ctx: Ctx,
    Path((district, id)): Path<(District, EmploymentId)>,
    form: Form<EndInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| leave(tx, id, &input)).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, district, id, Some(form.input), refused).await
}

fn leave(tx: &mut Tx<'_, '_>, id: EmploymentId, input: &EndInput) -> kernel::Result<Done> {
    let (district, today) = (tx.district(), tx.today());
    let employment = tx.granted::<EndEmployment, Employment>(id)?;
    if !matches!(employment.state, EmploymentState::Active | EmploymentState::Pending) {
        return Err(IdentityRefusal::EmploymentOver.into());
    }
    let mut check = Check::default();
    let on: Option<Date> = check.parse("on", &input.on, web::faults::date);
    let on = on.unwrap_or(today);
    if on < employment.from_on && employment.state == EmploymentState::Active {
        let from = employment.from_on;
        check.fault("on", Text::each(|l| T(l).left_before_joining(i18n::Format(l).date_long(from))));
    }
    check.finish()?;
    let mine = tx.actor().person() == Some(employment.person);
    let href = if mine { format!("/{district}/me") } else { format!("/{district}/employments") };
    if on > today && employment.state == EmploymentState::Active {
        set_last_day(tx, &employment.row, Some(on))?;
        let text = Text::each(|l| T(l).notice_last_day(i18n::Format(l).date_long(on)));
        api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
        return Ok(Done::new(href, Text::each(|l| T(l).last_day_set(i18n::Format(l).date_long(on)))).id(id));
    }
    end(tx, &employment.row, Cause::Left, on)?;
    let text = Text::each(|l| T(l).notice_ended());
    api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
    Ok(Done::new(href, Text::each(|l| T(l).employment_ended())).id(id))
}

/// Sets an employment's last day, or takes it off. The role of an employee has the same.
pub fn set_last_day(tx: &mut Tx<'_, '_>, row: &EmploymentRow, until: Option<Date>) -> kernel::Result<()> {
    let district = tx.district();
    tx.run_one(&leaving::SET_LAST_DAY, args![district, row.id, until])?;
    tx.run(&leaving::SET_ROLE_END, args![district, row.person, row.id, until])?;
    crate::store::renew_grants(tx, row.person)?;
    let EmploymentRow { id, person, organisation, building, .. } = *row;
    tx.record(&EmploymentDated { employment: id, person, organisation, building, until })?;
    Ok(())
}

/// What ends with an employment besides itself.
pub fn ending_with(tx: &mut Tx<'_, '_>, row: &EmploymentRow) -> kernel::Result<Vec<AppointmentRow>> {
    let leaver = leaver(tx, row)?;
    let mut posts = api::posts_of(tx, row.person)?;
    posts.retain(|p| leaver.takes(p));
    Ok(posts)
}

/// What else the person has, so that only what hangs on this employment goes.
fn leaver(tx: &mut Tx<'_, '_>, row: &EmploymentRow) -> kernel::Result<Leaver> {
    let building = registry::api::building_of(tx, row.building)?;
    let mut others = api::employments_of(tx, row.person)?;
    others.retain(|e| e.id != row.id);
    let EmploymentRow { id: employment, organisation, .. } = *row;
    Ok(Leaver {
        employment,
        organisation,
        building: row.building,
        owns: building.owner == Some(organisation),
        manages: building.property == Some(organisation),
        stays_in: others.iter().any(|e| e.building == row.building),
        stays_with: others.iter().any(|e| e.organisation == organisation),
        stays_here: others.iter().any(|e| e.organisation == organisation && e.building == row.building),
    })
}

/// Ends an employment as of a day, at the latest its own last day, with every role that hangs on it. Answers those roles.
///
/// # Errors
/// The database's own failure.
pub fn end(tx: &mut Tx<'_, '_>, row: &EmploymentRow, cause: Cause, on: Date) -> kernel::Result<Vec<AppointmentRow>> {
    let district = tx.district();
    let active = row.state == EmploymentState::Active;
    // What was never confirmed never was.
    let on = if active { row.until_on.map_or(on, |until| until.min(on)) } else { row.from_on.plus_days(-1) };
    if tx.run(&leaving::CLOSE_EMPLOYMENT, args![district, row.id, EmploymentState::Ended, on, cause])? == 0 {
        return Ok(Vec::new());
    }
    let mut ended = Vec::new();
    if active {
        tx.run_one(&sql::COUNT_HEADS, args![district, row.building, -1])?;
        let leaver = leaver(tx, row)?;
        for appointment in api::posts_of(tx, row.person)? {
            if leaver.takes(&appointment) && api::end_role(tx, &appointment, Some(cause))? {
                ended.push(appointment);
            }
        }
        lead_elsewhere(tx, row)?;
    }
    let EmploymentRow { id, person, organisation, building, floor, .. } = *row;
    tx.record(&EmploymentEnded { employment: id, person, organisation, building, on, floor, cause: Some(cause) })?;
    Ok(ended)
}

/// "My tower" is another one that the person works or has a post in, if there is one.
fn lead_elsewhere(tx: &mut Tx<'_, '_>, row: &EmploymentRow) -> kernel::Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let mut left: Vec<_> = api::employments_of(tx, row.person)?.into_iter().map(|e| e.building).collect();
    let posts = api::posts_of(tx, row.person)?;
    let holds = |r: &&AppointmentRow| r.appointment().is_some_and(|a| a.holds_on(today));
    left.extend(posts.iter().filter(holds).filter_map(|r| r.building));
    if left.contains(&row.building) {
        return Ok(());
    }
    match left.first() {
        Some(other) => api::set_tower(tx, row.person, *other),
        None => {
            let none = (None::<kernel::BuildingId>, None::<String>);
            tx.run(&sql::SET_TOWER, args![district, row.person, none.0, none.1])?;
            Ok(())
        }
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |mine, until_text: &str, roles: &[&str]| EndPage {
        id: EmploymentId::from_bytes([1; 16]),
        organisation: "明岫信息技术（上海）股份有限公司望江分公司".into(),
        place: "和衡中心".into(),
        until: None,
        roles: roles.iter().map(|r| (*r).to_owned()).collect(),
        name: "林默".into(),
        mine,
        until_text: until_text.into(),
        input: EndInput { on: "2026-11-28".into() },
        district: District::new(310_107).expect("a district"),
        refused: Refused::none(locale),
        t,
    };
    let samples = [page(true, "", &[]), page(false, "2026年12月31日", &["楼层长，和衡中心 17 层"])];
    samples.iter().map(|p| Sample::of("end_employment", p)).collect()
}
