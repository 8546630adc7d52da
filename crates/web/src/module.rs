//! What a module is to the rest: its table of contents.

use db::{Migration, Statement};
use imports::ImportKind;
use kernel::{BuildingId, District, EventKind, Locale, Permission, Result};
use ledger::{Reaction, Tx};
use ui::NavItem;
use utoipa_axum::router::OpenApiRouter;

use crate::{App, Session};

/// A module's table of contents. Everything has a default, so that a module says only what it has.
#[derive(Clone, Copy)]
pub struct Module {
    pub name: &'static str,
    pub routes: fn() -> OpenApiRouter<App>,
    pub permissions: &'static [&'static Permission],
    pub events: &'static [EventKind],
    pub reactions: &'static [Reaction],
    pub jobs: &'static [Job],
    pub migrations: &'static [Migration],
    pub statements: fn() -> Vec<Statement>,
    /// Kinds of spreadsheets that it reads.
    pub imports: &'static [&'static ImportKind],
    /// Those of them whose importer asks for permission row by row: whoever works in a part of the district may upload them.
    pub imports_within: &'static [&'static ImportKind],
    /// Every template with made-up data, rendered in a language: one test renders them all.
    pub samples: fn(Locale) -> Vec<Sample>,
    pub navigation: fn(&Nav<'_>) -> Vec<(Place, NavItem)>,
    /// What the module shows on a tower's public page.
    pub tower: fn(&mut Tx<'_, '_>, &Tower) -> Result<Vec<Part>>,
    /// What the module shows on the page of an item of another module, by the item's id: what is to be done next.
    pub item: fn(&mut Tx<'_, '_>, &Item) -> Result<Vec<Part>>,
    /// What the module shows beside the staff's list of what is due, about their tower.
    pub desk: fn(&mut Tx<'_, '_>, &Tower) -> Result<Vec<Part>>,
    /// The articles in force in a tower, for the chooser of a form on which something is decided.
    pub articles: fn(&mut Tx<'_, '_>, BuildingId, Locale) -> Result<Vec<ui::Choice>>,
    /// Keeps that one of them has decided something; answers whether it is one of the module's.
    pub cite: fn(&mut Tx<'_, '_>, &crate::Cited<'_>) -> Result<bool>,
    /// What the module shows a person of their own things.
    pub mine: fn(&mut Tx<'_, '_>, Locale) -> Result<Vec<Part>>,
}

/// Which tower a public page is about.
#[derive(Debug, Clone)]
pub struct Tower {
    pub locale: Locale,
    pub district: District,
    pub building: BuildingId,
    pub name: String,
}

/// Which item a page is about.
#[derive(Debug, Clone)]
pub struct Item {
    pub locale: Locale,
    pub district: District,
    pub subject: kernel::AnyId,
    pub building: BuildingId,
}

impl Tower {
    /// The address of the tower's page.
    pub fn href(&self) -> String {
        format!("/{}/towers/{}", self.district, self.building)
    }
}

/// A section of a page that modules put together: a tower's public page, a person's own.
pub struct Part {
    /// Where on the page, smallest first.
    pub order: u8,
    pub html: ui::Html,
    /// The same for programs: a name and a value.
    pub name: &'static str,
    pub data: serde_json::Value,
}

impl Module {
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            routes: OpenApiRouter::new,
            permissions: &[],
            events: &[],
            reactions: &[],
            jobs: &[],
            migrations: &[],
            statements: Vec::new,
            imports: &[],
            imports_within: &[],
            samples: |_| Vec::new(),
            navigation: |_| Vec::new(),
            tower: |_, _| Ok(Vec::new()),
            item: |_, _| Ok(Vec::new()),
            desk: |_, _| Ok(Vec::new()),
            articles: |_, _, _| Ok(Vec::new()),
            cite: |_, _| Ok(false),
            mine: |_, _| Ok(Vec::new()),
        }
    }
}

/// Work that comes up by itself: one run for each district, at least `every` seconds apart.
#[derive(Clone, Copy)]
pub struct Job {
    pub name: &'static str,
    pub every: i64,
    /// Answers whether there may be more to do at once.
    pub run: fn(&mut Tx<'_, '_>) -> Result<bool>,
}

/// A rendered template.
pub struct Sample {
    pub template: &'static str,
    pub html: String,
}

impl Sample {
    /// # Panics
    /// If the template does not render: samples are for tests.
    pub fn of(template: &'static str, view: &impl askama::Template) -> Self {
        Self { template, html: view.render().expect("a sample renders") }
    }
}

/// Where a menu entry stands, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// One of the five places at the thumb.
    Thumb(u8),
    /// The staff's rail.
    Rail(u8),
}

/// What the menu depends on.
pub struct Nav<'a> {
    pub locale: Locale,
    pub district: Option<District>,
    /// The tower of the page, or else of the reader.
    pub building: Option<BuildingId>,
    pub session: Option<&'a Session>,
}
