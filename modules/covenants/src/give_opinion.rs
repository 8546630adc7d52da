//! Somebody who works in the tower says what they think of a draft, as a whole or of one article.

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    charter::{ArticleId, EditionId},
    edit_article::article_number_in,
    events::OpinionGiven,
    load::Edition,
    opinion::{LONGEST, OpinionId},
    permissions::GiveOpinion,
    step::{self, done},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct OpinionInput {
    /// The article; the whole text if empty.
    #[param(value_type = String)]
    pub article: Input,
    #[param(value_type = String)]
    pub words: Input,
}

async fn page(ctx: &Ctx, id: EditionId, input: OpinionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let edition = ctx.read(move |tx| Edition::to::<GiveOpinion>(tx, id)).await?;
    let mut articles = vec![Choice::new("", t.whole_draft())];
    articles.extend(edition.articles.iter().map(|a| {
        let number = article_number_in(t, a.position);
        let label = if a.heading.is_empty() { number } else { t.article_headed(number, &a.heading) };
        Choice::new(a.article.to_string(), label)
    }));
    let page = step::of_edition(&edition, "give_opinion", t.do_give_opinion(), refused, t)
        .lead(t.opinion_lead())
        .field(Field::select("article", t.about_article(), input.article.as_str(), articles))
        .field(Field::area("words", t.opinion_words(), input.words.as_str(), 4).hint(t.opinion_hint()));
    ctx.show(&page).await
}

/// The form to comment with.
#[utoipa::path(get, path = "/{district}/editions/{edition}/opinions", operation_id = "show_give_opinion", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), OpinionInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.give_opinion"))))]
pub async fn show_give_opinion(
    ctx: Ctx,
    Path((_, id)): Path<(District, EditionId)>,
    Query(input): Query<OpinionInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Comments on a published draft.
#[utoipa::path(post, path = "/{district}/editions/{edition}/opinions", operation_id = "give_opinion", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = OpinionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.give_opinion"))))]
pub async fn give_opinion(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<OpinionInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId, input: &OpinionInput) -> kernel::Result<Done> {
    let edition = Edition::to::<GiveOpinion>(tx, id)?;
    let mut check = Check::default();
    let article: Option<ArticleId> = check.parse("article", &input.article, faults::choose);
    if article.is_some_and(|a| edition.article(a).is_err()) {
        check.fault("article", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    edition.state.may_comment(tx.today())?;
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    let opinion = OpinionId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_OPINION, args![district, opinion, id, article, person, words, now])?;
    let (building, charter, kept) = (edition.building, edition.charter, tx.words(&words));
    tx.record(&OpinionGiven { building, charter, edition: id, opinion, article, words: kept })?;
    let (title, people) = (edition.title(), edition.ground.keepers(tx)?);
    identity::api::notify(tx, &people, &Text::each(|l| T(l).notice_opinion(title.get(l))), &edition.href())?;
    Ok(done(&edition, |t| t.opinion_done()).id(opinion))
}
