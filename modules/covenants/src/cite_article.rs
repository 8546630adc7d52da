//! Writing down what an article has decided: by hand, and by itself where a rule of the tower's own was the deciding one.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, Locale, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    charter::{ArticleId, CharterId, CharterKind, EditionState},
    citation::{CitationId, CitationKind},
    edit_article::article_number_in,
    events::ArticleCited,
    load::{Charter, Edition},
    numbers::clause_id,
    permissions::CiteArticle,
    refusal::CovenantRefusal,
    step,
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CiteInput {
    /// `issue`, `resolution` or `other`.
    pub kind: Input,
    /// The address of what was decided: `/310107/clusters/clu_…`.
    pub href: Input,
    /// What the article decided.
    pub words: Input,
}

/// What an article was applied to.
pub struct Use<'a> {
    pub kind: CitationKind,
    pub subject: &'a str,
    pub href: &'a str,
    pub words: &'a str,
}

/// Keeps a use of an article of the edition in force; the same use once.
///
/// # Errors
/// The database's own failure.
pub fn put(tx: &mut Tx<'_, '_>, edition: &Edition, article: ArticleId, of: &Use<'_>) -> kernel::Result<()> {
    let (district, today, person) = (tx.district(), tx.today(), tx.actor().person());
    let id = CitationId::new(tx.store().clock().now());
    let (charter, building, kind) = (edition.charter, edition.building, of.kind);
    let row =
        args![district, id, charter, article, edition.id, building, kind, of.subject, of.href, of.words, person, today];
    if tx.run(&sql::ADD_CITATION, row)? == 1 {
        let on = of.subject.to_owned();
        tx.record(&ArticleCited { building, charter, edition: edition.id, article, kind, on })?;
    }
    Ok(())
}

/// Keeps a use of the article that refusals and pages cite so: `和衡中心议事规则 5`. Any other clause is nobody's here.
///
/// # Errors
/// The database's own failure.
pub fn cite_clause(tx: &mut Tx<'_, '_>, building: BuildingId, clause: &str, of: &Use<'_>) -> kernel::Result<()> {
    // What a city or the draft proposal says is named otherwise: nothing is looked up then.
    let named_so = |kind: &&CharterKind| clause.contains(T(Locale::Zh).document_short(kind.code()).as_str());
    if !CharterKind::ALL.iter().any(|kind| named_so(&kind)) {
        return Ok(());
    }
    let district = tx.district();
    for row in tx.all(&sql::CHARTERS_OF, args![district, building])? {
        let Some(charter) = Charter::load(tx, row.id)? else { continue };
        let tower = charter.ground.building.name.clone();
        let Some(id) = charter.in_force().map(|e| e.id) else { continue };
        let Some(edition) = Edition::load(tx, id)? else { continue };
        let named = |kind: CharterKind, position| clause_id(&tower, kind, position) == clause;
        if let Some(article) = edition.articles.iter().find(|a| named(edition.kind, a.position)) {
            put(tx, &edition, article.article, of)?;
        }
    }
    Ok(())
}

/// The articles in force in a tower, for the chooser of other modules' forms.
///
/// # Errors
/// The database's own failure.
pub fn articles(tx: &mut Tx<'_, '_>, building: BuildingId, locale: Locale) -> kernel::Result<Vec<Choice>> {
    let (t, district) = (T(locale), tx.district());
    let mut choices = Vec::new();
    for row in tx.all(&sql::CHARTERS_OF, args![district, building])? {
        let editions = tx.all(&sql::EDITIONS, args![district, row.id])?;
        let Some(now) = editions.iter().find(|e| matches!(e.state(), Ok(EditionState::InForce { .. }))) else {
            continue;
        };
        for a in tx.all(&sql::ARTICLES, args![district, now.id])? {
            let headed = t.article_headed(article_number_in(t, a.position), &a.heading);
            let label = format!("{} {headed}", t.document_short(row.kind.code()));
            choices.push(Choice::new(a.article.to_string(), label.trim_end()));
        }
    }
    Ok(choices)
}

/// Keeps that an article has decided what another module's form is about; whether it is in force in the tower.
///
/// # Errors
/// The database's own failure.
pub fn cited(tx: &mut Tx<'_, '_>, of: &web::Cited<'_>) -> kernel::Result<bool> {
    let (Ok(article), Some(kind)) = (of.article.trim().parse::<ArticleId>(), CitationKind::from_code(of.kind)) else {
        return Ok(false);
    };
    let district = tx.district();
    for row in tx.all(&sql::CHARTERS_OF, args![district, of.building])? {
        let editions = tx.all(&sql::EDITIONS, args![district, row.id])?;
        let Some(now) = editions.iter().find(|e| matches!(e.state(), Ok(EditionState::InForce { .. }))) else {
            continue;
        };
        let Some(edition) = Edition::load(tx, now.id)? else { continue };
        if edition.article(article).is_ok() {
            put(tx, &edition, article, &Use { kind, subject: of.subject, href: of.href, words: "" })?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// The edition in force with one of its articles.
///
/// # Errors
/// There is no such article in force.
pub fn article_in_force(
    tx: &mut Tx<'_, '_>,
    charter: &Charter,
    article: ArticleId,
) -> kernel::Result<(Edition, crate::store::ArticleRow)> {
    let id = charter.in_force().map(|e| e.id).ok_or_else(kernel::Error::hidden)?;
    let edition = Edition::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let row = edition.article(article)?.clone();
    Ok((edition, row))
}

pub fn article_href(district: District, charter: CharterId, article: ArticleId) -> String {
    format!("/{district}/charters/{charter}/articles/{article}")
}

async fn page(ctx: &Ctx, id: CharterId, of: ArticleId, input: CiteInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (charter, article) = ctx
        .read(move |tx| {
            let charter = tx.granted::<CiteArticle, Charter>(id)?.into_inner();
            let (_, article) = article_in_force(tx, &charter, of)?;
            Ok((charter, article))
        })
        .await?;
    let kinds = CitationKind::BY_HAND.iter().map(|k| Choice::new(k.code(), t.citation(k.code()))).collect();
    let title = charter.title();
    let subject = Text::each(|l| {
        let number = article_number_in(T(l), article.position);
        T(l).article_of(title.get(l), number)
    });
    let href = article_href(charter.row.district, id, of);
    let page = step::page(ctx.locale, "cite_article", t.do_cite(), &subject, &href, refused)
        .lead(t.cite_lead())
        .sheet(ui::Html(format!("<p class=\"quote\">{}</p>", ui::Escaped(&article.words))))
        .field(Field::radios("kind", t.cite_kind(), input.kind.as_str(), kinds))
        .field(Field::text("href", t.cite_href(), input.href.as_str()).hint(t.cite_href_hint()).optional(t.0))
        .field(Field::area("words", t.cite_words(), input.words.as_str(), 3).hint(t.cite_words_hint()));
    ctx.show(&page).await
}

/// The form to write a use down with.
#[utoipa::path(get, path = "/{district}/charters/{charter}/articles/{article}/citations", operation_id = "show_cite_article", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), ("article" = ArticleId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.cite_article"))))]
pub async fn show_cite_article(ctx: Ctx, Path((_, id, of)): Path<(District, CharterId, ArticleId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, of, CiteInput::default(), refused).await
}

/// Writes down what an article has decided.
#[utoipa::path(post, path = "/{district}/charters/{charter}/articles/{article}/citations", operation_id = "cite_article", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), ("article" = ArticleId, Path)), request_body = CiteInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.cite_article"))))]
pub async fn cite_article(
    ctx: Ctx,
    Path((_, id, of)): Path<(District, CharterId, ArticleId)>,
    form: Form<CiteInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CharterId, of: ArticleId, input: &CiteInput) -> kernel::Result<Done> {
    let charter = tx.granted::<CiteArticle, Charter>(id)?.into_inner();
    let (edition, _) = article_in_force(tx, &charter, of)?;
    let district = tx.district();
    let mut check = Check::default();
    let kind = CitationKind::BY_HAND.into_iter().find(|k| k.code() == input.kind.trim());
    if kind.is_none() {
        check.fault("kind", faults::choose());
    }
    // A whole address of ours is cut to its path; nothing leads elsewhere.
    let typed = check.optional_text("href", &input.href, 200);
    let beginning = format!("/{district}/");
    let href = typed.find(&beginning).map(|at| typed[at..].to_owned()).unwrap_or_default();
    let plain = href.chars().all(|c| c.is_ascii_alphanumeric() || "/_-".contains(c));
    if (!typed.is_empty() && href.is_empty()) || !plain {
        check.fault("href", Text::each(|l| T(l).fault_href()));
    }
    let words = check.text("words", &input.words, 200);
    check.finish()?;
    let Some(kind) = kind else { return Err(kernel::Error::bug("a checked field is missing")) };
    if !matches!(edition.state, EditionState::InForce { .. }) {
        return Err(CovenantRefusal::NotNow { stage: edition.stage.code(), step: "cite" }.into());
    }
    // The same thing once; what has no address is always another.
    let subject = if href.is_empty() {
        CitationId::new(tx.store().clock().now()).to_string()
    } else {
        href.rsplit('/').next().unwrap_or_default().to_owned()
    };
    put(tx, &edition, of, &Use { kind, subject: &subject, href: &href, words: &words })?;
    tx.nothing_to_record();
    Ok(Done::new(article_href(district, id, of), Text::each(|l| T(l).cited_done())).id(of))
}
