//! Somebody of the tower reports that an organisation breaks an article. Only those concerned see it.

use axum::extract::Path;
use commitments::api::{Named, Party, Promise};
use db::args;
use kernel::{District, OrganisationId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    breach::BreachId,
    charter::{ArticleId, CharterId},
    citation::CitationKind,
    cite_article::{Use, article_href, article_in_force, put},
    edit_article::article_number_in,
    events::BreachReported,
    load::Charter,
    opinion::LONGEST,
    permissions::ReportBreach,
    step,
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct BreachInput {
    /// The organisation concerned.
    pub organisation: Input,
    /// What happened, where and when.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CharterId, of: ArticleId, input: BreachInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (charter, article) = ctx
        .read(move |tx| {
            let charter = tx.granted::<ReportBreach, Charter>(id)?.into_inner();
            let (_, article) = article_in_force(tx, &charter, of)?;
            Ok((charter, article))
        })
        .await?;
    let mut firms = vec![Choice::new("", t.choose_firm())];
    firms.extend(charter.ground.firms.iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let title = charter.title();
    let subject = Text::each(|l| T(l).article_of(title.get(l), article_number_in(T(l), article.position)));
    let href = article_href(charter.row.district, id, of);
    let page = step::page(ctx.locale, "report_breach", t.do_report_breach(), &subject, &href, refused)
        .lead(t.breach_lead())
        .sheet(ui::Html(format!("<p class=\"quote\">{}</p>", ui::Escaped(&article.words))))
        .field(Field::select("organisation", t.breach_firm(), input.organisation.as_str(), firms))
        .field(Field::area("words", t.breach_words(), input.words.as_str(), 4).hint(t.breach_hint()));
    ctx.show(&page).await
}

/// The form to report a breach with.
#[utoipa::path(get, path = "/{district}/charters/{charter}/articles/{article}/breaches", operation_id = "show_report_breach", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), ("article" = ArticleId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.report_breach"))))]
pub async fn show_report_breach(ctx: Ctx, Path((_, id, of)): Path<(District, CharterId, ArticleId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, of, BreachInput::default(), refused).await
}

/// Reports that an article was broken.
#[utoipa::path(post, path = "/{district}/charters/{charter}/articles/{article}/breaches", operation_id = "report_breach", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), ("article" = ArticleId, Path)), request_body = BreachInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.report_breach"))))]
pub async fn report_breach(
    ctx: Ctx,
    Path((_, id, of)): Path<(District, CharterId, ArticleId)>,
    form: Form<BreachInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CharterId, of: ArticleId, input: &BreachInput) -> kernel::Result<Done> {
    let charter = tx.granted::<ReportBreach, Charter>(id)?.into_inner();
    let (edition, article) = article_in_force(tx, &charter, of)?;
    let mut check = Check::default();
    let firm = check.require::<OrganisationId>("organisation", &input.organisation, faults::choose);
    let name = firm.and_then(|f| charter.ground.firm(f)).map(str::to_owned);
    if firm.is_some() && name.is_none() {
        check.fault("organisation", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (Some(firm), Some(name)) = (firm, name) else { return Err(kernel::Error::bug("a checked field is missing")) };
    let days = edition.pack(tx)?.covenants.breach_days.value;
    let due = tx.in_working_days(days);
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    let breach = BreachId::new(tx.store().clock().now());
    let (building, subdistrict) = (edition.building, edition.subdistrict);
    let row = args![
        district,
        breach,
        id,
        of,
        edition.id,
        building,
        subdistrict,
        person,
        firm,
        name,
        words,
        due.on,
        due.provisional,
        now
    ];
    tx.run_one(&sql::ADD_BREACH, row)?;
    let href = format!("/{district}/breaches/{breach}");
    let title = Text::each(|l| T(l).breach_title(article_number_in(T(l), article.position)));
    let debtor = Named::new(Party::Organisation(firm), Text::same(name));
    let promise = Promise {
        kind: "breach",
        subject: breach.any(),
        building: Some(building),
        title: &title,
        href: &href,
        floor: 3,
        debtor: debtor.clone(),
        creditor: None,
        due: Some(due),
    };
    commitments::api::open(tx, &promise)?;
    let kept = tx.words(&words);
    tx.record(&BreachReported { building, charter: id, article: of, breach, due: due.on, words: kept })?;
    // What it was applied to is told without a way to the report: that is for those concerned.
    let subject = breach.to_string();
    put(tx, &edition, of, &Use { kind: CitationKind::Breach, subject: &subject, href: "", words: "" })?;
    let asked = commitments::api::people_of(tx, &debtor.party, Some(building))?;
    let text = Text::each(|l| T(l).notice_breach(title.get(l), i18n::Format(l).date(due.on)));
    identity::api::notify(tx, &asked, &text, &href)?;
    let keepers: Vec<_> = charter.ground.keepers(tx)?.into_iter().filter(|p| !asked.contains(p)).collect();
    identity::api::notify(tx, &keepers, &Text::each(|l| T(l).notice_breach_kept(title.get(l))), &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).breach_reported(i18n::Format(l).date(due.on)))).id(breach))
}
