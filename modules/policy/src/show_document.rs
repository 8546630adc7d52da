//! A document: what it changes, its own text, its other versions; and, as long as it is not issued, the button that does it.

use axum::extract::Path;
use kernel::{Act as _, BuildingId, Date, District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Crumb, Frame, Section, TowerLink};
use web::{Action, Ctx, Plain, Result, Sample, View};

use crate::{
    T,
    change::{ChangeItem, Changes, DocumentItem, changes, documents, label},
    document::{Document, Layer, PackId},
    fault::PackFault,
    in_force, issuing,
    pack::Pack,
    permissions::IssueDocument,
    place::{Draft, href, place_of},
    read::read,
    store::{self, IssuedRow, sql},
};

/// A lower document that will ask for less than this one.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OverruledItem {
    pub document: PackId,
    pub title: String,
    pub tower: Option<String>,
    /// The labels of the rules.
    pub rules: Vec<String>,
    #[serde(skip)]
    list: String,
}

/// A document of rules.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "policy/show_document.html")]
pub struct DocumentPage {
    pub id: PackId,
    pub code: String,
    pub version: u32,
    pub layer: &'static str,
    pub title: String,
    pub effective_from: Date,
    pub building: Option<BuildingId>,
    /// `draft`, `coming`, `in_force`, `replaced` or `withdrawn`.
    pub state: &'static str,
    /// What it says otherwise than its layer did before.
    pub changes: Vec<ChangeItem>,
    /// Of a draft: the lower documents that will ask for less than it does.
    pub overrules: Vec<OverruledItem>,
    /// Every document of its layer and place.
    pub versions: Vec<DocumentItem>,
    pub words: String,
    /// Of a draft that does not agree any more with what was issued meanwhile.
    pub faults: Vec<String>,
    #[serde(skip)]
    district: District,
    /// It is to apply from a day that has gone by.
    #[serde(skip)]
    late: bool,
    #[serde(skip)]
    action: Option<Action>,
    #[serde(skip)]
    tower: Option<TowerLink>,
    #[serde(skip)]
    t: T,
}

impl DocumentPage {
    fn since(&self) -> String {
        i18n::Format(self.t.0).date_long(self.effective_from)
    }

    fn table(&self) -> ui::Html {
        Changes { changes: &self.changes, t: self.t }.html()
    }

    fn rules(&self) -> String {
        let of = self.building.map_or(String::new(), |b| format!("?building={b}"));
        format!("/{}/rules{of}", self.district)
    }
}

impl View for DocumentPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        Frame {
            section: Section::Rules,
            crumbs: vec![Crumb::link(self.t.nav_rules(), self.rules()), Crumb::here(&self.title)],
            tower: self.tower.clone(),
            ..Frame::default()
        }
    }
}

/// A document with its text, and the pack of its layer without it and with it.
struct Found {
    document: Document,
    words: String,
    building: Option<BuildingId>,
    before: Pack,
    after: Pack,
    issued: bool,
    /// Of a draft that does not agree any more with what was issued meanwhile.
    faults: Vec<PackFault>,
}

fn found(tx: &mut Tx<'_, '_>, id: PackId) -> kernel::Result<Found> {
    if let Some(row) = store::issued(tx, id)? {
        let words = store::words(tx, id)?.ok_or_else(kernel::Error::hidden)?;
        let document = in_force::document(tx, id)?;
        let rows = store::bearing(tx, row.of())?;
        let (before, after) = around(tx, &rows, &row)?;
        return Ok(Found { document, words, building: row.of(), before, after, issued: true, faults: Vec::new() });
    }
    let draft = tx.granted::<IssueDocument, Draft>(id)?.into_inner();
    let building = draft.row.of();
    let (document, before, after, faults) = match issuing::check(tx, building, &draft.row.words)? {
        Ok(checked) => (checked.document, checked.before, checked.after, Vec::new()),
        // Something else was issued meanwhile: it is shown against what applies now.
        Err(faults) => {
            let document = read(&draft.row.words).map_err(|_| kernel::Error::bug("a kept draft cannot be read"))?;
            let before = Pack::clone(&*in_force::as_of(tx, building, document.effective_from)?);
            let after = before.with(&document);
            (document, before, after, faults)
        }
    };
    Ok(Found { document, words: draft.row.words, building, before, after, issued: false, faults })
}

/// The packs of a document's layer on its first day, without it and with it.
pub fn around(tx: &mut Tx<'_, '_>, rows: &[IssuedRow], row: &IssuedRow) -> kernel::Result<(Pack, Pack)> {
    let without: Vec<IssuedRow> = rows
        .iter()
        .filter(|r| r.layer < row.layer || (r.layer == row.layer && r.effective_from < row.effective_from))
        .cloned()
        .collect();
    let mut with = without.clone();
    with.push(row.clone());
    let mut pack = |rows: &[IssuedRow]| {
        let ids: Vec<PackId> = in_force::in_force(rows, row.effective_from).iter().map(|r| r.id).collect();
        Ok::<_, kernel::Error>(Pack::clone(&*in_force::made_of(tx, &ids)?))
    };
    Ok((pack(&without)?, pack(&with)?))
}

/// The lower documents that will ask for less once `found` is issued, and do not yet.
fn overrules(tx: &mut Tx<'_, '_>, found: &Found, locale: Locale) -> kernel::Result<Vec<OverruledItem>> {
    let (day, layer) = (found.document.effective_from, found.document.layer);
    if layer == Layer::Building {
        return Ok(Vec::new());
    }
    let district = tx.district();
    let rows = tx.all(&sql::ALL_ISSUED, db::args![district])?;
    let newest = |r: &IssuedRow| {
        let later = |o: &&IssuedRow| o.layer == r.layer && o.building == r.building && o.effective_from <= day;
        rows.iter().filter(later).all(|o| o.effective_from <= r.effective_from)
    };
    let mut items = Vec::new();
    for row in rows.iter().filter(|r| r.layer > layer && newest(r)) {
        let lower = in_force::document(tx, row.id)?;
        let (was, will) = (found.before.with(&lower).overruled, found.after.with(&lower).overruled);
        let new = will.iter().filter(|o| !was.iter().any(|w| w.key == o.key));
        let rules: Vec<String> = new.map(|o| label(&crate::rule::full_name(o.key), locale)).collect();
        if !rules.is_empty() {
            let tower = match row.of() {
                Some(building) => Some(registry::api::building_of(tx, building)?.name.clone()),
                None => None,
            };
            let list = i18n::Format(locale).list(&rules);
            let title = row.title().get(locale).to_owned();
            items.push(OverruledItem { document: row.id, title, tower, rules, list });
        }
    }
    Ok(items)
}

fn page(tx: &mut Tx<'_, '_>, id: PackId, locale: Locale) -> kernel::Result<DocumentPage> {
    let found = found(tx, id)?;
    let (district, today) = (tx.district(), tx.today());
    let rows = store::ever(tx, found.document.layer, found.building)?;
    let versions = documents(&rows, today, locale);
    let state = versions.iter().find(|v| v.id == id).map_or("draft", |v| v.state);
    let overrules = if found.issued { Vec::new() } else { overrules(tx, &found, locale)? };
    let place = place_of(tx, found.building)?;
    let (t, href) = (T(locale), href(district, id));
    let may_issue = const { &IssueDocument::PERMISSION }.check(tx.actor(), &place).is_ok();
    let coming = rows.iter().any(|r| r.id == id && crate::withdraw_document::is_coming(r, today));
    let action = if coming && may_issue {
        Some(Action::page("withdraw_document", format!("{href}/withdrawal"), t.withdraw_button()))
    } else {
        let issue = Action::button("issue_document", format!("{href}/issue"), t.issue_button()).main();
        (!found.issued && found.faults.is_empty()).then_some(issue)
    };
    Ok(DocumentPage {
        id,
        faults: found.faults.iter().map(|f| f.says(locale)).collect(),
        code: found.document.id.clone(),
        version: found.document.version,
        layer: found.document.layer.code(),
        title: found.document.title.get(locale).to_owned(),
        effective_from: found.document.effective_from,
        building: found.building,
        state,
        changes: changes(&found.before, &found.after, locale),
        overrules,
        versions,
        words: found.words,
        district,
        late: found.document.effective_from < today,
        action,
        tower: place.tower,
        t,
    })
}

/// A document, with what it changes and its own text.
#[utoipa::path(get, path = "/{district}/rules/documents/{document}", operation_id = "show_document", tag = "policy",
    params(("district" = District, Path), ("document" = PackId, Path)),
    responses((status = 200, body = DocumentPage)), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn show_document(ctx: Ctx, Path((_, id)): Path<(District, PackId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx.read(move |tx| page(tx, id, locale)).await?;
    ctx.show(&page).await
}

/// A document as it was handed in.
#[utoipa::path(get, path = "/{district}/rules/documents/{document}/text", operation_id = "export_document", tag = "policy",
    params(("district" = District, Path), ("document" = PackId, Path)),
    responses((status = 200, content_type = "application/toml")), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn export_document(ctx: Ctx, Path((_, id)): Path<(District, PackId)>) -> Result {
    let found = ctx.read(move |tx| found(tx, id)).await?;
    let file_name = Some(format!("{}-{}.toml", found.document.id, found.document.version));
    Ok(ctx.plain(Plain { mime: TOML, body: found.words.into_bytes(), file_name }))
}

pub const TOML: &str = "application/toml; charset=utf-8";

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let change = ChangeItem {
        name: "meetings.notice_days".into(),
        label: "会议提前通知（工作日）".into(),
        before: "5".into(),
        before_clause: "规则 7".into(),
        after: "7".into(),
        after_clause: "细则 1".into(),
    };
    let id = PackId::from_bytes([1; 16]);
    let day = Date::new(2026, 9, 1).expect("a date");
    let version = DocumentItem {
        id,
        layer: "city",
        title: "指导意见".into(),
        version: 2,
        effective_from: day,
        state: "in_force",
        since: "2026年9月1日".into(),
    };
    let overruled = OverruledItem {
        document: id,
        title: "议事规则".into(),
        tower: Some("和衡中心".into()),
        rules: vec!["到会人数要求".into()],
        list: "到会人数要求".into(),
    };
    let page = |state, changes, overrules, action: bool, tower: Option<TowerLink>| DocumentPage {
        id,
        faults: tower.iter().map(|_| "版本号应当更大".to_owned()).collect(),
        code: "shanghai".into(),
        version: 2,
        layer: "city",
        title: "指导意见".into(),
        effective_from: day,
        building: None,
        state,
        changes,
        overrules,
        versions: vec![version.clone()],
        words: "version = 2".into(),
        district: District::new(310_107).expect("a district"),
        late: action,
        action: action.then(|| Action::button("issue_document", "/", t.issue_button())),
        tower,
        t,
    };
    let tower = TowerLink { name: "和衡中心".into(), href: "/".into() };
    vec![
        Sample::of("show_document", &page("draft", vec![change], vec![overruled], true, None)),
        Sample::of("show_document", &page("in_force", Vec::new(), Vec::new(), false, Some(tower))),
    ]
}
