//! The frame of every page: roof, places, ground.

use askama::Template;
use kernel::Locale;

use crate::{T, assets, html::Html};

/// Which of the places a page belongs to, for the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    #[default]
    None,
    Tower,
    Report,
    Meetings,
    Projects,
    Mine,
    Today,
    Committees,
    Rules,
    Charters,
    Foundings,
    Conformance,
    Rights,
    Handovers,
    Party,
    Moves,
    Registry,
    Record,
    /// Employments that wait to be confirmed.
    Accounts,
    Employments,
    Appointments,
    Invitations,
    /// Which floors have a captain.
    Floors,
    /// The captain's three buttons.
    Work,
}

/// How wide a page is and whether the staff's rail stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    #[default]
    Page,
    Narrow,
    Desk,
}

/// A step of the path above a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    pub text: String,
    pub href: Option<String>,
}

impl Crumb {
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()) }
    }

    pub fn here(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None }
    }
}

/// The tower that a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TowerLink {
    pub name: String,
    pub href: String,
}

/// What a page says about its frame.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    pub section: Section,
    pub layout: Layout,
    pub crumbs: Vec<Crumb>,
    /// Shown beside the mark; the reader's own tower otherwise.
    pub tower: Option<TowerLink>,
}

/// A place in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub section: Section,
    pub icon: &'static str,
    pub label: String,
    pub href: String,
    /// How many wait there; 0 shows nothing.
    pub count: i64,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub name: String,
    pub unread: i64,
    pub home: String,
    pub notices: String,
    pub search: String,
    /// The list of what is due, for those who have one. The rail leads there too, but not every page has it.
    pub today: Option<String>,
}

/// The whole document around a page's content.
#[derive(Template)]
#[template(path = "shell.html")]
pub struct Shell<'a> {
    pub locale: Locale,
    pub title: &'a str,
    pub frame: &'a Frame,
    pub content: Html,
    pub thumb: &'a [NavItem],
    pub rail: &'a [NavItem],
    pub signed_in: Option<&'a SignedIn>,
    /// The address of this page, for the language and text-size switches to come back to.
    pub here: &'a str,
    pub large: bool,
    pub theme: &'a str,
    /// One line about what was just done.
    pub flash: Option<&'a str>,
    /// The page repeats a refused form.
    pub refused: bool,
    pub root: &'a str,
}

impl Shell<'_> {
    fn t(&self) -> T {
        T(self.locale)
    }
}
