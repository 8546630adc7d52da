//! Activating an account that others have made, and resetting a password: a code that is shown once and good for a week.

use axum::{
    extract::Path,
    http::{HeaderMap, header},
};
use db::args;
use kernel::{Act, Actor, District, Locale, PersonId, Place, Resource, Role, Text};
use ledger::{Tx, Who};
use serde::{Deserialize, Serialize};
use ui::{Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, StepPage, View, faults::Check};

use crate::{
    T, account, api,
    appoint::place_of,
    events::{ActivationIssued, PasswordChanged, SignedIn},
    permissions::{self, IssueActivation},
    refusal::IdentityRefusal,
    sign_in::{self, with_cookie},
    store::{AccountRow, sql},
};

const DAYS: i64 = 7;

/// The account of a person, where it may be reset.
struct Account(Place);

impl Resource for Account {
    fn place(&self) -> &Place {
        &self.0
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        actor.is_signed_in() || matches!(actor, Actor::System(_))
    }
}

/// Whose account: by login name.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ActivationInput {
    pub login: Input,
}

/// The tenant itself, for the form.
struct Everywhere(Place);

impl Resource for Everywhere {
    fn place(&self) -> &Place {
        &self.0
    }
}

async fn page(ctx: &Ctx, district: District, input: ActivationInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let home = ctx
        .read(move |tx| {
            if IssueActivation::PERMISSION.scopes(tx.actor()).is_empty() {
                tx.grant::<IssueActivation, _>(Everywhere(Place::district(district)))?;
            }
            Ok(if permissions::may_appoint(tx.actor()) { "appointments" } else { "employments/pending" })
        })
        .await?;
    let subject = if home == "appointments" { t.nav_appointments() } else { t.pending_title() };
    let href = format!("/{district}/{home}");
    let page = StepPage::new(ctx.locale, Section::Accounts, "issue_activation", t.do_activate(), subject, &href)
        .refused(refused)
        .lead(t.activate_lead())
        .field(Field::text("login", t.login(), input.login.as_str()));
    ctx.show(&page).await
}

/// The form to hand out an activation code.
#[utoipa::path(get, path = "/{district}/activations", operation_id = "show_issue_activation", tag = "identity",
    params(("district" = District, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("identity.issue_activation"))))]
pub async fn show_issue_activation(ctx: Ctx, Path(district): Path<District>) -> Result {
    ctx.signed_in().await?;
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, ActivationInput::default(), refused).await
}

/// Hands out a code that activates an account or resets its password. It is shown this once.
#[utoipa::path(post, path = "/{district}/activations", operation_id = "issue_activation", tag = "identity",
    params(("district" = District, Path)), request_body = ActivationInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.issue_activation"))))]
pub async fn issue_activation(ctx: Ctx, Path(district): Path<District>, form: Form<ActivationInput>) -> Result {
    let (input, base) = (form.input.clone(), ctx.app.settings().public_url.clone());
    match ctx.write(move |tx| hand_out(tx, district, &input, &base)).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, form.input, refused).await
        }
    }
}

fn hand_out(tx: &mut Tx<'_, '_>, district: District, input: &ActivationInput, base: &str) -> kernel::Result<Done> {
    let person = api::person_of_login(tx, &input.login)?;
    let places = match person {
        Some(person) => places_of(tx, person)?,
        None => vec![Place::district(district)],
    };
    for place in places {
        tx.grant::<IssueActivation, _>(Account(place))?;
    }
    let person = person.ok_or_else(|| kernel::Error::field("login", Text::each(|l| T(l).unknown_login())))?;
    let code = issue(tx, person)?;
    let href = format!("{base}/{district}/activate/{code}");
    let mut done = Done::new(format!("/{district}/activations"), Text::each(|l| T(l).activation_issued(&href)));
    done.code = Some(code);
    Ok(done)
}

/// Everywhere that a person holds something: whoever resets the account must reach all of it, or could take over one that
/// reaches further than their own. A delegate counts as one of the building's.
fn places_of(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<Vec<Place>> {
    let (district, today) = (tx.district(), tx.today());
    let mut rows = tx.all(&sql::APPOINTMENTS, args![district, person])?;
    rows.retain(|r| r.until_on.is_none_or(|until| until >= today));
    if rows.iter().any(|r| r.building.is_some()) {
        rows.retain(|r| r.role != Role::OrganisationDelegate);
    }
    let mut places = Vec::new();
    for row in &rows {
        places.push(place_of(tx, row.appointment().map(|a| a.scope), row.building)?);
    }
    if places.is_empty() {
        places.push(Place::district(district));
    }
    Ok(places)
}

/// A fresh code for an account; only its digest is kept.
///
/// # Errors
/// The database's own failure.
pub fn issue(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<String> {
    let (district, code) = (tx.district(), crypto::code(12));
    let until = tx.now().plus_days(DAYS);
    tx.run_one(&sql::SET_ACTIVATION, args![district, person, crypto::digest(code.as_bytes()), until])?;
    tx.record(&ActivationIssued { person })?;
    Ok(code)
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/activate.html")]
pub struct ActivatePage {
    pub login: String,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl ActivatePage {
    fn field(&self) -> Field {
        let t = self.t;
        Field::password("password", t.password_new())
            .hint(t.password_rule())
            .with("autocomplete", "new-password")
            .fault(&self.refused.faults)
    }
}

impl View for ActivatePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).activate_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

fn account_of(tx: &mut Tx<'_, '_>, code: &str) -> kernel::Result<AccountRow> {
    let district = tx.district();
    let digest = crypto::digest(code.trim().to_uppercase().as_bytes());
    let account = tx.first(&sql::BY_ACTIVATION, args![district, digest])?.ok_or_else(kernel::Error::hidden)?;
    if account.activation_until.is_none_or(|until| until < tx.now()) {
        return Err(IdentityRefusal::ActivationOver.into());
    }
    Ok(account)
}

/// The form behind an activation code.
#[utoipa::path(get, path = "/{district}/activate/{code}", operation_id = "show_activation", tag = "identity",
    params(("district" = District, Path), ("code" = String, Path)),
    responses((status = 200, body = ActivatePage)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn show_activation(ctx: Ctx, Path((_, code)): Path<(District, String)>) -> Result {
    ctx.limit_guesses()?;
    let account = ctx.read(move |tx| account_of(tx, &code)).await?;
    let refused = Refused::none(ctx.locale);
    ctx.show(&ActivatePage { login: account.login, refused, t: T(ctx.locale) }).await
}

/// The password to set.
#[derive(Default, Clone, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ActivateInput {
    pub password: Input,
}

/// Activates an account with a password, and signs in.
#[utoipa::path(post, path = "/{district}/activate/{code}", operation_id = "activate", tag = "identity",
    params(("district" = District, Path), ("code" = String, Path)), request_body = ActivateInput,
    responses((status = 303)), extensions(("x-permission" = json!("identity.enter"))))]
pub async fn activate(
    ctx: Ctx,
    Path((district, code)): Path<(District, String)>,
    headers: HeaderMap,
    form: Form<ActivateInput>,
) -> Result {
    ctx.limit_guesses()?;
    let wanted = code.clone();
    let account = ctx.read(move |tx| account_of(tx, &wanted)).await?;
    let mut check = Check::default();
    account::good_password(&mut check, "password", &form.input.password, &account.login);
    if let Err(error) = check.finish() {
        let refused = ctx.refused(error.into())?;
        return ctx.show(&ActivatePage { login: account.login, refused, t: T(ctx.locale) }).await;
    }
    let hash = sign_in::hash(form.input.password.to_string()).await?;
    let agent = account::agent(headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default());
    let who = Who::new(Actor::Guest, district);
    let written = ctx.app.store().write(&who, move |tx| {
        // Read again: of two who hold the same code, one comes first.
        let AccountRow { person, second_factor, .. } = account_of(tx, &code)?;
        tx.run_one(&sql::SET_PASSWORD, args![district, person, hash])?;
        // Whoever was in with the old password is out.
        tx.run(&sql::END_SESSIONS, args![district, person, [0u8; 32]])?;
        tx.record(&PasswordChanged { person })?;
        // A code stands for the password, not for the second factor.
        if second_factor.is_some() {
            return Ok(None);
        }
        let opened = account::open_session(tx, person, agent)?;
        tx.record(&SignedIn { person, second_factor: false })?;
        Ok(Some(opened))
    });
    Ok(match written.await? {
        Some(opened) => with_cookie(&ctx, &opened, ctx.go(&format!("/{district}/today"))),
        None => ctx.go("/sign-in"),
    })
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = ActivatePage { login: "lu.zhiwei".into(), refused: Refused::none(locale), t: T(locale) };
    vec![Sample::of("activate", &page)]
}
