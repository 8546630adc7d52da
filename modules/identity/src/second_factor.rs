//! The second factor: six digits of an authenticator app (RFC 6238).

use crypto::{Fields, Totp};
use db::args;
use kernel::{Error, Locale, PersonId, Text};
use ledger::Tx;
use qrcode::{QrCode, render::svg};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View};

use crate::{T, events::SecondFactorChanged, refusal::IdentityRefusal, store::sql};

/// Where the secret is sealed to.
fn place(person: PersonId) -> String {
    format!("account.second_factor|{person}")
}

/// The secret of an account.
///
/// # Errors
/// A broken seal.
pub fn open(fields: &Fields, person: PersonId, sealed: &[u8]) -> kernel::Result<Totp> {
    let bytes = fields.open(&place(person), sealed).map_err(|e| Error::Broken(Box::new(e)))?;
    Ok(Totp::from_bytes(bytes.try_into().map_err(|_| Error::bug("a second factor of the wrong length"))?))
}

/// What setting a second factor needs.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SecondFactorInput {
    /// The secret that the page offered, sealed.
    pub offer: Input,
    /// The six digits that the app shows now.
    pub code: Input,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/second_factor.html")]
pub struct SecondFactorPage {
    /// A second factor is set.
    pub set: bool,
    /// The secret to type where the picture cannot be scanned.
    pub secret: String,
    /// The same secret, sealed, to be sent back with the code.
    pub offer: String,
    #[serde(skip)]
    picture: ui::Html,
    #[serde(skip)]
    home: String,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl SecondFactorPage {
    fn field(&self) -> Field {
        let code = Field::number("code", self.t.code(), "").hint(self.t.code_hint());
        code.with("autocomplete", "one-time-code").with("maxlength", "7").fault(&self.refused.faults)
    }
}

impl View for SecondFactorPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).second_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.t.nav_mine(), &self.home), Crumb::here(self.t.second_title())];
        Frame { section: Section::Mine, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(ctx: &Ctx, offer: Option<Totp>, refused: Refused) -> Result {
    let session = ctx.signed_in().await?;
    let (person, home) = (session.person, session.home);
    let account = ctx.read(move |tx| Ok(tx.one(&sql::ACCOUNT, args![home, person])?)).await?;
    let totp = offer.unwrap_or_else(Totp::generate);
    let uri = totp.uri(&account.login);
    let picture = QrCode::new(uri.as_bytes()).map(|qr| qr.render::<svg::Color<'_>>().min_dimensions(180, 180).build());
    let picture = picture.unwrap_or_default();
    let picture = picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned());
    let sealed = ctx.app.store().secrets().fields.seal(&place(person), totp.as_bytes());
    let page = SecondFactorPage {
        set: account.second_factor.is_some(),
        secret: crypto::base32(totp.as_bytes()),
        offer: crypto::hex(&sealed),
        picture: ui::Html(picture),
        home: format!("/{home}/me"),
        refused,
        t: T(ctx.locale),
    };
    ctx.show(&page).await
}

/// The second factor: set or not, and a secret to set it with.
#[utoipa::path(get, path = "/account/second-factor", operation_id = "show_second_factor", tag = "identity",
    responses((status = 200, body = SecondFactorPage)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn show_second_factor(ctx: Ctx) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, None, refused).await
}

/// Sets the second factor, once the app shows the right code.
#[utoipa::path(post, path = "/account/second-factor", operation_id = "set_second_factor", tag = "identity",
    request_body = SecondFactorInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn set_second_factor(ctx: Ctx, form: Form<SecondFactorInput>) -> Result {
    let session = ctx.signed_in().await?;
    let (person, home, secrets) = (session.person, session.home, ctx.app.store().secrets());
    let sealed = unhex(&form.input.offer);
    // What was not offered by us does not open.
    let totp = sealed.as_deref().and_then(|s| open(&secrets.fields, person, s).ok());
    let step = totp.as_ref().and_then(|t| t.step_of(&form.input.code, ctx.now()));
    let (Some(sealed), Some(step)) = (sealed, step) else {
        let error = Error::field("code", Text::each(|l| T(l).wrong_code()));
        let refused = ctx.refused(error.into())?;
        return page(&ctx, totp, refused).await;
    };
    let who = ledger::Who::new(session.actor(), home);
    let written = ctx.app.store().write(&who, move |tx| {
        // Whoever found an open browser does not exchange the owner's second factor for their own.
        if tx.one(&sql::ACCOUNT, args![home, person])?.second_factor.is_some() {
            return Err(IdentityRefusal::SecondFactorSet.into());
        }
        tx.run_one(&sql::SET_SECOND_FACTOR, args![home, person, sealed, step])?;
        tx.record(&SecondFactorChanged { person, set: true })?;
        Ok(Done::new("/account/second-factor", Text::each(|l| T(l).second_set())))
    });
    Ok(ctx.done(&written.await?))
}

/// Drops the second factor; a right code is needed.
#[utoipa::path(post, path = "/account/second-factor/removal", operation_id = "drop_second_factor", tag = "identity",
    request_body = SecondFactorInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn drop_second_factor(ctx: Ctx, form: Form<SecondFactorInput>) -> Result {
    let session = ctx.signed_in().await?;
    let (person, home, secrets, now) = (session.person, session.home, ctx.app.store().secrets(), ctx.now());
    ctx.limit_guesses()?;
    let done = ctx
        .write(move |tx| {
            let account = tx.one(&sql::ACCOUNT, args![home, person])?;
            let Some(sealed) = account.second_factor else { return Err(IdentityRefusal::WrongCode.into()) };
            let step = open(&secrets.fields, person, &sealed)?.step_of(&form.input.code, now);
            if step.is_none_or(|step| step <= account.second_factor_step) {
                return Err(IdentityRefusal::WrongCode.into());
            }
            take_off(tx, person)?;
            Ok(Done::new("/account/second-factor", Text::each(|l| T(l).second_dropped())))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Takes the second factor of an account off.
///
/// # Errors
/// The database's own failure.
pub fn take_off(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<()> {
    let district = tx.district();
    tx.run_one(&sql::SET_SECOND_FACTOR, args![district, person, None::<Vec<u8>>, 0])?;
    tx.record(&SecondFactorChanged { person, set: false })?;
    Ok(())
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()).collect()
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |set| SecondFactorPage {
        set,
        secret: "GEZDGNBV".into(),
        offer: "00".into(),
        picture: ui::Html::default(),
        home: "/".into(),
        refused: Refused::none(locale),
        t: T(locale),
    };
    vec![Sample::of("second_factor", &page(false)), Sample::of("second_factor", &page(true))]
}
