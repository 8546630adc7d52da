//! Joining a building by an invitation: an account at once, an employee once the employer or the floor captain confirms.

use axum::{
    extract::Path,
    http::{HeaderMap, header},
};
use db::args;
use kernel::{BuildingId, District, FloorId, Locale, OrganisationId, Text};
use ledger::{Tx, Who};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Frame, Layout};
use web::{Ctx, Form, Input, Refused, Result, Sample, View, faults::Check};

use crate::{
    T,
    account::{self, Opened},
    api,
    events::EmploymentClaimed,
    invite::InvitationRow,
    refusal::IdentityRefusal,
    sign_in::{self, with_cookie},
    store::{self, sql},
};

/// What joining needs.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct JoinInput {
    pub name: Input,
    pub organisation: Input,
    pub floor: Input,
    pub login: Input,
    #[serde(skip_serializing)]
    pub password: Input,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/join.html")]
pub struct JoinPage {
    pub building: String,
    pub input: JoinInput,
    #[serde(skip)]
    organisations: Vec<(OrganisationId, String)>,
    #[serde(skip)]
    floors: Vec<(FloorId, String)>,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl JoinPage {
    fn fields(&self) -> Vec<Field> {
        let (t, input, faults) = (self.t, &self.input, &self.refused.faults);
        let choices = |list: &mut dyn Iterator<Item = (String, String)>| {
            let mut choices = vec![Choice::new("", t.please_choose())];
            choices.extend(list.map(|(id, name)| Choice::new(id, name)));
            choices
        };
        let organisations = choices(&mut self.organisations.iter().map(|(id, n)| (id.to_string(), n.clone())));
        let floors = choices(&mut self.floors.iter().map(|(id, n)| (id.to_string(), n.clone())));
        vec![
            Field::text("name", t.join_name(), input.name.as_str())
                .hint(t.join_name_hint())
                .with("autocomplete", "name")
                .fault(faults),
            Field::select("organisation", t.join_organisation(), &input.organisation, organisations).fault(faults),
            Field::select("floor", t.join_floor(), &input.floor, floors).optional(t.0).fault(faults),
            Field::text("login", t.login(), input.login.as_str())
                .hint(t.login_hint())
                .with("autocomplete", "username")
                .fault(faults),
            Field::password("password", t.password())
                .hint(t.password_rule())
                .with("autocomplete", "new-password")
                .fault(faults),
        ]
    }
}

impl View for JoinPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).join_title(&self.building)
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

fn invitation(tx: &mut Tx<'_, '_>, code: &str) -> kernel::Result<InvitationRow> {
    let (district, today) = (tx.district(), tx.today());
    let row = tx.first(&sql::INVITATION, args![district, code])?.ok_or_else(kernel::Error::hidden)?;
    if row.expires_on < today { Err(IdentityRefusal::InvitationOver.into()) } else { Ok(row) }
}

async fn page(ctx: &Ctx, code: String, input: JoinInput, refused: Refused) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let row = invitation(tx, &code)?;
            let building = registry::api::building_of(tx, row.building)?.name.clone();
            let today = tx.today();
            let mut organisations: Vec<(OrganisationId, String)> = registry::api::occupants(tx, row.building, today)?
                .into_iter()
                .map(|o| (o.organisation, o.name))
                .collect();
            organisations.dedup();
            organisations.retain(|(id, _)| row.organisation.is_none_or(|o| o == *id));
            let floors = registry::api::floors(tx, row.building)?;
            let floors = floors.into_iter().map(|f| (f.id, T(locale).floor_sign(f.label))).collect();
            Ok(JoinPage { building, input, organisations, floors, refused, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// The form behind an invitation.
#[utoipa::path(get, path = "/{district}/join/{code}", operation_id = "show_join", tag = "identity",
    params(("district" = District, Path), ("code" = String, Path)),
    responses((status = 200, body = JoinPage)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn show_join(ctx: Ctx, Path((_, code)): Path<(District, String)>) -> Result {
    ctx.limit_guesses()?;
    let refused = Refused::none(ctx.locale);
    page(&ctx, code, JoinInput::default(), refused).await
}

/// Joins a building. The account works at once; the employment waits for confirmation.
#[utoipa::path(post, path = "/{district}/join/{code}", operation_id = "join", tag = "identity",
    params(("district" = District, Path), ("code" = String, Path)), request_body = JoinInput,
    responses((status = 200, body = crate::sign_in::SignedInAnswer)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn join(
    ctx: Ctx,
    Path((district, code)): Path<(District, String)>,
    headers: HeaderMap,
    form: Form<JoinInput>,
) -> Result {
    ctx.limit_guesses()?;
    let agent = account::agent(headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default());
    match try_join(&ctx, district, code.clone(), form.input.clone(), agent).await {
        Ok(opened) if ctx.wants_json() => {
            let answer = crate::sign_in::SignedInAnswer { token: opened.cookie.reveal(), expires_in: opened.max_age };
            Ok(with_cookie(&ctx, &opened, axum::response::IntoResponse::into_response(axum::Json(answer))))
        }
        Ok(opened) => Ok(with_cookie(&ctx, &opened, ctx.go(&format!("/{district}/me")))),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, code, form.input, refused).await
        }
    }
}

async fn try_join(
    ctx: &Ctx,
    district: District,
    code: String,
    input: JoinInput,
    agent: &'static str,
) -> Result<Opened> {
    let mut check = Check::default();
    let name = check.text("name", &input.name, 30);
    let organisation: Option<OrganisationId> = check.require("organisation", &input.organisation, web::faults::choose);
    let floor: Option<FloorId> = check.parse("floor", &input.floor, web::faults::choose);
    let login = account::login(&mut check, "login", &input.login);
    account::good_password(&mut check, "password", &input.password, &login);
    check.finish()?;
    let Some(organisation) = organisation else { return Err(kernel::Error::bug("a checked field is missing").into()) };
    let hash = sign_in::hash(input.password.to_string()).await?;
    let who = Who::new(kernel::Actor::Guest, district);
    let written = ctx.app.store().write(&who, move |tx| {
        let row = invitation(tx, &code)?;
        check_place(tx, &row, organisation, floor)?;
        let person = api::register(tx, &name, "invitation")?;
        account::add(tx, person, &login, Some(&hash), false).map_err(|_| taken())?;
        tx.run_one(&sql::USE_INVITATION, args![district, row.code])?;
        let today = tx.today();
        let employment = store::add_employment(tx, person, organisation, row.building, floor, (today, None), false)?;
        tx.record(&EmploymentClaimed { employment, person, organisation, building: row.building })?;
        tell_confirmers(tx, organisation, row.building, floor)?;
        api::set_tower(tx, person, row.building)?;
        account::open_session(tx, person, agent)
    });
    Ok(written.await?)
}

fn taken() -> kernel::Error {
    kernel::Error::field("login", Text::each(|l| T(l).login_taken()))
}

/// The organisation must sit in the building and fit the invitation; the floor must be one of the building's.
fn check_place(
    tx: &mut Tx<'_, '_>,
    row: &InvitationRow,
    organisation: OrganisationId,
    floor: Option<FloorId>,
) -> kernel::Result<()> {
    let today = tx.today();
    let sits = registry::api::buildings_of(tx, organisation, today)?.contains(&row.building);
    if !sits || row.organisation.is_some_and(|o| o != organisation) {
        return Err(kernel::Error::field("organisation", web::faults::choose()));
    }
    if let Some(floor) = floor {
        let found = registry::api::floor(tx, floor)?;
        if found.is_none_or(|f| f.building != row.building) {
            return Err(kernel::Error::field("floor", web::faults::choose()));
        }
    }
    Ok(())
}

/// Whoever may confirm it: the employer and the captain of the floor, or the secretary where there is neither.
fn tell_confirmers(
    tx: &mut Tx<'_, '_>,
    organisation: OrganisationId,
    building: BuildingId,
    floor: Option<FloorId>,
) -> kernel::Result<()> {
    let mut people = api::holders(tx, kernel::Role::OrganisationDelegate, kernel::Scope::Organisation(organisation))?;
    if let Some(floor) = floor {
        people.extend(api::holders(tx, kernel::Role::FloorCaptain, kernel::Scope::Floor(floor))?);
    }
    if people.is_empty() {
        people = api::holders(tx, kernel::Role::CommitteeSecretary, kernel::Scope::Building(building))?;
    }
    let text = Text::each(|l| T(l).notice_claimed());
    let href = format!("/{}/employments/pending", tx.district());
    api::notify(tx, &people, &text, &href)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = JoinPage {
        building: "和衡中心".into(),
        input: JoinInput::default(),
        organisations: vec![],
        floors: vec![],
        refused: Refused::none(locale),
        t: T(locale),
    };
    vec![Sample::of("join", &page)]
}
