//! Invitations to join a building: a link and a picture of it, good for some weeks.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, Date, District, Locale, OrganisationId, Text};
use ledger::Tx;
use qrcode::{QrCode, render::svg};
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Layout, Section, TowerLink};
use web::{Ctx, Done, Form, Input, Result, Sample, View, faults::Check};

use crate::{T, events::InvitationMade, permissions::Invite, store::sql};

/// How long an invitation is good.
const DAYS: i64 = 60;

db::row! {
    #[derive(Debug, Clone)]
    pub struct InvitationRow {
        pub code: String,
        pub building: BuildingId,
        pub organisation: Option<OrganisationId>,
        pub expires_on: Date,
        pub used: i64,
    }
}

/// An invitation in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct InvitationItem {
    pub code: String,
    pub address: String,
    /// The organisation that it is for, or everybody in the building.
    pub organisation: Option<String>,
    pub expires: String,
    pub used: i64,
    #[serde(skip)]
    picture: ui::Html,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/invitations.html")]
pub struct InvitationsPage {
    pub building: BuildingId,
    pub name: String,
    pub invitations: Vec<InvitationItem>,
    #[serde(skip)]
    organisations: Vec<(OrganisationId, String)>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl InvitationsPage {
    fn field(&self) -> Field {
        let mut choices = vec![Choice::new("", self.t.invite_everybody())];
        choices.extend(self.organisations.iter().map(|(id, name)| Choice::new(id.to_string(), name)));
        Field::select("organisation", self.t.invite_for(), "", choices).optional(self.t.0)
    }
}

impl View for InvitationsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).invite_title(&self.name)
    }

    fn frame(&self) -> Frame {
        let href = format!("/{}/towers/{}", self.district, self.building);
        let crumbs = vec![Crumb::link(&self.name, &href), Crumb::here(self.t.invite_crumb())];
        let tower = Some(TowerLink { name: self.name.clone(), href });
        Frame { section: Section::Invitations, layout: Layout::Desk, crumbs, tower }
    }
}

/// The open invitations of a building.
#[utoipa::path(get, path = "/{district}/towers/{building}/invitations", operation_id = "list_invitations", tag = "identity",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = InvitationsPage)), extensions(("x-permission" = json!("identity.invite"))))]
pub async fn list_invitations(ctx: Ctx, Path((district, building)): Path<(District, BuildingId)>) -> Result {
    let (locale, base) = (ctx.locale, ctx.app.settings().public_url.clone());
    let page = ctx
        .read(move |tx| {
            let name = granted(tx, building)?.name.clone();
            let today = tx.today();
            let mut organisations: Vec<(OrganisationId, String)> =
                registry::api::occupants(tx, building, today)?.into_iter().map(|o| (o.organisation, o.name)).collect();
            organisations.dedup();
            let rows = tx.all(&sql::INVITATIONS, args![district, building, today])?;
            let invitations = rows.into_iter().map(|row| {
                let of = row.organisation.and_then(|o| organisations.iter().find(|(id, _)| *id == o));
                item(&base, district, &row, of.map(|(_, name)| name.clone()), locale)
            });
            Ok(InvitationsPage {
                building,
                name,
                invitations: invitations.collect(),
                organisations,
                district,
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

/// A delegate of a tenant may invite to the building it sits in, besides those in charge of the building.
fn granted(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Building> {
    let mut found = registry::api::building_of(tx, building)?;
    let mut sits_here = Vec::new();
    for organisation in tx.actor().organisations().collect::<Vec<_>>() {
        let today = tx.today();
        if registry::api::buildings_of(tx, organisation, today)?.contains(&building) {
            sits_here.push(organisation);
        }
    }
    found.stand_for(sits_here);
    Ok(tx.grant::<Invite, Building>(found)?.into_inner())
}

fn item(
    base: &str,
    district: District,
    row: &InvitationRow,
    organisation: Option<String>,
    locale: Locale,
) -> InvitationItem {
    let address = format!("{base}/{district}/join/{}", row.code);
    let picture =
        QrCode::new(address.as_bytes()).map(|qr| qr.render::<svg::Color<'_>>().min_dimensions(120, 120).build());
    let picture = picture.unwrap_or_default();
    let picture = picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned());
    InvitationItem {
        code: row.code.clone(),
        address,
        organisation,
        expires: i18n::Format(locale).date(row.expires_on),
        used: row.used,
        picture: ui::Html(picture),
    }
}

/// For whom the invitation is.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct InviteInput {
    /// The organisation whose people it is for; anybody in the building without one.
    pub organisation: Input,
}

/// Makes an invitation.
#[utoipa::path(post, path = "/{district}/towers/{building}/invitations", operation_id = "invite", tag = "identity",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = InviteInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.invite"))))]
pub async fn invite(
    ctx: Ctx,
    Path((district, building)): Path<(District, BuildingId)>,
    form: Form<InviteInput>,
) -> Result {
    let done = ctx
        .write(move |tx| {
            tx.once(form.once.as_deref(), |tx| {
                granted(tx, building)?;
                let mut check = Check::default();
                let organisation: Option<OrganisationId> =
                    check.parse("organisation", &form.input.organisation, web::faults::choose);
                if let Some(id) = organisation
                    && !registry::api::buildings_of(tx, id, tx.today())?.contains(&building)
                {
                    check.fault("organisation", web::faults::choose());
                }
                check.finish()?;
                let (code, now, by) = (crypto::code(10), tx.now(), tx.actor().person());
                let expires = tx.today().plus_days(DAYS);
                tx.run_one(&sql::ADD_INVITATION, args![district, code, building, organisation, by, now, expires])?;
                tx.record(&InvitationMade { building, organisation, expires })?;
                let mut done =
                    Done::new(format!("/{district}/towers/{building}/invitations"), Text::each(|l| T(l).invite_done()));
                done.code = Some(code);
                Ok(done)
            })
        })
        .await?;
    Ok(ctx.done(&done))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let building = BuildingId::from_bytes([1; 16]);
    let row = InvitationRow {
        code: "ABCDEFGHJK".into(),
        building,
        organisation: None,
        expires_on: Date::from_column(20_800),
        used: 3,
    };
    let page = |invitations| InvitationsPage {
        building,
        name: "和衡中心".into(),
        invitations,
        organisations: vec![],
        district,
        t: T(locale),
    };
    vec![
        Sample::of(
            "invitations",
            &page(vec![item("", district, &row, Some("岚桥供应链管理（望江）有限公司".into()), locale)]),
        ),
        Sample::of("invitations", &page(vec![])),
    ]
}
