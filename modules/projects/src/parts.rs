//! Small parts that several pages of this module show.

use db::args;
use kernel::{Result, Text};
use ledger::Tx;

use crate::{
    T,
    need::shown,
    project::Project,
    state::ClaimId,
    store::{ClaimRow, NeedRow, PledgeRow, sql},
};

/// Drafts that a matter may be added to: address and title.
#[derive(askama::Template)]
#[template(path = "projects/_drafts.html")]
pub struct Drafts {
    pub drafts: Vec<(String, String)>,
    pub t: T,
}

/// By what a project is judged, before anybody decides.
#[derive(askama::Template)]
#[template(path = "projects/_terms.html")]
pub struct Terms {
    pub purpose: String,
    pub facts: Vec<(&'static str, String)>,
    pub t: T,
}

/// A paper to read before it is signed.
#[derive(askama::Template)]
#[template(path = "projects/_paper.html")]
pub struct Paper {
    pub title: &'static str,
    pub paragraphs: Vec<String>,
}

/// # Errors
/// A template that fails.
pub fn html(template: &impl askama::Template) -> Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}

/// What a project needs, in a line.
pub fn needs_line(needs: &[NeedRow], t: T) -> String {
    let each = needs.iter().map(|n| {
        let amount = t.amount_of(n.kind.code(), shown(n.kind, n.needed));
        if n.what.is_empty() { amount } else { t.need_what(amount, &n.what) }
    });
    each.collect::<Vec<_>>().join(t.and())
}

/// A claimant's name: the organisation's, or "a person".
pub fn name_of(claim: &ClaimRow, t: T) -> &str {
    if claim.name.is_empty() { t.a_person() } else { &claim.name }
}

/// What a claim pledges, in a line.
pub fn pledges_line(pledges: &[PledgeRow], claim: ClaimId, t: T) -> String {
    let mine = pledges.iter().filter(|p| p.claim == claim);
    mine.map(|p| t.amount_of(p.kind.code(), shown(p.kind, p.amount))).collect::<Vec<_>>().join(t.and())
}

/// What is still to be given of a pledge, in a line.
pub fn pledge_line(pledge: &PledgeRow, needs: &[NeedRow], t: T) -> String {
    let amount = t.amount_of(pledge.kind.code(), shown(pledge.kind, pledge.amount - pledge.delivered));
    let what = needs.iter().find(|n| n.id == pledge.need).map_or("", |n| n.what.as_str());
    let amount = if what.is_empty() { amount } else { t.need_what(amount, what) };
    t.resource_of(t.resource(pledge.kind.code()), amount)
}

/// A part of a project where it stands by itself: the project's title and the part. Titles are kept in Chinese.
pub fn named(project: &Project, part: impl Fn(T) -> String) -> String {
    Text::each(|l| T(l).part_of(&project.title, part(T(l)))).zh.into_owned()
}

/// What a claim has pledged and delivered, in a line.
pub fn balance_line(pledges: &[PledgeRow], claim: ClaimId, t: T) -> String {
    let mine = pledges.iter().filter(|p| p.claim == claim);
    let line = |p: &PledgeRow| {
        let delivered = t.amount_of(p.kind.code(), shown(p.kind, p.delivered));
        t.of_pledged(delivered, t.amount_of(p.kind.code(), shown(p.kind, p.amount)))
    };
    mine.map(line).collect::<Vec<_>>().join(t.and())
}

/// The claim as a paper to sign (认领书).
///
/// # Errors
/// The database's own failure.
pub fn paper_of(tx: &mut Tx<'_, '_>, project: &Project, claim: &ClaimRow, t: T) -> Result<ui::Html> {
    let pledges = tx.all(&sql::PLEDGES, args![project.district, project.id])?;
    let mut paragraphs = vec![t.paper_claims(name_of(claim, t), &project.title)];
    let gives = pledges_line(&pledges, claim.id, t);
    if !gives.is_empty() {
        paragraphs.push(t.paper_gives(gives));
    }
    paragraphs.push(t.paper_confirms().to_owned());
    html(&Paper { title: t.paper_title(), paragraphs })
}

/// # Errors
/// The database's own failure.
pub fn terms_of(tx: &mut Tx<'_, '_>, project: &Project, t: T) -> Result<ui::Html> {
    let needs = tx.all(&sql::NEEDS, args![project.district, project.id])?;
    let facts = vec![
        (t.conditions(), project.conditions.clone()),
        (t.needs(), needs_line(&needs, t)),
        (t.funding(), project.funding.clone()),
        (t.indicator(), project.indicator.clone()),
    ];
    html(&Terms { purpose: project.purpose.clone(), facts, t })
}

pub fn samples(locale: kernel::Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let facts = vec![(t.conditions(), "三年内做过同类项目".to_owned()), (t.funding(), "企业认领".to_owned())];
    vec![
        web::Sample::of("_drafts", &Drafts { drafts: vec![("/".into(), "共享雨伞".into())], t }),
        web::Sample::of(
            "_paper",
            &Paper { title: t.paper_title(), paragraphs: vec!["和拓科技认领“共享雨伞”。".into()] },
        ),
        web::Sample::of("_terms", &Terms { purpose: "让午高峰等电梯不超过七分钟".into(), facts, t }),
    ]
}
