//! 记一条、办结、上报: the page that a captain works with. It works without scripts; with them also without a network: what
//! is written then waits on the telephone, and the keys with which it is sent make that each arrives once.

use axum::extract::Path;
use issues::api::{ClusterId, FloorItem};
use kernel::{BuildingId, District, FloorId, Locale, PersonId, Role, Scope};
use ledger::Tx;
use registry::api::Floor;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Frame, Layout, Section};
use web::{
    Ctx, Input, Refused, Result, Sample, View,
    faults::{Check, choose},
};

use crate::{
    T,
    captain::{FloorPlace, floor_href},
    permissions::{ShowLeft, Work},
    refusal::CaptainRefusal,
};

/// What a captain sends by any of the three buttons. Each takes of it what it needs.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WorkInput {
    pub words: Input,
    /// The floor that a note is about; the only one if empty.
    pub floor: Input,
    /// `1`: said by somebody else.
    pub proxy: Input,
    /// Their login name, if they have one.
    pub for_login: Input,
    /// The item to settle or to pass on.
    pub cluster: Input,
    /// Who wrote it, where it waited on a telephone: it is not sent under another name.
    pub owner: Input,
}

/// Which of the three forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Button {
    Note,
    Settle,
    Pass,
}

impl Button {
    const fn code(self) -> &'static str {
        match self {
            Button::Note => "note",
            Button::Settle => "settle",
            Button::Pass => "pass",
        }
    }
}

/// A floor that the reader looks after.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct WorkFloor {
    pub id: FloorId,
    pub label: String,
    pub tower: String,
    pub href: String,
    #[serde(skip)]
    building: BuildingId,
}

/// Something that waits on one of them.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct WorkItem {
    pub id: ClusterId,
    pub title: String,
    pub floor: String,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "captains/work.html")]
pub struct WorkPage {
    /// Whose page it is.
    pub owner: PersonId,
    pub floors: Vec<WorkFloor>,
    pub items: Vec<WorkItem>,
    #[serde(skip)]
    button: Option<Button>,
    #[serde(skip)]
    input: WorkInput,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl WorkPage {
    fn input(&self, button: Button) -> WorkInput {
        if self.button == Some(button) { self.input.clone() } else { WorkInput::default() }
    }

    fn field(&self, button: Button, field: Field) -> Field {
        // The summary of faults leads to the fields of the form that was refused.
        match self.button {
            Some(refused) if refused == button => field.fault(&self.refused.faults),
            _ => field.within(button.code()),
        }
    }

    fn is_open(&self, button: Button) -> bool {
        self.button == Some(button)
    }

    fn note(&self) -> Vec<Field> {
        let (t, input) = (self.t, self.input(Button::Note));
        let words = Field::area("words", t.note_words(), input.words.as_str(), 3).with("maxlength", "500");
        let mut fields = vec![self.field(Button::Note, words)];
        if self.floors.len() > 1 {
            let choices = self.floors.iter().map(|f| Choice::new(f.id.to_string(), t.floor_of(&f.tower, &f.label)));
            let floor = Field::select("floor", t.col_floor(), &input.floor, choices.collect());
            fields.push(self.field(Button::Note, floor));
        }
        fields
    }

    fn proxy(&self) -> Vec<Field> {
        let (t, input) = (self.t, self.input(Button::Note));
        vec![
            self.field(Button::Note, Field::check("proxy", t.proxy(), input.proxy.is_on(), t.proxy_hint())),
            self.field(Button::Note, Field::text("for_login", t.for_login(), input.for_login.as_str()).optional(t.0)),
        ]
    }

    fn on_item(&self, button: Button, label: &'static str, words: &'static str, said: &'static str) -> Vec<Field> {
        let (t, input) = (self.t, self.input(button));
        let mut choices = vec![Choice::new("", t.choose_item())];
        choices.extend(self.items.iter().map(|i| Choice::new(i.id.to_string(), t.item_of(&i.floor, &i.title))));
        let typed = if self.button == Some(button) { input.words.as_str() } else { said };
        vec![
            self.field(button, Field::select("cluster", label, &input.cluster, choices)),
            self.field(button, Field::area("words", words, typed, 2).with("maxlength", "300")),
        ]
    }

    fn settle(&self) -> Vec<Field> {
        self.on_item(Button::Settle, self.t.item(), self.t.settle_words(), self.t.settled_so())
    }

    fn pass(&self) -> Vec<Field> {
        self.on_item(Button::Pass, self.t.item(), self.t.pass_words(), "")
    }
}

impl View for WorkPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).work_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Work, layout: Layout::Narrow, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// The page, with the form that was refused open.
pub async fn page(ctx: &Ctx, button: Option<Button>, input: WorkInput, refused: Refused) -> Result {
    ctx.signed_in().await?;
    let (locale, t, district) = (ctx.locale, T(ctx.locale), ctx.district()?);
    let page = ctx
        .read(move |tx| {
            let owner = tx.person()?;
            let floors = my_floors(tx)?;
            let mut items = Vec::new();
            for floor in &floors {
                let waiting = issues::api::waiting_on_floor(tx, floor.building, floor.id, locale)?;
                let item = |i: FloorItem| WorkItem { id: i.id, title: i.title, floor: i.label };
                items.extend(waiting.into_iter().map(item));
            }
            Ok(WorkPage { owner, floors, items, button, input, district, refused, t })
        })
        .await?;
    ctx.show(&page).await
}

/// The page with the three buttons.
#[utoipa::path(get, path = "/{district}/captain/desk", operation_id = "show_work", tag = "captains",
    params(("district" = District, Path)),
    responses((status = 200, body = WorkPage)), extensions(("x-permission" = json!("captains.work"))))]
pub async fn show_work(ctx: Ctx, Path(_): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, None, WorkInput::default(), refused).await
}

/// What somebody wrote on a telephone while they looked after a floor, and what the server says of it: for whoever does not
/// any more. The page has none of it; the telephone puts it in.
#[utoipa::path(get, path = "/{district}/captain/left", operation_id = "show_left", tag = "captains",
    params(("district" = District, Path)),
    responses((status = 200, body = WorkPage)), extensions(("x-permission" = json!("captains.show_left"))))]
pub async fn show_left(ctx: Ctx, Path(district): Path<District>) -> Result {
    ctx.signed_in().await?;
    let (refused, t) = (Refused::none(ctx.locale), T(ctx.locale));
    let page = ctx
        .read(move |tx| {
            tx.grant::<ShowLeft, _>(FloorPlace(kernel::Place::district(district)))?;
            let (owner, input) = (tx.person()?, WorkInput::default());
            Ok(WorkPage { owner, floors: Vec::new(), items: Vec::new(), button: None, input, district, refused, t })
        })
        .await?;
    ctx.show(&page).await
}

/// The floors that the reader looks after today.
///
/// # Errors
/// Those who look after none get the answer of the permission.
pub fn my_floors(tx: &mut Tx<'_, '_>) -> kernel::Result<Vec<WorkFloor>> {
    let district = tx.district();
    let held: Vec<FloorId> = tx
        .actor()
        .appointments()
        .iter()
        .filter(|a| a.role == Role::FloorCaptain)
        .filter_map(|a| if let Scope::Floor(id) = a.scope { Some(id) } else { None })
        .collect();
    let mut floors = Vec::new();
    for id in held {
        // An account of another district has no floors here.
        if let Some(floor) = registry::api::floor(tx, id)? {
            let tower = registry::api::building_of(tx, floor.building)?;
            floors.push(WorkFloor {
                href: floor_href(district, floor.building, floor.id),
                id: floor.id,
                label: floor.label,
                tower: tower.name.clone(),
                building: floor.building,
            });
        }
    }
    floors.sort_by(|a, b| (&a.tower, a.id).cmp(&(&b.tower, b.id)));
    floors.dedup_by_key(|f| f.id);
    if floors.is_empty() {
        tx.grant::<Work, _>(FloorPlace(kernel::Place::district(district)))?;
    }
    Ok(floors)
}

/// The floor that a note is about: the one that was chosen, or the only one.
///
/// # Errors
/// Not allowed, or not a floor of the reader's.
pub fn floor_of_note(tx: &mut Tx<'_, '_>, chosen: Option<FloorId>) -> kernel::Result<Floor> {
    let mine = my_floors(tx)?;
    let id = match (chosen, mine.as_slice()) {
        (Some(id), _) => id,
        (None, [first, ..]) => first.id,
        (None, []) => return Err(CaptainRefusal::NotYourFloor.into()),
    };
    let floor = registry::api::floor(tx, id)?.ok_or(CaptainRefusal::NotYourFloor)?;
    let place = FloorPlace::of(tx, &floor)?;
    if tx.grant::<Work, _>(place).is_err() {
        return Err(CaptainRefusal::NotYourFloor.into());
    }
    Ok(floor)
}

/// What waited on a telephone is not sent under another name.
///
/// # Errors
/// The refusal.
pub fn check_owner(tx: &mut Tx<'_, '_>, input: &WorkInput) -> kernel::Result<()> {
    let person = tx.person()?;
    let theirs = input.owner.trim();
    if theirs.is_empty() || theirs == person.to_string() {
        return Ok(());
    }
    Err(CaptainRefusal::OtherAccount.into())
}

/// The item that somebody who looks after a floor has chosen.
///
/// # Errors
/// Entries of another account, no floor of one's own, or nothing chosen.
pub fn chosen(tx: &mut Tx<'_, '_>, input: &WorkInput) -> kernel::Result<ClusterId> {
    check_owner(tx, input)?;
    my_floors(tx)?;
    let mut check = Check::default();
    let id: Option<ClusterId> = check.require("cluster", &input.cluster, choose);
    check.finish()?;
    id.ok_or_else(kernel::Error::hidden)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let floor = |label: &str| WorkFloor {
        id: FloorId::from_bytes([2; 16]),
        label: label.into(),
        tower: "和衡中心".into(),
        href: "/".into(),
        building: BuildingId::from_bytes([1; 16]),
    };
    let page = |floors: Vec<WorkFloor>, button| WorkPage {
        owner: PersonId::from_bytes([3; 16]),
        items: floors
            .iter()
            .map(|f| WorkItem {
                id: ClusterId::from_bytes([1; 16]),
                title: "微波炉坏了一台".into(),
                floor: f.label.clone(),
            })
            .collect(),
        floors,
        button,
        input: WorkInput { words: "中午排队".into(), ..WorkInput::default() },
        district: District::new(310_107).expect("a district"),
        refused: Refused::none(locale),
        t: T(locale),
    };
    vec![
        Sample::of("work", &page(vec![floor("17")], None)),
        Sample::of("work", &page(vec![floor("17"), floor("18")], Some(Button::Note))),
        Sample::of("work", &page(vec![], None)),
    ]
}
