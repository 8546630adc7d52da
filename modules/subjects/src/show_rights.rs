//! What a kind of subject may do and has to do: each right with the way to use it, each duty with what is open and what was
//! kept, as of a day.

use axum::extract::{Path, Query};
use commitments::api::{Commitment, CommitmentState, Party};
use kernel::{BuildingId, Clause, Date, District, Locale, Permission, Resource as _};
use ledger::Tx;
use policy::api::{Item, List, Pack, Standing};
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Section, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    kind::Kind,
    list_rights::ordered,
    own::{Own, own},
    permissions::ShowRights,
    store,
    version::{Change, Version},
    ways::Way,
};

/// Open steps that are shown with a duty, and kept ones.
const SHOWN: usize = 3;

/// An entry of the lists.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RightItem {
    pub id: String,
    pub text: String,
    pub clause: String,
    /// Law, regulation or draft proposal.
    pub standing: &'static str,
    /// The operation that uses a right.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub operation: String,
    /// Where it is used; nothing on a page of another day.
    pub href: Option<String>,
    /// What a duty leaves open for the reader.
    pub open: Vec<StepItem>,
    /// What was kept lately.
    pub kept: Vec<StepItem>,
    #[serde(skip)]
    clause_name: String,
}

/// A step that is owed, or was kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StepItem {
    pub title: String,
    pub href: String,
    pub step: String,
    pub due: Option<Date>,
    pub late: bool,
    #[serde(skip)]
    due_text: String,
}

/// As whom the reader takes note, and whether they have.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NoteItem {
    /// The organisation's name; empty for oneself or the office.
    pub name: String,
    /// `current`, `older` or `none`.
    pub state: &'static str,
    pub on: Option<Date>,
    /// What changed since the version that was acknowledged.
    pub changes: Vec<RightsChange>,
    #[serde(skip)]
    says: String,
    #[serde(skip)]
    action: Option<Action>,
}

/// A change of the lists.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RightsChange {
    pub how: &'static str,
    pub text: String,
    pub before: Option<String>,
    #[serde(skip)]
    word: String,
}

/// The rights and duties of a kind.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "subjects/show_rights.html")]
pub struct RightsPage {
    pub building: BuildingId,
    pub kind: &'static str,
    pub on: Date,
    /// The digest of the lists: what is acknowledged.
    pub version: String,
    pub rights: Vec<RightItem>,
    pub duties: Vec<RightItem>,
    /// For those who are of the kind.
    pub notes: Vec<NoteItem>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    other: bool,
    #[serde(skip)]
    others: Vec<(String, String, bool)>,
    #[serde(skip)]
    day_field: Field,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl RightsPage {
    fn day(&self) -> String {
        i18n::Format(self.t.0).date_long(self.on)
    }
}

impl View for RightsPage {
    fn title(&self, _: Locale) -> String {
        format!("{} · {}", self.title, self.t.nav_rights())
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.nav_rights(), format!("{}/rights", self.tower.href)),
            Crumb::here(&self.title),
        ];
        Frame { section: Section::Rights, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AsOf {
    /// A day as `2026-09-01`; today without it.
    on: String,
}

/// The kind that an address names.
///
/// # Errors
/// Not found for any other word.
pub fn kind_of(code: &str) -> kernel::Result<Kind> {
    Kind::from_code(code).ok_or_else(kernel::Error::hidden)
}

/// What a kind of subject may do and has to do in a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/rights/{kind}", operation_id = "show_rights", tag = "subjects",
    params(("district" = District, Path), ("building" = BuildingId, Path),
        ("kind" = String, Path, description = "party, owner, property, enterprise, employee, subdistrict, department, residents or social"), AsOf),
    responses((status = 200, body = RightsPage)), extensions(("x-permission" = json!("subjects.show_rights"))))]
pub async fn show_rights(
    ctx: Ctx,
    Path((district, id, kind)): Path<(District, BuildingId, String)>,
    Query(query): Query<AsOf>,
) -> Result {
    let locale = ctx.locale;
    let permissions: Vec<&Permission> = ctx.app.modules().iter().flat_map(|m| m.permissions).copied().collect();
    let page = ctx
        .read(move |tx| {
            let building = tx.granted::<ShowRights, Building>(id)?.into_inner();
            let kind = kind_of(&kind)?;
            let today = tx.today();
            let on: Date = query.on.parse().unwrap_or(today);
            let pack = policy::api::as_of(tx, Some(id), on)?;
            let own = own(tx, &building)?;
            let mine: Vec<&Own> = own.iter().filter(|o| o.kind == kind).collect();
            let version = Version::of(&pack, kind);
            let now = on == today;
            let mut rights = Vec::new();
            for right in pack.list_of(List::Right, kind.code()) {
                let mut item = item_of(&pack, right, locale);
                let way =
                    Way::to(&right.link).filter(|w| now && w.is_open_to(tx.actor(), building.place(), &permissions));
                item.href = way.map(|w| w.href(district, id));
                item.operation.clone_from(&right.link);
                rights.push(item);
            }
            let mut duties = Vec::new();
            for duty in pack.list_of(List::Duty, kind.code()) {
                let mut item = item_of(&pack, duty, locale);
                if now && !mine.is_empty() {
                    (item.open, item.kept) = steps(tx, id, &duty.words, &mine, locale)?;
                }
                duties.push(item);
            }
            let href = format!("/{district}/towers/{id}");
            let mut notes = Vec::new();
            if now {
                for own in &mine {
                    notes.push(note(tx, id, own, &version, &href, locale)?);
                }
            }
            let t = T(locale);
            let link = |k: Kind| (t.kind(k.code()), format!("{href}/rights/{}", k.code()), k == kind);
            Ok(RightsPage {
                building: id,
                kind: kind.code(),
                on,
                version: version.digest()?,
                rights,
                duties,
                notes,
                title: t.kind(kind.code()),
                other: !now,
                others: ordered(&own).into_iter().map(link).collect(),
                day_field: Field::date("on", t.as_of(), &on.to_string()),
                tower: TowerLink { name: building.name.clone(), href },
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

fn item_of(pack: &Pack, item: &Item, locale: Locale) -> RightItem {
    let standing = pack.clauses.iter().find(|c| c.id == item.clause).map_or(Standing::Draft, |c| c.standing);
    let Clause { id, .. } = pack.clause(&item.clause);
    RightItem {
        id: item.id.clone(),
        text: item.text.get(locale).to_owned(),
        clause_name: i18n::Format(locale).clause(&id),
        clause: id.into_owned(),
        standing: standing.code(),
        operation: String::new(),
        href: None,
        open: Vec::new(),
        kept: Vec::new(),
    }
}

/// What is open for the reader of these kinds of steps, and what was kept lately.
fn steps(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    kinds: &[String],
    own: &[&Own],
    locale: Locale,
) -> kernel::Result<(Vec<StepItem>, Vec<StepItem>)> {
    if kinds.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let found = commitments::api::of_kinds(tx, building, &kinds, 200)?;
    let (actor, today) = (tx.actor(), tx.today());
    let person = actor.person();
    let owed = |c: &Commitment| match c.debtor().party {
        Party::Role(role) => own.iter().any(|o| o.kind.roles().contains(&role)),
        Party::Organisation(id) => own.iter().any(|o| o.organisation == Some(id)),
        Party::Person(id) => person == Some(id),
        Party::Nobody => false,
    };
    let item = |c: &Commitment| StepItem {
        title: c.title(locale).to_owned(),
        href: c.href.clone(),
        step: commitments::api::step_word(locale, &c.kind),
        due: c.due_on,
        late: c.state != CommitmentState::Fulfilled && c.due_on.is_some_and(|d| d < today),
        due_text: c.due_on.map_or(String::new(), |d| i18n::Format(locale).date_near(d, today)),
    };
    // The list is by the latest day: what is open reads better by the soonest.
    let mut open: Vec<StepItem> =
        found.iter().filter(|c| c.state != CommitmentState::Fulfilled && c.waits_for(actor)).map(item).collect();
    open.reverse();
    open.truncate(SHOWN * 3);
    let kept =
        found.iter().filter(|c| c.state == CommitmentState::Fulfilled && owed(c)).map(item).take(SHOWN).collect();
    Ok((open, kept))
}

fn note(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    own: &Own,
    version: &Version,
    tower: &str,
    locale: Locale,
) -> kernel::Result<NoteItem> {
    let t = T(locale);
    let person = tx.person()?;
    let name = match own.organisation {
        Some(id) => registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name),
        None => String::new(),
    };
    let digest = version.digest()?;
    let newest = store::newest(tx, building, own.kind, own.organisation, person)?;
    let state = match &newest {
        Some(row) if row.digest == digest => "current",
        Some(_) => "older",
        None => "none",
    };
    let mut changes = Vec::new();
    if let (Some(row), "older") = (&newest, state)
        && let Some(before) = store::version(tx, &row.digest)?
    {
        changes = version.changes(&before).into_iter().map(|c| change(c, locale)).collect();
    }
    let on = newest.map(|row| row.at.date());
    let day = on.map_or(String::new(), |on| i18n::Format(locale).date_long(on));
    let who = if name.is_empty() { t.oneself() } else { &name };
    let says = match state {
        "current" => t.note_current(who, &day),
        "older" => t.note_older(who, &day),
        _ => t.note_none(who),
    };
    let action = (own.acts && state != "current").then(|| {
        let href = format!("{tower}/rights/{}/acknowledgement", own.kind.code());
        let organisation = own.organisation.map_or(String::new(), |o| o.to_string());
        Action::button("acknowledge", href, t.do_acknowledge())
            .with("version", digest)
            .with("organisation", organisation)
            .main()
    });
    Ok(NoteItem { name, state, on, changes, says, action })
}

fn change(change: Change, locale: Locale) -> RightsChange {
    let t = T(locale);
    RightsChange {
        how: change.how,
        text: change.text.get(locale).to_owned(),
        before: change.before.map(|b| b.get(locale).to_owned()),
        word: t.change(change.how, change.list),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let (t, pack) = (T(locale), policy::api::of_nobody());
    let step = || StepItem {
        title: "大堂设共享工位".into(),
        href: "/".into(),
        step: t.own().to_owned(),
        due: None,
        late: true,
        due_text: "11月28日".into(),
    };
    let items = |list| {
        let mut items: Vec<RightItem> =
            pack.list_of(list, Kind::Enterprise.code()).map(|i| item_of(&pack, i, locale)).collect();
        for item in &mut items {
            item.href = Some("/".into());
            (item.open, item.kept) = (vec![step()], vec![step()]);
        }
        items
    };
    let note = NoteItem {
        name: "和拓科技（上海）有限公司".into(),
        state: "older",
        on: None,
        changes: vec![RightsChange {
            how: "changed",
            text: "按计划办理".into(),
            before: Some("按承诺办理".into()),
            word: t.change("changed", "duty"),
        }],
        says: t.note_none("和拓科技"),
        action: Some(Action::button("acknowledge", "/", t.do_acknowledge())),
    };
    let page = |notes, other, rights| RightsPage {
        building: BuildingId::from_bytes([1; 16]),
        kind: Kind::Enterprise.code(),
        on: Date::new(2026, 3, 1).expect("a date"),
        version: "00".into(),
        duties: if other { Vec::new() } else { items(List::Duty) },
        rights,
        notes,
        title: t.kind("enterprise"),
        other,
        others: vec![(t.kind("enterprise"), "/".into(), true), (t.kind("owner"), "/".into(), false)],
        day_field: Field::date("on", t.as_of(), "2026-03-01"),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![
        Sample::of("show_rights", &page(vec![note], false, items(List::Right))),
        Sample::of("show_rights", &page(Vec::new(), true, Vec::new())),
    ]
}
