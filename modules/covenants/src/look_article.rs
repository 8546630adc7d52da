//! An article looks as if no rule of a tower may say it; a named person looks and says why it may (R48).

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    charter::{ArticleId, EditionId},
    edit_article::article_number_in,
    events::ArticleLooked,
    gate,
    load::Edition,
    opinion::LONGEST,
    permissions::LookArticle,
    refusal::CovenantRefusal,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct LookInput {
    /// Why it may stand.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: EditionId, of: ArticleId, input: LookInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (edition, matters) = ctx
        .read(move |tx| {
            let edition = Edition::to::<LookArticle>(tx, id)?;
            let pack = edition.pack(tx)?;
            let article = edition.article(of)?;
            let matters: Vec<Text> =
                gate::suspicions(&pack, &article.heading, &article.words).iter().map(|i| i.text.clone()).collect();
            Ok((edition, matters))
        })
        .await?;
    let article = edition.article(of).map_err(web::Error::from)?;
    let number = article_number_in(t, article.position);
    let matters = i18n::Format(t.0).list(matters.iter().map(|m| m.get(t.0)));
    let page = step::of_edition(&edition, "look_article", t.do_look(), refused, t)
        .lead(t.look_lead(number, matters))
        .sheet(ui::Html(format!("<p class=\"quote\">{}</p>", ui::Escaped(&article.words))))
        .field(Field::area("words", t.look_words(), input.words.as_str(), 3).hint(t.look_hint()));
    ctx.show(&page).await
}

/// The form on which somebody looks at an article.
#[utoipa::path(get, path = "/{district}/editions/{edition}/articles/{article}/look", operation_id = "show_look_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), ("article" = ArticleId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.look_article"))))]
pub async fn show_look_article(ctx: Ctx, Path((_, id, of)): Path<(District, EditionId, ArticleId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, of, LookInput::default(), refused).await
}

/// Says why an article that looks unlawful is not.
#[utoipa::path(post, path = "/{district}/editions/{edition}/articles/{article}/look", operation_id = "look_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), ("article" = ArticleId, Path)), request_body = LookInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.look_article"))))]
pub async fn look_article(
    ctx: Ctx,
    Path((_, id, of)): Path<(District, EditionId, ArticleId)>,
    form: Form<LookInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, of, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, of, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId, of: ArticleId, input: &LookInput) -> kernel::Result<Done> {
    let mut edition = Edition::to::<LookArticle>(tx, id)?;
    edition.article(of)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    edition.state.may_edit()?;
    let pack = edition.pack(tx)?;
    let person = tx.person()?;
    let Some(n) = edition.articles.iter().position(|a| a.article == of) else { return Err(kernel::Error::hidden()) };
    let article = &mut edition.articles[n];
    let matters: Vec<String> =
        gate::suspicions(&pack, &article.heading, &article.words).iter().map(|i| i.id.clone()).collect();
    if matters.is_empty() {
        return Err(CovenantRefusal::NothingToLook.into());
    }
    (article.looked_by, article.looked_words) = (Some(person), Some(words.clone()));
    edition.save_article(tx, n)?;
    let (building, charter, words) = (edition.building, edition.charter, tx.words(&words));
    tx.record(&ArticleLooked { building, charter, edition: id, article: of, matters, words })?;
    Ok(done(&edition, |t| t.looked_done()))
}
