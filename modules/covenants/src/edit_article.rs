//! Writing a draft article by article: adding, changing, moving, taking out.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    charter::{ArticleId, EditionId},
    events::DraftChanged,
    gate,
    load::{Edition, add_article},
    permissions::DraftCharter,
    refusal::CovenantRefusal,
    start_draft::fresh,
    step::{self, done},
    store::{ArticleRow, sql},
    text::{HEADING, MOST, Passage, WORDS, article_number},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ArticleInput {
    pub heading: Input,
    pub words: Input,
    /// The mandatory article that it is: `notice`, `quorum`, …; found by its words if empty.
    pub covers: Input,
    /// Its place, from 1; the last if empty.
    pub position: Input,
    /// The revision of the draft that was read.
    pub rev: Input,
}

/// Nothing but its address is needed.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Nothing {}

struct Typed {
    passage: Passage,
    covers: String,
    position: usize,
}

fn read(edition: &Edition, pack: &policy::api::Pack, input: &ArticleInput) -> kernel::Result<Typed> {
    let mut check = Check::default();
    let heading = check.optional_text("heading", &input.heading, HEADING);
    let words = check.text("words", &input.words, WORDS);
    let covers = input.covers.trim().to_owned();
    if !covers.is_empty() && !gate::mandatory(pack, edition.kind).any(|i| i.id == covers) {
        check.fault("covers", web::faults::choose());
    }
    let most = edition.articles.len() + 1;
    let position: Option<usize> =
        check.parse("position", &input.position, || web::faults::number(1, i64::try_from(most).unwrap_or(99)));
    if position.is_some_and(|p| p == 0 || p > most) {
        check.fault("position", web::faults::number(1, i64::try_from(most).unwrap_or(99)));
    }
    check.finish()?;
    Ok(Typed { passage: Passage { heading, words }, covers, position: position.unwrap_or(most) })
}

async fn page(
    ctx: &Ctx,
    id: EditionId,
    of: Option<ArticleId>,
    typed: Option<ArticleInput>,
    refused: Refused,
) -> Result {
    let t = T(ctx.locale);
    let (edition, pack) = ctx
        .read(move |tx| {
            let edition = Edition::to::<DraftCharter>(tx, id)?;
            let pack = edition.pack(tx)?;
            Ok((edition, pack))
        })
        .await?;
    let article = match of {
        Some(of) => Some(edition.article(of).map_err(web::Error::from)?),
        None => None,
    };
    let input = typed.unwrap_or_else(|| match article {
        Some(a) => ArticleInput {
            heading: a.heading.as_str().into(),
            words: a.words.as_str().into(),
            covers: a.covers.as_str().into(),
            position: a.position.to_string().as_str().into(),
            ..ArticleInput::default()
        },
        None => ArticleInput::default(),
    });
    let mut marks = vec![Choice::new("", t.by_words())];
    marks.extend(gate::mandatory(&pack, edition.kind).map(|i| Choice::new(&i.id, gate::model(i).0.get(t.0))));
    let (name, heading) = match article {
        Some(_) => ("edit_article", t.do_edit_article()),
        None => ("add_article", t.do_add_article()),
    };
    let mut page = step::of_edition(&edition, name, heading, refused, t)
        .lead(t.article_lead())
        .field(
            Field::text("heading", t.heading(), input.heading.as_str())
                .with("maxlength", HEADING.to_string())
                .optional(t.0),
        )
        .field(Field::area("words", t.article_words(), input.words.as_str(), 8))
        .field(Field::select("covers", t.covers(), input.covers.as_str(), marks).hint(t.covers_hint()));
    let last = edition.articles.len() + usize::from(article.is_none());
    if last > 1 {
        let places =
            (1u32..=u32::try_from(last).unwrap_or(1)).map(|n| Choice::new(n.to_string(), article_number_in(t, n)));
        let at = if input.position.is_empty() { last.to_string() } else { input.position.to_string() };
        page = page.field(Field::select("position", t.position(), &at, places.collect()));
    }
    ctx.show(&page.hidden("rev", &edition.rev.to_string())).await
}

/// `第二条`, `Article 2`.
pub fn article_number_in(t: T, n: u32) -> String {
    match t.0 {
        Locale::Zh => article_number(n),
        Locale::En => t.article_n(n),
    }
}

/// The form to add an article with.
#[utoipa::path(get, path = "/{district}/editions/{edition}/articles", operation_id = "show_add_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_add_article(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, None, refused).await
}

/// Adds an article to a draft.
#[utoipa::path(post, path = "/{district}/editions/{edition}/articles", operation_id = "add_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = ArticleInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn add(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<ArticleInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, None, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, None, Some(form.input), refused).await
        }
    }
}

/// The form to change an article with.
#[utoipa::path(get, path = "/{district}/editions/{edition}/articles/{article}/text", operation_id = "show_edit_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), ("article" = ArticleId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_edit_article(ctx: Ctx, Path((_, id, of)): Path<(District, EditionId, ArticleId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, Some(of), None, refused).await
}

/// Changes or moves an article of a draft.
#[utoipa::path(post, path = "/{district}/editions/{edition}/articles/{article}/text", operation_id = "edit_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), ("article" = ArticleId, Path)), request_body = ArticleInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn edit_article(
    ctx: Ctx,
    Path((_, id, of)): Path<(District, EditionId, ArticleId)>,
    form: Form<ArticleInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, Some(of), &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, Some(of), Some(form.input), refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId, of: Option<ArticleId>, input: &ArticleInput) -> kernel::Result<Done> {
    let mut edition = Edition::to::<DraftCharter>(tx, id)?;
    let pack = edition.pack(tx)?;
    let typed = read(&edition, &pack, input)?;
    edition.state.may_edit()?;
    // Only what is added to a draft can be added without having read it.
    let read_it = of.is_some() || !input.rev.is_empty();
    if read_it && input.rev.as_str() != edition.rev.to_string() {
        return Err(tx.saved_meanwhile(&edition.charter.to_string(), id)?);
    }
    let row = match of {
        None if edition.articles.len() >= MOST => return Err(CovenantRefusal::TooManyArticles { most: MOST }.into()),
        None => {
            let row = fresh(tx, 0, &typed.passage, &typed.covers);
            add_article(tx, id, &row)?;
            row
        }
        Some(of) => {
            let mut row = edition.article(of)?.clone();
            let same = row.heading == typed.passage.heading && row.words == typed.passage.words;
            // What somebody looked at was another text.
            if !same {
                (row.looked_by, row.looked_words) = (None, None);
            }
            ArticleRow { heading: typed.passage.heading, words: typed.passage.words, covers: typed.covers, ..row }
        }
    };
    edition.articles.retain(|a| a.article != row.article);
    let at = (typed.position - 1).min(edition.articles.len());
    edition.articles.insert(at, ArticleRow { position: 0, ..row });
    edition.renumber(tx)?;
    changed(tx, &mut edition)?;
    let says = if of.is_some() { |t: T| t.article_saved() } else { |t: T| t.article_added() };
    Ok(done(&edition, says))
}

/// The draft has another text.
///
/// # Errors
/// The database's own failure.
pub fn changed(tx: &mut Tx<'_, '_>, edition: &mut Edition) -> kernel::Result<()> {
    edition.save(tx)?;
    let (building, charter, n, digest) = (edition.building, edition.charter, edition.n, edition.digest());
    tx.record(&DraftChanged { building, charter, edition: edition.id, n, digest })?;
    Ok(())
}

/// Takes an article out of a draft.
#[utoipa::path(post, path = "/{district}/editions/{edition}/articles/{article}/removal", operation_id = "remove_article", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), ("article" = ArticleId, Path)), request_body = Nothing,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn remove_article(
    ctx: Ctx,
    Path((_, id, of)): Path<(District, EditionId, ArticleId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| remove(tx, id, of))).await?;
    Ok(ctx.done(&done))
}

fn remove(tx: &mut Tx<'_, '_>, id: EditionId, of: ArticleId) -> kernel::Result<Done> {
    let mut edition = Edition::to::<DraftCharter>(tx, id)?;
    edition.article(of)?;
    edition.state.may_edit()?;
    let district = tx.district();
    tx.run_one(&sql::DROP_ARTICLE, args![district, id, of])?;
    edition.articles.retain(|a| a.article != of);
    edition.renumber(tx)?;
    changed(tx, &mut edition)?;
    Ok(Done::new(edition.href(), Text::each(|l| T(l).article_removed())).id(id))
}
