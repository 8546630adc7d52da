//! Changing one's password. Every other session ends with it.

use db::args;
use kernel::{Error, Locale, Text};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults::Check};

use crate::{T, account::good_password, events::PasswordChanged, sign_in, store::sql};

/// The old and the new password.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PasswordInput {
    pub old: Input,
    pub new: Input,
    pub again: Input,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/password.html")]
pub struct PasswordPage {
    /// The first password must be changed before anything else.
    pub must: bool,
    #[serde(skip)]
    home: String,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl PasswordPage {
    fn fields(&self) -> [Field; 3] {
        let (t, faults) = (self.t, &self.refused.faults);
        [
            Field::password("old", t.password_old()).with("autocomplete", "current-password").fault(faults),
            Field::password("new", t.password_new())
                .hint(t.password_rule())
                .with("autocomplete", "new-password")
                .fault(faults),
            Field::password("again", t.password_again()).with("autocomplete", "new-password").fault(faults),
        ]
    }
}

impl View for PasswordPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).password_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.t.nav_mine(), &self.home), Crumb::here(self.t.password_title())];
        Frame { section: Section::Mine, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(ctx: &Ctx, refused: Refused) -> Result {
    let session = ctx.signed_in().await?;
    let (must, home) = (session.must == Some("password"), format!("/{}/me", session.home));
    ctx.show(&PasswordPage { must, home, refused, t: T(ctx.locale) }).await
}

/// The form.
#[utoipa::path(get, path = "/account/password", operation_id = "show_password", tag = "identity",
    responses((status = 200, body = PasswordPage)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn show_password(ctx: Ctx) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, refused).await
}

/// Changes the password and ends every other session.
#[utoipa::path(post, path = "/account/password", operation_id = "change_password", tag = "identity",
    request_body = PasswordInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.own_account"))))]
pub async fn change_password(ctx: Ctx, form: Form<PasswordInput>) -> Result {
    match change(&ctx, &form.input).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, refused).await
        }
    }
}

async fn change(ctx: &Ctx, input: &PasswordInput) -> Result<Done> {
    let session = ctx.signed_in().await?;
    let (person, home) = (session.person, session.home);
    ctx.limit_guesses()?;
    let account = ctx.read(move |tx| Ok(tx.one(&sql::ACCOUNT, args![home, person])?)).await?;
    let mut check = Check::default();
    good_password(&mut check, "new", &input.new, &account.login);
    if input.new != input.again {
        check.fault("again", Text::each(|l| T(l).password_differs()));
    }
    if input.new == input.old {
        check.fault("new", Text::each(|l| T(l).password_same()));
    }
    check.finish()?;
    if !sign_in::is_password(input.old.to_string(), account.password).await? {
        return Err(Error::field("old", Text::each(|l| T(l).password_wrong_old())).into());
    }
    let hash = sign_in::hash(input.new.to_string()).await?;
    let here = ctx.cookie().map(web::SessionCookie::digest).unwrap_or_default();
    // Not `ctx.write`: an account that must change its password may do just this.
    let who = ledger::Who::new(session.actor(), home);
    let written = ctx.app.store().write(&who, move |tx| {
        tx.run_one(&sql::SET_PASSWORD, args![home, person, hash])?;
        tx.run(&sql::END_SESSIONS, args![home, person, here])?;
        tx.record(&PasswordChanged { person })?;
        Ok(Done::new(format!("/{home}/me"), Text::each(|l| T(l).password_changed())))
    });
    Ok(written.await?)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = PasswordPage { must: true, home: "/".into(), refused: Refused::none(locale), t: T(locale) };
    vec![Sample::of("password", &page)]
}
