//! Beginning a draft (起草): from the edition in force, from the models of the pack, from a pasted text, or from nothing.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, District, PersonId, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    charter::{ArticleId, CharterId, CharterKind, EditionId, EditionState},
    events::DraftStarted,
    gate,
    load::{Charter, Edition, Ground, add_article, edition_href, title},
    numbers,
    permissions::DraftCharter,
    refusal::CovenantRefusal,
    step,
    store::{ArticleRow, CharterRow, EditionRow, sql},
    text::{self, Passage},
};

/// The longest text that can be pasted, in characters.
const PASTED: usize = 30_000;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct StartDraftInput {
    /// `covenant` or `procedure`.
    #[param(value_type = String)]
    pub kind: Input,
    /// `in_force`, `model`, `text` or `blank`.
    #[param(value_type = String)]
    pub from: Input,
    /// The whole text, for `text`.
    #[param(value_type = String)]
    pub words: Input,
}

async fn page(ctx: &Ctx, building: BuildingId, input: StartDraftInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (ground, in_force) = ctx
        .read(move |tx| {
            let ground = tx.granted::<DraftCharter, Ground>(building)?.into_inner();
            let mut in_force = false;
            for row in tx.all(&sql::CHARTERS_OF, args![tx.district(), building])? {
                in_force |= Charter::load(tx, row.id)?.is_some_and(|c| c.in_force().is_some());
            }
            Ok((ground, in_force))
        })
        .await?;
    let kinds = CharterKind::ALL.iter().map(|k| Choice::new(k.code(), t.document(k.code()))).collect();
    let mut from = vec![Choice::new("model", t.from_model()).hint(t.from_model_hint())];
    if in_force {
        from.insert(0, Choice::new("in_force", t.from_in_force()).hint(t.from_in_force_hint()));
    }
    from.push(Choice::new("text", t.from_text()).hint(t.from_text_hint()));
    from.push(Choice::new("blank", t.from_blank()));
    let tower = Text::same(ground.building.name.clone());
    let page = step::page(ctx.locale, "start_draft", t.do_start(), &tower, &ground.href(), refused)
        .lead(t.start_lead())
        .field(Field::radios("kind", t.which_document(), input.kind.as_str(), kinds))
        .field(Field::radios("from", t.from_what(), input.from.as_str(), from))
        .field(Field::area("words", t.whole_text(), input.words.as_str(), 8).optional(t.0).hint(t.whole_text_hint()));
    ctx.show(&page).await
}

/// The form to begin a draft with.
#[utoipa::path(get, path = "/{district}/towers/{building}/charters/new", operation_id = "show_start_draft", tag = "covenants",
    params(("district" = District, Path), ("building" = BuildingId, Path), StartDraftInput),
    responses((status = 200, body = web::StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_start_draft(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    Query(input): Query<StartDraftInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, input, refused).await
}

/// Begins a draft of the next edition.
#[utoipa::path(post, path = "/{district}/towers/{building}/charters/new", operation_id = "start_draft", tag = "covenants",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = StartDraftInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn start_draft(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    form: Form<StartDraftInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, building, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, building, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, building: BuildingId, input: &StartDraftInput) -> kernel::Result<Done> {
    let ground = tx.granted::<DraftCharter, Ground>(building)?.into_inner();
    let mut check = Check::default();
    let kind = CharterKind::from_code(input.kind.trim());
    if kind.is_none() {
        check.fault("kind", faults::choose());
    }
    let words = match input.from.trim() {
        "text" => check.text("words", &input.words, PASTED),
        "in_force" | "model" | "blank" => String::new(),
        _ => {
            check.fault("from", faults::choose());
            String::new()
        }
    };
    let pasted = text::split(&words);
    if pasted.len() > text::MOST {
        check.fault("words", Text::each(|l| T(l).too_many_articles(text::MOST)));
    }
    if let Some(n) = pasted.iter().position(|p| p.words.chars().count() > text::WORDS) {
        let n = u32::try_from(n + 1).unwrap_or(u32::MAX);
        check.fault("words", Text::each(|l| T(l).article_too_long(n, text::WORDS)));
    }
    check.finish()?;
    let Some(kind) = kind else { return Err(kernel::Error::bug("a checked field is missing")) };
    let charter = charter_of(tx, &ground, kind)?;
    if charter.coming().is_some() {
        return Err(CovenantRefusal::DraftExists.into());
    }
    let before = match charter.in_force() {
        Some(row) => Edition::load(tx, row.id)?,
        None => None,
    };
    let base = before.as_ref().filter(|_| input.from.trim() == "in_force");
    let articles = match (input.from.trim(), base) {
        (_, Some(base)) => base.articles.clone(),
        ("model", None) => models(tx, building, kind)?,
        (_, None) => carried(tx, before.as_ref().map_or(&[], |b| &b.articles), &pasted),
    };
    let numbers = before.as_ref().map_or("{}", |b| b.numbers.as_str());
    let author = tx.person()?;
    let id = begin(tx, &charter, articles, numbers, author)?;
    let title = title(&ground.building.name, kind);
    Ok(Done::new(edition_href(tx.district(), id), Text::each(|l| T(l).started_done(title.get(l)))).id(id))
}

/// A new edition of a document, as a draft.
fn begin(
    tx: &mut Tx<'_, '_>,
    charter: &Charter,
    articles: Vec<ArticleRow>,
    numbers: &str,
    author: PersonId,
) -> kernel::Result<EditionId> {
    let (district, now) = (tx.district(), tx.now());
    let CharterRow { id: charter_id, building, subdistrict, kind, .. } = charter.row;
    let (id, n) = (EditionId::new(tx.store().clock().now()), charter.editions.first().map_or(1, |e| e.n + 1));
    tx.run_one(
        &sql::ADD_EDITION,
        args![district, id, charter_id, building, subdistrict, kind, n, numbers, author, now],
    )?;
    for (position, article) in (1u32..).zip(articles) {
        add_article(tx, id, &ArticleRow { position, ..article })?;
    }
    tx.record(&DraftStarted { building, charter: charter_id, kind, edition: id, n })?;
    Ok(id)
}

/// Brings a text into force that a first meeting has adopted: the tower's first edition, or the next one. A draft that was under
/// way gives way to it; nothing happens where one is before the committee already.
///
/// # Errors
/// The database's own failure.
pub fn adopt(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    kind: CharterKind,
    words: &str,
    author: PersonId,
) -> kernel::Result<()> {
    let ground = Ground::load(tx, building)?.ok_or_else(kernel::Error::hidden)?;
    let charter = charter_of(tx, &ground, kind)?;
    let mut load = |row: Option<&EditionRow>| row.map_or(Ok(None), |row| Edition::load(tx, row.id));
    let (coming, before) = (load(charter.coming())?, load(charter.in_force())?);
    if coming.as_ref().is_some_and(|e| e.state.may_edit().is_err()) {
        return Ok(());
    }
    let pack = policy::api::of(tx, building)?;
    let old = coming.as_ref().or(before.as_ref()).map_or(&[] as &[ArticleRow], |e| &e.articles);
    let mut articles = carried(tx, old, &text::split(words));
    for article in articles.iter_mut().filter(|a| a.covers.is_empty()) {
        // An article under the heading of the model is the mandatory one, whatever else its words speak of.
        let headed = |item: &&policy::api::Item| gate::model(item).0.zh == article.heading;
        article.covers = gate::mandatory(&pack, kind).find(headed).map_or(String::new(), |item| item.id.clone());
    }
    let kept = match &before {
        Some(e) => numbers::read(&e.numbers)?,
        None => numbers::Numbers::new(),
    };
    // Numbers that nobody spoke of stay as they were.
    let spoken = kind == CharterKind::Procedure && words.contains(&format!("\n{}", text::annex_mark()));
    let numbers = if spoken { numbers::amended(&pack, words, &kept) } else { kept };
    let numbers = serde_json::to_string(&numbers)?;
    let same = |e: &Edition| {
        let pairs = e.articles.iter().zip(&articles);
        e.articles.len() == articles.len()
            && pairs.into_iter().all(|(a, b)| a.words == b.words && a.heading == b.heading)
            && e.numbers == numbers
    };
    if before.as_ref().is_some_and(same) {
        return Ok(());
    }
    let edition = match coming {
        Some(mut edition) => {
            let district = tx.district();
            tx.run(&sql::DROP_ARTICLES, args![district, edition.id])?;
            for article in &articles {
                add_article(tx, edition.id, article)?;
            }
            commitments::api::release_all(tx, edition.id.any())?;
            (edition.articles, edition.row.numbers) = (articles, numbers);
            edition
        }
        None => {
            let id = begin(tx, &charter, articles, &numbers, author)?;
            Edition::load(tx, id)?.ok_or_else(|| kernel::Error::bug("an edition is gone"))?
        }
    };
    let since = tx.today();
    crate::reactions::put_in_force(tx, edition, EditionState::InForce { since })
}

/// The tower's document of a kind; the first draft brings it into being.
fn charter_of(tx: &mut Tx<'_, '_>, ground: &Ground, kind: CharterKind) -> kernel::Result<Charter> {
    let (district, building, now) = (tx.district(), ground.building.id, tx.now());
    let found = tx.first(&sql::CHARTER_OF, args![district, building, kind])?;
    let id = match found {
        Some(row) => row.id,
        None => {
            let id = CharterId::new(tx.store().clock().now());
            let subdistrict = ground.building.subdistrict;
            tx.run_one(&sql::ADD_CHARTER, args![district, id, building, subdistrict, kind, now])?;
            id
        }
    };
    Charter::load(tx, id)?.ok_or_else(|| kernel::Error::bug("a document is gone"))
}

/// A new article with an id of its own.
pub fn fresh(tx: &Tx<'_, '_>, position: u32, passage: &Passage, covers: &str) -> ArticleRow {
    ArticleRow {
        article: ArticleId::new(tx.store().clock().now()),
        position,
        heading: passage.heading.clone(),
        words: passage.words.clone(),
        covers: covers.to_owned(),
        looked_by: None,
        looked_words: None,
    }
}

fn models(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind) -> kernel::Result<Vec<ArticleRow>> {
    let pack = policy::api::of(tx, building)?;
    let models = gate::mandatory(&pack, kind).map(|item| {
        let (heading, words) = gate::model(item);
        let passage = Passage { heading: heading.zh.into_owned(), words: words.zh.into_owned() };
        fresh(tx, 1, &passage, &item.id)
    });
    Ok(models.collect())
}

/// Articles of a new text: one that was there before keeps its id and its mark, and what somebody looked at while its words
/// stayed the same.
pub fn carried(tx: &Tx<'_, '_>, old: &[ArticleRow], new: &[Passage]) -> Vec<ArticleRow> {
    let passages: Vec<Passage> =
        old.iter().map(|a| Passage { heading: a.heading.clone(), words: a.words.clone() }).collect();
    let matched = text::matched(&passages, new);
    let rows = (1u32..).zip(new.iter().zip(matched)).map(|(position, (passage, found))| {
        let Some(before) = found.map(|n| &old[n]) else { return fresh(tx, position, passage, "") };
        let same = before.words == passage.words && before.heading == passage.heading;
        ArticleRow {
            article: before.article,
            position,
            heading: passage.heading.clone(),
            words: passage.words.clone(),
            covers: before.covers.clone(),
            looked_by: before.looked_by.filter(|_| same),
            looked_words: before.looked_words.clone().filter(|_| same),
        }
    });
    rows.collect()
}
